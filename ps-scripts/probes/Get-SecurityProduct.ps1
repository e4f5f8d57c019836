<#
.SYNOPSIS
Lists the antivirus and firewall products that are registered with Windows Security Center.
.DESCRIPTION
Namespace root/SecurityCenter2, which client editions of Windows have and servers have not. Reads names only.
.OUTPUTS
One table: products = list of name, kind (antivirus or firewall).
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$products = @(foreach ($class in 'AntiVirusProduct', 'FirewallProduct') {
        $kind = 'antivirus'
        if ($class -eq 'FirewallProduct') { $kind = 'firewall' }
        Get-CimInstance -Namespace root/SecurityCenter2 -ClassName $class -OperationTimeoutSec 4 -ErrorAction Stop |
            ForEach-Object { @{ name = [string]$_.displayName; kind = $kind } }
    })
@{ products = $products }
