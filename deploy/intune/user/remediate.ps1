<#
.SYNOPSIS
Intune Remediations, remediation script for the user context: vpn-doctor.
.DESCRIPTION
As the person who is logged on: own profiles, certificates and settings, too.
Changes nothing, since a repair takes administrator's rights (that is for the remediation of the SYSTEM context): looks again, so that what has passed since drops out, and leaves a fresh report for the help desk beside the
last result. Exit code 0 where the finding is gone, else 1. Nothing goes to stderr: Intune would call that a script error.
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
    if ($env:USERNAME -like '*$') { $line = 'VPNDOC v1 status=ERROR text="The script is set to the wrong context: run as the user, not as SYSTEM."' }
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
# Neither what could not be seen nor a tool that failed is a repair.
if ($code -eq 0 -and $line -match '^VPNDOC v1 status=(OK|WARN|NONE) ') { exit 0 }
exit 1
