<#
.SYNOPSIS
Tells what is bound to the WAN Miniports, and which filters that are not Windows' own sit on any adapter.
.DESCRIPTION
Get-NetAdapter and Get-NetAdapterBinding with hidden adapters. The WAN Miniports are found by their component id
(ms_ndiswanip), since their names are translated and numbered. Reads only.
.OUTPUTS
One table: wanIp and wanIpv6 = list of component, enabled; null where there is no such adapter. foreign = list of component, name, wan.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$wan = @{}
foreach ($adapter in Get-NetAdapter -IncludeHidden -ErrorAction Stop) {
    $component = [string]$adapter.ComponentID
    if ($component -like 'ms_ndiswan*') { $wan[[string]$adapter.Name] = $component }
}

$all = @(Get-NetAdapterBinding -Name '*' -IncludeHidden -AllBindings -ErrorAction Stop)

function Get-Bound([string] $Component) {
    if ($wan.Values -notcontains $Component) { return $null }
    $bound = @($all | Where-Object { $wan[[string]$_.Name] -eq $Component } |
            ForEach-Object { @{ component = [string]$_.ComponentID; enabled = [bool]$_.Enabled } })
    # A list of one would come out as a table.
    , $bound
}

# Microsoft's components are named ms_, those of Hyper-V vms_.
$foreign = @($all | Where-Object { $_.Enabled -and $_.ComponentID -notlike 'ms_*' -and $_.ComponentID -notlike 'vms_*' } | ForEach-Object {
        @{ component = [string]$_.ComponentID; name = [string]$_.DisplayName; wan = $wan.ContainsKey([string]$_.Name) }
    })

@{ wanIp = Get-Bound 'ms_ndiswanip'; wanIpv6 = Get-Bound 'ms_ndiswanipv6'; foreign = $foreign }
