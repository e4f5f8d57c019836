<#
.SYNOPSIS
Tells the shape of one thing that the other scripts read: names of properties, types, counts, words of enumerations. No value.
.DESCRIPTION
What a person, a computer or a network has chosen stays here. Names of properties and types are Windows' own. A text leaves only where it is one of the words that were handed in, or where
it is the value of an enumeration (then it is a number, too); any other becomes ?N, N being its length. Of the registry and of phone books only the names that were handed in leave, others are
counted. Of events ids and numbers of data elements leave. Of properties that no script of ours reads only name and declared type are told: their values are not looked at.
Reads only; the network parts ask this computer (127.0.0.1).
.PARAMETER Source
What is asked, by the name of src/knowledge/windows-shapes.ts.
.PARAMETER Property
List of objects with name (A, or A.B for property B of what is in A) and words (those that may leave).
.PARAMETER Place
Of the registry: list of objects with key and values (names).
.PARAMETER KnownKey
Of phone books: names of keys.
.PARAMETER Log
Of events: the log.
.PARAMETER Provider
Of events: who wrote them.
.PARAMETER Id
Of events: which of them; all of the provider where none is named.
.OUTPUTS
One table: state = read, absent, denied or failed; error = id of the error, where it is one of PowerShell's; count; properties = list of name, type; read = list of name, missing, empty (a number), types, words;
places = list of key, there, values (name, type), others (a number); keys = names, unknownKeys; events = list of id, count, elements (numbers), types.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [ValidatePattern('^[a-z0-9-]{1,40}$')] [string] $Source,
    [object[]] $Property = @(),
    [object[]] $Place = @(),
    [string[]] $KnownKey = @(),
    [string] $Log = '',
    [string] $Provider = '',
    [object[]] $Id = @()
)

$ErrorActionPreference = 'Stop'
$mostObjects = 200
$mostEvents = 300

$readable = 'HKLM:\SYSTEM\CurrentControlSet\Services', 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa', 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols',
'HKLM:\SYSTEM\CurrentControlSet\Control\Power', 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager', 'HKLM:\SYSTEM\CurrentControlSet\Control\TimeZoneInformation',
'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion', 'HKLM:\Software\Microsoft\Windows\CurrentVersion\Internet Settings', 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Internet Settings'

function Get-Asked {
    switch ($Source) {
        'vpn-connections' { Get-VpnConnection -ErrorAction Stop }
        'vpn-connections-all-users' { Get-VpnConnection -AllUserConnection -ErrorAction Stop }
        'vpn-triggers' {
            foreach ($one in Get-VpnConnection -ErrorAction Stop) {
                # A connection without a trigger is an error of this cmdlet.
                try { Get-VpnConnectionTrigger -ConnectionName ([string]$one.Name) -ErrorAction Stop }
                catch { if ([string]$_.FullyQualifiedErrorId -like 'CommandNotFoundException*' -or $_.CategoryInfo.Category -in 'PermissionDenied', 'SecurityError') { throw } }
            }
        }
        'services' { Get-CimInstance -ClassName Win32_Service -Property Name, State, StartMode, ExitCode -OperationTimeoutSec 6 -ErrorAction Stop }
        'devices' { Get-CimInstance -ClassName Win32_PnPEntity -Filter "PNPDeviceID LIKE 'SWD\\MSRRAS\\%'" -Property PNPDeviceID, ConfigManagerErrorCode -OperationTimeoutSec 6 -ErrorAction Stop }
        'smart-card-readers' { Get-CimInstance -ClassName Win32_PnPEntity -Filter "PNPClass='SmartCardReader'" -Property ConfigManagerErrorCode -OperationTimeoutSec 6 -ErrorAction Stop }
        'operating-system' { Get-CimInstance -ClassName Win32_OperatingSystem -Property Caption, LastBootUpTime, InstallDate -OperationTimeoutSec 6 -ErrorAction Stop }
        'device-guard' { Get-CimInstance -Namespace root/Microsoft/Windows/DeviceGuard -ClassName Win32_DeviceGuard -OperationTimeoutSec 6 -ErrorAction Stop }
        'updates' { Get-CimInstance -ClassName Win32_QuickFixEngineering -Property HotFixID -OperationTimeoutSec 8 -ErrorAction Stop }
        'battery' { Get-CimInstance -ClassName Win32_Battery -Property EstimatedChargeRemaining, BatteryStatus -OperationTimeoutSec 6 -ErrorAction Stop }
        'antivirus' { Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct -OperationTimeoutSec 6 -ErrorAction Stop }
        'firewall-products' { Get-CimInstance -Namespace root/SecurityCenter2 -ClassName FirewallProduct -OperationTimeoutSec 6 -ErrorAction Stop }
        'managed-profiles' { Get-CimInstance -Namespace root/cimv2/mdm/dmmap -ClassName MDM_VPNv2_01 -OperationTimeoutSec 6 -ErrorAction Stop }
        'ping' { Get-CimInstance -ClassName Win32_PingStatus -Filter "Address='127.0.0.1' AND Timeout=1000" -Property StatusCode, ResponseTime, ProtocolAddress -OperationTimeoutSec 6 -ErrorAction Stop }
        'adapters' { Get-NetAdapter -IncludeHidden -ErrorAction Stop }
        'bindings' { Get-NetAdapterBinding -Name '*' -IncludeHidden -AllBindings -ErrorAction Stop }
        'ip-addresses' { Get-NetIPAddress -ErrorAction Stop }
        'ip-interfaces' { Get-NetIPInterface -ErrorAction Stop }
        'routes' { Get-NetRoute -ErrorAction Stop }
        'dns-clients' { Get-DnsClient -ErrorAction Stop }
        'dns-servers' { Get-DnsClientServerAddress -ErrorAction Stop }
        'network-profiles' { Get-NetConnectionProfile -ErrorAction Stop }
        'tcp-listeners' { Get-NetTCPConnection -LocalPort 1723 -State Listen -ErrorAction Stop }
        'udp-endpoints' { Get-NetUDPEndpoint -LocalPort 500 -ErrorAction Stop }
        'ike-associations' { Get-NetIPsecMainModeSA -ErrorAction Stop }
        'local-route' { Test-NetConnection -ComputerName '127.0.0.1' -WarningAction SilentlyContinue -ErrorAction Stop }
        'execution-policies' { Get-ExecutionPolicy -List -ErrorAction Stop }
        'service-objects' { Get-Service -Name 'RasMan' -ErrorAction Stop }
        'own-process' { Get-Process -Id $PID -ErrorAction Stop }
        'certificates' {
            foreach ($store in 'Cert:\LocalMachine\My', 'Cert:\CurrentUser\My', 'Cert:\LocalMachine\Root') {
                if (Test-Path -LiteralPath $store) { Get-ChildItem -LiteralPath $store | Where-Object { $_.Thumbprint } | Select-Object -First 20 }
            }
        }
        default { throw 'There is no such source.' }
    }
}

# A name of Windows' own; anything else could be anybody's.
function Get-PlainName([string] $Text, [string] $Pattern) {
    if ($Text -cmatch $Pattern) { return $Text }
    "?$($Text.Length)"
}
function Get-PlainType([string] $Text) { Get-PlainName $Text '^[A-Za-z][A-Za-z0-9_.+`\[\],/#-]{0,159}$' }
function Get-TypeName($Value) { Get-PlainType ([string]@($Value.PSObject.TypeNames)[0]) }

# The value of an enumeration is a number that is written with letters. A text is none, and in Constrained Language Mode nothing else tells the two apart.
function Get-Word($Value, $Known) {
    $text = [string]$Value
    foreach ($word in $Known) { if ($word -eq $text) { return [string]$word } }
    if ($text -cmatch '^[A-Za-z][A-Za-z0-9_]{0,59}$' -and $Value -isnot [string] -and $Value -isnot [char] -and $null -ne ($Value -as [int])) { return $text }
    "?$($text.Length)"
}

function Get-PropertyShape($Objects, $Wanted) {
    $outer, $inner = [string]$Wanted.name -split '\.'
    if ($inner) { $Objects = @(foreach ($one in $Objects) { if ($one.PSObject.Properties.Name -contains $outer) { $one.$outer } }) | Where-Object { $null -ne $_ } }
    $name = $outer
    if ($inner) { $name = $inner }
    $types = @{}
    $words = @{}
    $missing = @($Objects | Where-Object { $null -ne $_ }).Count -gt 0
    $empty = 0
    foreach ($one in $Objects) {
        if ($null -eq $one -or $one.PSObject.Properties.Name -notcontains $name) { continue }
        $missing = $false
        $value = $one.$name
        if ($null -eq $value) { $empty++; continue }
        $types[(Get-TypeName $value)] = $true
        if (@($Wanted.words | Where-Object { $_ }).Count -eq 0) { continue }
        foreach ($single in $value) { if ($null -ne $single -and [string]$single -ne '') { $words[(Get-Word $single $Wanted.words)] = $true } }
    }
    @{ name = [string]$Wanted.name; missing = $missing; empty = $empty; types = @($types.Keys | Sort-Object); words = @($words.Keys | Sort-Object) }
}

function Get-EveryProperty($Objects) {
    $found = @{}
    foreach ($one in $Objects) {
        foreach ($property in $one.PSObject.Properties) { $found[(Get-PlainName ([string]$property.Name) '^[A-Za-z_][A-Za-z0-9_]{0,59}$')] = Get-PlainType ([string]$property.TypeNameOfValue) }
    }
    @($found.Keys | Sort-Object | ForEach-Object { @{ name = $_; type = $found[$_] } })
}

function Get-Place {
    foreach ($one in $Place) {
        $key = [string]$one.key
        if (@($readable | Where-Object { $key -eq $_ -or $key -like "$_\*" }).Count -eq 0) { continue }
        $there = Test-Path -LiteralPath $key
        $values = @()
        $others = 0
        if ($there) {
            foreach ($property in (Get-ItemProperty -LiteralPath $key).PSObject.Properties) {
                if ($property.Name -in 'PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider') { continue }
                $name = @($one.values | Where-Object { $_ -eq $property.Name })[0]
                if ($name) { $values += @{ name = [string]$name; type = Get-TypeName $property.Value } } else { $others++ }
            }
        }
        @{ key = $key; there = $there; values = $values; others = $others }
    }
}

function Get-BookKey {
    $tail = 'Microsoft\Network\Connections\Pbk\rasphone.pbk'
    $names = @{}
    foreach ($path in "$env:APPDATA\$tail", "$env:ProgramData\$tail") {
        # A folder on a file server is not opened.
        if ($path -like '\\*' -or -not (Test-Path -LiteralPath $path)) { continue }
        foreach ($line in Get-Content -LiteralPath $path -TotalCount 20000) {
            if ([string]$line -match '^\s*(?<key>[^=\[]{1,64})=') { $names[$Matches.key] = $true }
        }
    }
    @($names.Keys)
}

function Get-EventShape {
    $filter = @{ LogName = $Log; ProviderName = $Provider }
    if ($Id.Count -gt 0) { $filter.Id = $Id }
    $byId = @{}
    foreach ($one in Get-WinEvent -FilterHashtable $filter -MaxEvents $mostEvents -ErrorAction Stop) {
        $key = [string]$one.Id
        if (-not $byId[$key]) { $byId[$key] = @{ count = 0; elements = @{}; types = @{} } }
        $known = $byId[$key]
        $known.count++
        $data = @($one.Properties)
        $known.elements[$data.Count] = $true
        $position = 0
        foreach ($element in $data) {
            $type = ''
            if ($null -ne $element.Value) { $type = Get-TypeName $element.Value }
            $known.types["$position $type"] = $true
            $position++
        }
    }
    @($byId.Keys | Sort-Object | ForEach-Object {
            @{ id = [int]$_; count = [int]$byId[$_].count; elements = @($byId[$_].elements.Keys | Sort-Object); types = @($byId[$_].types.Keys | Sort-Object) }
        })
}

# What somebody has thrown as a text is its own id: only ids as cmdlets make them leave, "Id,Command".
function ConvertTo-Refusal($Record) {
    $id = [string]$Record.FullyQualifiedErrorId
    $state = 'failed'
    if ($Record.CategoryInfo.Category -in 'PermissionDenied', 'SecurityError' -or $Record.Exception.HResult -eq -2147024891) { $state = 'denied' }
    # 0x8004100E is a WMI namespace that does not exist, 0x80041010 a class.
    elseif ($id -like 'CommandNotFoundException*' -or $Record.Exception.HResult -in -2147217394, -2147217392 -or $id -like '*0x8004100e*' -or $id -like '*0x80041010*' -or
        $id -like 'NoMatchingProvidersFound*' -or $id -like 'LogsAndProvidersDontOverlap*' -or $id -like 'NoMatchingLogsFound*') { $state = 'absent' }
    elseif ($id -like 'NoMatchingEventsFound*' -or $id -like 'CmdletizationQuery_NotFound*') { $state = 'read' }
    $plain = Get-PlainName $id '^(CommandNotFoundException|[A-Z][A-Za-z_]{1,59}( 0x[0-9A-Fa-f]{8}| System Error \d{1,5}| \d{1,5})?,((Microsoft|System)(\.[A-Z][A-Za-z]{1,40}){2,8}|(Get|Test|Resolve)-[A-Z][A-Za-z]{2,60}(\.ps1)?))$'
    @{ state = $state; error = $plain; count = 0 }
}

try {
    if ($Source -eq 'registry') { return @{ state = 'read'; places = @(Get-Place) } }
    if ($Source -eq 'phone-books') {
        $keys = @(Get-BookKey)
        $known = @($keys | Where-Object { $KnownKey -contains $_ } | Sort-Object)
        $unknown = @($keys | Where-Object { $KnownKey -notcontains $_ } | ForEach-Object { "?$(([string]$_).Length)" } | Sort-Object)
        return @{ state = 'read'; count = $keys.Count; keys = $known; unknownKeys = $unknown }
    }
    if ($Source -like 'events-*') {
        $events = @(Get-EventShape)
        return @{ state = 'read'; count = $events.Count; events = $events }
    }
    $objects = @(Get-Asked | Select-Object -First $mostObjects)
    @{
        state      = 'read'
        count      = $objects.Count
        properties = @(Get-EveryProperty $objects)
        read       = @($Property | ForEach-Object { Get-PropertyShape $objects $_ })
    }
}
catch { ConvertTo-Refusal $_ }
