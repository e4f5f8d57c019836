<#
.SYNOPSIS
Tells whether the Azure VPN Client and packed profiles (Connection Manager) are there, whether apps may run in the background, and how the Linux subsystem (WSL) is networked.
.DESCRIPTION
Folders and registry values of the current user and one policy; of .wslconfig one setting, networkingMode. As SYSTEM these are SYSTEM's own.
.OUTPUTS
One table: azureVpnClient, connectionManagerProfiles (a number); backgroundAppsOff = switched off for all apps (Windows 10), azureVpnClientOff = for this app (Windows 11),
backgroundPolicy = person (leaves it to the person), allowed, forbidden;
wslMirrored = .wslconfig asks for mirrored networking, wslRunning = a WSL machine runs.
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

# [wsl2] networkingMode=mirrored; a value may be quoted, a line with # is a comment. (Microsoft: Advanced settings configuration in WSL)
$section = ''
$mode = ''
$file = "$env:USERPROFILE\.wslconfig"
if (Test-Path -LiteralPath $file) {
    foreach ($line in @(Get-Content -LiteralPath $file)) {
        if ($line -match '^\s*\[([^\]]+)\]') { $section = [string]$Matches[1] }
        elseif ($section -eq 'wsl2' -and $line -match '^\s*networkingMode\s*=\s*"?(\w+)') { $mode = [string]$Matches[1] }
    }
}

@{
    wslMirrored               = $mode -eq 'mirrored'
    wslRunning                = @(Get-Process | Where-Object { 'vmmemWSL', 'wslhost' -contains [string]$_.ProcessName }).Count -gt 0
    azureVpnClient            = Test-Path -LiteralPath (Join-Path $env:LOCALAPPDATA "Packages\$family")
    connectionManagerProfiles = $packages
    backgroundAppsOff         = [string](Get-KeyValue $background 'GlobalUserDisabled') -eq '1'
    azureVpnClientOff         = @($forApp).Count -gt 0
    backgroundPolicy          = $policy
}
