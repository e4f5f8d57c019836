<#
.SYNOPSIS
Reads registry values that change how the VPN client behaves.
.DESCRIPTION
Reads only, below HKLM\SYSTEM\CurrentControlSet\Services. A value that is absent is told apart from one that is 0, and
the type is told, since Windows ignores a value of the wrong type.
.PARAMETER Value
List of objects with id, key and value. Default: the NAT traversal switch of L2TP and the switch that turns IPsec off.
.OUTPUTS
One table: values = list of id, present, type, value; natTraversalLookalikes = names that are nearly the NAT-T one.
#>
[CmdletBinding()]
param(
    [object[]] $Value = @(
        @{ id = 'nat-traversal'; key = 'HKLM:\SYSTEM\CurrentControlSet\Services\PolicyAgent'; value = 'AssumeUDPEncapsulationContextOnSendRule' }
        @{ id = 'prohibit-ipsec'; key = 'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Parameters'; value = 'ProhibitIpSec' }
    )
)

$ErrorActionPreference = 'Stop'
$services = 'HKLM:\SYSTEM\CurrentControlSet\Services'

function Get-ValueTable([string] $Key) {
    $table = @{}
    if (Test-Path -LiteralPath $Key) {
        $item = Get-ItemProperty -LiteralPath $Key
        foreach ($property in $item.PSObject.Properties) {
            if ($property.Name -notin 'PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider') {
                $table[$property.Name] = $property.Value
            }
        }
    }
    $table
}

$values = @(foreach ($one in $Value) {
        if ($one.key -notlike "$services\*") { continue }
        $table = Get-ValueTable $one.key
        if ($table.ContainsKey($one.value)) {
            $found = $table[$one.value]
            $plain = $found
            if ($found -isnot [int] -and $found -isnot [long]) { $plain = [string]$found }
            @{ id = $one.id; present = $true; type = $found.GetType().Name; value = $plain }
        }
        else { @{ id = $one.id; present = $false; type = ''; value = $null } }
    })

$right = 'AssumeUDPEncapsulationContextOnSendRule'
$lookalikes = @((Get-ValueTable "$services\PolicyAgent").Keys | Where-Object { $_ -match 'UDP.*Encap|Encap.*Rule' -and $_ -ne $right })
@{ values = $values; natTraversalLookalikes = $lookalikes }
