<#
.SYNOPSIS
Reads addresses, default routes, DNS servers and the connection profiles of this computer.
.DESCRIPTION
Get-NetIPAddress, Get-NetRoute, Get-DnsClientServerAddress, Get-NetConnectionProfile. Reads only, sends nothing.
Loopback and link-local IPv6 addresses are left out: they reach nobody. An automatic IPv4 address (169.254) is kept,
since it tells that no DHCP server answered.
.OUTPUTS
One table: addresses, dnsServers, defaultRoutes (metric = route + interface), networks; each a list.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

# Each part on its own: a stack without IPv6, or without any route, makes one cmdlet throw and says nothing of the rest.
$addresses = @()
try {
    $addresses = @(Get-NetIPAddress -ErrorAction Stop | Where-Object { $_.IPAddress -notlike 'fe80*' -and $_.IPAddress -notin '127.0.0.1', '::1' } |
            ForEach-Object {
                @{ interface = [string]$_.InterfaceAlias; index = [int]$_.InterfaceIndex; address = [string]$_.IPAddress; prefixLength = [int]$_.PrefixLength }
            })
}
catch { if ($_.CategoryInfo.Category -ne 'ObjectNotFound') { throw } }

$dnsServers = @()
try {
    $dnsServers = @(Get-DnsClientServerAddress -ErrorAction Stop | Where-Object { @($_.ServerAddresses).Count -gt 0 } | ForEach-Object {
            @{ interface = [string]$_.InterfaceAlias; index = [int]$_.InterfaceIndex; servers = @($_.ServerAddresses | ForEach-Object { [string]$_ }) }
        })
}
catch { if ($_.CategoryInfo.Category -ne 'ObjectNotFound') { throw } }

$defaultRoutes = @()
foreach ($destination in '0.0.0.0/0', '::/0') {
    try {
        $defaultRoutes += @(Get-NetRoute -DestinationPrefix $destination -ErrorAction Stop | ForEach-Object {
                @{
                    interface   = [string]$_.InterfaceAlias
                    destination = $destination
                    nextHop     = [string]$_.NextHop
                    metric      = [int]$_.RouteMetric + [int]$_.InterfaceMetric
                }
            })
    }
    catch { if ($_.CategoryInfo.Category -ne 'ObjectNotFound') { throw } }
}

$networks = @()
try {
    $networks = @(Get-NetConnectionProfile -ErrorAction Stop | ForEach-Object {
            @{
                interface = [string]$_.InterfaceAlias
                name      = [string]$_.Name
                category  = [string]$_.NetworkCategory
                ipv4      = [string]$_.IPv4Connectivity
                ipv6      = [string]$_.IPv6Connectivity
            }
        })
}
catch { if ($_.CategoryInfo.Category -ne 'ObjectNotFound') { throw } }

@{ addresses = $addresses; dnsServers = $dnsServers; defaultRoutes = $defaultRoutes; networks = $networks }
