<#
.SYNOPSIS
Lists the IKE security associations that are up, with the port that they go over.
.DESCRIPTION
Get-NetIPsecMainModeSA. Needs administrator rights; without them the answer is "denied". Reads only, no key material.
.OUTPUTS
One table: associations = list of remote, authentication, cipher, encapsulation (remote UDP port: 4500 where NAT traversal is in use, else 0).
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

# "None found" is an error of these cmdlets, of the same category as a cmdlet that is not there at all.
function Test-NothingFound($Record) {
    $Record.CategoryInfo.Category -eq 'ObjectNotFound' -and [string]$Record.FullyQualifiedErrorId -notlike 'CommandNotFoundException*'
}

$associations = @()
try {
    $associations = @(Get-NetIPsecMainModeSA -ErrorAction Stop | ForEach-Object {
            @{
                remote         = [string]$_.RemoteEndpoint
                authentication = [string]$_.AuthenticationMethod
                cipher         = [string]$_.CipherAlgorithm
                encapsulation  = [int]$_.RemoteUdpEncapsulationPort
            }
        })
}
catch { if (-not (Test-NothingFound $_)) { throw } }
@{ associations = $associations }
