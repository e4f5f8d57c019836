<#
.SYNOPSIS
Finds the largest packet that gets through to an address.
.DESCRIPTION
Pings that must not be cut into fragments, seven at the most, by Win32_PingStatus: its status is a number, the text of ping.exe is
in the language of Windows. First a small one: where that gets no answer nothing more can be learned, and nothing more is sent.
Silence is tried once more where it decides, since one packet gets lost easily. Only the way there is measured: an answer may come
in fragments. (RFC 1191)
.PARAMETER Address
IPv4 or IPv6 address of the server.
.OUTPUTS
One table: answers; mtu = the largest packet that passed, its headers included; tooBigSeen = some hop, or this computer itself, said
that a packet was too large (status 11009), so that a small path that says so can be told from one that swallows; ipv6.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true)] [ValidatePattern('^[0-9A-Fa-f:.]{3,45}$')] [string] $Address)

$ErrorActionPreference = 'Stop'

$passed = 0
$tooBig = 11009
$ipv6 = $Address -like '*:*'
# IP header and ICMP header.
$headers = 28
if ($ipv6) { $headers = 48 }
# Ethernet, then what PPPoE, tunnels, mobile networks, IPv6's minimum (RFC 8200 section 5) and IPv4's (RFC 791) leave.
$whole = 1500
$usual = 1492, 1480, 1440, 1400, 1280, 1000, 576

function Get-PingStatus([int] $Size) {
    $filter = "Address='$Address' AND Timeout=1000 AND BufferSize=$($Size - $headers) AND NoFragmentation=TRUE"
    $reply = Get-CimInstance -ClassName Win32_PingStatus -Filter $filter -Property StatusCode -OperationTimeoutSec 3 -ErrorAction Stop
    $status = -1
    if ($null -ne $reply.StatusCode) { $status = [int]$reply.StatusCode }
    $status
}

# The sizes stand from large to small; those before $from are known not to pass.
function Find-Passing($Seen) {
    $from = 0
    $to = $usual.Count
    while ($from -lt $to) {
        $middle = ($from + $to - ($from + $to) % 2) / 2
        $status = Get-PingStatus $usual[$middle]
        $Seen[$usual[$middle]] = $status
        if ($status -eq $passed) { $to = $middle } else { $from = $middle + 1 }
    }
    $to
}

$small = 32 + $headers
$answers = (Get-PingStatus $small) -eq $passed
$mtu = $null
$tooBigSeen = $false
if ($answers) {
    $seen = @{ $whole = (Get-PingStatus $whole) }
    if ($seen[$whole] -notin $passed, $tooBig) { $seen[$whole] = Get-PingStatus $whole }
    $mtu = $whole
    if ($seen[$whole] -ne $passed) {
        $found = Find-Passing $seen
        $mtu = $small
        if ($found -lt $usual.Count) { $mtu = $usual[$found] }
        # The next larger one marks the edge.
        if ($found -gt 0 -and $seen[$usual[$found - 1]] -ne $tooBig) {
            $edge = $usual[$found - 1]
            $seen[$edge] = Get-PingStatus $edge
            if ($seen[$edge] -eq $passed) { $mtu = $edge }
        }
    }
    $tooBigSeen = @($seen.Values) -contains $tooBig
}
@{ answers = $answers; mtu = $mtu; tooBigSeen = $tooBigSeen; ipv6 = $ipv6 }
