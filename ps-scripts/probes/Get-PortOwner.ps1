<#
.SYNOPSIS
Tells which programs hold the local ports that a VPN needs.
.DESCRIPTION
Get-NetTCPConnection and Get-NetUDPEndpoint for TCP 1723 and UDP 500, 1701, 4500; the owner by Get-Process. On a healthy computer these
belong to the service host (svchost), or, 1723 and 1701, to nobody or the kernel (System). Reads only.
.OUTPUTS
One table: owners = list of protocol, port, process (name, or empty where it cannot be seen).
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

# "None found" is an error of these cmdlets, of the same category as a cmdlet that is not there at all.
function Test-NothingFound($Record) {
    $Record.CategoryInfo.Category -eq 'ObjectNotFound' -and [string]$Record.FullyQualifiedErrorId -notlike 'CommandNotFoundException*'
}

function ConvertTo-Owner([string] $Protocol, $Found) {
    $id = [int]$Found.OwningProcess
    $process = Get-Process -Id $id -ErrorAction SilentlyContinue
    @{ protocol = $Protocol; port = [int]$Found.LocalPort; process = [string]$process.ProcessName }
}

$owners = @()
try { $owners += @(Get-NetTCPConnection -LocalPort 1723 -State Listen -ErrorAction Stop | ForEach-Object { ConvertTo-Owner 'tcp' $_ }) }
catch { if (-not (Test-NothingFound $_)) { throw } }
foreach ($port in 500, 1701, 4500) {
    try { $owners += @(Get-NetUDPEndpoint -LocalPort $port -ErrorAction Stop | ForEach-Object { ConvertTo-Owner 'udp' $_ }) }
    catch { if (-not (Test-NothingFound $_)) { throw } }
}
@{ owners = $owners }
