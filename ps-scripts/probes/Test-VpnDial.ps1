<#
.SYNOPSIS
Dials one VPN connection once, notes what came of it, and hangs up.
.DESCRIPTION
Does more than look, and so it runs only where --allow-connect was given and nothing that was observed spoke against it. Dials by
rasdial.exe with what Windows has saved: no user name and no password is given, asked for or read, and what rasdial writes is dropped, since
it is translated. The result is its exit code, which is the error number of RAS, and the events of the RAS client.
Where any connection is up or on its way, nothing is dialled and nothing is hung up.
.PARAMETER Name
Name of the connection. A letter with which rasdial or Windows PowerShell's way to hand over arguments would begin something else is refused.
.PARAMETER AllUsers
The connection is in the phone book for all users.
.PARAMETER OnlyHangUp
Only hangs up: for a dial of this script that was cut short.
.PARAMETER Field
What the elements of the RAS client's events are, for Get-RasEvent.
.PARAMETER SettleMs
How long a connection stays up before it is ended, so that its events are written.
.OUTPUTS
One table: dialled; why = absent, busy or no-program, where nothing was dialled; at (UTC, ISO 8601), exitCode, hungUp (null where nothing was to be
ended), ms = what the dial took, events as Get-RasEvent answers them. With OnlyHangUp: hungUp.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [ValidateLength(1, 256)] [ValidatePattern('^[^/"\x00-\x1f\x7f-\x9f-][^"\x00-\x1f\x7f-\x9f]*(?<!\\)\z')] [string] $Name,
    [bool] $AllUsers = $false,
    [switch] $OnlyHangUp,
    [string[]] $Field = @(),
    [ValidateRange(0, 5000)] [int] $SettleMs = 1500
)

$ErrorActionPreference = 'Stop'
$rasdial = "$env:SystemRoot/System32/rasdial.exe"
$tail = 'Microsoft\Network\Connections\Pbk\rasphone.pbk'
# Both phone books may have an entry of this name.
$book = "$env:APPDATA\$tail"
if ($AllUsers) { $book = "$env:ProgramData\$tail" }

# Answers the exit code. In 5.1 a program's line on stderr would end a script that stops at errors. Nothing comes from stdin: that is ours.
function Invoke-Rasdial([string[]] $Arguments) {
    $ErrorActionPreference = 'Continue'
    $null = @() | & $rasdial @Arguments 2>&1
    $LASTEXITCODE
}

function Get-Connection {
    Get-VpnConnection -ErrorAction Stop | ForEach-Object { @{ name = [string]$_.Name; allUsers = $false; status = [string]$_.ConnectionStatus } }
    Get-VpnConnection -AllUserConnection -ErrorAction Stop | ForEach-Object { @{ name = [string]$_.Name; allUsers = $true; status = [string]$_.ConnectionStatus } }
}

# Whether it is known to be down; Windows takes a moment.
function Test-Down {
    try {
        for ($turn = 0; $turn -lt 20; $turn++) {
            $own = @(Get-Connection | Where-Object { $_.allUsers -eq $AllUsers -and $_.name -eq $Name -and $_.status -ne 'Disconnected' })
            if ($own.Count -eq 0) { return $true }
            Start-Sleep -Milliseconds 250
        }
    }
    catch { return $false }
    $false
}

function Disconnect-Dialled {
    $null = Invoke-Rasdial $Name, '/DISCONNECT'
    Test-Down
}

# Why nothing may be dialled; nothing where it may. Windows compares names without regard to case, and so does rasdial.
function Get-Obstacle {
    if (-not (Test-Path -LiteralPath $rasdial)) { return 'no-program' }
    $all = @(Get-Connection)
    if (@($all | Where-Object { $_.allUsers -eq $AllUsers -and $_.name -eq $Name }).Count -ne 1) { return 'absent' }
    if (@($all | Where-Object { $_.status -ne 'Disconnected' }).Count -gt 0) { return 'busy' }
}

# The events of this dial: all that share the correlation id of one that names the connection; not each of them does.
# The last of them may be written a moment after rasdial has ended.
function Get-DialEvent([datetime] $Since) {
    $script = Join-Path $PSScriptRoot 'Get-RasEvent.ps1'
    $own = @()
    for ($turn = 0; $turn -lt 8; $turn++) {
        $new = @((& $script -Field $Field -Days 1 -MaxEvents 50).events | Where-Object { [datetime]$_.at -ge $Since })
        $ids = @($new | Where-Object { $_.fields.connection -eq $Name } | ForEach-Object { $_.fields.correlation })
        $own = @($new | Where-Object { $_.fields.correlation -in $ids })
        if (@($own | Where-Object { $_.id -in 20225, 20226, 20227 }).Count -gt 0) { break }
        Start-Sleep -Milliseconds 250
    }
    $own
}

if ($OnlyHangUp) { return @{ hungUp = Disconnect-Dialled } }

$obstacle = Get-Obstacle
if ($obstacle) { return @{ dialled = $false; why = $obstacle } }

$began = Get-Date
$code = $null
$hungUp = $null
try {
    $code = Invoke-Rasdial $Name, "/PHONEBOOK:$book"
    $ended = Get-Date
    if ($code -eq 0) { Start-Sleep -Milliseconds $SettleMs }
}
finally {
    # A dial that failed leaves nothing behind, mostly.
    if ($code -eq 0 -or -not (Test-Down)) { $hungUp = Disconnect-Dialled }
}
# A log that cannot be read costs the events only.
$events = @()
try { $events = @(Get-DialEvent $began) } catch { $events = @() }
@{
    dialled  = $true
    at       = $began.ToUniversalTime().ToString('o')
    exitCode = $code
    hungUp   = $hungUp
    ms       = [long]($ended - $began).TotalMilliseconds
    events   = $events
}
