<#
.SYNOPSIS
Tells whether Windows waits for a restart, whether "Shut down" is a real one here, and how full the battery is.
.DESCRIPTION
Marks of a pending restart (servicing, Windows Update, file renames) and Fast Startup (HiberbootEnabled) from the registry, the battery from WMI. Reads only.
.OUTPUTS
One table: pending = list of servicing, update, rename; fastStartup; battery = list of percent, onMains; empty without one.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$pending = @()
if (Test-Path -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending') { $pending += 'servicing' }
if (Test-Path -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired') { $pending += 'update' }
$manager = 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager'
if (Test-Path -LiteralPath $manager) {
    # The value lists files; that it is there is all that counts.
    if (@((Get-ItemProperty -LiteralPath $manager).PendingFileRenameOperations | Where-Object { $_ }).Count -gt 0) { $pending += 'rename' }
}

$fastStartup = $false
if (Test-Path -LiteralPath "$manager\Power") { $fastStartup = [int](Get-ItemProperty -LiteralPath "$manager\Power").HiberbootEnabled -eq 1 }

$battery = @()
try {
    $battery = @(Get-CimInstance -ClassName Win32_Battery -Property EstimatedChargeRemaining, BatteryStatus -OperationTimeoutSec 3 -ErrorAction Stop |
            ForEach-Object { @{ percent = [int]$_.EstimatedChargeRemaining; onMains = [int]$_.BatteryStatus -ne 1 } })
}
catch { $battery = @() }

@{ pending = $pending; fastStartup = $fastStartup; battery = $battery }
