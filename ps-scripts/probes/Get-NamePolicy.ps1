<#
.SYNOPSIS
Reads the rules by which this computer resolves some names differently (NRPT).
.DESCRIPTION
From the registry, where group policy, VPN profiles and DirectAccess leave them: that takes milliseconds, and the cmdlet
answers only for what is in force right now. Reads only.
.OUTPUTS
One table: rules = list of source (policy or local), names, servers, directAccess; suffixes = the search list; smartResolution = false where it is switched off.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$places = @{
    policy = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\DNSClient\DnsPolicyConfig'
    local  = 'HKLM:\SYSTEM\CurrentControlSet\Services\Dnscache\Parameters\DnsPolicyConfig'
}
$rules = @(foreach ($source in 'policy', 'local') {
        if (-not (Test-Path -LiteralPath $places[$source])) { continue }
        foreach ($key in Get-ChildItem -LiteralPath $places[$source]) {
            $rule = Get-ItemProperty -LiteralPath "$($places[$source])\$($key.PSChildName)"
            @{
                source       = $source
                names        = @($rule.Name | Where-Object { $_ } | ForEach-Object { [string]$_ })
                servers      = @(([string]$rule.GenericDNSServers) -split '[;,\s]+' | Where-Object { $_ -ne '' })
                directAccess = ([string]$rule.DirectAccessDNSServers) -ne ''
            }
        }
    })

$suffixes = @()
$tcpip = 'HKLM:\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters'
if (Test-Path -LiteralPath $tcpip) { $suffixes = @(([string](Get-ItemProperty -LiteralPath $tcpip).SearchList) -split ',' | Where-Object { $_ -ne '' }) }

$smart = $true
$client = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\DNSClient'
if (Test-Path -LiteralPath $client) { $smart = [int](Get-ItemProperty -LiteralPath $client).DisableSmartNameResolution -ne 1 }

@{ rules = $rules; suffixes = $suffixes; smartResolution = $smart }
