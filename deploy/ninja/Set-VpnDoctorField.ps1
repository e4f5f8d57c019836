<#
.SYNOPSIS
NinjaOne: checks the VPN and writes the result into custom fields of the device. Run it as SYSTEM.
.DESCRIPTION
Text fields vpnDoctorVerdict, vpnDoctorIds, vpnDoctorLastRun and vpnDoctorText, and the WYSIWYG field vpnDoctorHtml, where they exist
(docs/deploy/ninjaone.md). Exit code 1 for a finding, else 0; a tool that is missing or failed shows in vpnDoctorVerdict.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
.PARAMETER Page
The page that the tool leaves for the WYSIWYG field.
#>
[CmdletBinding()]
param([string] $Tool, [string] $Page = "$env:ProgramData\vpn-doctor\ninja.html")

if (-not $Tool) {
    $folder = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $Tool = "$folder\vpn-doctor\vpn-doctor.exe"
}

$failed = 'vpnDoctorVerdict=ERROR', 'vpnDoctorIds=', 'vpnDoctorLastRun=', 'vpnDoctorText=The tool gave no result.'
$rows = $failed
$html = ''
$code = 0
try {
    if (-not (Test-Path -LiteralPath $Tool)) {
        $rows = 'vpnDoctorVerdict=NOTINSTALLED', 'vpnDoctorIds=', 'vpnDoctorLastRun=', 'vpnDoctorText=vpn-doctor is not installed.'
    }
    else {
        $output = @(& $Tool check --emit ninja 2>$null)
        if ([string]$output[0] -like 'vpnDoctorVerdict=*') {
            $rows = $output
            $code = $LASTEXITCODE
            if (Test-Path -LiteralPath $Page) { $html = [string](Get-Content -LiteralPath $Page -Raw) }
        }
    }
}
catch { $rows = $failed }

# Only NinjaOne's agent has these commands, and only for fields that exist: the others go to the output alone. What is empty is cleared, so
# that nothing of an older run stands beside the new one.
foreach ($row in $rows) {
    $row
    if ($row -cnotmatch '^(vpnDoctor[A-Za-z]+)=(.*)$') { continue }
    try { if ($Matches[2]) { $null = Ninja-Property-Set $Matches[1] $Matches[2] } else { $null = Ninja-Property-Clear $Matches[1] } }
    catch { continue }
}
try { if ($html) { $html | Ninja-Property-Set-Piped -Name vpnDoctorHtml } else { $null = Ninja-Property-Clear vpnDoctorHtml } }
catch { $null = $_ }
if ($code -eq 1) { exit 1 }
exit 0
