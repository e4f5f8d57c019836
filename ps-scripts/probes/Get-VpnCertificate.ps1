<#
.SYNOPSIS
Lists the certificates that a VPN may use: the computer's, the caller's, and the roots that are trusted.
.DESCRIPTION
Stores My, Root and NTAuth. No private key is opened: HasPrivateKey tells that one belongs to it. Whether the chain can be built
is asked of Windows without revocation, in full language mode only, since Constrained Language Mode forbids the class; then it is null.
As SYSTEM the user's store is SYSTEM's own.
.PARAMETER MostPerStore
How many personal certificates to list of each store, newest first.
.OUTPUTS
One table: machine and user = list of plain certificates; roots and userRoots = list of thumbprint, subject; ntAuth = thumbprints.
#>
[CmdletBinding()]
param([ValidateRange(1, 200)] [int] $MostPerStore = 40)

$ErrorActionPreference = 'Stop'
$began = Get-Date

# The flags of X509ChainStatusFlags, as text: they are the same in every language.
function Get-ChainFlag($Certificate, [bool] $Machine) {
    if ($ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
        # Each may wait for a link that is fetched: a network that swallows everything must not cost all the evidence.
        if (((Get-Date) - $began).TotalSeconds -gt 4) { return $null }
        # In the computer's own context where the certificate is the computer's.
        $chain = New-Object System.Security.Cryptography.X509Certificates.X509Chain $Machine
        $chain.ChainPolicy.RevocationMode = 'NoCheck'
        # Missing links are fetched from the network otherwise, for 15 s each.
        $chain.ChainPolicy.UrlRetrievalTimeout = [timespan]'00:00:01'
        [void]$chain.Build($Certificate)
        $flags = @($chain.ChainStatus | ForEach-Object { [string]$_.Status })
        $chain.Reset()
        return , $flags
    }
    $null
}

function ConvertTo-PlainCertificate($Certificate, [bool] $Machine) {
    $ekus = @()
    $hasEku = $false
    $sid = $false
    foreach ($extension in $Certificate.Extensions) {
        if ($extension.Oid.Value -eq '2.5.29.37') {
            $hasEku = $true
            $ekus = @($extension.EnhancedKeyUsages | ForEach-Object { [string]$_.Value })
        }
        # szOID_NTDS_CA_SECURITY_EXT: binds the certificate to an account. (KB5014754)
        if ($extension.Oid.Value -eq '1.3.6.1.4.1.311.25.2') { $sid = $true }
    }
    @{
        subject       = [string]$Certificate.Subject
        issuer        = [string]$Certificate.Issuer
        thumbprint    = [string]$Certificate.Thumbprint
        notBefore     = $Certificate.NotBefore.ToUniversalTime().ToString('o')
        notAfter      = $Certificate.NotAfter.ToUniversalTime().ToString('o')
        hasPrivateKey = [bool]$Certificate.HasPrivateKey
        anyPurpose    = -not $hasEku
        ekus          = $ekus
        sidExtension  = $sid
        chain         = Get-ChainFlag $Certificate $Machine
    }
}

function Get-Store([string] $Path) {
    if (-not (Test-Path -LiteralPath $Path)) { return }
    Get-ChildItem -LiteralPath $Path | Where-Object { $_.Thumbprint }
}

function Get-Personal([string] $Path, [bool] $Machine) {
    Get-Store $Path | Sort-Object -Property NotAfter -Descending | Select-Object -First $MostPerStore | ForEach-Object { ConvertTo-PlainCertificate $_ $Machine }
}

function Get-Root([string] $Path) {
    Get-Store $Path | ForEach-Object { @{ thumbprint = [string]$_.Thumbprint; subject = [string]$_.Subject } }
}

$ntAuth = @()
$place = 'HKLM:\SOFTWARE\Microsoft\EnterpriseCertificates\NTAuth\Certificates'
if (Test-Path -LiteralPath $place) { $ntAuth = @(Get-ChildItem -LiteralPath $place | ForEach-Object { [string]$_.PSChildName }) }

@{
    machine   = @(Get-Personal 'Cert:\LocalMachine\My' $true)
    user      = @(Get-Personal 'Cert:\CurrentUser\My' $false)
    roots     = @(Get-Root 'Cert:\LocalMachine\Root')
    userRoots = @(Get-Root 'Cert:\CurrentUser\Root')
    ntAuth    = $ntAuth
}
