<#
.SYNOPSIS
Counts the smart card readers, and tells whether the smart card service can run.
.DESCRIPTION
Win32_PnPEntity of the class SmartCardReader, by the class name that is not translated. A card is not touched, so no PIN is asked for.
.OUTPUTS
One table: readers = list of problem codes (0 = works); service = state and start type, or null.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$readers = @(Get-CimInstance -ClassName Win32_PnPEntity -Filter "PNPClass='SmartCardReader'" -Property ConfigManagerErrorCode -OperationTimeoutSec 5 -ErrorAction Stop |
        ForEach-Object { [int]$_.ConfigManagerErrorCode })

$service = $null
$found = Get-Service -Name SCardSvr -ErrorAction SilentlyContinue
if ($found) { $service = @{ state = [string]$found.Status; startType = [string]$found.StartType } }

@{ readers = $readers; service = $service }
