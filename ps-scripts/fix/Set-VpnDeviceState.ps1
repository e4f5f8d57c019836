<#
.SYNOPSIS
Enables one of Microsoft's WAN Miniport devices, or disables it again.
.DESCRIPTION
By the instance ids that Windows itself gives these devices; no other device can be named. Compares what is there with what is expected first:
where it differs, nothing is changed. With -WhatIf it only says what is there.
.PARAMETER Target
Last part of the instance id.
.PARAMETER To
enabled or disabled.
.PARAMETER Expected
What has to be there now. May be left out with -WhatIf only.
.OUTPUTS
One table: before, after = enabled, disabled, faulty or absent; why = changed or absent where nothing was done for that.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [Parameter(Mandatory = $true)]
    [ValidateSet('MS_AGILEVPNMINIPORT', 'MS_SSTPMINIPORT', 'MS_L2TPMINIPORT', 'MS_PPTPMINIPORT', 'MS_NDISWANIP')]
    [string] $Target,
    [Parameter(Mandatory = $true)] [ValidateSet('enabled', 'disabled')] [string] $To,
    [ValidateSet('', 'enabled', 'disabled')] [string] $Expected = ''
)

$ErrorActionPreference = 'Stop'
if ($Expected -eq '' -and -not $WhatIfPreference) { throw 'What is expected has to be said.' }
$ask = $ConfirmPreference -eq 'Low'
$id = "SWD\MSRRAS\$Target"

function Get-State {
    $device = @(Get-CimInstance -ClassName Win32_PnPEntity -Filter "PNPDeviceID LIKE 'SWD\\MSRRAS\\%'" -Property PNPDeviceID, ConfigManagerErrorCode -OperationTimeoutSec 5 -ErrorAction Stop |
            Where-Object { $_.PNPDeviceID -eq $id })
    if ($device.Count -ne 1) { return 'absent' }
    # 22: disabled by somebody.
    switch ([int]$device[0].ConfigManagerErrorCode) {
        0 { 'enabled' }
        22 { 'disabled' }
        default { 'faulty' }
    }
}

$before = Get-State
$why = ''
if ($before -eq 'absent') { $why = 'absent' }
elseif ($Expected -ne '' -and $before -ne $Expected) { $why = 'changed' }
if ($why -ne '') { return @{ before = $before; after = $before; why = $why } }

if ($before -ne $To) {
    if ($To -eq 'enabled') { Enable-PnpDevice -InstanceId $id -WhatIf:$WhatIfPreference -Confirm:$ask -ErrorAction Stop }
    else { Disable-PnpDevice -InstanceId $id -WhatIf:$WhatIfPreference -Confirm:$ask -ErrorAction Stop }
}
@{ before = $before; after = (Get-State); why = '' }
