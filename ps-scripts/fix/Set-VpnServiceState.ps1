<#
.SYNOPSIS
Starts one Windows service that a VPN needs, or stops it again.
.DESCRIPTION
Compares what is there with what is expected first: where it differs, nothing is changed. A service on which others rely that run is never
stopped, and the Base Filtering Engine and the Network Store Interface not at all. With -WhatIf it only says what is there.
.PARAMETER Target
Name of the service.
.PARAMETER To
running or stopped.
.PARAMETER Expected
What has to be there now. May be left out with -WhatIf only.
.OUTPUTS
One table: before, after = running, stopped, absent or other; why = changed, absent or busy where nothing was done for that.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [Parameter(Mandatory = $true)] [ValidateSet('RasMan', 'IKEEXT', 'PolicyAgent', 'BFE', 'nsi')] [string] $Target,
    [Parameter(Mandatory = $true)] [ValidateSet('running', 'stopped')] [string] $To,
    [ValidateSet('', 'running', 'stopped')] [string] $Expected = ''
)

$ErrorActionPreference = 'Stop'
if ($Expected -eq '' -and -not $WhatIfPreference) { throw 'What is expected has to be said.' }
$ask = $ConfirmPreference -eq 'Low'

function Get-State {
    $service = @(Get-CimInstance -ClassName Win32_Service -Property Name, State -OperationTimeoutSec 5 -ErrorAction Stop | Where-Object { $_.Name -eq $Target })
    if ($service.Count -ne 1) { return 'absent' }
    switch ([string]$service[0].State) {
        'Running' { 'running' }
        'Stopped' { 'stopped' }
        default { 'other' }
    }
}

$before = Get-State
$why = ''
if ($before -eq 'absent') { $why = 'absent' }
elseif ($Expected -ne '' -and $before -ne $Expected) { $why = 'changed' }
# The firewall and all of networking rest on these two.
elseif ($To -eq 'stopped' -and $Target -in 'BFE', 'nsi') { $why = 'busy' }
if ($why -ne '') { return @{ before = $before; after = $before; why = $why } }

if ($before -ne $To) {
    if ($To -eq 'running') { Start-Service -Name $Target -WhatIf:$WhatIfPreference -Confirm:$ask -ErrorAction Stop }
    else {
        # Without -Force: what relies on it keeps it. Current versions of Windows do not let RasMan be stopped at all.
        try { Stop-Service -Name $Target -WhatIf:$WhatIfPreference -Confirm:$ask -ErrorAction Stop }
        catch { $why = 'busy' }
    }
}
@{ before = $before; after = (Get-State); why = $why }
