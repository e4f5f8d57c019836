<#
.SYNOPSIS
N-able N-sight, script check: looks at the VPN once, best as a daily safety check.
.DESCRIPTION
Exit code 0 passes (also a computer without a VPN); 1001 a finding; 1002 not known; 1003 the tool is missing or failed. 1 to 999 are N-sight's own.
.PARAMETER PassUnknown
What is not known passes, too.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
#>
[CmdletBinding()]
param([switch] $PassUnknown, [string] $Tool)

if (-not $Tool) {
    $folder = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $Tool = "$folder\vpn-doctor\vpn-doctor.exe"
}

$output = 'VPNDOC v1 status=NOTINSTALLED text="vpn-doctor is not installed."'
$code = 1003
try {
    if (Test-Path -LiteralPath $Tool) {
        $output = @(& $Tool check --emit nsight 2>$null)
        $code = $LASTEXITCODE
        if ([string]$output[0] -notlike 'VPNDOC v1 status=*') {
            $output = 'VPNDOC v1 status=ERROR text="The tool gave no result."'
            $code = 1003
        }
    }
}
catch { $code = 1003 }
$output
if ($PassUnknown -and $code -eq 1002) { exit 0 }
exit $code
