<#
.SYNOPSIS
Tells the time zone and where this computer takes its time from.
.DESCRIPTION
From the registry, a policy before the computer's own setting: w32tm answers in the language of Windows, and fails while its service does not run. Reads only.
.OUTPUTS
One table: zone = key of the time zone (English in every language), automaticZone, source (NTP, NT5DS = from the domain, NoSync, AllSync).
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$zoneKey = Get-ItemProperty -LiteralPath 'HKLM:\SYSTEM\CurrentControlSet\Control\TimeZoneInformation'
$source = ''
# A group policy writes its own place, and that counts where it says something. (W32Time.admx)
foreach ($time in 'HKLM:\SOFTWARE\Policies\Microsoft\W32Time\Parameters', 'HKLM:\SYSTEM\CurrentControlSet\Services\W32Time\Parameters') {
    if ($source -eq '' -and (Test-Path -LiteralPath $time)) { $source = [string](Get-ItemProperty -LiteralPath $time).Type }
}
$automatic = $false
$updater = 'HKLM:\SYSTEM\CurrentControlSet\Services\tzautoupdate'
# The service that follows the place: 3 = started on demand, 4 = off.
if (Test-Path -LiteralPath $updater) { $automatic = [int](Get-ItemProperty -LiteralPath $updater).Start -eq 3 }

@{ zone = [string]$zoneKey.TimeZoneKeyName; automaticZone = $automatic; source = $source }
