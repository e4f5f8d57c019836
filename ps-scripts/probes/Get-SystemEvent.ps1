<#
.SYNOPSIS
Reads what the SSTP driver and the service manager wrote about the VPN's services, and how Windows was last started.
.DESCRIPTION
System log: provider Microsoft-Windows-RasSstp, Service Control Manager (7000 to 7034) for the services named, and Kernel-Boot 27 (full start or
fast start). Three questions, each with an answer of its own: a provider that is not there costs only its own. Takes the data of each event by
the names that it is given for them, never its message. A service's display name is in the language of Windows and so is turned back into its name.
.PARAMETER Field
What the elements of each event's data are: "7009=timeoutMs,service". (src/vpn/event-fields.ts)
.PARAMETER Name
Names of the services whose events count.
.PARAMETER Days
How far back to look.
.OUTPUTS
One table: sstp, services and boot, each with state = read, no-provider (not registered on this computer, or not for this log), denied or failed; and
with events = list of id, at, count of elements, fields (texts by name). Of services, `service` is the service's name.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string[]] $Field,
    [string[]] $Name = @('RasMan', 'SstpSvc', 'IKEEXT', 'PolicyAgent', 'BFE', 'TapiSrv', 'EapHost'),
    [ValidateRange(1, 90)] [int] $Days = 14
)

$ErrorActionPreference = 'Stop'
$since = (Get-Date).AddDays(-$Days)

$names = @{}
foreach ($one in $Field) {
    $id, $list = $one -split '='
    $names[[int]$id] = @($list -split ',')
}

function ConvertTo-NamedEvent($Record) {
    $fields = @{}
    $position = 0
    foreach ($property in $Record.Properties) {
        $name = @($names[[int]$Record.Id])[$position]
        $position++
        if ($name) { $fields[$name] = [string]$property.Value }
    }
    @{ id = [int]$Record.Id; at = $Record.TimeCreated.ToUniversalTime().ToString('o'); count = $position; fields = $fields }
}

# The answer to one question. Which of them fails, and why, is said, so that the others stand.
function Get-Answer([hashtable] $Filter, [int] $Most) {
    $Filter.LogName = 'System'
    try { return @{ state = 'read'; events = @(Get-WinEvent -FilterHashtable $Filter -MaxEvents $Most -ErrorAction Stop | ForEach-Object { ConvertTo-NamedEvent $_ }) } }
    catch {
        # "No events" is an error in PowerShell, and no fault. (GetEventCommand.cs)
        $id = [string]$_.FullyQualifiedErrorId
        # Without the cmdlet there is no log to ask: that is no answer of one of the three questions.
        if ($id -like 'CommandNotFoundException*') { throw }
        $state = 'failed'
        if ($id -like 'NoMatchingEventsFound*') { $state = 'read' }
        elseif ($id -like 'NoMatchingProvidersFound*' -or $id -like 'LogsAndProvidersDontOverlap*') { $state = 'no-provider' }
        elseif ($_.CategoryInfo.Category -in 'PermissionDenied', 'SecurityError' -or $_.Exception.HResult -eq -2147024891) { $state = 'denied' }
        @{ state = $state; events = @() }
    }
}

$sstp = Get-Answer @{ ProviderName = 'Microsoft-Windows-RasSstp'; StartTime = $since } 50
$services = Get-Answer @{ ProviderName = 'Service Control Manager'; Id = 7000, 7001, 7009, 7011, 7023, 7024, 7031, 7034; StartTime = $since } 200
$boot = Get-Answer @{ ProviderName = 'Microsoft-Windows-Kernel-Boot'; Id = 27 } 1

$ours = @{}
foreach ($service in Get-Service -Name $Name -ErrorAction SilentlyContinue) {
    $ours[[string]$service.DisplayName] = [string]$service.Name
    $ours[[string]$service.Name] = [string]$service.Name
}
$services.events = @(foreach ($one in $services.events) {
        # In data of another shape the service stands elsewhere: that such an event is there counts, and nothing of what it says.
        if ($one.count -ne @($names[[int]$one.id]).Count) { $one.fields = @{}; $one; continue }
        if (-not $ours.ContainsKey([string]$one.fields.service)) { continue }
        $one.fields.service = $ours[[string]$one.fields.service]
        $one
    })

@{ sstp = $sstp; services = $services; boot = $boot }
