<#
.SYNOPSIS
Reads the proxy settings of the current user and of the machine.
.DESCRIPTION
The user's from HKCU (Internet Settings), the machine's WinHTTP settings as raw bytes from HKLM: netsh would tell them
in the language of Windows. Reads only. What stands before an @ (user and password), or in the query of an address, is cut off here and goes nowhere.
.OUTPUTS
One table: userEnabled, userServer, userBypass, userAutoConfigUrl, winHttpSettings (list of bytes).
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$settings = 'Software\Microsoft\Windows\CurrentVersion\Internet Settings'

$user = $null
if (Test-Path -LiteralPath "HKCU:\$settings") { $user = Get-ItemProperty -LiteralPath "HKCU:\$settings" }

$bytes = @()
$machineKey = "HKLM:\$settings\Connections"
if (Test-Path -LiteralPath $machineKey) {
    $machine = Get-ItemProperty -LiteralPath $machineKey
    $bytes = @($machine.WinHttpSettings | Where-Object { $null -ne $_ } | ForEach-Object { [int]$_ })
}

@{
    userEnabled       = [int]$user.ProxyEnable -eq 1
    userServer        = [string]$user.ProxyServer -replace '[^/=;\s]*@', ''
    userBypass        = [string]$user.ProxyOverride
    userAutoConfigUrl = ([string]$user.AutoConfigURL -replace '[^/=;\s]*@', '') -replace '[?#].*$', ''
    winHttpSettings   = $bytes
}
