<#
.SYNOPSIS
Reads the events that the RAS client wrote about connection attempts.
.DESCRIPTION
Application log, provider RasClient, events 20220 to 20227. Takes the data of each event by the names that it is given for them, never its
message, which is in the language of Windows. Data without a name stay in the log. So does the user's name: whether it is the caller's is told
(own, other, or nothing where it is an account of Windows, as it mostly is). Of the texts that list settings, which may name him again, only what
tells the tunnel is kept.
.PARAMETER Field
What the elements of each event's data are: "20227=correlation,,connection,code". (src/vpn/event-fields.ts)
.PARAMETER Days
How far back to look.
.PARAMETER MaxEvents
How many events at the most, newest first.
.OUTPUTS
One table: state = read, no-provider (RasClient is not registered on this computer); events = list of id, at (UTC, ISO 8601), count of elements,
fields (texts by name; whose in place of the user).
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string[]] $Field,
    [ValidateRange(1, 90)] [int] $Days = 30,
    [ValidateRange(1, 1000)] [int] $MaxEvents = 200
)

$ErrorActionPreference = 'Stop'

$names = @{}
foreach ($one in $Field) {
    $id, $list = $one -split '='
    $names[[int]$id] = @($list -split ',')
}

$filter = @{
    LogName      = 'Application'
    ProviderName = 'RasClient'
    Id           = @($names.Keys)
    StartTime    = (Get-Date).AddDays(-$Days)
}
$found = @()
$state = 'read'
try { $found = @(Get-WinEvent -FilterHashtable $filter -MaxEvents $MaxEvents -ErrorAction Stop) }
catch {
    # "No events" is an error in PowerShell, and no fault. (GetEventCommand.cs)
    $id = [string]$_.FullyQualifiedErrorId
    if ($id -like 'NoMatchingProvidersFound*' -or $id -like 'LogsAndProvidersDontOverlap*') { $state = 'no-provider' }
    elseif ($id -notlike 'NoMatchingEventsFound*') { throw }
}

# What is listed line by line: only the lines that tell the tunnel.
function Select-TunnelLine([string] $Text) {
    @($Text -split '[\r\n]+' | Where-Object { $_ -match '\((PPTP|L2TP|SSTP|IKEv2|PPPOE)\)|VpnStrategy' }) -join "`n"
}

# A person is DOMAIN\name; SYSTEM, which has no domain, dials for anybody.
function Get-Whose([string] $User) {
    if ($User -notmatch '^[^\\]+\\[^\\]+$') { return '' }
    if ($User -eq "$env:USERDOMAIN\$env:USERNAME") { return 'own' }
    'other'
}

$events = @(foreach ($one in $found) {
        $fields = @{}
        $position = 0
        foreach ($property in $one.Properties) {
            $name = @($names[[int]$one.Id])[$position]
            $position++
            if (-not $name) { continue }
            $text = [string]$property.Value
            if ($name -eq 'user') { $fields.whose = Get-Whose $text; continue }
            if ($name -in 'settings', 'device') { $text = Select-TunnelLine $text }
            if ($text.Length -gt 2000) { $text = $text.Substring(0, 2000) }
            $fields[$name] = $text
        }
        @{ id = [int]$one.Id; at = $one.TimeCreated.ToUniversalTime().ToString('o'); count = $position; fields = $fields }
    })
@{ state = $state; events = $events }
