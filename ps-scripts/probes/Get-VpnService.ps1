<#
.SYNOPSIS
Reads state, start type and last exit code of the services that a VPN needs.
.DESCRIPTION
Win32_Service, because only it knows the exit code of a service that would not start. Where WMI is broken,
Get-Service answers without that code. Names and states are the same in every language.
.PARAMETER Name
Service names, or beginnings of names with a star behind. One that does not exist is left out of the answer.
.OUTPUTS
One table: services = list of name, state, startMode, exitCode.
#>
[CmdletBinding()]
param([string[]] $Name = @('RasMan', 'SstpSvc', 'TapiSrv', 'IKEEXT', 'PolicyAgent', 'BFE', 'EapHost'))

$ErrorActionPreference = 'Stop'

$exact = @($Name | Where-Object { $_ -notlike '*`*' })
$beginnings = @($Name | Where-Object { $_ -like '*`*' })
function Test-Wanted([string] $Candidate) {
    if ($exact -contains $Candidate) { return $true }
    @($beginnings | Where-Object { $Candidate -like $_ }).Count -gt 0
}

$services = @()
try {
    $services = @(Get-CimInstance -ClassName Win32_Service -Property Name, State, StartMode, ExitCode -OperationTimeoutSec 4 -ErrorAction Stop |
            Where-Object { Test-Wanted ([string]$_.Name) } |
            ForEach-Object {
                @{ name = [string]$_.Name; state = [string]$_.State; startMode = [string]$_.StartMode; exitCode = [long]$_.ExitCode }
            })
}
catch {
    $services = @(Get-Service -Name $Name -ErrorAction SilentlyContinue | ForEach-Object {
            @{ name = [string]$_.Name; state = [string]$_.Status; startMode = [string]$_.StartType; exitCode = $null }
        })
}
@{ services = $services }
