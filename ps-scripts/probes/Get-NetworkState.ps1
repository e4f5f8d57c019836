<#
.SYNOPSIS
Reads addresses, routes, metrics, packet sizes, DNS servers and the connection profiles of this computer.
.DESCRIPTION
Get-NetIPAddress, Get-NetIPInterface, Get-NetRoute, Get-DnsClient, Get-DnsClientServerAddress, Get-NetConnectionProfile. Reads only, sends nothing.
Loopback and link-local IPv6 addresses are left out: they reach nobody. An automatic IPv4 address (169.254) is kept,
since it tells that no DHCP server answered. Routes to the computer itself, broadcast and multicast say nothing here.
.PARAMETER MostRoutes
How many routes to list at the most.
.OUTPUTS
One table: addresses, links (metric, mtu), dnsServers, suffixes, routes (metric = route + interface), networks; each a list.
#>
[CmdletBinding()]
param([ValidateRange(1, 2000)] [int] $MostRoutes = 300)

$ErrorActionPreference = 'Stop'

# "None found" is an error of these cmdlets, of the same category as a cmdlet that is not there at all.
function Test-CommandMissing($Record) { [string]$Record.FullyQualifiedErrorId -like 'CommandNotFoundException*' }
function Test-NothingFound($Record) { $Record.CategoryInfo.Category -eq 'ObjectNotFound' -and -not (Test-CommandMissing $Record) }

# Metrics, suffixes and profiles are extras: where one of these cmdlets fails, addresses and routes still count.
# Each part on its own: a stack without IPv6, or without any route, makes one cmdlet throw and says nothing of the rest.
$addresses = @()
try {
    $addresses = @(Get-NetIPAddress -ErrorAction Stop | Where-Object { $_.IPAddress -notlike 'fe80*' -and $_.IPAddress -notin '127.0.0.1', '::1' } |
            ForEach-Object {
                @{ interface = [string]$_.InterfaceAlias; index = [int]$_.InterfaceIndex; address = [string]$_.IPAddress; prefixLength = [int]$_.PrefixLength }
            })
}
catch { if (-not (Test-NothingFound $_)) { throw } }

$dnsServers = @()
try {
    $dnsServers = @(Get-DnsClientServerAddress -ErrorAction Stop | Where-Object { @($_.ServerAddresses).Count -gt 0 } | ForEach-Object {
            @{ interface = [string]$_.InterfaceAlias; index = [int]$_.InterfaceIndex; servers = @($_.ServerAddresses | ForEach-Object { [string]$_ }) }
        })
}
catch { if (-not (Test-NothingFound $_)) { throw } }

$links = @()
try {
    $links = @(Get-NetIPInterface -ErrorAction Stop | ForEach-Object {
            @{
                interface = [string]$_.InterfaceAlias
                family    = [string]$_.AddressFamily
                metric    = [long]$_.InterfaceMetric
                automatic = [string]$_.AutomaticMetric -in 'Enabled', '1'
                mtu       = [long]$_.NlMtu
            }
        })
}
catch { if (Test-CommandMissing $_) { throw } }

$suffixes = @()
try {
    $suffixes = @(Get-DnsClient -ErrorAction Stop | Where-Object { $_.ConnectionSpecificSuffix } |
            ForEach-Object { @{ interface = [string]$_.InterfaceAlias; suffix = [string]$_.ConnectionSpecificSuffix } })
}
catch { if (Test-CommandMissing $_) { throw } }

$routes = @()
try {
    # Of single hosts those count that lead somewhere: neither the computer's own addresses nor broadcasts.
    $own = @($addresses | ForEach-Object { "$($_.address)/32"; "$($_.address)/128" })
    $routes = @(Get-NetRoute -ErrorAction Stop |
            Where-Object { $own -notcontains $_.DestinationPrefix -and $_.DestinationPrefix -notlike '*.255/32' -and $_.DestinationPrefix -notlike '224.*' -and
                $_.DestinationPrefix -notlike 'ff*' -and $_.DestinationPrefix -notlike '127.*' -and $_.DestinationPrefix -ne '::1/128' -and $_.DestinationPrefix -notlike 'fe80*' } |
            Sort-Object -Property { $_.DestinationPrefix -notin '0.0.0.0/0', '::/0' } |
            Select-Object -First $MostRoutes | ForEach-Object {
                @{
                    interface   = [string]$_.InterfaceAlias
                    destination = [string]$_.DestinationPrefix
                    nextHop     = [string]$_.NextHop
                    metric      = [long]$_.RouteMetric + [long]$_.InterfaceMetric
                }
            })
}
catch { if (-not (Test-NothingFound $_)) { throw } }

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
catch { if (Test-CommandMissing $_) { throw } }

@{ addresses = $addresses; links = $links; dnsServers = $dnsServers; suffixes = $suffixes; routes = $routes; networks = $networks }
