<#
.SYNOPSIS
Tells who runs this, with which rights, who sits at this computer, and on which version of Windows.
.DESCRIPTION
Who is logged on is read from the loaded registry hives: each interactive session has a key "Volatile Environment". An administrator sees
them all, others only their own. whoami.exe by its full path, since WindowsIdentity may not be called in Constrained Language Mode; of its output only
the quoted fields with a SID are read, which are not translated. Versions from the registry, boot time from WMI. Of the processes that run
only those leave the script that it was asked about.
.PARAMETER RemoteControl
Names of processes by which somebody may be here from afar.
.OUTPUTS
One table: user, sid, elevated, people (user, sid), caption, version, build, ubr, lastBoot, installed, architecture,
process64, policies (scope, policy), sessionId (null: not told), sessionNames, remoteTools (those of the names that run; null: not told).
#>
[CmdletBinding()]
param([string[]] $RemoteControl = @())

$ErrorActionPreference = 'Stop'
$whoami = "$env:SystemRoot/System32/whoami.exe"

# Without /groups: their names would be asked of a domain controller, which is often out of reach where a VPN fails.
$said = (& $whoami /user /fo csv /nh) -join "`n"
$user = ''
$sid = ''
if ($said -match '"([^"]+)","(S-1-[0-9-]+)"') {
    $user = $Matches[1]
    $sid = $Matches[2]
}
# Only an administrator with full rights, and SYSTEM, may open another account's key.
$elevated = $false
try { $elevated = Test-Path -LiteralPath 'Registry::HKEY_USERS\S-1-5-19\Environment' } catch { $elevated = $false }

$people = @()
foreach ($hive in Get-ChildItem -LiteralPath 'Registry::HKEY_USERS' -ErrorAction SilentlyContinue) {
    $person = [string]$hive.PSChildName
    if ($person -notmatch '^S-1-(5-21|12-1)-[0-9-]+$') { continue }
    $session = "Registry::HKEY_USERS\$person\Volatile Environment"
    try {
        if (Test-Path -LiteralPath $session) {
            $volatile = Get-ItemProperty -LiteralPath $session
            $people += @{ user = "$($volatile.USERDOMAIN)\$($volatile.USERNAME)"; sid = $person }
        }
    }
    # Somebody else's hive is closed to a standard user: then only the caller is seen.
    catch { continue }
}

$policies = @()
try { $policies = @(Get-ExecutionPolicy -List -ErrorAction Stop | ForEach-Object { @{ scope = [string]$_.Scope; policy = [string]$_.ExecutionPolicy } }) }
catch { $policies = @() }

# The environment keeps the name that the session had when its process began; the key is renewed when somebody connects to it.
$sessionId = $null
$sessionNames = @([string]$env:SESSIONNAME)
try {
    $sessionId = [int](Get-Process -Id $PID -ErrorAction Stop).SessionId
    $place = "HKCU:\Volatile Environment\$sessionId"
    if (Test-Path -LiteralPath $place) { $sessionNames += [string](Get-ItemProperty -LiteralPath $place).SESSIONNAME }
}
catch { $sessionId = $null }
$running = $null
try {
    $names = @(Get-Process -ErrorAction Stop | ForEach-Object { [string]$_.ProcessName })
    $running = @($RemoteControl | Where-Object { $names -contains $_ })
}
catch { $running = $null }

$version = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
$lastBoot = ''
$installed = ''
$caption = [string]$version.ProductName
try {
    $system = Get-CimInstance -ClassName Win32_OperatingSystem -Property Caption, LastBootUpTime, InstallDate -OperationTimeoutSec 3 -ErrorAction Stop
    if ($system.Caption) { $caption = [string]$system.Caption }
    if ($system.LastBootUpTime) { $lastBoot = $system.LastBootUpTime.ToUniversalTime().ToString('o') }
    if ($system.InstallDate) { $installed = $system.InstallDate.ToUniversalTime().ToString('o') }
}
catch { $lastBoot = '' }

@{
    user         = $user
    sid          = $sid
    elevated     = [bool]$elevated
    people       = $people
    caption      = $caption
    version      = [string]$version.DisplayVersion
    build        = [int]$version.CurrentBuild
    ubr          = [int]$version.UBR
    lastBoot     = $lastBoot
    installed    = $installed
    architecture = [string]$env:PROCESSOR_ARCHITECTURE
    process64    = [Environment]::Is64BitProcess
    policies     = $policies
    sessionId    = $sessionId
    sessionNames = $sessionNames
    remoteTools  = $running
}
