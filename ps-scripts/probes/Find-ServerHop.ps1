<#
.SYNOPSIS
Follows the way to an address, router by router.
.DESCRIPTION
Pings that may pass one router, two, and so on, sixteen at the most, by Win32_PingStatus: its status is a number, the text of tracert.exe
is in the language of Windows. A router that ends such a ping says so (status 11013); many say nothing. Three in a row that say nothing end
the search: behind them is the end of the way, or of what can be seen of it. (RFC 792, RFC 4443 section 3.3)
.PARAMETER Address
IPv4 or IPv6 address of the server.
.OUTPUTS
One table: hops = for each number of routers: address (null where nobody said anything), ms, reached = it was the server itself.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true)] [ValidatePattern('^[0-9A-Fa-f:.]{3,45}$')] [string] $Address)

$ErrorActionPreference = 'Stop'

$passed = 0
$expired = 11013
$hops = @()
$silent = 0
foreach ($routers in 1..16) {
    $filter = "Address='$Address' AND Timeout=700 AND TimeToLive=$routers"
    $reply = Get-CimInstance -ClassName Win32_PingStatus -Filter $filter -Property StatusCode, ProtocolAddress, ResponseTime -OperationTimeoutSec 3 -ErrorAction Stop
    $status = -1
    if ($null -ne $reply.StatusCode) { $status = [int]$reply.StatusCode }
    $hop = @{ address = $null; ms = $null; reached = ($status -eq $passed) }
    if ($status -eq $passed -or $status -eq $expired) {
        $silent = 0
        $hop.address = [string]$reply.ProtocolAddress
        $hop.ms = [int]$reply.ResponseTime
    }
    else { $silent++ }
    $hops += $hop
    if ($status -eq $passed -or $silent -eq 3) { break }
}
@{ hops = $hops }
