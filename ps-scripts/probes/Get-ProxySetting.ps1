<#
.SYNOPSIS
Reads the proxy settings of the current user and of the machine.
.DESCRIPTION
The user's from HKCU (Internet Settings), or from the same place in HKLM where a policy makes them settings of the machine; the machine's WinHTTP settings as raw bytes
from HKLM: netsh would tell them in the language of Windows. Reads only. What stands before an @ (user and password), or in the query of an address, is cut off here and goes nowhere.
.OUTPUTS
One table: userEnabled, userServer, userBypass, userAutoConfigUrl; perUser = false where these are everybody's; winHttpSettings (list of bytes).
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$settings = 'Software\Microsoft\Windows\CurrentVersion\Internet Settings'

# "Make proxy settings per-machine (rather than per-user)": with 0 what a person has set counts for nothing. (inetres.admx)
$perUser = $true
$policies = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings'
if (Test-Path -LiteralPath $policies) { $perUser = [string](Get-ItemProperty -LiteralPath $policies).ProxySettingsPerUser -ne '0' }

$key = "HKCU:\$settings"
if (-not $perUser) { $key = "HKLM:\$settings" }
$user = $null
if (Test-Path -LiteralPath $key) { $user = Get-ItemProperty -LiteralPath $key }

$bytes = @()
$machineKey = "HKLM:\$settings\Connections"
if (Test-Path -LiteralPath $machineKey) {
    $machine = Get-ItemProperty -LiteralPath $machineKey
    $bytes = @($machine.WinHttpSettings | Where-Object { $null -ne $_ } | ForEach-Object { [int]$_ })
}

# "host:port", "scheme=host:port;..." or with "http://" before. What stands before the last @ of a part is user and password, whatever
# letters are in it: a part begins at the start or behind a ; that is followed by a scheme.
function Get-WithoutCredential([string] $Setting) {
    (@($Setting -split ';(?=\s*[A-Za-z]+\s*=)' | ForEach-Object { $_ -replace '^(\s*(?:[A-Za-z]+\s*=\s*)?(?:[A-Za-z][A-Za-z0-9+.-]*://)?).*@', '$1' }) -join ';')
}

@{
    userEnabled       = [int]$user.ProxyEnable -eq 1
    userServer        = Get-WithoutCredential ([string]$user.ProxyServer)
    userBypass        = [string]$user.ProxyOverride
    userAutoConfigUrl = (Get-WithoutCredential ([string]$user.AutoConfigURL)) -replace '[?#].*$', ''
    perUser           = $perUser
    winHttpSettings   = $bytes
}
