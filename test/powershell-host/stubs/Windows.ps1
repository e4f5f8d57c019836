<#
.SYNOPSIS
Stands in for the cmdlets that only Windows has, by the shapes that public output of theirs shows.
.DESCRIPTION
Loaded by the test host before the scripts. Keeps the habits that break naive scripts: enumerations that are numbers in
JSON, one item instead of a list, "nothing found" as an error, properties that older versions lack. A module, as the real ones
are: its functions do not see the preference variables of the script that calls them, so an error of theirs ends nothing
unless -ErrorAction says so.
#>

enum StubTunnelType { Automatic; Pptp; L2tp; Ikev2; Sstp }
enum StubCategory { Public; Private; DomainAuthenticated }
enum StubConnectivity { Disconnected; NoTraffic; Subnet; LocalNetwork; Internet }

New-Module -Name WindowsStubs -ScriptBlock {

function New-StubError([string] $Id, [string] $Category, [string] $Message) {
    New-Object System.Management.Automation.ErrorRecord (New-Object System.Exception $Message), $Id, $Category, $null
}

function Get-VpnConnection {
    [CmdletBinding()] param([string[]] $Name, [switch] $AllUserConnection)
    if ($AllUserConnection) { return }
    New-Object PSObject -Property @{
        Name = "Anna$([char]0x2019)s VPN"; ServerAddress = 'vpn.contoso.com'; AllUserConnection = $false
        Guid = '{CF59A4C3-57DB-41FA-9793-D0C785756ABD}'; TunnelType = [StubTunnelType]::Pptp
        AuthenticationMethod = @('MsChapv2'); EncryptionLevel = 'Required'; L2tpIPsecAuth = $null
        UseWinlogonCredential = $false; EapConfigXmlStream = $null; ConnectionStatus = 'Disconnected'
        NapState = 'NotConnected'; RememberCredential = $true; SplitTunneling = $true; DnsSuffix = ''
        IdleDisconnectSeconds = [uint32]0
    }
}

function New-StubEvent([int] $Id, [datetime] $At, [string[]] $Data) {
    $properties = @($Data | ForEach-Object { New-Object PSObject -Property @{ Value = $_ } })
    New-Object PSObject -Property @{ Id = $Id; TimeCreated = $At; Properties = $properties }
}

function Get-WinEvent {
    [CmdletBinding()] param([hashtable] $FilterHashtable, [long] $MaxEvents)
    if ($env:VPN_DOCTOR_STUB_NO_EVENTS) {
        $PSCmdlet.ThrowTerminatingError((New-StubError 'NoMatchingEventsFound' 'ObjectNotFound' 'Es wurden keine Ereignisse gefunden.'))
    }
    $name = "Anna$([char]0x2019)s VPN"
    $now = Get-Date
    New-StubEvent 20227 $now.AddMinutes(-3) @('{FACCBEE1-58E9-4867-B9E7-0E7D94DC40C9}', 'SYSTEM', $name, '721')
    New-StubEvent 20223 $now.AddMinutes(-4) @('{FACCBEE1-58E9-4867-B9E7-0E7D94DC40C9}', 'SYSTEM', $name, 'WAN Miniport (PPTP)')
    New-StubEvent 20222 $now.AddMinutes(-5) @('{FACCBEE1-58E9-4867-B9E7-0E7D94DC40C9}', 'SYSTEM', $name, 'Device = WAN Miniport (PPTP)')
    New-StubEvent 20221 $now.AddMinutes(-6) @('{FACCBEE1-58E9-4867-B9E7-0E7D94DC40C9}', 'SYSTEM', $name, 'VpnStrategy = PPTP')
    New-StubEvent 20227 $now.AddDays(-2) @('{B4000371-6C2A-4C1B-9B53-2B8A0E8E2D10}', 'SYSTEM', $name, '-2146762495')
}

function Get-CimInstance {
    [CmdletBinding()]
    param([string] $ClassName, [string] $Namespace, [string] $Filter, [string[]] $Property, [int] $OperationTimeoutSec)
    switch ($ClassName) {
        'Win32_Service' {
            $rows = 'RasMan Running Auto 0', 'SstpSvc Running Manual 0', 'TapiSrv Stopped Manual 1077', 'EapHost Stopped Manual 1077',
            'IKEEXT Running Auto 0', 'PolicyAgent Stopped Manual 1077', 'BFE Running Auto 0', 'nsi Running Auto 0',
            'Dnscache Running Auto 0', 'Dhcp Running Auto 0', 'Spooler Running Auto 0'
            foreach ($row in $rows) {
                $name, $state, $mode, $exit = $row -split ' '
                New-Object PSObject -Property @{ Name = $name; State = $state; StartMode = $mode; ExitCode = [uint32]$exit }
            }
        }
        'Win32_PnPEntity' {
            foreach ($id in 'MS_AGILEVPNMINIPORT', 'MS_SSTPMINIPORT', 'MS_L2TPMINIPORT', 'MS_PPTPMINIPORT', 'MS_NDISWANIP', 'MS_NDISWANIPV6') {
                New-Object PSObject -Property @{ PNPDeviceID = "SWD\MSRRAS\$id"; ConfigManagerErrorCode = [uint32]0 }
            }
        }
        'Win32_OperatingSystem' {
            New-Object PSObject -Property @{
                Caption = 'Microsoft Windows 11 Pro'; LastBootUpTime = (Get-Date).AddHours(-9); InstallDate = (Get-Date).AddDays(-200)
            }
        }
        'Win32_PingStatus' { New-Object PSObject -Property @{ StatusCode = [uint32]0; ResponseTime = [uint32]21 } }
        'AntiVirusProduct' { New-Object PSObject -Property @{ displayName = 'Windows Defender'; productState = 397568 } }
        'FirewallProduct' { }
        default {
            $PSCmdlet.ThrowTerminatingError((New-StubError 'HRESULT 0x80041010,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand' 'MetadataError' 'Invalid class'))
        }
    }
}

function Get-Service {
    [CmdletBinding()] param([string[]] $Name)
    foreach ($one in $Name) { New-Object PSObject -Property @{ Name = $one; Status = 'Stopped'; StartType = 'Manual' } }
}

function Get-NetAdapter {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{ Name = 'WLAN'; InterfaceDescription = 'Intel(R) Wi-Fi 6E AX211 160MHz'; Status = 'Up'; HardwareInterface = $true }
}

function Get-NetIPAddress {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; InterfaceIndex = [uint32]12; IPAddress = '192.168.1.23'; PrefixLength = [byte]24 }
    New-Object PSObject -Property @{ InterfaceAlias = 'Loopback Pseudo-Interface 1'; InterfaceIndex = [uint32]1; IPAddress = '127.0.0.1'; PrefixLength = [byte]8 }
}

function Get-NetRoute {
    [CmdletBinding()] param([string] $DestinationPrefix)
    if ($DestinationPrefix -eq '::/0') {
        $PSCmdlet.WriteError((New-StubError 'CmdletizationQuery_NotFound_DestinationPrefix,Get-NetRoute' 'ObjectNotFound' 'Keine MSFT_NetRoute-Objekte gefunden.'))
        return
    }
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; NextHop = '192.168.1.1'; RouteMetric = [uint16]0; InterfaceMetric = [uint32]35 }
}

function Get-DnsClientServerAddress {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; InterfaceIndex = [uint32]12; ServerAddresses = @('192.168.1.1') }
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; InterfaceIndex = [uint32]12; ServerAddresses = @() }
}

function Get-NetConnectionProfile {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{
        Name = 'Hotel "Adler" <b>Gast</b>'; InterfaceAlias = 'WLAN'; InterfaceIndex = [uint32]12; NetworkCategory = [StubCategory]::Public
        IPv4Connectivity = [StubConnectivity]::Internet; IPv6Connectivity = [StubConnectivity]::NoTraffic
    }
}

function Test-NetConnection {
    [CmdletBinding()] param([string] $ComputerName)
    New-Object PSObject -Property @{
        ComputerName = $ComputerName; RemoteAddress = $ComputerName; InterfaceAlias = 'WLAN'
        SourceAddress = (New-Object PSObject -Property @{ IPAddress = '192.168.1.23' })
        NetRoute = (New-Object PSObject -Property @{ NextHop = '192.168.1.1' })
        PingSucceeded = $true
    }
}

# The registry, as far as the scripts read it. A path that is not here does not exist.
$stubRegistry = @{
    'HKLM:\SYSTEM\CurrentControlSet\Services\PolicyAgent' = @{ Start = 3; AssumeUDPEncapsulationContextOnSendRul = 2 }
    'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Parameters' = @{ ProhibitIpSec = 0; NegotiateDH2048_AES256 = '1' }
    'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' = @{ ProductName = 'Windows 10 Pro'; DisplayVersion = '23H2'; CurrentBuild = '22631'; UBR = 4460 }
    'HKCU:\Software\Microsoft\Windows\CurrentVersion\Internet Settings' = @{ ProxyEnable = 1; ProxyServer = 'http://svc:secret@proxy.contoso.com:8080'; ProxyOverride = '<local>' }
    'HKLM:\Software\Microsoft\Windows\CurrentVersion\Internet Settings\Connections' = @{
        WinHttpSettings = [byte[]](24, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0, 119, 101, 98, 58, 51, 49, 50, 56, 57, 0, 0, 0, 0)
    }
}
$testPathItself = Get-Command Test-Path -CommandType Cmdlet
$itemPropertyItself = Get-Command Get-ItemProperty -CommandType Cmdlet

function Test-Path {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath)
    $wanted = "$LiteralPath$Path"
    if ($wanted -like 'HK??:*') { return $stubRegistry.ContainsKey($wanted) }
    & $testPathItself -LiteralPath $wanted
}

function Get-ItemProperty {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath)
    $wanted = "$LiteralPath$Path"
    if ($wanted -notlike 'HK??:*') { return & $itemPropertyItself -LiteralPath $wanted }
    if (-not $stubRegistry.ContainsKey($wanted)) {
        $PSCmdlet.ThrowTerminatingError((New-StubError 'PathNotFound,Microsoft.PowerShell.Commands.GetItemPropertyCommand' 'ObjectNotFound' 'Der Pfad ist nicht vorhanden.'))
    }
    $key = New-Object PSObject -Property $stubRegistry[$wanted]
    Add-Member -InputObject $key -MemberType NoteProperty -Name PSPath -Value "Microsoft.PowerShell.Core\Registry::$wanted"
    Add-Member -InputObject $key -MemberType NoteProperty -Name PSProvider -Value 'Microsoft.PowerShell.Core\Registry'
    $key
}

} | Out-Null
