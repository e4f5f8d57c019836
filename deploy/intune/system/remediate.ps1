<#
.SYNOPSIS
Intune Remediations, remediation script for the SYSTEM context: vpn-doctor.
.DESCRIPTION
As SYSTEM, 64-bit or 32-bit: the computer and everybody's phone book.
Runs "vpn-doctor fix --yes" and nothing else: that repairs what is safe and can be undone (docs/fix.md), looks again, and leaves a fresh report
for the help desk beside the last result. Exit code 0 where the finding is gone, else 1. Nothing goes to stderr: Intune would call that a
script error. It never restarts the computer. "vpn-doctor fix --undo --yes" puts back what it has changed.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
.PARAMETER Only
Repairs by name, with commas between: only these, and also those that run by name only (nat-t-registry). Default: all others.
#>
[CmdletBinding()]
param([string] $Tool, [string] $Only = '')

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
        $repairs = @()
        if ($Only) { $repairs = @('--only', $Only) }
        $output = @(& $Tool fix --yes --emit intune @repairs 2>$null)
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
