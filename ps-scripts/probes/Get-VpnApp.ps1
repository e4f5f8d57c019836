<#
.SYNOPSIS
Tells whether the Azure VPN Client and packed profiles (Connection Manager) are there, and whether apps may run in the background.
.DESCRIPTION
Folders of the current user and one registry value; no log and no configuration is opened. As SYSTEM these are SYSTEM's own.
.OUTPUTS
One table: azureVpnClient, connectionManagerProfiles (a number), backgroundAppsOff.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$packages = 0
$folder = Join-Path $env:APPDATA 'Microsoft\Network\Connections\Cm'
if (Test-Path -LiteralPath $folder) { $packages = @(Get-ChildItem -LiteralPath $folder | Where-Object { $_.PSIsContainer }).Count }

$off = $false
$background = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\BackgroundAccessApplications'
if (Test-Path -LiteralPath $background) { $off = [int](Get-ItemProperty -LiteralPath $background).GlobalUserDisabled -eq 1 }

@{
    azureVpnClient            = Test-Path -LiteralPath (Join-Path $env:LOCALAPPDATA 'Packages\Microsoft.AzureVpn_8wekyb3d8bbwe')
    connectionManagerProfiles = $packages
    backgroundAppsOff         = $off
}
