<#
.SYNOPSIS
Stands in for the cmdlets that only Windows has, by the shapes that public output of theirs shows.
.DESCRIPTION
Loaded by the test host before the scripts. Keeps the habits that break naive scripts: enumerations that are numbers in
JSON, one item instead of a list, "nothing found" as an error, properties that older versions lack. A module, as the real ones
are: its functions do not see the preference variables of the script that calls them, so an error of theirs ends nothing
unless -ErrorAction says so.

Each function says where its shape comes from: [R] recorded in public text, [I] inferred from documentation. Those of the second
kind are the ones that a recording on a real Windows should replace; "vpn-doctor check --save FILE --redact none" writes one.

Settings, by environment variable: VPN_DOCTOR_STUB_LANGUAGE (en, de, ja: language of messages and display names),
VPN_DOCTOR_STUB_CONTEXT (user; admin: the same person elevated; helper: another person elevated;
service: SYSTEM while somebody is logged on; system: SYSTEM with nobody), VPN_DOCTOR_STUB_VERSION (5.1: the habits of Windows PowerShell, too, by the module beside this file), VPN_DOCTOR_STUB_NO_EVENTS, VPN_DOCTOR_STUB_MANY_EVENTS (how many of RasClient), VPN_DOCTOR_STUB_RAS_EVENTS (a file of RasClient's events, newest first: id, at, data),
VPN_DOCTOR_STUB_PING (real: Win32_PingStatus pings, for the labs; hops:…: the routers on the way), VPN_DOCTOR_STUB_RASDIAL and its like (see windows/System32/rasdial.exe; _EVENT: the number in the event), VPN_DOCTOR_STUB_PROCESSES (names of processes that run, with commas between), VPN_DOCTOR_STUB_SESSION (name of the session, as the registry has it), VPN_DOCTOR_STUB_TUNNEL (up: 'Contoso AOVPN' is connected and takes all traffic).
VPN_DOCTOR_STUB_KEYS: registry keys that are otherwise, as JSON of key, value's name and value (null: no such key, no such value). VPN_DOCTOR_STUB_BATTERY: the number that Win32_Battery gives.
VPN_DOCTOR_STUB_AUTO_TRIGGER: what the XML of 'Contoso AOVPN' says of it (true, false; without it there is none).
VPN_DOCTOR_STUB_STATE: a folder with what scripts may change, one file each: service-NAME ("Stopped Disabled 0"), device-NAME (a problem code),
value-NAME ("DWord 2", "String 2"; no file: absent), list (a name on each line); stuck-NAME: what does not take there, policy-NAME: a group policy.
There log tells what was changed. VPN_DOCTOR_STUB_REGISTRY (real: that of the engine, under Wine). VPN_DOCTOR_STUB_SLOW_MS: a pause before and behind each change, told by files "before" and "after" there.
#>

enum StubTunnelType { Automatic; Pptp; L2tp; Ikev2; Sstp }
enum StubCategory { Public; Private; DomainAuthenticated }
enum StubConnectivity { Disconnected; NoTraffic; Subnet; LocalNetwork; Internet }
enum StubFamily { IPv4 = 2; IPv6 = 23 }
enum StubSwitch { Disabled; Enabled }
enum StubState { Disconnected; Connected }
enum StubPolicyScope { MachinePolicy; UserPolicy; Process; CurrentUser; LocalMachine }
enum StubPolicy { Unrestricted; RemoteSigned; AllSigned; Restricted; Bypass; Undefined }

# What Add-Type -PassThru would compile: the real one asks advapi32.
class StubRegistryTime { static [string] Written([string] $path) { return '2026-11-20T05:00:00.0000000Z' } }

if ($env:VPN_DOCTOR_STUB_VERSION -eq '5.1') { Import-Module "$PSScriptRoot/WindowsPowerShellHabits.psm1" -Global }

New-Module -Name WindowsStubs -ScriptBlock {

$testPathItself = Get-Command Test-Path -CommandType Cmdlet
$language = "$env:VPN_DOCTOR_STUB_LANGUAGE"
$tunnelUp = $env:VPN_DOCTOR_STUB_TUNNEL -eq 'up'
# What the stub of rasdial.exe has left behind: the tunnel that it opened, the dial that failed.
$dialPlace = "$env:VPN_DOCTOR_STUB_RASDIAL"
# What scripts may change, and a note of it.
$statePlace = "$env:VPN_DOCTOR_STUB_STATE"
function Get-Kept([string] $What) {
    if ($statePlace -ne '' -and (& $testPathItself -LiteralPath "$statePlace/$What")) { @(Get-Content -LiteralPath "$statePlace/$What" -Encoding UTF8 | Where-Object { $_ -ne '' }) }
}
function Wait-AtChange([string] $When) {
    if (-not $env:VPN_DOCTOR_STUB_SLOW_MS) { return }
    [IO.File]::WriteAllText("$statePlace/$When", '')
    Start-Sleep -Milliseconds $env:VPN_DOCTOR_STUB_SLOW_MS
}
function Set-Kept([string] $What, $Text) {
    if ($statePlace -eq '') { throw 'There is nothing to change here.' }
    Wait-AtChange 'before'
    [IO.File]::AppendAllText("$statePlace/log", "$What $Text`n")
    if (-not (& $testPathItself -LiteralPath "$statePlace/stuck-$What")) {
        if ($null -eq $Text) { [IO.File]::Delete("$statePlace/$What") } else { [IO.File]::WriteAllText("$statePlace/$What", (@($Text) -join "`n")) }
    }
    Wait-AtChange 'after'
}

function Test-Dialled([string] $What) { $dialPlace -ne '' -and (& $testPathItself -LiteralPath "$dialPlace/$What") }
$context = "$env:VPN_DOCTOR_STUB_CONTEXT"
$annaSid = 'S-1-5-21-3623811015-3361044348-30300820-1013'
$techSid = 'S-1-5-21-3623811015-3361044348-30300820-1014'
$entraSid = 'S-1-12-1-3190124536-1088512345-1234567890-987654321'

# One sentence in the languages of the recordings; [I] the wording is ours, the habit of translating is theirs.
function Get-StubText([string] $English, [string] $German, [string] $Japanese) {
    if ($language -eq 'de') { return $German }
    if ($language -eq 'ja') { return $Japanese }
    $English
}

function New-StubError([string] $Id, [string] $Category, [string] $Message) {
    New-Object System.Management.Automation.ErrorRecord (New-Object System.Exception $Message), $Id, $Category, $null
}

function Get-NotFound([string] $Class, [string] $Cmdlet) {
    $text = Get-StubText "No $Class objects found." "Es wurden keine $Class-Objekte gefunden." "$Class オブジェクトが見つかりません。"
    New-StubError "CmdletizationQuery_NotFound,$Cmdlet" 'ObjectNotFound' $text
}

# [R] PSDOC Get-VpnConnection; properties beyond its default view [I] from the class PS_VpnConnection.
function Get-VpnConnection {
    [CmdletBinding()] param([string[]] $Name, [switch] $AllUserConnection)
    if ($AllUserConnection -or $context -in 'system', 'service', 'helper') { return }
    $eap = [xml]@'
<EapHostConfig xmlns="http://www.microsoft.com/provisioning/EapHostConfig"><EapMethod><Type xmlns="http://www.microsoft.com/provisioning/EapCommon">25</Type>
<VendorId xmlns="http://www.microsoft.com/provisioning/EapCommon">0</VendorId></EapMethod><Config><Eap xmlns="http://www.microsoft.com/provisioning/BaseEapConnectionPropertiesV1">
<Type>25</Type><EapType xmlns="http://www.microsoft.com/provisioning/MsPeapConnectionPropertiesV1"><ServerValidation><DisableUserPromptForServerValidation>true</DisableUserPromptForServerValidation>
<ServerNames>nps1.contoso.com;nps2.contoso.com</ServerNames><TrustedRootCA>9e 4c 2b 7f 10 d8 6a 35 e1 b9 4c 07 d2 f8 a6 63 1b 5e 0c 49 </TrustedRootCA></ServerValidation>
<Eap xmlns="http://www.microsoft.com/provisioning/BaseEapConnectionPropertiesV1"><Type>13</Type>
<EapType xmlns="http://www.microsoft.com/provisioning/EapTlsConnectionPropertiesV1"><CredentialsSource><CertificateStore><SimpleCertSelection>true</SimpleCertSelection></CertificateStore></CredentialsSource></EapType></Eap></EapType></Eap></Config></EapHostConfig>
'@
    New-Object PSObject -Property @{
        Name = "Anna$([char]0x2019)s VPN"; ServerAddress = 'vpn.contoso.com'; AllUserConnection = $false
        Guid = '{CF59A4C3-57DB-41FA-9793-D0C785756ABD}'; TunnelType = [StubTunnelType]::Pptp
        AuthenticationMethod = @('MsChapv2'); EncryptionLevel = 'Required'; L2tpIPsecAuth = $null
        UseWinlogonCredential = $false; EapConfigXmlStream = $null; ConnectionStatus = $(if (Test-Dialled 'up') { 'Connected' } else { 'Disconnected' })
        NapState = 'NotConnected'; RememberCredential = $true; SplitTunneling = $true; DnsSuffix = ''
        IdleDisconnectSeconds = [uint32]0
    }
    New-Object PSObject -Property @{
        Name = 'Contoso AOVPN'; ServerAddress = 'aovpn.contoso.com'; AllUserConnection = $false
        Guid = '{4B0F3A1E-6D5C-4F1B-9C59-1F6D0E7B8A11}'; TunnelType = [StubTunnelType]::Ikev2
        AuthenticationMethod = @('Eap'); EncryptionLevel = 'Custom'; L2tpIPsecAuth = $null
        UseWinlogonCredential = $false; EapConfigXmlStream = $eap; ConnectionStatus = $(if ($tunnelUp) { 'Connected' } else { 'Disconnected' })
        NapState = 'NotConnected'; RememberCredential = $false; SplitTunneling = -not $tunnelUp; DnsSuffix = 'corp.contoso.com'
        IdleDisconnectSeconds = [uint32]0; ProfileType = 'Inbox'
        ServerList = @((New-Object PSObject -Property @{ ServerAddress = 'aovpn2.contoso.com'; FriendlyName = 'Second' }))
        Routes = @((New-Object PSObject -Property @{ DestinationPrefix = '10.20.0.0/16'; Metric = 1 }))
        IPsecCustomPolicy = New-Object PSObject -Property @{
            AuthenticationTransformConstants = 'SHA256128'; CipherTransformConstants = 'AES256'; DHGroup = 'Group14'
            EncryptionMethod = 'AES256'; IntegrityCheckMethod = 'SHA256'; PfsGroup = 'PFS2048'
        }
        MachineCertificateEKUFilter = $null; MachineCertificateIssuerFilter = $null; VpnConfigurationXml = Get-StubConfiguration
    }
}

# [I] an XmlDocument, as EapConfigXmlStream is; its elements from "aovpn" and "DPC", which read and write it. It holds the key of L2TP in clear.
function Get-StubConfiguration {
    if (-not $env:VPN_DOCTOR_STUB_AUTO_TRIGGER) { return }
    [xml]"<VpnProfile><VpnConfiguration><L2tpPsk>hunter2</L2tpPsk><AutoTriggerEnabled>$env:VPN_DOCTOR_STUB_AUTO_TRIGGER</AutoTriggerEnabled></VpnConfiguration></VpnProfile>"
}

# [R] PSDOC Get-VpnConnectionTrigger; [I] that a profile without one is an error.
function Get-VpnConnectionTrigger {
    [CmdletBinding()] param([Parameter(Mandatory = $true)] [string] $ConnectionName)
    if ($ConnectionName -ne 'Contoso AOVPN') {
        $PSCmdlet.WriteError((New-StubError 'VPN 1168,Get-VpnConnectionTrigger' 'ObjectNotFound' (Get-StubText 'Element not found.' 'Element nicht gefunden.' '要素が見つかりません。')))
        return
    }
    New-Object PSObject -Property @{
        ConnectionName = $ConnectionName; ApplicationID = @('microsoft.windowsphotos_8wekyb3d8bbwe'); TrustedNetwork = @('corp.contoso.com'); DnsConfig = $null
    }
}

function New-StubEvent([int] $Id, [datetime] $At, [object[]] $Data) {
    $properties = @($Data | ForEach-Object { New-Object PSObject -Property @{ Value = $_ } })
    New-Object PSObject -Property @{ Id = $Id; TimeCreated = $At; Properties = $properties; Message = (Get-StubText 'A message.' 'Eine Meldung.' 'メッセージ。') }
}

# [R] RasClient but for 20222 and 20223 (see there); the others by their manifests: RasSstp, Service Control Manager, Kernel-Boot, NetworkProfile (repnz/etw-providers-docs,
# jdu2600/Windows10EtwEvents). How it refuses is by PowerShell's own source (GetEventCommand.cs): VPN_DOCTOR_STUB_EVENT_ERROR "PROVIDER=ID CATEGORY".
function Get-WinEvent {
    [CmdletBinding()] param([hashtable] $FilterHashtable, [long] $MaxEvents)
    foreach ($refusal in "$env:VPN_DOCTOR_STUB_EVENT_ERROR" -split ';') {
        $provider, $id, $category = $refusal -split '[= ]'
        if ($provider -eq ($FilterHashtable.ProviderName -replace ' ', '')) {
            $PSCmdlet.ThrowTerminatingError((New-StubError "$id,Microsoft.PowerShell.Commands.GetWinEventCommand" $category (Get-StubText 'It cannot be read.' 'Nicht lesbar.' '読み取れません。')))
        }
    }
    if ($env:VPN_DOCTOR_STUB_NO_EVENTS) {
        $PSCmdlet.ThrowTerminatingError((New-StubError 'NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand' 'ObjectNotFound' (Get-StubText 'No events were found.' 'Es wurden keine Ereignisse gefunden.' 'イベントが見つかりません。')))
    }
    $name = "Anna$([char]0x2019)s VPN"
    $now = Get-Date
    switch ($FilterHashtable.ProviderName) {
        'RasClient' {
            if ($env:VPN_DOCTOR_STUB_RAS_EVENTS) {
                foreach ($one in ConvertFrom-Json (Get-Content -LiteralPath $env:VPN_DOCTOR_STUB_RAS_EVENTS -Encoding UTF8 -Raw)) { New-StubEvent $one.id ([datetime]$one.at) @($one.data) }
                return
            }
            if ($env:VPN_DOCTOR_STUB_MANY_EVENTS) {
                for ($turn = 0; $turn -lt [Math]::Min([int]$env:VPN_DOCTOR_STUB_MANY_EVENTS, $MaxEvents); $turn++) { New-StubEvent 20227 $now.AddMinutes(-$turn) @("{$([guid]::NewGuid())}", 'SYSTEM', $name, '809') }
                return
            }
            # [R] 20221, 20224 to 20226 synacktiv/forensic-msvpn, 20227 algo#760; [I] 20222 and 20223 by their messages (TechNet cc773769, hwdsl2#428).
            # The words around a device's protocol are translated.
            $device = Get-StubText 'WAN Miniport (PPTP)' 'WAN-Miniport (PPTP)' 'WAN ミニポート (PPTP)'
            $settings = "Dial-in User = DESKTOP-7Q1\anna.schmidt`r`nVpnStrategy = PPTP`r`nDataEncryption = Require`r`nAutoLogon = No`r`nDevice = $device"
            $link = "Server address/Phone Number = vpn.contoso.com`r`nDevice = $device`r`nPort = VPN2-0`r`nMediaType = VPN"
            # The attempt of the stub of rasdial.exe; 16 bits of the number that it failed with do not fit into an exit code here.
            $dial = '{0A5B7C11-2D3E-4F50-8161-728394A5B6C7}'
            if ($env:VPN_DOCTOR_STUB_RASDIAL_EVENT -and (Test-Dialled 'failed')) { New-StubEvent 20227 $now @($dial, 'SYSTEM', $name, "$env:VPN_DOCTOR_STUB_RASDIAL_EVENT") }
            if (Test-Dialled 'calls') {
                New-StubEvent 20222 $now @($dial, 'SYSTEM', $name, $link)
                New-StubEvent 20221 $now @($dial, 'SYSTEM', 'VPN', 'per-user', $name, $settings)
            }
            $id = '{FACCBEE1-58E9-4867-B9E7-0E7D94DC40C9}'
            New-StubEvent 20227 $now.AddMinutes(-3) @($id, 'SYSTEM', $name, '721')
            New-StubEvent 20224 $now.AddMinutes(-4) @($id, 'SYSTEM')
            New-StubEvent 20223 $now.AddMinutes(-4) @($id, 'SYSTEM', $device)
            New-StubEvent 20222 $now.AddMinutes(-5) @($id, 'SYSTEM', $name, $link)
            New-StubEvent 20221 $now.AddMinutes(-6) @($id, 'SYSTEM', 'VPN', 'per-user', $name, $settings)
            New-StubEvent 20227 $now.AddDays(-2) @('{B4000371-6C2A-4C1B-9B53-2B8A0E8E2D10}', 'SYSTEM', $name, '-2146762495')
        }
        'Microsoft-Windows-RasSstp' { New-StubEvent 4 $now.AddMinutes(-3) @('{FACCBEE1-58E9-4867-B9E7-0E7D94DC40C9}', '407') }
        'Service Control Manager' {
            # The first property is the display name, in the language of Windows; %%1058 is the code, and a message later.
            New-StubEvent 7000 $now.AddHours(-1) @((Get-StubText 'Remote Access Connection Manager' 'RAS-Verbindungsverwaltung' 'リモート アクセス接続マネージャー'), '%%1058')
            New-StubEvent 7034 $now.AddHours(-2) @((Get-StubText 'Print Spooler' 'Druckwarteschlange' '印刷スプーラー'), '1')
        }
        # Name, description, GUID, type, state, category.
        'Microsoft-Windows-NetworkProfile' {
            New-StubEvent 10000 $now.AddHours(-1) @('Home of Anna', 'Home of Anna', [guid]'11111111-0000-4000-8000-000000000001', [uint32]1, [uint32]9, [uint32]1)
            New-StubEvent 10001 $now.AddHours(-2) @('corp.contoso.com', 'corp.contoso.com', [guid]'11111111-0000-4000-8000-000000000002', [uint32]1, [uint32]0, [uint32]2)
            New-StubEvent 10002 $now.AddHours(-8) @('corp.contoso.com', 'corp.contoso.com', [guid]'11111111-0000-4000-8000-000000000002', [uint32]1, [uint32]9, [uint32]2)
            New-StubEvent 10000 $now.AddHours(-9) @('corp.contoso.com', 'corp.contoso.com', [guid]'11111111-0000-4000-8000-000000000002', [uint32]1, [uint32]1, [uint32]0)
            New-StubEvent 10001 $now.AddDays(-3) @('Hotel', 'Hotel', [guid]'11111111-0000-4000-8000-000000000003', [uint32]1, [uint32]0, [uint32]0)
        }
        'Microsoft-Windows-Kernel-Boot' { New-StubEvent 27 $now.AddHours(-9) @([uint32]1, '') }
    }
}

# [I] Win32_PingStatus: the key properties of the question are its parameters. .NET has the same numbers as Windows (System.Net.NetworkInformation.IPStatus).
function Get-StubPing([string] $Filter) {
    $asked = @{ Timeout = '4000'; BufferSize = '32'; NoFragmentation = 'FALSE'; TimeToLive = '80' }
    foreach ($part in $Filter -split ' AND ') {
        $name, $value = $part -split '='
        $asked[$name] = $value.Trim("'")
    }
    if ($env:VPN_DOCTOR_STUB_PING -like 'hops:*') { return Get-StubHop ([int]$asked.TimeToLive) }
    if ($env:VPN_DOCTOR_STUB_PING -ne 'real') { return New-Object PSObject -Property @{ StatusCode = [uint32]0; ResponseTime = [uint32]21; ProtocolAddress = $asked.Address } }
    $options = [System.Net.NetworkInformation.PingOptions]::new([int]$asked.TimeToLive, $asked.NoFragmentation -eq 'TRUE')
    $reply = [System.Net.NetworkInformation.Ping]::new().Send($asked.Address, [int]$asked.Timeout, [byte[]]::new([int]$asked.BufferSize), $options)
    New-Object PSObject -Property @{ StatusCode = [uint32]$reply.Status; ResponseTime = [uint32]$reply.RoundtripTime; ProtocolAddress = [string]$reply.Address }
}

# hops:10.0.0.1,-,203.0.113.9 - the routers on the way, of which one says nothing, and a server behind them that says nothing. A last one with ! is the server.
function Get-StubHop([int] $Routers) {
    $way = $env:VPN_DOCTOR_STUB_PING.Substring(5) -split ','
    $hop = '-'
    if ($Routers -le $way.Count) { $hop = $way[$Routers - 1] }
    elseif ($way[-1] -like '*!') { $hop = $way[-1] }
    if ($hop -eq '-') { return New-Object PSObject -Property @{ StatusCode = [uint32]11010; ResponseTime = $null; ProtocolAddress = '' } }
    $status = 11013
    if ($hop -like '*!') { $status = 0 }
    New-Object PSObject -Property @{ StatusCode = [uint32]$status; ResponseTime = [uint32](4 * $Routers); ProtocolAddress = $hop.TrimEnd('!') }
}

# [I] WMI classes by their documentation.
function Get-CimInstance {
    [CmdletBinding()]
    param([string] $ClassName, [string] $Namespace, [string] $Filter, [string[]] $Property, [int] $OperationTimeoutSec)
    switch ($ClassName) {
        'Win32_Service' {
            $rows = 'RasMan Running Manual 0', 'SstpSvc Running Manual 0', 'TapiSrv Stopped Manual 1077', 'EapHost Stopped Manual 1077',
            'IKEEXT Running Auto 0', 'PolicyAgent Stopped Manual 1077', 'BFE Running Auto 0', 'nsi Running Auto 0',
            'Dnscache Running Auto 0', 'Dhcp Running Auto 0', 'Spooler Running Auto 0', 'vpnagent Running Auto 0', 'WireGuardTunnel$home Stopped Manual 0'
            foreach ($row in $rows) {
                $name, $state, $mode, $exit = $row -split ' '
                $kept = Get-Kept "service-$name"
                if ($kept) { $state, $mode, $exit = $kept -split ' ' }
                New-Object PSObject -Property @{ Name = $name; State = $state; StartMode = $mode; ExitCode = [uint32]$exit }
            }
        }
        'Win32_PnPEntity' {
            if ($Filter -like '*SmartCardReader*') { New-Object PSObject -Property @{ ConfigManagerErrorCode = [uint32]0 }; return }
            foreach ($id in 'MS_AGILEVPNMINIPORT', 'MS_SSTPMINIPORT', 'MS_L2TPMINIPORT', 'MS_PPTPMINIPORT', 'MS_NDISWANIP', 'MS_NDISWANIPV6') {
                $problem = 0
                if (Get-Kept "device-$id") { $problem = Get-Kept "device-$id" }
                New-Object PSObject -Property @{ PNPDeviceID = "SWD\MSRRAS\$id"; ConfigManagerErrorCode = [uint32]$problem }
            }
        }
        'RSOP_SystemService' {
            # [I] an entry for each service that a group policy sets; where there is no domain the place is there and empty.
            foreach ($name in 'RasMan', 'TapiSrv', 'IKEEXT') { if (Get-Kept "policy-$name") { New-Object PSObject -Property @{ Service = $name; StartupMode = 4 } } }
        }
        'Win32_OperatingSystem' {
            New-Object PSObject -Property @{
                Caption = 'Microsoft Windows 11 Pro'; LastBootUpTime = (Get-Date).AddHours(-9); InstallDate = (Get-Date).AddDays(-200)
            }
        }
        'Win32_PingStatus' { Get-StubPing $Filter }
        'Win32_DeviceGuard' { New-Object PSObject -Property @{ SecurityServicesRunning = [uint32[]](1, 2); SecurityServicesConfigured = [uint32[]](1); VirtualizationBasedSecurityStatus = [uint32]2 } }
        'Win32_QuickFixEngineering' {
            foreach ($id in 'KB5046633', 'KB5009543', 'File 1') { New-Object PSObject -Property @{ HotFixID = $id; InstalledOn = (Get-StubText '1/12/2022' '12.01.2022' '2022/01/12') } }
        }
        'Win32_Battery' { New-Object PSObject -Property @{ EstimatedChargeRemaining = [uint16]42; BatteryStatus = [uint16]$(if ($env:VPN_DOCTOR_STUB_BATTERY) { $env:VPN_DOCTOR_STUB_BATTERY } else { 1 }) } }
        'AntiVirusProduct' { New-Object PSObject -Property @{ displayName = 'Windows Defender'; productState = 397568 } }
        'FirewallProduct' { }
        'MDM_VPNv2_01' {
            if ($context -notin 'system', 'service') {
                $PSCmdlet.ThrowTerminatingError((New-StubError 'HRESULT 0x80041003,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand' 'PermissionDenied' (Get-StubText 'Access denied' 'Zugriff verweigert' 'アクセスが拒否されました')))
            }
            New-Object PSObject -Property @{ InstanceID = 'Contoso AOVPN'; AlwaysOn = $true; DeviceTunnel = $false; TrustedNetworkDetection = 'corp.contoso.com,lab.contoso.com' }
        }
        default {
            $PSCmdlet.ThrowTerminatingError((New-StubError 'HRESULT 0x80041010,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand' 'MetadataError' (Get-StubText 'Invalid class' 'Ungültige Klasse' '無効なクラスです')))
        }
    }
}

# [I] 5.1's ServiceController: Status and StartType are enumerations; the display name is translated.
function Get-Service {
    [CmdletBinding()] param([string[]] $Name)
    foreach ($one in $Name) {
        $shown = $one
        if ($one -eq 'RasMan') { $shown = Get-StubText 'Remote Access Connection Manager' 'RAS-Verbindungsverwaltung' 'リモート アクセス接続マネージャー' }
        New-Object PSObject -Property @{ Name = $one; DisplayName = $shown; Status = 'Stopped'; StartType = 'Manual' }
    }
}

# [I] as documented; the names of start types are not translated. A service that is disabled does not start.
function Set-Service {
    [CmdletBinding(SupportsShouldProcess = $true)] param([string] $Name, [string] $StartupType)
    if (-not $PSCmdlet.ShouldProcess($Name)) { return }
    $state, $mode, $exit = "$(Get-Kept "service-$Name")" -split ' '
    $mode = if ($StartupType -eq 'Automatic') { 'Auto' } else { (Get-Culture).TextInfo.ToTitleCase($StartupType.ToLower()) }
    Set-Kept "service-$Name" "$state $mode $exit"
}

function Start-Service {
    [CmdletBinding(SupportsShouldProcess = $true)] param([string] $Name)
    if (-not $PSCmdlet.ShouldProcess($Name)) { return }
    $state, $mode, $exit = "$(Get-Kept "service-$Name")" -split ' '
    if ($mode -eq 'Disabled') { $PSCmdlet.ThrowTerminatingError((New-StubError 'CouldNotStartService,Microsoft.PowerShell.Commands.StartServiceCommand' 'OpenError' (Get-StubText 'Failed to start.' 'Kann nicht gestartet werden.' '開始できません。'))) }
    Set-Kept "service-$Name" "Running $mode 0"
}

function Stop-Service {
    [CmdletBinding(SupportsShouldProcess = $true)] param([string] $Name)
    if (-not $PSCmdlet.ShouldProcess($Name)) { return }
    $state, $mode, $exit = "$(Get-Kept "service-$Name")" -split ' '
    if (Get-Kept "held-$Name") { $PSCmdlet.ThrowTerminatingError((New-StubError 'ServiceHasDependentServices,Microsoft.PowerShell.Commands.StopServiceCommand' 'InvalidOperation' (Get-StubText 'It has dependent services.' 'Es gibt abhängige Dienste.' '依存サービスがあります。'))) }
    Set-Kept "service-$Name" "Stopped $mode 0"
}

# [I] as documented.
function Enable-PnpDevice {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')] param([string] $InstanceId)
    if ($PSCmdlet.ShouldProcess($InstanceId)) { Set-Kept "device-$(($InstanceId -split '\\')[-1])" '0' }
}

function Disable-PnpDevice {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')] param([string] $InstanceId)
    if ($PSCmdlet.ShouldProcess($InstanceId)) { Set-Kept "device-$(($InstanceId -split '\\')[-1])" '22' }
}

function Clear-DnsClientCache {
    [CmdletBinding(SupportsShouldProcess = $true)] param()
    if ($PSCmdlet.ShouldProcess('DNS')) { Set-Kept 'cache' 'empty' }
}

# [R] names and component ids of the WAN Miniports (SupportArticles 720).
function Get-NetAdapter {
    [CmdletBinding()] param([switch] $IncludeHidden)
    $local = Get-StubText 'Local Area Connection*' 'LAN-Verbindung*' 'ローカル エリア接続*'
    New-Object PSObject -Property @{ Name = 'WLAN'; InterfaceDescription = 'Intel(R) Wi-Fi 6E AX211 160MHz'; Status = 'Up'; HardwareInterface = $true; ComponentID = 'pci\ven_8086&dev_7a70' }
    if (-not $IncludeHidden) { return }
    New-Object PSObject -Property @{ Name = "$local 6"; InterfaceDescription = 'WAN Miniport (IP)'; Status = 'Up'; HardwareInterface = $false; ComponentID = 'ms_ndiswanip' }
    New-Object PSObject -Property @{ Name = "$local 7"; InterfaceDescription = 'WAN Miniport (IPv6)'; Status = 'Up'; HardwareInterface = $false; ComponentID = 'ms_ndiswanipv6' }
}

# [R] columns of Get-NetAdapterBinding (SupportArticles 720); [I] the full list of components.
function Get-NetAdapterBinding {
    [CmdletBinding()] param([string[]] $Name, [switch] $IncludeHidden, [switch] $AllBindings)
    $local = Get-StubText 'Local Area Connection*' 'LAN-Verbindung*' 'ローカル エリア接続*'
    $rows = @("$local 6|ms_wanarp|True", "$local 6|ms_pacer|True", "$local 7|ms_wanarpv6|True", 'WLAN|ms_tcpip|True', 'WLAN|INSECURE_NPCAP|True', 'WLAN|vms_pp|False')
    foreach ($row in $rows) {
        $adapter, $component, $enabled = $row -split '\|'
        New-Object PSObject -Property @{ Name = $adapter; DisplayName = "Component $component"; ComponentID = $component; Enabled = $enabled -eq 'True' }
    }
}

# [I] MSFT_NetIPAddress.
function Get-NetIPAddress {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; InterfaceIndex = [uint32]12; IPAddress = '192.168.1.23'; PrefixLength = [byte]24 }
    if ($tunnelUp) { New-Object PSObject -Property @{ InterfaceAlias = 'Contoso AOVPN'; InterfaceIndex = [uint32]47; IPAddress = '10.8.0.2'; PrefixLength = [byte]32 } }
    New-Object PSObject -Property @{ InterfaceAlias = 'Loopback Pseudo-Interface 1'; InterfaceIndex = [uint32]1; IPAddress = '127.0.0.1'; PrefixLength = [byte]8 }
}

# [R] columns of Get-NetIPInterface (windowsserverdocs#5949).
function Get-NetIPInterface {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; AddressFamily = [StubFamily]::IPv4; NlMtu = [uint32]1500; InterfaceMetric = [uint32]35; AutomaticMetric = [StubSwitch]::Enabled; ConnectionState = [StubState]::Connected }
    if ($tunnelUp) { New-Object PSObject -Property @{ InterfaceAlias = 'Contoso AOVPN'; AddressFamily = [StubFamily]::IPv4; NlMtu = [uint32]1400; InterfaceMetric = [uint32]25; AutomaticMetric = [StubSwitch]::Enabled; ConnectionState = [StubState]::Connected } }
    New-Object PSObject -Property @{ InterfaceAlias = 'Loopback Pseudo-Interface 1'; AddressFamily = [StubFamily]::IPv4; NlMtu = [uint32]::MaxValue; InterfaceMetric = [uint32]75; AutomaticMetric = [StubSwitch]::Enabled; ConnectionState = [StubState]::Connected }
}

# [I] MSFT_NetRoute: the interface's metric is a property of its own.
function Get-NetRoute {
    [CmdletBinding()] param()
    if ($tunnelUp) { New-Object PSObject -Property @{ InterfaceAlias = 'Contoso AOVPN'; DestinationPrefix = '0.0.0.0/0'; NextHop = '0.0.0.0'; RouteMetric = [uint16]1; InterfaceMetric = [uint32]25 } }
    foreach ($row in '0.0.0.0/0 192.168.1.1 0', '192.168.1.0/24 0.0.0.0 256', '192.168.1.23/32 0.0.0.0 256', '224.0.0.0/4 0.0.0.0 256') {
        $prefix, $hop, $metric = $row -split ' '
        New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; DestinationPrefix = $prefix; NextHop = $hop; RouteMetric = [uint16]$metric; InterfaceMetric = [uint32]35 }
    }
}

# [I] DnsClient classes.
function Get-DnsClient {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; ConnectionSpecificSuffix = 'hotel.example' }
}

function Get-DnsClientServerAddress {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; InterfaceIndex = [uint32]12; ServerAddresses = @('192.168.1.1') }
    if ($tunnelUp) { New-Object PSObject -Property @{ InterfaceAlias = 'Contoso AOVPN'; InterfaceIndex = [uint32]47; ServerAddresses = @('10.20.0.10') } }
    New-Object PSObject -Property @{ InterfaceAlias = 'WLAN'; InterfaceIndex = [uint32]12; ServerAddresses = @() }
}

# [I] the error of Resolve-DnsName is a Win32Exception with the code as NativeErrorCode.
function Resolve-DnsName {
    [CmdletBinding()] param([string] $Name, [switch] $DnsOnly, [switch] $NoHostsFile)
    if ($Name -like 'nowhere*') {
        $cause = New-Object System.ComponentModel.Win32Exception 9003, (Get-StubText 'DNS name does not exist' 'Der DNS-Name ist nicht vorhanden.' 'DNS 名がありません')
        $PSCmdlet.WriteError((New-Object System.Management.Automation.ErrorRecord $cause, 'DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName', 'ResourceUnavailable', $Name))
        return
    }
    New-Object PSObject -Property @{ Name = $Name; Type = 'A'; TTL = 60; IPAddress = '203.0.113.10' }
}

# [I] MSFT_NetConnectionProfile.
function Get-NetConnectionProfile {
    [CmdletBinding()] param()
    New-Object PSObject -Property @{
        Name = 'Hotel "Adler" <b>Gast</b>'; InterfaceAlias = 'WLAN'; InterfaceIndex = [uint32]12; NetworkCategory = [StubCategory]::Public
        IPv4Connectivity = [StubConnectivity]::Internet; IPv6Connectivity = [StubConnectivity]::NoTraffic
    }
}

# [R] PSDOC Test-NetConnection; [I] the nested objects.
function Test-NetConnection {
    [CmdletBinding()] param([string] $ComputerName)
    New-Object PSObject -Property @{
        ComputerName = $ComputerName; RemoteAddress = $ComputerName; InterfaceAlias = 'WLAN'
        SourceAddress = (New-Object PSObject -Property @{ IPAddress = '192.168.1.23' })
        NetRoute = (New-Object PSObject -Property @{ NextHop = '192.168.1.1' })
        PingSucceeded = $true
    }
}

# [I] MSFT_NetTCPConnection, MSFT_NetUDPEndpoint.
function Get-NetTCPConnection {
    [CmdletBinding()] param([int] $LocalPort, [string] $State)
    $PSCmdlet.WriteError((Get-NotFound 'MSFT_NetTCPConnection' 'Get-NetTCPConnection'))
}

function Get-NetUDPEndpoint {
    [CmdletBinding()] param([int] $LocalPort)
    if ($LocalPort -eq 1701) { $PSCmdlet.WriteError((Get-NotFound 'MSFT_NetUDPEndpoint' 'Get-NetUDPEndpoint')); return }
    New-Object PSObject -Property @{ LocalPort = [uint16]$LocalPort; OwningProcess = [uint32]$PID }
    New-Object PSObject -Property @{ LocalPort = [uint16]$LocalPort; OwningProcess = [uint32]$PID }
}

# [I] MSFT_NetMainModeSA; refused without administrator rights.
function Get-NetIPsecMainModeSA {
    [CmdletBinding()] param()
    if ($context -notin 'admin', 'helper', 'system', 'service') {
        $PSCmdlet.ThrowTerminatingError((New-StubError 'Windows System Error 5,Get-NetIPsecMainModeSA' 'PermissionDenied' (Get-StubText 'Access is denied.' 'Zugriff verweigert' 'アクセスが拒否されました。')))
    }
    New-Object PSObject -Property @{ RemoteEndpoint = '203.0.113.10'; AuthenticationMethod = 'Certificate'; CipherAlgorithm = 'AES256'; RemoteUdpEncapsulationPort = [uint16]4500 }
}

# [I] scopes and values by its documentation.
function Get-ExecutionPolicy {
    [CmdletBinding()] param([switch] $List)
    foreach ($scope in [StubPolicyScope]::MachinePolicy, [StubPolicyScope]::UserPolicy, [StubPolicyScope]::Process, [StubPolicyScope]::CurrentUser, [StubPolicyScope]::LocalMachine) {
        $policy = [StubPolicy]::Undefined
        if ($scope -eq [StubPolicyScope]::LocalMachine) { $policy = [StubPolicy]::RemoteSigned }
        New-Object PSObject -Property @{ Scope = $scope; ExecutionPolicy = $policy }
    }
}

# [I] every process has its session: 0 is that of services. Names of further processes come from the test.
$getProcessItself = Get-Command Get-Process -CommandType Cmdlet
function Get-Process {
    [CmdletBinding()] param([int] $Id)
    if ($PSBoundParameters.ContainsKey('Id')) {
        $session = 1
        if ($context -in 'system', 'service') { $session = 0 }
        if ($Id -eq $PID) { return New-Object PSObject -Property @{ Id = $Id; ProcessName = (& $getProcessItself -Id $Id).ProcessName; SessionId = $session } }
        return & $getProcessItself @PSBoundParameters
    }
    foreach ($name in @('explorer', 'svchost') + "$env:VPN_DOCTOR_STUB_PROCESSES".Split(',')) { New-Object PSObject -Property @{ ProcessName = $name } }
}

function Add-Type {
    [CmdletBinding()] param([switch] $PassThru, [string] $Namespace, [string] $Name, [string] $MemberDefinition, [string] $AssemblyName)
    if (-not $AssemblyName) { [StubRegistryTime] }
}

# Off Windows .NET opens no raw socket of IP protocol 47: the host does it. In Constrained Language Mode the cmdlet itself has to refuse.
# [I] Nor is there a directory to ask.
if (-not $IsWindows -and $env:VPN_DOCTOR_HOST_LANGUAGE -ne 'ConstrainedLanguage') {
    class StubDirectory {
        [timespan] $ClientTimeout
        [timespan] $ServerTimeLimit
        [System.Collections.ArrayList] $PropertiesToLoad = @()
        [string] $Filter
        StubDirectory([string] $filter) { $this.Filter = $filter }
        [object] FindOne() {
            if ($env:VPN_DOCTOR_STUB_PASSWORD -eq 'no-controller') { throw 'The specified domain either does not exist or could not be contacted.' }
            if ($this.Filter -notlike '(objectSid=S-1-5-21-*)' -or -not $env:VPN_DOCTOR_STUB_PASSWORD) { return $null }
            return New-Object PSObject -Property @{ Properties = @{ $this.PropertiesToLoad[0].ToLower() = @([long]$env:VPN_DOCTOR_STUB_PASSWORD) } }
        }
    }
    $newObjectItself = Get-Command New-Object -CommandType Cmdlet
    function New-Object {
        [CmdletBinding()] param([Parameter(Position = 0)] [string] $TypeName, [Parameter(Position = 1)] [object[]] $ArgumentList, $Property)
        if ($TypeName -eq 'System.DirectoryServices.DirectorySearcher') { return [StubDirectory]::new($ArgumentList[0]) }
        if ($TypeName -eq 'System.Net.Sockets.Socket' -and $ArgumentList[1] -eq 'Raw' -and 'VpnDoctor.PowerShellHost.RawSocket' -as [type]) { return [VpnDoctor.PowerShellHost.RawSocket]::Open([int]$ArgumentList[2]) }
        & $newObjectItself @PSBoundParameters
    }
}

# The class is the one that the Cert: drive hands out, so these are made when somebody looks.
$stores = @{}
function New-StubCertificate([string] $Subject, $Issuer, [int] $Days, [string[]] $Purposes, [bool] $Key = $true) {
    $pair = [System.Security.Cryptography.ECDsa]::Create([System.Security.Cryptography.ECCurve+NamedCurves]::nistP256)
    $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new($Subject, $pair, [System.Security.Cryptography.HashAlgorithmName]::SHA256)
    if ($Purposes) {
        $oids = [System.Security.Cryptography.OidCollection]::new()
        foreach ($purpose in $Purposes) { [void]$oids.Add([System.Security.Cryptography.Oid]::new($purpose)) }
        $request.CertificateExtensions.Add([System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($oids, $false))
    }
    $request.CertificateExtensions.Add([System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new(-not $Purposes, $false, 0, $true))
    $from = [DateTimeOffset]::UtcNow.AddDays(-300)
    $to = [DateTimeOffset]::UtcNow.AddDays($Days)
    $certificate = $null
    if ($Issuer) {
        $signed = $request.Create($Issuer, $from, $to, [byte[]](1, 2, 3, (($Days + 500) % 120)))
        $certificate = [System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::CopyWithPrivateKey($signed, $pair)
    }
    else { $certificate = $request.CreateSelfSigned($from, $to) }
    if ($Key) { return $certificate }
    [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($certificate.RawData)
}

function Get-StubStore([string] $Path) {
    if ($stores.Count -eq 0) {
        $company = New-StubCertificate 'CN=Contoso Root CA' $null 5000
        $other = New-StubCertificate 'CN=VPN CA' $null 5000
        $stores['Cert:\LocalMachine\My'] = @(New-StubCertificate 'CN=DESKTOP-7Q1.corp.contoso.com' $company 100 @('1.3.6.1.5.5.7.3.2'))
        $stores['Cert:\CurrentUser\My'] = @(
            New-StubCertificate 'CN=Anna Schmidt, E=anna.schmidt@contoso.com' $company -5 @('1.3.6.1.5.5.7.3.2')
            New-StubCertificate 'CN=localhost' $null 900 @('1.3.6.1.5.5.7.3.1')
        )
        $stores['Cert:\LocalMachine\Root'] = @($company)
        $stores['Cert:\CurrentUser\Root'] = @($company, $other)
    }
    $stores[$Path]
}

# The registry, as far as the scripts read it. A path that is not here does not exist.
$firewall = 'HKLM:\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy'
$list = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList'
$nrpt = 'HKLM:\SYSTEM\CurrentControlSet\Services\Dnscache\Parameters\DnsPolicyConfig'
$eap = 'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\PPP\EAP'
$stubRegistry = @{
    'HKLM:\SYSTEM\CurrentControlSet\Services\PolicyAgent' = @{ Start = 3; AssumeUDPEncapsulationContextOnSendRul = 2; AssumeUDPEncapsulationContextOnSendRule = 2 }
    'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Parameters' = @{ ProhibitIpSec = 0; NegotiateDH2048_AES256 = '1' }
    'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Config' = @{ AutoTriggerDisabledProfilesList = @('Contoso AOVPN') }
    $eap = @{}; "$eap\13" = @{}; "$eap\25" = @{}; "$eap\26" = @{}
    'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' = @{ ProductName = 'Windows 10 Pro'; DisplayVersion = '23H2'; CurrentBuild = '22631'; UBR = 4460 }
    'HKCU:\Software\Microsoft\Windows\CurrentVersion\Internet Settings' = @{ ProxyEnable = 1; ProxyServer = 'http://svc:secret@proxy.contoso.com:8080'; ProxyOverride = '<local>' }
    'HKLM:\Software\Microsoft\Windows\CurrentVersion\Internet Settings\Connections' = @{
        WinHttpSettings = [byte[]](24, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0, 119, 101, 98, 58, 51, 49, 50, 56, 57, 0, 0, 0, 0)
    }
    'HKLM:\SYSTEM\CurrentControlSet\Control\TimeZoneInformation' = @{ TimeZoneKeyName = 'W. Europe Standard Time'; StandardName = (Get-StubText 'W. Europe Standard Time' 'Mitteleuropäische Zeit' '西ヨーロッパ標準時') }
    'HKLM:\SYSTEM\CurrentControlSet\Services\W32Time\Parameters' = @{ Type = 'NTP'; NtpServer = 'time.windows.com,0x9' }
    'HKLM:\SYSTEM\CurrentControlSet\Services\tzautoupdate' = @{ Start = 4 }
    'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager' = @{ PendingFileRenameOperations = @('\??\C:\Windows\Temp\x', '') }
    'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Power' = @{ HiberbootEnabled = 1 }
    'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired' = @{}
    $nrpt = @{}
    "$nrpt\{9C8A2C1B-7C53-4E7B-B1C6-6C3A2E9E0F11}" = @{ Name = @('.corp.contoso.com'); GenericDNSServers = '10.20.0.2;10.20.0.3' }
    'HKLM:\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters' = @{ SearchList = 'corp.contoso.com,contoso.com' }
    "$firewall\PublicProfile" = @{ EnableFirewall = 1 }
    "$firewall\StandardProfile" = @{ EnableFirewall = 1; DefaultOutboundAction = 0 }
    "$firewall\FirewallRules" = @{
        '{1}' = 'v2.31|Action=Block|Active=TRUE|Dir=Out|Protocol=17|Profile=Private|Profile=Public|RPort=500|RPort=4500|Name=No IKE here|'
        '{2}' = 'v2.31|Action=Block|Active=FALSE|Dir=Out|Protocol=6|RPort=443|Name=Off|'
        '{3}' = 'v2.31|Action=Allow|Active=TRUE|Dir=Out|Protocol=6|RPort=443|Name=Allowed|'
        '{4}' = 'v2.31|Action=Block|Active=TRUE|Dir=Out|App=C:\Users\anna.schmidt\game.exe|Name=A game|RA42=IntErnet|'
        '{5}' = 'v2.31|Action=Block|Active=TRUE|Dir=Out|Name=An app|AppPkgId=S-1-15-2-1861897761|'
    }
    $list = @{}
    "$list\$annaSid" = @{ ProfileImagePath = "$env:VPN_DOCTOR_STUB_HOMES/anna.schmidt" }
    "$list\$techSid" = @{ ProfileImagePath = "$env:VPN_DOCTOR_STUB_HOMES/tech" }
    "$list\$entraSid" = @{ ProfileImagePath = "$env:VPN_DOCTOR_STUB_HOMES/j.tanaka" }
    "$list\S-1-5-18" = @{ ProfileImagePath = 'C:\Windows\system32\config\systemprofile' }
}
$stubHives = @{}
if ($context -ne 'system') {
    $stubHives["Registry::HKEY_USERS\$annaSid"] = @{}
    $stubHives["Registry::HKEY_USERS\$annaSid\Volatile Environment"] = @{ USERNAME = 'anna.schmidt'; USERDOMAIN = 'DESKTOP-7Q1'; APPDATA = "$env:VPN_DOCTOR_STUB_HOMES/anna.schmidt/Redirected" }

}
if ($env:VPN_DOCTOR_STUB_SESSION) { $stubHives['HKCU:\Volatile Environment\1'] = @{ SESSIONNAME = $env:VPN_DOCTOR_STUB_SESSION } }
if ($context -in 'system', 'service', 'helper', 'admin') { $stubHives['Registry::HKEY_USERS\S-1-5-19\Environment'] = @{} }
foreach ($key in @($stubHives.Keys)) { $stubRegistry[$key] = $stubHives[$key] }

if ($env:VPN_DOCTOR_STUB_KEYS) {
    $otherwise = $env:VPN_DOCTOR_STUB_KEYS | ConvertFrom-Json -AsHashtable
    foreach ($key in $otherwise.Keys) {
        if ($null -eq $otherwise[$key]) { $stubRegistry.Remove($key); continue }
        if (-not $stubRegistry.ContainsKey($key)) { $stubRegistry[$key] = @{} }
        foreach ($name in $otherwise[$key].Keys) {
            $value = $otherwise[$key][$name]
            if ($null -eq $value) { $stubRegistry[$key].Remove($name) } elseif ($value -is [long]) { $stubRegistry[$key][$name] = [int]$value } else { $stubRegistry[$key][$name] = $value }
        }
    }
}

# What a script may write stands in files of the test's own.
$written = @{
    'AssumeUDPEncapsulationContextOnSendRule' = 'HKLM:\SYSTEM\CurrentControlSet\Services\PolicyAgent'
    'ProhibitIpSec' = 'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Parameters'
}
$triggers = 'HKLM:\SYSTEM\CurrentControlSet\Services\RasMan\Config'
if ($statePlace -ne '') {
    foreach ($name in $written.Keys) {
        $key = $stubRegistry[$written[$name]]
        $key.Remove($name)
        $kept = Get-Kept "value-$name"
        if ($null -eq $kept) { continue }
        $kind, $text = "$kept" -split ' ', 2
        $key[$name] = switch ($kind) { 'DWord' { [int]$text } 'QWord' { [long]$text } 'Binary' { [byte[]](1, 2) } default { [string]$text } }
    }
    $stubRegistry[$triggers].Remove('AutoTriggerDisabledProfilesList')
    if (& $testPathItself -LiteralPath "$statePlace/list") { $stubRegistry[$triggers].AutoTriggerDisabledProfilesList = [string[]]@(Get-Kept 'list') }
}

$itemItself = Get-Command Get-Item -CommandType Cmdlet
$newPropertyItself = Get-Command New-ItemProperty -CommandType Cmdlet
$removePropertyItself = Get-Command Remove-ItemProperty -CommandType Cmdlet
$itemPropertyItself = Get-Command Get-ItemProperty -CommandType Cmdlet
$childItemItself = Get-Command Get-ChildItem -CommandType Cmdlet

$realRegistry = $env:VPN_DOCTOR_STUB_REGISTRY -eq 'real'
function Test-StubPath([string] $Path) { $Path -like 'Cert:*' -or (-not $realRegistry -and ($Path -like 'HK??:*' -or $Path -like 'Registry::*')) }

# Of the keys that have files: the kind of a value, which only the key itself can tell.
function Get-Item {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath, [switch] $Force)
    $wanted = "$LiteralPath$Path"
    if (-not (Test-StubPath $wanted)) { return & $itemItself -LiteralPath $wanted -Force:$Force }
    $key = New-Object PSObject -Property @{ Name = $wanted }
    Add-Member -InputObject $key -MemberType ScriptMethod -Name GetValueKind -Value { param($name) ("$(Get-Kept "value-$name")" -split ' ')[0] }.GetNewClosure()
    $key
}

function New-ItemProperty {
    [CmdletBinding(SupportsShouldProcess = $true)] param([string] $LiteralPath, [string] $Name, [string] $PropertyType, $Value, [switch] $Force)
    if (-not $PSCmdlet.ShouldProcess("$LiteralPath $Name")) { return }
    if ($realRegistry) {
        Wait-AtChange 'before'
        & $newPropertyItself -LiteralPath $LiteralPath -Name $Name -PropertyType $PropertyType -Value $Value -Force -Confirm:$false
        Wait-AtChange 'after'
        return
    }
    if ($LiteralPath -eq $triggers -and $Name -eq 'AutoTriggerDisabledProfilesList') {
        Set-Kept 'list' $Value
        $stubRegistry[$triggers].AutoTriggerDisabledProfilesList = [string[]]@(Get-Kept 'list')
        return
    }
    if ($written[$Name] -ne $LiteralPath) { throw 'No place that a script may write to.' }
    $kind = @{ dword = 'DWord'; qword = 'QWord'; string = 'String' }[$PropertyType]
    Set-Kept "value-$Name" "$kind $Value"
    if (-not (& $testPathItself -LiteralPath "$statePlace/stuck-value-$Name")) { $stubRegistry[$LiteralPath][$Name] = switch ($kind) { 'DWord' { [int]$Value } 'QWord' { [long]$Value } default { [string]$Value } } }
}

function Remove-ItemProperty {
    [CmdletBinding(SupportsShouldProcess = $true)] param([string] $LiteralPath, [string] $Name)
    if (-not $PSCmdlet.ShouldProcess("$LiteralPath $Name")) { return }
    if ($realRegistry) { return & $removePropertyItself -LiteralPath $LiteralPath -Name $Name -Confirm:$false }
    if ($written[$Name] -ne $LiteralPath) { throw 'No place that a script may write to.' }
    Set-Kept "value-$Name" $null
    $stubRegistry[$LiteralPath].Remove($Name)
}

function Test-Path {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath)
    $wanted = "$LiteralPath$Path"
    if (-not (Test-StubPath $wanted)) { return & $testPathItself -LiteralPath $wanted }
    $stubRegistry.ContainsKey($wanted) -or $wanted -match '^Cert:\\(LocalMachine|CurrentUser)\\(My|Root)$'
}

function Get-ItemProperty {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath)
    $wanted = "$LiteralPath$Path"
    if (-not (Test-StubPath $wanted)) { return & $itemPropertyItself -LiteralPath $wanted }
    if (-not $stubRegistry.ContainsKey($wanted)) {
        $PSCmdlet.ThrowTerminatingError((New-StubError 'PathNotFound,Microsoft.PowerShell.Commands.GetItemPropertyCommand' 'ObjectNotFound' (Get-StubText 'Cannot find the path.' 'Der Pfad ist nicht vorhanden.' 'パスが見つかりません。')))
    }
    $key = New-Object PSObject -Property $stubRegistry[$wanted]
    Add-Member -InputObject $key -MemberType NoteProperty -Name PSPath -Value "Microsoft.PowerShell.Core\Registry::$wanted"
    Add-Member -InputObject $key -MemberType NoteProperty -Name PSProvider -Value 'Microsoft.PowerShell.Core\Registry'
    $key
}

function Get-ChildItem {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath)
    $wanted = "$LiteralPath$Path"
    if (-not (Test-StubPath $wanted)) { return & $childItemItself -LiteralPath $wanted }
    if ($wanted -like 'Cert:*') { return Get-StubStore $wanted }
    foreach ($key in $stubRegistry.Keys) {
        if ($key.StartsWith("$wanted\") -and $key.Substring($wanted.Length + 1) -notlike '*\*') {
            New-Object PSObject -Property @{ PSChildName = $key.Substring($wanted.Length + 1); Name = $key }
        }
    }
}

} | Out-Null
