<#
.SYNOPSIS
Asks Windows what it thinks of a certificate chain that a server sent.
.DESCRIPTION
The chain comes from Node's own TLS connection; Windows builds it against its own stores, first without and then with
revocation, as the SSTP client does. Windows may fetch roots, missing links and revocation lists over HTTP. Needs full language mode:
Constrained Language Mode forbids the classes, and then the answer is "unsupported".
.PARAMETER Certificate
The certificates as base64, the server's first.
.PARAMETER Offline
Ask nobody on the network: revocation then comes out of Windows' cache only.
.OUTPUTS
One table: chain and revocation = X509ChainStatusFlags as texts; root = thumbprint of the root that was reached; rootInMachineStore.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true)] [ValidateCount(1, 8)] [string[]] $Certificate, [bool] $Offline = $false)

$ErrorActionPreference = 'Stop'

if ($ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
    $sent = @($Certificate | ForEach-Object {
            New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 (, [Convert]::FromBase64String($_))
        })

    $patience = [timespan]'00:00:03'
    $mode = 'Online'
    if ($Offline) {
        $patience = [timespan]'00:00:00.001'
        $mode = 'Offline'
    }

    function Get-Verdict([string] $RevocationMode) {
        $chain = New-Object System.Security.Cryptography.X509Certificates.X509Chain
        $chain.ChainPolicy.RevocationMode = $RevocationMode
        $chain.ChainPolicy.RevocationFlag = 'ExcludeRoot'
        # 0 would mean no limit at all (dotnet-api-docs, UrlRetrievalTimeout); a millisecond is as good as never.
        $chain.ChainPolicy.UrlRetrievalTimeout = $patience
        foreach ($one in $sent) { [void]$chain.ChainPolicy.ExtraStore.Add($one) }
        [void]$chain.Build($sent[0])
        $elements = @($chain.ChainElements)
        @{
            flags = @($chain.ChainStatus | ForEach-Object { [string]$_.Status })
            root  = [string]$elements[$elements.Count - 1].Certificate.Thumbprint
        }
        $chain.Reset()
    }

    $trust = Get-Verdict 'NoCheck'
    $revocation = Get-Verdict $mode
    @{
        chain              = $trust.flags
        revocation         = $revocation.flags
        root               = $trust.root
        rootInMachineStore = Test-Path -LiteralPath "Cert:\LocalMachine\Root\$($trust.root)"
    }
}
else { throw 'NeedsFullLanguage: Constrained Language Mode forbids the classes that ask Windows about certificates.' }
