<#
.SYNOPSIS
Reads when this computer joined and left networks, and of which category Windows took each to be.
.DESCRIPTION
Log Microsoft-Windows-NetworkProfile/Operational: 10000 connected, 10001 disconnected, 10002 category changed. Takes the data of each event by the
names that it is given for them, never its message, which is in the language of Windows. Neither the name of a network nor its description leaves
the script.
.PARAMETER Field
What the elements of each event's data are. (src/vpn/event-fields.ts)
.PARAMETER Days
How far back to look.
.PARAMETER MaxEvents
How many events at the most, newest first.
.OUTPUTS
One table: events = list of id, at (UTC, ISO 8601), count of elements, fields (texts by name: network, its profile's GUID; category, 0 public, 1
private, 2 domain).
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string[]] $Field,
    [ValidateRange(1, 90)] [int] $Days = 14,
    [ValidateRange(1, 1000)] [int] $MaxEvents = 300
)

$ErrorActionPreference = 'Stop'

$names = @{}
foreach ($one in $Field) {
    $id, $list = $one -split '='
    $names[[int]$id] = @($list -split ',')
}

$filter = @{
    LogName      = 'Microsoft-Windows-NetworkProfile/Operational'
    ProviderName = 'Microsoft-Windows-NetworkProfile'
    Id           = @($names.Keys)
    StartTime    = (Get-Date).AddDays(-$Days)
}
$found = @()
try { $found = @(Get-WinEvent -FilterHashtable $filter -MaxEvents $MaxEvents -ErrorAction Stop) }
catch {
    # "No events" is an error in PowerShell, and no fault. (GetEventCommand.cs)
    if ([string]$_.FullyQualifiedErrorId -notlike 'NoMatchingEventsFound*') { throw }
}

$events = @(foreach ($one in $found) {
        $fields = @{}
        $position = 0
        foreach ($property in $one.Properties) {
            $name = @($names[[int]$one.Id])[$position]
            $position++
            if ($name) { $fields[$name] = [string]$property.Value }
        }
        @{ id = [int]$one.Id; at = $one.TimeCreated.ToUniversalTime().ToString('o'); count = $position; fields = $fields }
    })
@{ events = $events }
