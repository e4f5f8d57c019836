<#
.SYNOPSIS
Any other remote management: one line on stdout, and an exit code.
.DESCRIPTION
0 in order; 1 a finding; 2 -MaxAge or the settings are wrong; 3 not known; 4 needs the user's session or signed scripts; 5 the tool is missing or
failed. With -MaxAge the answer is that of the last check, where it is young enough, and nothing is looked at.
.PARAMETER MaxAge
Like 24h. Empty: look now.
.PARAMETER Format
line, or json.
.PARAMETER Tool
Where vpn-doctor.exe is. Default: where its MSI puts it.
#>
[CmdletBinding()]
param([string] $MaxAge, [ValidateSet('line', 'json')] [string] $Format = 'line', [string] $Tool)

if (-not $Tool) {
    $folder = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $Tool = "$folder\vpn-doctor\vpn-doctor.exe"
}

$state = 'NOTINSTALLED', 'vpn-doctor is not installed.'
$line = ''
$code = 5
try {
    if (Test-Path -LiteralPath $Tool) {
        $state = 'ERROR', 'The tool gave no result.'
        $ask = @(if ($MaxAge) { 'status', '--max-age', $MaxAge } else { 'check' })
        $line = [string]@(& $Tool @ask --emit $Format 2>$null)[-1]
        $code = $LASTEXITCODE
    }
}
catch { $code = 5 }
if ($line -notlike 'VPNDOC v1 status=*' -and $line -notlike '{"schema":"vpn-doctor.status/1"*') {
    if ($code -ne 2) { $code = 5 }
    $line = if ($Format -eq 'json') { '{"schema":"vpn-doctor.status/1","status":"' + $state[0] + '","reason":"' + $state[1] + '"}' }
    else { 'VPNDOC v1 status=' + $state[0] + ' text="' + $state[1] + '"' }
}
$line
exit $code
