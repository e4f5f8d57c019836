<#
.SYNOPSIS
Empties the cache of Windows' name resolution.
.DESCRIPTION
It fills again by itself, so there is nothing to undo. With -WhatIf nothing is changed.
.PARAMETER Target
Always dns.
.PARAMETER To
Always empty.
.PARAMETER Expected
Always filled. May be left out with -WhatIf only.
.OUTPUTS
One table: before = filled; after = filled or empty; why = an empty text.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low')]
param(
    [Parameter(Mandatory = $true)] [ValidateSet('dns')] [string] $Target,
    [Parameter(Mandatory = $true)] [ValidateSet('empty')] [string] $To,
    [ValidateSet('', 'filled')] [string] $Expected = ''
)

$ErrorActionPreference = 'Stop'
if ($Expected -eq '' -and -not $WhatIfPreference) { throw 'What is expected has to be said.' }
$ask = $ConfirmPreference -eq 'Low'
Clear-DnsClientCache -WhatIf:$WhatIfPreference -Confirm:$ask -ErrorAction Stop
$after = 'empty'
if ($WhatIfPreference) { $after = 'filled' }
@{ before = 'filled'; after = $after; why = '' }
