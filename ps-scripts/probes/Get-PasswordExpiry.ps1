<#
.SYNOPSIS
Asks the company's directory when the caller's password runs out.
.DESCRIPTION
One LDAP question to a domain controller, for the caller's own account and one attribute of it, which the controller computes from the policy that
applies (MS-ADTS: msDS-UserPasswordExpiryTimeComputed). Signs in with what Windows has. Where the caller is no account of a domain nobody is asked.
Needs full language mode: Constrained Language Mode forbids the classes, and then the answer is "unsupported".
.PARAMETER Seconds
How long the search may take. Finding a controller comes on top: off the company's network Windows may look for one for long.
.OUTPUTS
One table: account = domain or other; expires (UTC, ISO 8601, empty where it never does or nobody was asked); never; mustChange.
#>
[CmdletBinding()]
param([ValidateRange(1, 10)] [int] $Seconds = 3)

$ErrorActionPreference = 'Stop'

if ($ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
    $said = (& "$env:SystemRoot/System32/whoami.exe" /user /fo csv /nh) -join "`n"
    $sid = ''
    if ($said -match '"[^"]+","(S-1-5-21-[0-9-]+)"') { $sid = $Matches[1] }
    # Windows sets the variable for accounts of a domain; those of this computer and of Entra ID have none.
    if (-not $sid -or -not $env:USERDNSDOMAIN) { return @{ account = 'other'; expires = ''; never = $false; mustChange = $false } }

    # 5.1 has it loaded, PowerShell 7 has not.
    Add-Type -AssemblyName System.DirectoryServices
    $search = New-Object System.DirectoryServices.DirectorySearcher "(objectSid=$sid)"
    $search.ClientTimeout = [timespan]"00:00:$Seconds"
    $search.ServerTimeLimit = [timespan]"00:00:$Seconds"
    [void]$search.PropertiesToLoad.Add('msDS-UserPasswordExpiryTimeComputed')
    $found = $search.FindOne()
    $times = @()
    if ($found) { $times = @($found.Properties['msds-userpasswordexpirytimecomputed']) }
    if ($times.Count -eq 0) { throw 'NotTold: the directory does not tell when the password runs out.' }
    $time = [long]$times[0]
    $never = $time -eq [long]::MaxValue
    $expires = ''
    if ($time -gt 0 -and -not $never) { $expires = [datetime]::FromFileTimeUtc($time).ToString('o') }
    @{ account = 'domain'; expires = $expires; never = $never; mustChange = ($time -eq 0) }
}
else { throw 'NeedsFullLanguage: Constrained Language Mode forbids the classes that ask the directory.' }
