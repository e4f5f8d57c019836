<#
.SYNOPSIS
Tells which programs hold the local ports that a VPN needs.
.DESCRIPTION
Get-NetTCPConnection and Get-NetUDPEndpoint for TCP 1723 and UDP 500, 1701, 4500; the owner by Get-Process. On a healthy computer these
belong to the service host (svchost), or, 1723 and 1701, to nobody or the kernel (System). Reads only.
.OUTPUTS
One table: owners = list of protocol, port, process (name, or empty where it cannot be seen), pid.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

function ConvertTo-Owner([string] $Protocol, $Found) {
    $id = [int]$Found.OwningProcess
    $process = Get-Process -Id $id -ErrorAction SilentlyContinue
    @{ protocol = $Protocol; port = [int]$Found.LocalPort; pid = $id; process = [string]$process.ProcessName }
}

$owners = @()
try { $owners += @(Get-NetTCPConnection -LocalPort 1723 -State Listen -ErrorAction Stop | ForEach-Object { ConvertTo-Owner 'tcp' $_ }) }
catch { if ($_.CategoryInfo.Category -ne 'ObjectNotFound') { throw } }
foreach ($port in 500, 1701, 4500) {
    try { $owners += @(Get-NetUDPEndpoint -LocalPort $port -ErrorAction Stop | ForEach-Object { ConvertTo-Owner 'udp' $_ }) }
    catch { if ($_.CategoryInfo.Category -ne 'ObjectNotFound') { throw } }
}
@{ owners = $owners }
