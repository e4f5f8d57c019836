<#
.SYNOPSIS
Reads what the SSTP driver and the service manager wrote about the VPN's services, and how Windows was last started.
.DESCRIPTION
System log: provider Microsoft-Windows-RasSstp (1 to 6, 23), Service Control Manager (7000 to 7043) for the services named,
and Kernel-Boot 27 (full start or fast start). Properties only, never the message. A service's display name is in the
language of Windows and so is turned back into its name.
.PARAMETER Name
Names of the services whose events count.
.PARAMETER Days
How far back to look.
.OUTPUTS
One table: sstp = list of id, at, codes; services = list of id, at, service, codes; bootType = 0 full, 1 fast start, 2 hibernation, or null.
#>
[CmdletBinding()]
param(
    [string[]] $Name = @('RasMan', 'SstpSvc', 'IKEEXT', 'PolicyAgent', 'BFE', 'TapiSrv', 'EapHost'),
    [ValidateRange(1, 90)] [int] $Days = 14
)

$ErrorActionPreference = 'Stop'
$since = (Get-Date).AddDays(-$Days)

function Read-Event([hashtable] $Filter, [int] $Most) {
    try { Get-WinEvent -FilterHashtable $Filter -MaxEvents $Most -ErrorAction Stop }
    catch {
        # "No events" is an error in PowerShell, and so is a provider that has never written one. Neither is a fault.
        $id = [string]$_.FullyQualifiedErrorId
        if ($id -notlike 'NoMatchingEventsFound*' -and $id -notlike 'NoMatchingProvidersFound*') { throw }
    }
}

# Whole numbers only: codes and HTTP statuses. The rest is text in the language of Windows, names of servers and of people.
function Get-Code($Record) {
    @($Record.Properties | ForEach-Object { [string]$_.Value } | Where-Object { $_ -match '^(%%)?-?\d{1,10}$' -or $_ -match '^0x[0-9a-fA-F]{1,8}$' } |
            ForEach-Object { $_ -replace '^%%', '' })
}

$sstp = @(Read-Event @{ LogName = 'System'; ProviderName = 'Microsoft-Windows-RasSstp'; StartTime = $since } 50 | ForEach-Object {
        @{ id = [int]$_.Id; at = $_.TimeCreated.ToUniversalTime().ToString('o'); codes = @(Get-Code $_) }
    })

$names = @{}
foreach ($service in Get-Service -Name $Name -ErrorAction SilentlyContinue) {
    $names[[string]$service.DisplayName] = [string]$service.Name
    $names[[string]$service.Name] = [string]$service.Name
}
$services = @(Read-Event @{ LogName = 'System'; ProviderName = 'Service Control Manager'; Id = 7000, 7001, 7009, 7011, 7023, 7024, 7031, 7034; StartTime = $since } 200 |
        ForEach-Object {
            $about = $_
            $first = @($about.Properties | ForEach-Object { [string]$_.Value } | Where-Object { $names.ContainsKey($_) })
            if ($first.Count -gt 0) {
                @{ id = [int]$about.Id; at = $about.TimeCreated.ToUniversalTime().ToString('o'); service = $names[$first[0]]; codes = @(Get-Code $about) }
            }
        })

$bootType = $null
$boot = Read-Event @{ LogName = 'System'; ProviderName = 'Microsoft-Windows-Kernel-Boot'; Id = 27 } 1
if ($boot) { $bootType = [int]@($boot.Properties)[0].Value }

@{ sstp = $sstp; services = $services; bootType = $bootType }
