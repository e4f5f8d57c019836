<#
.SYNOPSIS
Reads the state of Windows Firewall and its rules that block outgoing traffic.
.DESCRIPTION
From the registry, local policy and group policy alike: the cmdlets take a minute for what this reads in milliseconds. A rule is one text like
v2.31|Action=Block|Active=TRUE|Dir=Out|Protocol=17|RPort=500|... (MS-FASP 2.2.19). Only active rules that block outgoing traffic are kept.
.OUTPUTS
One table: profiles = list of name, source, enabled, blocksOutbound, localRules (null: not set there; of several what comes first counts); rules = list of source (policy, mdm, local), narrowed, name, protocol, remotePorts, remote4, remote6, program, service, profiles.
#>
[CmdletBinding()]
param([ValidateRange(1, 1000)] [int] $MostRules = 300)

$ErrorActionPreference = 'Stop'

$places = @{
    local  = 'HKLM:\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy'
    # Where a device management (Intune) keeps its own.
    mdm    = 'HKLM:\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\Mdm'
    policy = 'HKLM:\SOFTWARE\Policies\Microsoft\WindowsFirewall'
}
# A private network's settings of today's group policy stand in PrivateProfile, those of templates of Windows XP's time in StandardProfile, which today's go before (MS-GPFAS 2.2.3). The
# local store and that of a device management have StandardProfile only.
$folders = @{ domain = @('DomainProfile'); private = 'PrivateProfile', 'StandardProfile'; public = @('PublicProfile') }

# True, false, or null where the value is not there. "No output" would not do: 5.1 writes that as an empty table.
function Test-Value($Item, [string] $Name) {
    if ($Item.PSObject.Properties.Name -contains $Name) { return [int]$Item.$Name -eq 1 }
    return $null
}

$profiles = @(foreach ($source in 'policy', 'mdm', 'local') {
        foreach ($name in 'domain', 'private', 'public') {
            foreach ($folder in $folders[$name]) {
                $key = "$($places[$source])\$folder"
                if (-not (Test-Path -LiteralPath $key)) { continue }
                $item = Get-ItemProperty -LiteralPath $key
                @{
                    name           = $name
                    source         = $source
                    enabled        = Test-Value $item 'EnableFirewall'
                    blocksOutbound = Test-Value $item 'DefaultOutboundAction'
                    localRules     = Test-Value $item 'AllowLocalPolicyMerge'
                }
            }
        }
    })

$understood = 'Action', 'Active', 'Dir', 'Protocol', 'Profile', 'RPort', 'RPort2_10', 'RA4', 'RA42', 'RA6', 'RA62', 'App', 'Svc', 'Name', 'Desc', 'EmbedCtxt'

# Fields repeat: Profile=Private|Profile=Public, RPort=500|RPort=4500.
function ConvertTo-Rule([string] $Source, [string] $Text) {
    $fields = @{}
    foreach ($part in $Text -split '\|') {
        if ($part -match '^(?<name>[A-Za-z0-9_]+)=(?<value>.*)$') { $fields[$Matches.name] = @($fields[$Matches.name] | Where-Object { $null -ne $_ }) + $Matches.value }
    }
    @{
        source      = $Source
        name        = [string]@($fields['Name'])[0]
        protocol    = [string]@($fields['Protocol'])[0]
        remotePorts = @(@($fields['RPort']) + @($fields['RPort2_10']) | Where-Object { $_ })
        remote4     = @(@($fields['RA4']) + @($fields['RA42']) | Where-Object { $_ })
        remote6     = @(@($fields['RA6']) + @($fields['RA62']) | Where-Object { $_ })
        program     = [string]@($fields['App'])[0]
        service     = [string]@($fields['Svc'])[0]
        profiles    = @($fields['Profile'] | Where-Object { $_ })
        # Any other condition narrows the rule down in a way that is not looked into here.
        narrowed    = @($fields.Keys | Where-Object { $_ -notin $understood }).Count -gt 0
    }
}

$rules = @()
foreach ($source in 'policy', 'mdm', 'local') {
    $key = "$($places[$source])\FirewallRules"
    if (-not (Test-Path -LiteralPath $key)) { continue }
    foreach ($value in (Get-ItemProperty -LiteralPath $key).PSObject.Properties) {
        $text = [string]$value.Value
        if ($text -match '\|Action=Block\|' -and $text -match '\|Active=TRUE\|' -and $text -match '\|Dir=Out\|' -and $rules.Count -lt $MostRules) {
            $rules += ConvertTo-Rule $source $text
        }
    }
}
@{ profiles = $profiles; rules = $rules }
