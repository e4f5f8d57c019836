<#
.SYNOPSIS
Datto RMM, scheduled component: checks the VPN and keeps the result for Monitor.ps1. Once a day is enough.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
.PARAMETER Field
Number of a user-defined field (1 to 30) that gets the line; 0: none.
#>
[CmdletBinding()]
param([string] $Tool, [int] $Field = 0)

if (-not $Tool) {
    $folder = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $Tool = "$folder\vpn-doctor\vpn-doctor.exe"
}

$line = 'VPNDOC v1 status=NOTINSTALLED text="vpn-doctor is not installed."'
try {
    if (Test-Path -LiteralPath $Tool) {
        $line = [string]@(& $Tool check --emit line --timeout 120 2>$null)[-1]
        if ($line -notlike 'VPNDOC v1 status=*') { $line = 'VPNDOC v1 status=ERROR text="The tool gave no result."' }
    }
    if ($Field -ge 1 -and $Field -le 30) {
        $null = New-ItemProperty -Path 'HKLM:\SOFTWARE\CentraStage' -Name "Custom$Field" -Value $line -Force
    }
}
catch { $line = 'VPNDOC v1 status=ERROR text="The check or its field failed."' }
$line
exit 0
