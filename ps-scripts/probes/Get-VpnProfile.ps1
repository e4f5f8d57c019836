<#
.SYNOPSIS
Lists the VPN profiles of the current user and of all users.
.DESCRIPTION
Reads both phone books with Get-VpnConnection. Changes nothing, needs no administrator, reads no secret: a pre-shared
key or a password is not among the properties. As SYSTEM the user phone book is SYSTEM's own, not the person's.
.OUTPUTS
One table: profiles = list of plain profiles. Enumerations as text, since JSON would turn them into numbers.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

function ConvertTo-PlainProfile($Profile, [bool] $AllUsers) {
    @{
        name                  = [string]$Profile.Name
        allUsers              = $AllUsers
        server                = [string]$Profile.ServerAddress
        tunnelType            = [string]$Profile.TunnelType
        authentication        = @($Profile.AuthenticationMethod | ForEach-Object { [string]$_ })
        encryption            = [string]$Profile.EncryptionLevel
        l2tpIPsecAuth         = [string]$Profile.L2tpIPsecAuth
        status                = [string]$Profile.ConnectionStatus
        splitTunneling        = [bool]$Profile.SplitTunneling
        rememberCredential    = [bool]$Profile.RememberCredential
        useWinlogonCredential = [bool]$Profile.UseWinlogonCredential
        idleDisconnectSeconds = [long]$Profile.IdleDisconnectSeconds
        customIpsecPolicy     = $null -ne $Profile.IPsecCustomPolicy
    }
}

$profiles = @(
    Get-VpnConnection -ErrorAction Stop | ForEach-Object { ConvertTo-PlainProfile $_ $false }
    Get-VpnConnection -AllUserConnection -ErrorAction Stop | ForEach-Object { ConvertTo-PlainProfile $_ $true }
)
@{ profiles = $profiles }
