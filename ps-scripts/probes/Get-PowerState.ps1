<#
.SYNOPSIS
Tells whether Windows waits for a restart, whether "Shut down" is a real one here, and how full the battery is.
.DESCRIPTION
Marks of a pending restart (servicing, Windows Update, file renames) and Fast Startup (HiberbootEnabled; a policy goes before it, and without hibernation there is none)
from the registry, the battery from WMI. Reads only.
.OUTPUTS
One table: pending = list of servicing, update, rename; fastStartup; battery = list of percent, status (the number of Win32_Battery.BatteryStatus); empty without one.
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

function Get-KeyValue([string] $Key, [string] $Name) {
    if (-not (Test-Path -LiteralPath $Key)) { return }
    $item = Get-ItemProperty -LiteralPath $Key
    if ($item.PSObject.Properties.Name -contains $Name) { $item.$Name }
}

# "Require use of fast startup" (WinInit.admx) overrides what the person chose. Fast Startup is a hibernation of the kernel: with hibernation off (powercfg /h off) the value may still say 1.
$wanted = Get-KeyValue 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\System' 'HiberbootEnabled'
if ($null -eq $wanted) { $wanted = Get-KeyValue "$manager\Power" 'HiberbootEnabled' }
$hibernation = Get-KeyValue 'HKLM:\SYSTEM\CurrentControlSet\Control\Power' 'HibernateEnabled'
$fastStartup = [string]$wanted -eq '1' -and [string]$hibernation -ne '0'

$battery = @()
try {
    $battery = @(Get-CimInstance -ClassName Win32_Battery -Property EstimatedChargeRemaining, BatteryStatus -OperationTimeoutSec 3 -ErrorAction Stop |
            ForEach-Object { @{ percent = [int]$_.EstimatedChargeRemaining; status = [int]$_.BatteryStatus } })
}
catch { $battery = @() }

@{ pending = $pending; fastStartup = $fastStartup; battery = $battery }
