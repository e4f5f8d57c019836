<#
.SYNOPSIS
Sets one of two registry values of the VPN client, or puts back what was there.
.DESCRIPTION
nat-traversal: AssumeUDPEncapsulationContextOnSendRule of PolicyAgent, set to 2. prohibit-ipsec: ProhibitIpSec of RasMan, set to 0. A state is one word:
"absent", or the type and what the value holds, like "dword:2" or "string:2". Compares what is there with what is expected first: where it
differs, nothing is changed. What could not be put back as it was (another type, a text that is no number) is not touched. With -WhatIf it
only says what is there.
.PARAMETER Target
Which of the two.
.PARAMETER To
The state that is wanted.
.PARAMETER Expected
What has to be there now. May be left out with -WhatIf only.
.OUTPUTS
One table: before, after = states, or "other"; why = changed or odd where nothing was done for that.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [Parameter(Mandatory = $true)] [ValidateSet('nat-traversal', 'prohibit-ipsec')] [string] $Target,
    [Parameter(Mandatory = $true)] [ValidatePattern('^(absent|(dword|qword):\d{1,10}|string:-?[0-9a-fA-Fx]{0,12})\z')] [string] $To,
    [ValidatePattern('^(absent|(dword|qword):\d{1,10}|string:-?[0-9a-fA-Fx]{0,12})?\z')] [string] $Expected = ''
)

$ErrorActionPreference = 'Stop'
$services = 'HKLM:\SYSTEM\CurrentControlSet\Services'
$places = @{
    'nat-traversal'  = @{ key = "$services\PolicyAgent"; name = 'AssumeUDPEncapsulationContextOnSendRule' }
    'prohibit-ipsec' = @{ key = "$services\RasMan\Parameters"; name = 'ProhibitIpSec' }
}
$key = $places[$Target].key
$name = $places[$Target].name
if ($Target -eq 'prohibit-ipsec' -and $To -cnotin 'dword:0', 'dword:1') { throw 'This value is 0 or 1.' }
if ($Expected -eq '' -and -not $WhatIfPreference) { throw 'What is expected has to be said.' }
$ask = $ConfirmPreference -eq 'Low'

function Get-State {
    if (-not (Test-Path -LiteralPath $key)) { return 'other' }
    $found = (Get-ItemProperty -LiteralPath $key).PSObject.Properties[$name]
    if ($null -eq $found) { return 'absent' }
    $value = $found.Value
    $kind = switch ($value.GetType().Name) { 'Int32' { 'dword' } 'UInt32' { 'dword' } 'Int64' { 'qword' } 'String' { 'string' } default { 'other' } }
    # A text with variables in it looks the same here, and only a method tells it apart.
    if ($kind -eq 'string') {
        $kind = 'other'
        if ($ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
            if ([string](Get-Item -LiteralPath $key).GetValueKind($name) -eq 'String') { $kind = 'string' }
        }
    }
    $state = "${kind}:$value"
    if ($kind -eq 'other' -or $state -cnotmatch '^((dword|qword):\d{1,10}|string:-?[0-9a-fA-Fx]{0,12})\z') { return 'other' }
    $state
}

$before = Get-State
$why = ''
if ($Expected -ne '' -and $before -cne $Expected) { $why = 'changed' }
elseif ($before -eq 'other') { $why = 'odd' }
if ($why -ne '') { return @{ before = $before; after = $before; why = $why } }

if ($before -cne $To) {
    if ($To -eq 'absent') { Remove-ItemProperty -LiteralPath $key -Name $name -WhatIf:$WhatIfPreference -Confirm:$ask }
    else {
        $kind, $text = $To -split ':', 2
        $value = $text
        if ($kind -ne 'string') { $value = [long]$text }
        # One call that makes the value or writes over it, type and all.
        $null = New-ItemProperty -LiteralPath $key -Name $name -PropertyType $kind -Value $value -Force -WhatIf:$WhatIfPreference -Confirm:$ask
    }
}
@{ before = $before; after = (Get-State); why = '' }
