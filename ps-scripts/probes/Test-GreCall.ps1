<#
.SYNOPSIS
Opens one PPTP call to a server, waits for one GRE packet, and clears the call.
.DESCRIPTION
The only script that does more than look, and so it runs only where --allow-call was given. It signs in nowhere: of PPP it
sends one LCP Configure-Request, twice, before anything of the server's can come, so that firewalls on the way know the flow.
Needs an administrator (a raw socket of IP protocol 47) and full language mode: Constrained Language Mode forbids the classes.
Section numbers are those of RFC 2637.
.PARAMETER Address
IPv4 address of the server; PPTP has no IPv6.
.PARAMETER TimeoutMs
How long to wait for GRE once the call is open.
.OUTPUTS
One table: result = answered (GRE came, and says that ours had come), one-way (GRE came, ours were not acknowledged), no-answer
(the call was open and stayed so), refused, no-control (no answer to TCP or to PPTP); stage = connect, start, call or gre, how
far it came; resultCode and errorCode as the server gave them; lcp = the packet was LCP; ms = from our first GRE packet to it.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [ValidatePattern('^(\d{1,3}\.){3}\d{1,3}$')] [string] $Address,
    [ValidateRange(100, 3000)] [int] $TimeoutMs = 3000
)

$ErrorActionPreference = 'Stop'

if ($ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
    $connectMs = 3000
    $replyMs = 2000
    $farewellMs = 500
    $lcpAgainMs = 1000
    $magicCookie = 0x1A2B3C4D
    # Types of control messages that are read, with the one length that each has. (2.2, 2.4, 2.8, 2.13)
    $startReply, $stopReply, $callReply, $callEnded = 2, 4, 8, 13
    $lengths = @{ $startReply = 156; $stopReply = 16; $callReply = 32; $callEnded = 148 }
    # Incoming-Call-Request is the longest of all. (2.9)
    $longest = 220

    # The highest byte goes first. (1.4)
    function ConvertTo-Wire([long] $Number, [int] $Size) {
        for ($shift = 8 * ($Size - 1); $shift -ge 0; $shift -= 8) { [byte](($Number -shr $shift) -band 0xFF) }
    }

    function ConvertFrom-Wire([byte[]] $Bytes, [int] $At, [int] $Size) {
        [long]$number = 0
        for ($index = $At; $index -lt $At + $Size; $index++) { $number = $number * 256 + $Bytes[$index] }
        $number
    }

    # Text in a field of 64 bytes, the rest zeros.
    function ConvertTo-TextField([string] $Text) {
        for ($index = 0; $index -lt 64; $index++) {
            if ($index -lt $Text.Length) { [byte][char]$Text[$index] } else { [byte]0 }
        }
    }

    # Length, 1 = control message, cookie, type, reserved; then what is the type's own. (1.4)
    function Send-ControlMessage($Control, [int] $Type, [byte[]] $Body) {
        [byte[]]$message = @(ConvertTo-Wire (12 + $Body.Length) 2) + @(ConvertTo-Wire 1 2) + @(ConvertTo-Wire $magicCookie 4) +
        @(ConvertTo-Wire $Type 2) + @(ConvertTo-Wire 0 2) + $Body
        [void]$Control.socket.Send($message)
    }

    # Cuts one whole message off what has come. Bytes that are no PPTP end the conversation: nothing after them can be read.
    function Get-WholeMessage($Control) {
        [byte[]]$come = $Control.come
        if ($come.Length -lt 12) { return }
        $length = ConvertFrom-Wire $come 0 2
        $type = ConvertFrom-Wire $come 8 2
        $known = $lengths[[int]$type]
        if ((ConvertFrom-Wire $come 2 2) -ne 1 -or (ConvertFrom-Wire $come 4 4) -ne $magicCookie -or
            $length -lt 12 -or $length -gt $longest -or ($known -and $known -ne $length)) {
            $Control.ended = $true
            return
        }
        if ($come.Length -lt $length) { return }
        $Control.come = [byte[]]@($come | Select-Object -Skip $length)
        @{ type = [int]$type; bytes = [byte[]]@($come | Select-Object -First $length) }
    }

    # Adds what TCP has to what has come; false where nothing came in time. A message may come in parts, and several in one.
    function Read-Control($Control, [int] $WithinMs) {
        if ($Control.ended -or -not $Control.socket.Poll(1000 * $WithinMs, 'SelectRead')) { return $false }
        $part = New-Object byte[] 1024
        $count = 0
        try { $count = $Control.socket.Receive($part) } catch { $count = 0 }
        if ($count -eq 0) {
            $Control.ended = $true
            return $false
        }
        $Control.come = [byte[]](@($Control.come) + @($part[0..($count - 1)]))
        $true
    }

    # The next message of one of these types; nothing where none comes in time. Those of other types are passed over.
    function Receive-ControlMessage($Control, [int[]] $Types, [int] $WithinMs) {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        while (-not $Control.ended) {
            $message = Get-WholeMessage $Control
            if ($message -and $message.type -in $Types) { return $message }
            $left = $WithinMs - [int]$clock.ElapsedMilliseconds
            if ($left -le 0) { return }
            if (-not $message -and -not (Read-Control $Control $left)) { return }
        }
    }

    function Connect-Control($Control) {
        $waiting = $Control.socket.BeginConnect((New-Object System.Net.IPEndPoint $server, 1723), $null, $null)
        if (-not $waiting.AsyncWaitHandle.WaitOne($connectMs)) { return $false }
        try { $Control.socket.EndConnect($waiting) } catch { return $false }
        $true
    }

    # Start-Control-Connection-Request: version 1.0, framing and bearer of either kind, no host name. (2.1)
    function Start-Control($Control) {
        [byte[]]$body = @(ConvertTo-Wire 0x0100 2) + @(ConvertTo-Wire 0 2) + @(ConvertTo-Wire 3 4) + @(ConvertTo-Wire 3 4) +
        @(ConvertTo-Wire 0 4) + @(ConvertTo-TextField '') + @(ConvertTo-TextField 'vpn-doctor')
        Send-ControlMessage $Control 1 $body
        $reply = Receive-ControlMessage $Control $startReply $replyMs
        if ($reply) { @{ resultCode = $reply.bytes[14]; errorCode = $reply.bytes[15] } }
    }

    # Outgoing-Call-Request: our call id and serial number, any speed, bearer and framing of either kind, window 64. (2.7)
    function Open-Call($Control, [int] $CallId) {
        [byte[]]$body = @(ConvertTo-Wire $CallId 2) + @(ConvertTo-Wire 1 2) + @(ConvertTo-Wire 300 4) + @(ConvertTo-Wire 100000000 4) +
        @(ConvertTo-Wire 3 4) + @(ConvertTo-Wire 3 4) + @(ConvertTo-Wire 64 2) + @(ConvertTo-Wire 0 6) +
        @(ConvertTo-TextField '') + @(ConvertTo-TextField '')
        $Control.callId = $CallId
        Send-ControlMessage $Control 7 $body
        $reply = Receive-ControlMessage $Control $callReply $replyMs
        if ($reply -and (ConvertFrom-Wire $reply.bytes 14 2) -eq $CallId) {
            @{ resultCode = $reply.bytes[16]; errorCode = $reply.bytes[17]; peerCallId = ConvertFrom-Wire $reply.bytes 12 2 }
        }
    }

    # LCP Configure-Request with a magic number (RFC 1661 sections 5.1, 6.4), as PPP frame in enhanced GRE: key and
    # sequence number, version 1, protocol type 0x880B; the key is payload length and the peer's call id. (4.1)
    function Send-LcpRequest($Raw, [int] $PeerCallId, [int] $Sequence) {
        [byte[]]$frame = @(0xFF, 0x03, 0xC0, 0x21) + @(1, 1) + @(ConvertTo-Wire 10 2) + @(5, 6) + @(ConvertTo-Wire $lcpMagic 4)
        [byte[]]$packet = @(ConvertTo-Wire 0x3001 2) + @(ConvertTo-Wire 0x880B 2) + @(ConvertTo-Wire $frame.Length 2) +
        @(ConvertTo-Wire $PeerCallId 2) + @(ConvertTo-Wire $Sequence 4) + $frame
        # A firewall on this computer may refuse it at once: then there will be no answer.
        try { [void]$Raw.SendTo($packet, (New-Object System.Net.IPEndPoint $server, 0)) }
        catch [System.Net.Sockets.SocketException] { return }
    }

    # What an IPv4 packet is to this call: nothing, or GRE of it. The IP header comes first. A sequence number (S) and an
    # acknowledgment number (A) may stand before the payload. (4.1)
    function Get-GreOfCall([byte[]] $Packet, [int] $CallId) {
        if ($Packet.Length -lt 20) { return }
        $from = ($Packet[12..15] | ForEach-Object { [string]$_ }) -join '.'
        $gre = 4 * ($Packet[0] -band 0x0F)
        if ($Packet[9] -ne 47 -or $from -ne $server.ToString() -or $gre -lt 20 -or $Packet.Length -lt $gre + 8) { return }
        if (($Packet[$gre + 1] -band 0x07) -ne 1 -or (ConvertFrom-Wire $Packet ($gre + 2) 2) -ne 0x880B) { return }
        if (($Packet[$gre] -band 0x20) -eq 0 -or (ConvertFrom-Wire $Packet ($gre + 6) 2) -ne $CallId) { return }
        $at = $gre + 8
        if ($Packet[$gre] -band 0x10) { $at += 4 }
        $acknowledged = [bool]($Packet[$gre + 1] -band 0x80)
        if ($acknowledged) { $at += 4 }
        $lcpAt = Get-LcpAt $Packet $at
        # Configure-Ack, Configure-Nak and Configure-Reject answer ours, too. (RFC 1661 sections 5.2 to 5.4)
        if ($lcpAt -and $Packet[$lcpAt] -in 2, 3, 4 -and $Packet[$lcpAt + 1] -eq 1) { $acknowledged = $true }
        @{ lcp = [bool]$lcpAt; acknowledged = $acknowledged }
    }

    # Where LCP begins in a packet whose PPP frame begins here: address and control may be left out. (RFC 1661 section 6.6)
    function Get-LcpAt([byte[]] $Packet, [int] $At) {
        if ($Packet.Length -ge $At + 4 -and $Packet[$At] -eq 0xFF -and $Packet[$At + 1] -eq 0x03) { $At += 2 }
        if ($Packet.Length -ge $At + 6 -and (ConvertFrom-Wire $Packet $At 2) -eq 0xC021) { $At + 2 }
    }

    # One packet off the raw socket, of whatever call it is.
    function Read-Gre($Raw, [int] $WithinMs) {
        if (-not $Raw.Poll(1000 * $WithinMs, 'SelectRead')) { return }
        $packet = New-Object byte[] 4096
        $count = 0
        # Windows takes a packet that is longer than the buffer for an error.
        try { $count = $Raw.Receive($packet) } catch { $count = 0 }
        if ($count -gt 0) { , [byte[]]$packet[0..($count - 1)] }
    }

    # Says LCP, again after a second, and waits for GRE of this call that shows that ours has come. A server speaks by itself
    # too: what it says before it has heard us tells of one direction only.
    function Wait-Gre($Raw, [int] $CallId, [int] $PeerCallId) {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $sent = 0
        $heard = $null
        while ($clock.ElapsedMilliseconds -lt $TimeoutMs -and -not ($heard -and $heard.acknowledged)) {
            if ($sent -lt 2 -and $clock.ElapsedMilliseconds -ge $sent * $lcpAgainMs) {
                Send-LcpRequest $Raw $PeerCallId $sent
                $sent++
            }
            [byte[]]$packet = Read-Gre $Raw 50
            $gre = $null
            if ($packet) { $gre = Get-GreOfCall $packet $CallId }
            if (-not $gre) { continue }
            if (-not $heard) { $heard = @{ lcp = $false; acknowledged = $false; ms = [int]$clock.ElapsedMilliseconds } }
            $heard.lcp = $heard.lcp -or $gre.lcp
            $heard.acknowledged = $gre.acknowledged
        }
        $heard
    }

    # Call-Clear-Request and Stop-Control-Connection-Request (2.12, 2.3). The server's own time-outs do the rest if it is gone.
    function Close-Control($Control) {
        try {
            if ($Control.callId) {
                Send-ControlMessage $Control 12 (@(ConvertTo-Wire $Control.callId 2) + @(ConvertTo-Wire 0 2))
                [void](Receive-ControlMessage $Control $callEnded $farewellMs)
            }
            if ($Control.started) {
                Send-ControlMessage $Control 3 (@(ConvertTo-Wire 1 1) + @(ConvertTo-Wire 0 3))
                [void](Receive-ControlMessage $Control $stopReply $farewellMs)
            }
        }
        # The connection may be gone already, and the call with it.
        catch { $Control.ended = $true }
        $Control.socket.Close()
    }

    # From connecting to GRE; what became of it is written down on the way.
    function Invoke-Call($Raw, $Control, $Found) {
        if (-not (Connect-Control $Control)) { return }
        $Found.stage = 'start'
        $Control.started = $true
        $start = Start-Control $Control
        if (-not $start) { return }
        $Found.resultCode = [int]$start.resultCode
        $Found.errorCode = [int]$start.errorCode
        if ($start.resultCode -ne 1) {
            $Found.result = 'refused'
            return
        }

        $Found.stage = 'call'
        # Only answers to this socket's own address are for this call; Windows hears nothing on one that is not bound.
        $Raw.Bind((New-Object System.Net.IPEndPoint $Control.socket.LocalEndPoint.Address, 0))
        $call = Open-Call $Control $callId
        if (-not $call) { return }
        $Found.resultCode = [int]$call.resultCode
        $Found.errorCode = [int]$call.errorCode
        if ($call.resultCode -ne 1) {
            $Found.result = 'refused'
            return
        }

        $Found.stage = 'gre'
        $Found.result = 'no-answer'
        $gre = Wait-Gre $Raw $callId $call.peerCallId
        if ($gre) {
            $Found.result = 'one-way'
            if ($gre.acknowledged) { $Found.result = 'answered' }
            $Found.lcp = $gre.lcp
            $Found.ms = $gre.ms
            return
        }
        # Silence tells of the way only where the server had not ended the call itself.
        $over = Receive-ControlMessage $Control $callEnded 1
        if ($over) {
            $Found.resultCode = [int]$over.bytes[14]
            $Found.errorCode = [int]$over.bytes[15]
        }
        if ($over -or $Control.ended) { $Found.result = 'refused' }
    }

    $server = [System.Net.IPAddress]::Parse($Address)
    $random = New-Object System.Random
    $callId = $random.Next(1, 65536)
    $lcpMagic = $random.Next(1, [int]::MaxValue)
    $found = @{ result = 'no-control'; stage = 'connect'; resultCode = $null; errorCode = $null; lcp = $null; ms = $null }
    $gre47 = [Enum]::ToObject([System.Net.Sockets.ProtocolType], 47)
    try { $raw = New-Object System.Net.Sockets.Socket 'InterNetwork', 'Raw', $gre47 }
    catch {
        # WSAEACCES: raw sockets are for administrators.
        if ($_.Exception.GetBaseException().SocketErrorCode -ne 'AccessDenied') { throw }
        throw (New-Object System.UnauthorizedAccessException 'GRE can be sent and seen by an administrator only.')
    }
    $control = @{ socket = (New-Object System.Net.Sockets.Socket 'InterNetwork', 'Stream', 'Tcp'); come = [byte[]]@(); ended = $false; started = $false; callId = 0 }
    $control.socket.SendTimeout = 1000
    try { Invoke-Call $raw $control $found }
    # The connection broke while we spoke: as far as it came is what was found.
    catch [System.Net.Sockets.SocketException] { $control.ended = $true }
    finally {
        Close-Control $control
        $raw.Close()
    }
    $found
}
else { throw 'NeedsFullLanguage: Constrained Language Mode forbids the classes that send and receive GRE.' }
