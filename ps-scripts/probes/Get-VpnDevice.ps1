<#
.SYNOPSIS
Lists the network adapters and the WAN Miniport devices that carry VPN tunnels.
.DESCRIPTION
WAN Miniports from Win32_PnPEntity by device id, which is not translated, with their problem code: 22 means disabled,
31 that the driver did not load. Adapters from Get-NetAdapter. Reads only, no administrator needed.
.OUTPUTS
One table: miniports = list of id, problem; adapters = list of name, description, status, physical.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

# ROOT\MS_... is how Windows 7 named them.
$query = "PNPDeviceID LIKE 'SWD\\MSRRAS\\%' OR PNPDeviceID LIKE 'ROOT\\MS_%MINIPORT\\%' OR PNPDeviceID LIKE 'ROOT\\MS_NDISWAN%\\%'"
$miniports = @(Get-CimInstance -ClassName Win32_PnPEntity -Filter $query -Property PNPDeviceID, ConfigManagerErrorCode -OperationTimeoutSec 5 -ErrorAction Stop |
        ForEach-Object { @{ id = [string]$_.PNPDeviceID; problem = [int]$_.ConfigManagerErrorCode } })

$adapters = @(Get-NetAdapter -ErrorAction Stop | ForEach-Object {
        @{
            name        = [string]$_.Name
            description = [string]$_.InterfaceDescription
            status      = [string]$_.Status
            physical    = [bool]$_.HardwareInterface
        }
    })
@{ miniports = $miniports; adapters = $adapters }
