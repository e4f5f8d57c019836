<#
.SYNOPSIS
Puts one connection back on RasMan's list of those that it does not dial by itself any more, or takes it off.
.DESCRIPTION
For the undo records of earlier versions, which took connections off. No repair does so any more: that alone does not make Windows dial a connection by itself again; selecting
"Connect automatically" does. A state is one word: "unlisted", or "listed:" and the place on the list, which begins with 0, so that an undone
change leaves the list as it was. Compares what is there with what is expected first: where it differs, nothing is changed. With -WhatIf it only says what is there.
.PARAMETER Target
Name of the connection.
.PARAMETER To
The state that is wanted.
.PARAMETER Expected
What has to be there now. May be left out with -WhatIf only.
.OUTPUTS
One table: before, after = states, or "other"; why = changed or odd where nothing was done for that.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [Parameter(Mandatory = $true)] [ValidateLength(1, 256)] [ValidatePattern('^[^\x00-\x1f\x7f-\x9f]+\z')] [string] $Target,
    [Parameter(Mandatory = $true)] [ValidatePattern('^(unlisted|listed:\d{1,3})\z')] [string] $To,
    [ValidatePattern('^(unlisted|listed:\d{1,3})?\z')] [string] $Expected = ''
)

$ErrorActionPreference = 'Stop'
if ($Expected -eq '' -and -not $WhatIfPreference) { throw 'What is expected has to be said.' }
$ask = $ConfirmPreference -eq 'Low'
$key = 'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Config'
$name = 'AutoTriggerDisabledProfilesList'

# The list as it is; nothing where there is none.
function Get-Property {
    if (Test-Path -LiteralPath $key) { (Get-ItemProperty -LiteralPath $key).PSObject.Properties[$name] }
}

function Get-State {
    $found = Get-Property
    if ($null -eq $found) { return 'unlisted' }
    if ($found.Value -isnot [array]) { return 'other' }
    $place = -1
    for ($at = 0; $at -lt $found.Value.Count; $at++) {
        if ($found.Value[$at] -ne $Target) { continue }
        # Twice on the list: it could not be put back so.
        if ($place -ge 0) { return 'other' }
        $place = $at
    }
    if ($place -lt 0) { return 'unlisted' }
    "listed:$place"
}

$before = Get-State
$why = ''
if ($Expected -ne '' -and $before -cne $Expected) { $why = 'changed' }
elseif ($before -eq 'other') { $why = 'odd' }
if ($why -ne '') { return @{ before = $before; after = $before; why = $why } }

if ($before -cne $To) {
    $others = @()
    $found = Get-Property
    if ($null -ne $found) { $others = @($found.Value | Where-Object { $_ -ne $Target }) }
    $list = $others
    if ($To -ne 'unlisted') {
        $place = [int]($To -split ':')[1]
        $list = @($others | Select-Object -First $place) + $Target + @($others | Select-Object -Skip $place)
    }
    $null = New-ItemProperty -LiteralPath $key -Name $name -PropertyType MultiString -Value ([string[]]$list) -Force -WhatIf:$WhatIfPreference -Confirm:$ask
}
@{ before = $before; after = (Get-State); why = '' }
