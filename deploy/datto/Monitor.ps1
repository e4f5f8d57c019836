<#
.SYNOPSIS
Datto RMM, monitor component: the state of the VPN by the last check, in well under a second.
.DESCRIPTION
Looks at nothing itself; Scan.ps1 does, once a day. Exit code 1 raises an alert, and only a finding does: a check that is missing, too old or
failed shows in the result line.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
.PARAMETER MaxAge
Older results do not count.
#>
[CmdletBinding()]
param([string] $Tool, [string] $MaxAge = '26h')

if (-not $Tool) {
    $folder = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $Tool = "$folder\vpn-doctor\vpn-doctor.exe"
}

$text = 'VPNDOC v1 status=NOTINSTALLED text="vpn-doctor is not installed."'
try {
    if (Test-Path -LiteralPath $Tool) {
        $text = 'VPNDOC v1 status=ERROR text="The tool gave no result."'
        $output = @(& $Tool status --emit datto --max-age $MaxAge 2>$null)
        $code = $LASTEXITCODE
        if ([string]$output[0] -eq '<-Start Result->') {
            $output
            if ($code -eq 1) { exit 1 }
            exit 0
        }
    }
}
catch { $text = 'VPNDOC v1 status=ERROR text="The tool could not be started."' }
'<-Start Result->', "STATUS=$text", '<-End Result->'
exit 0
