<#
.SYNOPSIS
Gives one Windows service that a VPN needs a start type back that Windows comes with, or takes it away again.
.DESCRIPTION
Changes a start type from disabled to one that Windows comes with, and, to undo that, back to disabled; nothing else. Compares what is
there with what is expected first: where it differs, or where a group policy sets this start type, nothing is changed. With -WhatIf
it only says what is there.
.PARAMETER Target
Name of the service.
.PARAMETER To
automatic, manual or disabled.
.PARAMETER Expected
What has to be there now. May be left out with -WhatIf only.
.OUTPUTS
One table: before, after = disabled, manual, automatic, absent or other; why = changed, policy or absent where nothing was done for that.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [Parameter(Mandatory = $true)] [ValidateSet('RasMan', 'TapiSrv', 'SstpSvc', 'EapHost', 'IKEEXT', 'PolicyAgent', 'BFE', 'nsi')] [string] $Target,
    [Parameter(Mandatory = $true)] [ValidateSet('automatic', 'manual', 'disabled')] [string] $To,
    [ValidateSet('', 'automatic', 'manual', 'disabled')] [string] $Expected = ''
)

$ErrorActionPreference = 'Stop'
# By exports of clean installations: RasMan and IKEEXT are manual on Windows 10, IKEEXT is automatic on some of Windows 11, both are on older ones.
$usual = @{
    RasMan = 'manual', 'automatic'; TapiSrv = @('manual'); SstpSvc = @('manual'); EapHost = @('manual')
    IKEEXT = 'manual', 'automatic'; PolicyAgent = @('manual'); BFE = @('automatic'); nsi = @('automatic')
}
if ($To -ne 'disabled' -and $usual[$Target] -notcontains $To) { throw "$Target is not known to start so on any Windows." }
if ($Expected -eq '' -and -not $WhatIfPreference) { throw 'What is expected has to be said.' }
$ask = $ConfirmPreference -eq 'Low'

function Get-State {
    $service = @(Get-CimInstance -ClassName Win32_Service -Property Name, StartMode -OperationTimeoutSec 5 -ErrorAction Stop | Where-Object { $_.Name -eq $Target })
    if ($service.Count -ne 1) { return 'absent' }
    switch ([string]$service[0].StartMode) {
        'Auto' { 'automatic' }
        'Manual' { 'manual' }
        'Disabled' { 'disabled' }
        default { 'other' }
    }
}

# Whoever runs the domain set it so, and would set it so again. Without such a policy there is no entry, and without that place no policy.
function Test-Policy {
    try { @(Get-CimInstance -Namespace root/rsop/computer -ClassName RSOP_SystemService -OperationTimeoutSec 5 -ErrorAction Stop | Where-Object { $_.Service -eq $Target }).Count -gt 0 }
    catch { $false }
}

$before = Get-State
$why = ''
if ($before -eq 'absent') { $why = 'absent' }
elseif ($Expected -ne '' -and $before -ne $Expected) { $why = 'changed' }
elseif (Test-Policy) { $why = 'policy' }
if ($why -ne '') { return @{ before = $before; after = $before; why = $why } }

if ($before -ne $To) { Set-Service -Name $Target -StartupType $To -WhatIf:$WhatIfPreference -Confirm:$ask -ErrorAction Stop }
@{ before = $before; after = (Get-State); why = '' }
