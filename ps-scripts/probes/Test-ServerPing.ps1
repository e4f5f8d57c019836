<#
.SYNOPSIS
Pings an address, twice at the most.
.DESCRIPTION
Win32_PingStatus, whose status is a number: the text of ping.exe is in the language of Windows.
.PARAMETER Address
IPv4 or IPv6 address of the server.
.OUTPUTS
One table: answered, ms.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true)] [ValidatePattern('^[0-9A-Fa-f:.]{3,45}$')] [string] $Address)

$ErrorActionPreference = 'Stop'

$reply = $null
foreach ($turn in 1, 2) {
    $reply = Get-CimInstance -ClassName Win32_PingStatus -Filter "Address='$Address' AND Timeout=1000" -Property StatusCode, ResponseTime -OperationTimeoutSec 3 -ErrorAction Stop
    if ($null -ne $reply.StatusCode -and $reply.StatusCode -eq 0) { break }
}
$answered = $null -ne $reply.StatusCode -and $reply.StatusCode -eq 0
$ms = $null
if ($answered) { $ms = [int]$reply.ResponseTime }
@{ answered = $answered; ms = $ms }
