<#
.SYNOPSIS
Tells which connections dial by themselves, on which networks they stay down, and which Windows does not dial by itself any more.
.DESCRIPTION
Triggers from Get-VpnConnectionTrigger; whether "Connect automatically" is selected from the configuration of each connection, of which no other element leaves this
script (it holds the pre-shared key). From RasMan's registry key the machine's one list of connections for which somebody cleared it (on some builds of Windows a
disconnect by hand does the same), whether automatic dialling is off altogether, and the active profiles: who clears it takes the connection from there, too. The profiles of a
device management (VPNv2) come from its WMI bridge, which answers SYSTEM only. Reads only.
.OUTPUTS
One table: triggers = list of name, applications (a number), trustedNetworks, dnsRules (a number); automatic = list of name, allUsers, enabled; disabled = names; allOff; active = name of the
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

# /VpnProfile/VpnConfiguration/AutoTriggerEnabled; a connection without it tells nothing. (ld0614/DPC WMIProfile.cs)
function Get-Automatic($Connection) {
    if ([string]$Connection.VpnConfigurationXml.InnerXml -notmatch '<(?:\w+:)?AutoTriggerEnabled(?:\s[^>]*)?>\s*(?<it>true|false|1|0)\s*</') { return }
    @{ name = [string]$Connection.Name; allUsers = [bool]$Connection.AllUserConnection; enabled = $Matches.it -in 'true', '1' }
}

$own = @(Get-VpnConnection -ErrorAction Stop)
$everybodys = @()
try { $everybodys = @(Get-VpnConnection -AllUserConnection -ErrorAction Stop) }
catch { $everybodys = @() }
$triggers = @($own | ForEach-Object { Get-Trigger ([string]$_.Name) })
$automatic = @($own + $everybodys | ForEach-Object { Get-Automatic $_ })

$config = 'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Config'
$disabled = @(Get-KeyValue $config 'AutoTriggerDisabledProfilesList' | Where-Object { $null -ne $_ } | ForEach-Object { [string]$_ })
$allOff = [string](Get-KeyValue $config 'AutoTriggeringDisabled') -eq '1'
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

@{ triggers = $triggers; automatic = $automatic; disabled = $disabled; allOff = $allOff; active = $active; deviceTunnel = $deviceTunnel; managed = $managed }
