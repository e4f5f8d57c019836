<#
.SYNOPSIS
Lists the VPN profiles of the current user and of all users.
.DESCRIPTION
Reads both phone books with Get-VpnConnection. Changes nothing, needs no administrator, reads no secret: a pre-shared
key or a password is not among the properties, and of the EAP configuration only method numbers, server names and the
thumbprints of trusted roots are kept. As SYSTEM the user phone book is SYSTEM's own, not the person's.
.OUTPUTS
One table: profiles = list of plain profiles. Enumerations as text, since JSON would turn them into numbers.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

# All texts that a pattern's group "it" finds. The prefix of an XML name is free, so the elements are found by their local name.
function Get-EveryMatch([string] $Text, [string] $Pattern) {
    @([regex]::Matches($Text, $Pattern) | ForEach-Object { $_.Groups['it'].Value })
}

# EapHostConfig (EAP method 25 = PEAP, 13 = TLS, 26 = MS-CHAP v2): outer method first, then inner ones. (MS-GPWL 2.2.3)
function ConvertTo-PlainEap([string] $Xml) {
    if ($Xml -eq '') { return $null }
    @{
        types        = @(Get-EveryMatch $Xml '<(?:\w+:)?Type(?:\s[^>]*)?>\s*(?<it>\d{1,3})\s*</' | ForEach-Object { [int]$_ })
        serverNames  = @(Get-EveryMatch $Xml '<(?:\w+:)?ServerNames(?:\s[^>]*)?>(?<it>[^<]{1,1000})</')
        trustedRoots = @(Get-EveryMatch $Xml '<(?:\w+:)?TrustedRootCA(?:\s[^>]*)?>(?<it>[0-9A-Fa-f\s]{40,80})</')
        issuers      = @(Get-EveryMatch $Xml '<(?:\w+:)?IssuerHash(?:\s[^>]*)?>(?<it>[0-9A-Fa-f\s]{40,80})</')
        # Where EAP-TLS takes its certificate from: CredentialsSource has one of the two. (EapTlsConnectionPropertiesV1)
        smartCard    = $Xml -match '<(?:\w+:)?SmartCard[\s/>]'
        store        = $Xml -match '<(?:\w+:)?CertificateStore[\s/>]'
    }
}

# Set-VpnConnectionIPsecConfiguration's values; null means that Windows' own proposals are used.
function ConvertTo-PlainPolicy($Policy) {
    if ($null -eq $Policy) { return $null }
    @{
        authentication = [string]$Policy.AuthenticationTransformConstants
        cipher         = [string]$Policy.CipherTransformConstants
        dhGroup        = [string]$Policy.DHGroup
        encryption     = [string]$Policy.EncryptionMethod
        integrity      = [string]$Policy.IntegrityCheckMethod
        pfsGroup       = [string]$Policy.PfsGroup
    }
}

function ConvertTo-PlainProfile($Profile, [bool] $AllUsers) {
    @{
        name                  = [string]$Profile.Name
        allUsers              = $AllUsers
        server                = [string]$Profile.ServerAddress
        servers               = @($Profile.ServerList | Where-Object { $null -ne $_ } | ForEach-Object { [string]$_.ServerAddress })
        tunnelType            = [string]$Profile.TunnelType
        plugIn                = [string]$Profile.ProfileType -eq 'ThirdParty'
        authentication        = @($Profile.AuthenticationMethod | ForEach-Object { [string]$_ })
        encryption            = [string]$Profile.EncryptionLevel
        l2tpIPsecAuth         = [string]$Profile.L2tpIPsecAuth
        status                = [string]$Profile.ConnectionStatus
        splitTunneling        = [bool]$Profile.SplitTunneling
        rememberCredential    = [bool]$Profile.RememberCredential
        useWinlogonCredential = [bool]$Profile.UseWinlogonCredential
        idleDisconnectSeconds = [long]$Profile.IdleDisconnectSeconds
        dnsSuffix             = [string]$Profile.DnsSuffix
        routes                = @($Profile.Routes | Where-Object { $null -ne $_ } | ForEach-Object { [string]$_.DestinationPrefix })
        eap                   = ConvertTo-PlainEap ([string]$Profile.EapConfigXmlStream.InnerXml)
        ipsecPolicy           = ConvertTo-PlainPolicy $Profile.IPsecCustomPolicy
        certificateEkus       = @($Profile.MachineCertificateEKUFilter | Where-Object { $null -ne $_ } | ForEach-Object { [string]$_ })
        certificateIssuer     = [string]$Profile.MachineCertificateIssuerFilter.Thumbprint
    }
}

$profiles = @(
    Get-VpnConnection -ErrorAction Stop | ForEach-Object { ConvertTo-PlainProfile $_ $false }
    Get-VpnConnection -AllUserConnection -ErrorAction Stop | ForEach-Object { ConvertTo-PlainProfile $_ $true }
)
@{ profiles = $profiles }
