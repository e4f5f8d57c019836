<#
.SYNOPSIS
Tells whether the hosts file names a server, and what Windows' resolver answers for it without that file.
.DESCRIPTION
Of the hosts file only the lines with this name are read out. Resolve-DnsName asks the configured resolvers, without the hosts file,
without local multicast names. It obeys NRPT, as the VPN client does and nslookup does not.
.PARAMETER Name
Host name of the server.
.OUTPUTS
One table: hosts = addresses; resolver = addresses; failure = number of the Win32 error (9003 no such name, 9002 server failure, 1460 timed out), or 0.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true)] [ValidatePattern('^[A-Za-z0-9_][A-Za-z0-9._-]{0,252}$')] [string] $Name)

$ErrorActionPreference = 'Stop'

# An administrator may have moved the file.
$folder = "$env:SystemRoot\System32\drivers\etc"
$tcpip = 'HKLM:\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters'
if (Test-Path -LiteralPath $tcpip) {
    $moved = [string](Get-ItemProperty -LiteralPath $tcpip).DataBasePath
    if ($moved -ne '') { $folder = $moved -replace '%SystemRoot%', $env:SystemRoot }
}
$hosts = @()
$file = Join-Path $folder 'hosts'
if (Test-Path -LiteralPath $file) {
    # One search over the whole text: block lists have a hundred thousand lines.
    $pattern = '(?im)^[ \t]*(?<it>[0-9a-f:.]+)[ \t]+(?:[^\s#]+[ \t]+)*?' + [regex]::Escape($Name) + '(?=[ \t#]|\r?$)'
    $hosts = @([regex]::Matches([string](Get-Content -LiteralPath $file -Raw), $pattern) | ForEach-Object { $_.Groups['it'].Value })
}

$resolver = @()
$failure = 0
try {
    $resolver = @(Resolve-DnsName -Name $Name -DnsOnly -NoHostsFile -ErrorAction Stop | Where-Object { $_.IPAddress -and [string]$_.Section -in 'Answer', '1', '' } | ForEach-Object { [string]$_.IPAddress })
}
catch {
    $failure = [int]$_.Exception.NativeErrorCode
    if ($failure -eq 0) {
        $id = [string]$_.FullyQualifiedErrorId
        if ($id -like 'DNS_ERROR_RCODE_NAME_ERROR*') { $failure = 9003 }
        elseif ($id -like 'DNS_ERROR_RCODE_SERVER_FAILURE*') { $failure = 9002 }
        elseif ($id -like 'ERROR_TIMEOUT*') { $failure = 1460 }
        elseif ($id -like 'DNS_INFO_NO_RECORDS*') { $failure = 9501 }
        else { throw }
    }
}
@{ hosts = $hosts; resolver = $resolver; failure = $failure }
