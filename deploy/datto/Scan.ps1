<#
.SYNOPSIS
Datto RMM, scheduled component: checks the VPN and keeps the result for Monitor.ps1. Once a day is enough.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
.PARAMETER Field
Number of a user-defined field (1 to 30) that gets the line; 0: none. Default: the component's input variable "Field".
#>
[CmdletBinding()]
param([string] $Tool, [int] $Field = 0)

if (-not $Tool) {
    $folder = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $Tool = "$folder\vpn-doctor\vpn-doctor.exe"
}
if ($Field -eq 0 -and $env:Field -match '^\d{1,2}$') { $Field = [int]$env:Field }

$line = 'VPNDOC v1 status=NOTINSTALLED text="vpn-doctor is not installed."'
try {
    if (Test-Path -LiteralPath $Tool) {
        $line = [string]@(& $Tool check --emit line 2>$null)[-1]
        if ($line -notlike 'VPNDOC v1 status=*') { $line = 'VPNDOC v1 status=ERROR text="The tool gave no result."' }
    }
}
catch { $line = 'VPNDOC v1 status=ERROR text="The tool could not be started."' }
$line
try {
    if ($Field -ge 1 -and $Field -le 30) {
        $null = New-ItemProperty -Path 'HKLM:\SOFTWARE\CentraStage' -Name "Custom$Field" -Value $line -Force -ErrorAction Stop
    }
}
catch { "The user-defined field $Field could not be set." }
exit 0
