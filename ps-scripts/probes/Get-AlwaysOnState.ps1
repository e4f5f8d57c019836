<#
.SYNOPSIS
Tells which connections dial by themselves, on which networks they stay down, and which Windows has stopped dialling.
.DESCRIPTION
Triggers from Get-VpnConnectionTrigger; RasMan's list of profiles that a person switched off by hand, and its device tunnels,
from the registry; the profiles of a device management (VPNv2) from its WMI bridge, which answers SYSTEM only. Reads only.
.OUTPUTS
One table: triggers = list of name, applications (a number), trustedNetworks, dnsRules (a number); disabled = names; person = SID of whose list that is; active = name of the
profile that dials by itself; deviceTunnel = name of the one that dials before anybody signs in; managed = list of name, alwaysOn, deviceTunnel, trustedNetworks, or null where that cannot be seen.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

# The cmdlet takes the user's profiles only; a profile without a trigger is an error of it, which only its translated text tells.
function Get-Trigger([string] $Name) {
    try { $found = Get-VpnConnectionTrigger -ConnectionName $Name -ErrorAction Stop }
    catch { return }
    if ($null -eq $found) { return }
    @{
        name            = $Name
        applications    = @($found.ApplicationID | Where-Object { $null -ne $_ }).Count
        trustedNetworks = @($found.TrustedNetwork | Where-Object { $null -ne $_ } | ForEach-Object { [string]$_ })
        dnsRules        = @($found.DnsConfig | Where-Object { $null -ne $_ }).Count
    }
}

function Get-KeyValue([string] $Key, [string] $Name) {
    if (-not (Test-Path -LiteralPath $Key)) { return }
    $item = Get-ItemProperty -LiteralPath $Key
    if ($item.PSObject.Properties.Name -contains $Name) { $item.$Name }
}

$triggers = @(Get-VpnConnection -ErrorAction Stop | ForEach-Object { Get-Trigger ([string]$_.Name) })

$config = 'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Config'
$disabled = @(Get-KeyValue $config 'AutoTriggerDisabledProfilesList' | Where-Object { $null -ne $_ } | ForEach-Object { [string]$_ })
$person = [string](Get-KeyValue $config 'UserSID')
$active = [string](Get-KeyValue $config 'AutoTriggerProfileEntryName')

$deviceTunnel = [string](Get-KeyValue 'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\DeviceTunnel' 'AutoTriggerProfileEntryName')

# Anybody but SYSTEM is refused here, and a computer that is not managed lacks the class: neither tells anything.
$managed = $null
try {
    $managed = @(Get-CimInstance -Namespace root/cimv2/mdm/dmmap -ClassName MDM_VPNv2_01 -OperationTimeoutSec 3 -ErrorAction Stop | ForEach-Object {
            @{
                name            = [string]$_.InstanceID
                alwaysOn        = [bool]$_.AlwaysOn
                deviceTunnel    = [bool]$_.DeviceTunnel
                trustedNetworks = [string]$_.TrustedNetworkDetection
            }
        })
}
catch { $managed = $null }

@{ triggers = $triggers; disabled = $disabled; person = $person; active = $active; deviceTunnel = $deviceTunnel; managed = $managed }
