<#
.SYNOPSIS
Reads registry values that change how the VPN client behaves.
.DESCRIPTION
Reads only, below the keys listed here. A value that is absent is told apart from one that is 0, and the type is told, since
Windows may ignore a value of the wrong type.
.PARAMETER Value
List of objects with id, key and value. Default: the NAT traversal switch of L2TP and the switch that turns IPsec off.
.OUTPUTS
One table: values = list of id, present, type, value; natTraversalLookalikes = names that are nearly the NAT-T one;
eapMethods = numbers of the EAP methods that are installed.
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
$readable = $services, 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa', 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols',
'HKLM:\SOFTWARE\Policies\Microsoft\Windows\NetworkConnectivityStatusIndicator', 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\DeviceGuard'

# Many of the values stand below one key, and each reading of a key takes its time.
$tables = @{}
function Get-ValueTable([string] $Key) {
    if ($tables.ContainsKey($Key)) { return $tables[$Key] }
    $table = @{}
    if (Test-Path -LiteralPath $Key) {
        $item = Get-ItemProperty -LiteralPath $Key
        foreach ($property in $item.PSObject.Properties) {
            if ($property.Name -notin 'PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider') {
                $table[$property.Name] = $property.Value
            }
        }
    }
    $tables[$Key] = $table
    $table
}

$values = @(foreach ($one in $Value) {
        if (@($readable | Where-Object { $one.key -eq $_ -or $one.key -like "$_\*" }).Count -eq 0) { continue }
        $table = Get-ValueTable $one.key
        if ($table.ContainsKey($one.value)) {
            $found = $table[$one.value]
            $plain = $found
            # A text that is no number is somebody's mistake, and may be anything: that it is there is enough.
            if ($found.GetType().Name -notmatch '^U?Int(32|64)$') {
                $plain = [string]$found
                if ($plain -notmatch '^-?[0-9a-fA-Fx]{1,12}$') { $plain = '' }
            }
            @{ id = $one.id; present = $true; type = $found.GetType().Name; value = $plain }
        }
        else { @{ id = $one.id; present = $false; type = ''; value = $null } }
    })

$right = 'AssumeUDPEncapsulationContextOnSendRule'
$lookalikes = @((Get-ValueTable "$services\PolicyAgent").Keys | Where-Object { $_ -match 'UDP.*Encap|Encap.*Rule' -and $_ -ne $right })

# Methods of RasMan, and those of EAPHost by author; 254 are vendors' own below it.
$eapMethods = @()
$eapHost = "$services\EapHost\Methods"
$eap = "$services\RasMan\PPP\EAP"
if (Test-Path -LiteralPath $eap) { $eapMethods = @(Get-ChildItem -LiteralPath $eap | ForEach-Object { [string]$_.PSChildName } | Where-Object { $_ -match '^\d{1,3}$' } | ForEach-Object { [int]$_ }) }
if (Test-Path -LiteralPath $eapHost) {
    foreach ($author in Get-ChildItem -LiteralPath $eapHost) {
        $eapMethods += @(Get-ChildItem -LiteralPath "$eapHost\$($author.PSChildName)" | ForEach-Object { [string]$_.PSChildName } | Where-Object { $_ -match '^\d{1,3}$' } | ForEach-Object { [int]$_ })
    }
}
@{ values = $values; natTraversalLookalikes = $lookalikes; eapMethods = $eapMethods }
