<#
.SYNOPSIS
Intune Win32 app, detection rule by script: is vpn-doctor here, in this version or a newer one, and does it start?
.DESCRIPTION
Intune takes an app for installed where the exit code is 0 and something is on stdout. The program is asked, not the registry: a 32-bit
host sees another registry, and a program that does not start is not installed.
.PARAMETER Version
The version that is wanted at least.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
#>
[CmdletBinding()]
param([string] $Version = '0.1.0', [string] $Tool)

if (-not $Tool) {
    $folder = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $Tool = "$folder\vpn-doctor\vpn-doctor.exe"
}

try {
    if (-not (Test-Path -LiteralPath $Tool)) { exit 1 }
    $found = [string]@(& $Tool --version 2>$null)[-1]
    if ($LASTEXITCODE -ne 0 -or $found -notmatch '^\d+\.\d+\.\d+$') { exit 1 }
    if ([version]$found -lt [version]$Version) { exit 1 }
}
catch { exit 1 }
"vpn-doctor $found"
exit 0
