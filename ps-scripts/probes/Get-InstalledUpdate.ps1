<#
.SYNOPSIS
Lists the updates of Windows that are installed.
.DESCRIPTION
Win32_QuickFixEngineering, since the date that Get-HotFix makes of it fails in some languages. The date stays as text of whatever shape. Reads only.
.OUTPUTS
One table: updates = list of KB numbers.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$updates = @(Get-CimInstance -ClassName Win32_QuickFixEngineering -Property HotFixID -OperationTimeoutSec 8 -ErrorAction Stop |
        ForEach-Object { [string]$_.HotFixID } | Where-Object { $_ -match '^KB\d{5,8}$' })
@{ updates = $updates }
