<#
.SYNOPSIS
Tells whether Credential Guard runs.
.DESCRIPTION
Win32_DeviceGuard: 1 among the services that run is Credential Guard. Reads only.
.OUTPUTS
One table: running and configured = list of numbers.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$guard = Get-CimInstance -Namespace root/Microsoft/Windows/DeviceGuard -ClassName Win32_DeviceGuard -OperationTimeoutSec 4 -ErrorAction Stop
@{
    running    = @($guard.SecurityServicesRunning | Where-Object { $null -ne $_ } | ForEach-Object { [int]$_ })
    configured = @($guard.SecurityServicesConfigured | Where-Object { $null -ne $_ } | ForEach-Object { [int]$_ })
}
