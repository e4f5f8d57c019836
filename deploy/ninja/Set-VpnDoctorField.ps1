<#
.SYNOPSIS
NinjaOne: checks the VPN and writes the result into custom fields of the device. Run it as SYSTEM.
.DESCRIPTION
Text fields vpnDoctorVerdict, vpnDoctorIds, vpnDoctorLastRun and vpnDoctorText, and the WYSIWYG field vpnDoctorHtml, where they exist
(docs/deploy/ninja.md). Exit code 1 for a finding, else 0; a tool that is missing or failed shows in vpnDoctorVerdict.
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

$rows = @('vpnDoctorVerdict=ERROR', 'vpnDoctorText=The tool gave no result.')
$code = 0
try {
    if (-not (Test-Path -LiteralPath $Tool)) { $rows = @('vpnDoctorVerdict=NOTINSTALLED', 'vpnDoctorText=vpn-doctor is not installed.') }
    else {
        $output = @(& $Tool check --emit ninja --timeout 120 2>$null)
        if ([string]$output[0] -like 'vpnDoctorVerdict=*') { $rows = $output; $code = $LASTEXITCODE }
    }
}
catch { $code = 0 }

foreach ($row in $rows) {
    $row
    if ($row -cnotmatch '^(vpnDoctor[A-Za-z]+)=(.*)$') { continue }
    # Only NinjaOne's agent has this command, and only for fields that exist: the others go to the output alone.
    try { $null = Ninja-Property-Set $Matches[1] $Matches[2] } catch { continue }
}
try { if ($code -in 0, 1 -and (Test-Path -LiteralPath $Page)) { Get-Content -LiteralPath $Page -Raw | Ninja-Property-Set-Piped -Name vpnDoctorHtml } }
catch { $null = $_ }
if ($code -eq 1) { exit 1 }
exit 0
