<#
.SYNOPSIS
Intune Remediations, detection script for the SYSTEM context: vpn-doctor.
.DESCRIPTION
As SYSTEM, 64-bit or 32-bit: the computer and everybody's phone book.
Prints one line, which is the last. Exit code 1 (a finding) starts remediate.ps1, so everything else is 0: a tool that is missing or failed
is no finding.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
#>
[CmdletBinding()]
param([string] $Tool)

# %ProgramW6432% is the 64-bit folder for a 32-bit host, too.
if (-not $Tool) {
    $folder = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $Tool = "$folder\vpn-doctor\vpn-doctor.exe"
}

$line = ''
$code = 5
try {
    if ($env:USERNAME -notlike '*$') { $line = 'VPNDOC v1 status=ERROR text="The script is set to the wrong context: run as SYSTEM, not as a user."' }
    elseif (-not (Test-Path -LiteralPath $Tool)) { $line = 'VPNDOC v1 status=NOTINSTALLED text="vpn-doctor is not installed."' }
    else {
        $output = @(& $Tool check --emit intune 2>$null)
        $code = $LASTEXITCODE
        $line = [string]$output[-1]
    }
}
catch { $code = 5 }

# Only a line of the tool's own counts, whatever the exit code is: a program that was killed ends with 1, too.
if ($line -notlike 'VPNDOC v1 status=*') {
    $line = 'VPNDOC v1 status=ERROR text="The tool gave no result."'
    $code = 5
}
$line
if ($code -eq 1) { exit 1 }
exit 0
