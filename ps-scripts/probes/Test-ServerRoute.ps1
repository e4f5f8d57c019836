<#
.SYNOPSIS
Asks Windows which interface, source address and next hop it would use towards an address.
.DESCRIPTION
Test-NetConnection without a port: with one it would wait up to a minute for a port that is filtered. It sends one ping
to the address.
.PARAMETER Address
IPv4 or IPv6 address of the server.
.OUTPUTS
One table: interface, sourceAddress, nextHop.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true)] [ValidatePattern('^[0-9A-Fa-f:.]{3,45}$')] [string] $Address)

$ErrorActionPreference = 'Stop'

$result = Test-NetConnection -ComputerName $Address -WarningAction SilentlyContinue -ErrorAction Stop
$source = $result.SourceAddress
if ($source.IPAddress) { $source = $source.IPAddress }
$route = $result.NetRoute
if ($route.NextHop) { $route = $route.NextHop }
@{ interface = [string]$result.InterfaceAlias; sourceAddress = [string]$source; nextHop = [string]$route }
