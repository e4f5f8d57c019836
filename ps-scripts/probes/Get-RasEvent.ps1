<#
.SYNOPSIS
Reads the events that the RAS client wrote about connection attempts.
.DESCRIPTION
Application log, provider RasClient, events 20220 to 20227. Takes the properties of each event, never its message,
which is in the language of Windows. The second property is a user name and is left empty; of the texts that list settings, which may name
him again, only what tells the tunnel is kept. What each property means stands in src/knowledge/ras-events.ts.
.PARAMETER Days
How far back to look.
.PARAMETER MaxEvents
How many events at the most, newest first.
.OUTPUTS
One table: events = list of id, at (UTC, ISO 8601), properties (texts).
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 90)] [int] $Days = 14,
    [ValidateRange(1, 1000)] [int] $MaxEvents = 200
)

$ErrorActionPreference = 'Stop'

$filter = @{
    LogName      = 'Application'
    ProviderName = 'RasClient'
    Id           = 20220..20227
    StartTime    = (Get-Date).AddDays(-$Days)
}
$found = @()
try { $found = @(Get-WinEvent -FilterHashtable $filter -MaxEvents $MaxEvents -ErrorAction Stop) }
catch {
    # "No events" is an error in PowerShell, and so is a provider that has never written one. Neither is a fault.
    $id = [string]$_.FullyQualifiedErrorId
    if ($id -notlike 'NoMatchingEventsFound*' -and $id -notlike 'NoMatchingProvidersFound*') { throw }
}

# Where an event lists settings, line by line.
$listed = @{ 20221 = 5; 20222 = 3; 20225 = 3 }
function Select-TunnelLine([string] $Text) {
    @($Text -split '[\r\n]+' | Where-Object { $_ -match '\((PPTP|L2TP|SSTP|IKEv2)\)|VpnStrategy' }) -join "`n"
}

$events = @(foreach ($one in $found) {
        $position = 0
        $properties = @(foreach ($property in $one.Properties) {
                $text = [string]$property.Value
                if ($position -eq 1) { $text = '' }
                if ($position -eq $listed[[int]$one.Id]) { $text = Select-TunnelLine $text }
                if ($text.Length -gt 2000) { $text = $text.Substring(0, 2000) }
                $text
                $position++
            })
        @{ id = [int]$one.Id; at = $one.TimeCreated.ToUniversalTime().ToString('o'); properties = $properties }
    })
@{ events = $events }
