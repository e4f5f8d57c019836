<#
.SYNOPSIS
Reads when this computer joined and left networks, and of which category Windows took each to be.
.DESCRIPTION
Log Microsoft-Windows-NetworkProfile/Operational: 10000 connected, 10001 disconnected, 10002 category changed. Takes the properties of each event by
their place, never its message, which is in the language of Windows. Neither the name of a network nor its description leaves the script.
.PARAMETER Days
How far back to look.
.PARAMETER MaxEvents
How many events at the most, newest first.
.OUTPUTS
One table: events = list of id, at (UTC, ISO 8601), network (its profile's GUID), category (0 public, 1 private, 2 domain).
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 90)] [int] $Days = 14,
    [ValidateRange(1, 1000)] [int] $MaxEvents = 300
)

$ErrorActionPreference = 'Stop'

$filter = @{
    LogName      = 'Microsoft-Windows-NetworkProfile/Operational'
    ProviderName = 'Microsoft-Windows-NetworkProfile'
    Id           = 10000..10002
    StartTime    = (Get-Date).AddDays(-$Days)
}
$found = @()
try { $found = @(Get-WinEvent -FilterHashtable $filter -MaxEvents $MaxEvents -ErrorAction Stop) }
catch {
    # "No events" is an error in PowerShell, and no fault.
    if ([string]$_.FullyQualifiedErrorId -notlike 'NoMatchingEventsFound*') { throw }
}

# Name, description, GUID, type, state, category.
$events = @(foreach ($one in $found) {
        $values = @($one.Properties | ForEach-Object { $_.Value })
        if ($values.Count -lt 6) { continue }
        @{ id = [int]$one.Id; at = $one.TimeCreated.ToUniversalTime().ToString('o'); network = [string]$values[2]; category = [int]$values[5] }
    })
@{ events = $events }
