<#
.SYNOPSIS
Tells whether the Azure VPN Client and packed profiles (Connection Manager) are there, and whether apps may run in the background.
.DESCRIPTION
Folders and registry values of the current user and one policy; no log and no configuration is opened. As SYSTEM these are SYSTEM's own.
.OUTPUTS
One table: azureVpnClient, connectionManagerProfiles (a number); backgroundAppsOff = switched off for all apps (Windows 10), azureVpnClientOff = for this app (Windows 11),
backgroundPolicy = person (leaves it to the person), allowed, forbidden.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$packages = 0
$folder = Join-Path $env:APPDATA 'Microsoft\Network\Connections\Cm'
if (Test-Path -LiteralPath $folder) { $packages = @(Get-ChildItem -LiteralPath $folder | Where-Object { $_.PSIsContainer }).Count }

function Get-KeyValue([string] $Key, [string] $Name) {
    if (-not (Test-Path -LiteralPath $Key)) { return }
    $item = Get-ItemProperty -LiteralPath $Key
    if ($item.PSObject.Properties.Name -contains $Name) { $item.$Name }
}

$family = 'Microsoft.AzureVpn_8wekyb3d8bbwe'
$background = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\BackgroundAccessApplications'
$forApp = 'Disabled', 'DisabledByUser' | Where-Object { [string](Get-KeyValue "$background\$family" $_) -eq '1' }

# "Let Windows apps run in the background": 1 allows it, 2 forbids it, whatever the person has chosen. (AppPrivacy.admx)
$policy = switch ([string](Get-KeyValue 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\AppPrivacy' 'LetAppsRunInBackground')) { '1' { 'allowed' } '2' { 'forbidden' } default { 'person' } }

@{
    azureVpnClient            = Test-Path -LiteralPath (Join-Path $env:LOCALAPPDATA "Packages\$family")
    connectionManagerProfiles = $packages
    backgroundAppsOff         = [string](Get-KeyValue $background 'GlobalUserDisabled') -eq '1'
    azureVpnClientOff         = @($forApp).Count -gt 0
    backgroundPolicy          = $policy
}
