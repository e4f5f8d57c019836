import { type EventProvider, eventFields } from '../vpn/event-fields.ts';
import { vpnRegistryValues } from '../vpn/registry-values.ts';

/**
 * What our scripts take the answers of Windows to be: of each source the properties that they read, and of which kind. The self-test holds a real Windows
 * against it.
 */

/** `word`: text or enumeration, of a closed vocabulary. `list`: several, or a single one that PowerShell has unrolled. `object`: whatever holds further properties. */
export type PropertyKind = 'text' | 'number' | 'boolean' | 'time' | 'list' | 'word' | 'object';

/** `recorded`: in public output of a real Windows; `definition`: by the class or its documentation; `inferred`: by what neighbours do. */
type Mark = 'recorded' | 'definition' | 'inferred';

export interface PropertyShape {
  readonly kind: PropertyKind;
  /** The vocabulary, in any case of letters. */
  readonly words?: readonly string[];
  /** Older versions of Windows lack it, and the scripts do without. */
  readonly optional?: true;
}

export interface SourceShape {
  /** `A.B`: property B of what is in A. */
  readonly properties: Readonly<Record<string, PropertyShape>>;
  readonly mark: Mark;
  readonly source: string;
  /** Others than these are refused. */
  readonly needs?: 'elevated' | 'system';
  /** On some computers or editions it is not there at all. */
  readonly mayBeAbsent?: true;
  /** So many are there on every Windows. */
  readonly atLeast?: number;
}

const text: PropertyShape = { kind: 'text' };
const number: PropertyShape = { kind: 'number' };
const boolean: PropertyShape = { kind: 'boolean' };
const time: PropertyShape = { kind: 'time' };
const list: PropertyShape = { kind: 'list' };
const object: PropertyShape = { kind: 'object' };
const word = (...words: readonly string[]): PropertyShape => ({ kind: 'word', words });
const listOf = (...words: readonly string[]): PropertyShape => ({ kind: 'list', words });
const optional = (shape: PropertyShape): PropertyShape => ({ ...shape, optional: true });

const classes = 'microsoft/wmi, classes of a live Windows Server 2019 and Windows 11 23H2';
const documented = 'MicrosoftDocs/win32, the class';
const documentedCmdlet = 'MicrosoftDocs/windows-powershell-docs, the cmdlet';

const connectivity = word('Disconnected', 'NoTraffic', 'Subnet', 'LocalNetwork', 'Internet');

const vpnConnections: SourceShape = {
  mark: 'recorded',
  source: `PSDOC Get-VpnConnection, Format-List in public threads; ${classes}`,
  properties: {
    Name: text,
    ServerAddress: text,
    AllUserConnection: boolean,
    TunnelType: word('Automatic', 'Pptp', 'L2tp', 'Sstp', 'Ikev2'),
    AuthenticationMethod: listOf('Pap', 'Chap', 'MSChapv2', 'Eap', 'MachineCertificate'),
    EncryptionLevel: word('NoEncryption', 'Optional', 'Required', 'Maximum', 'Custom'),
    L2tpIPsecAuth: word('Psk', 'Certificate'),
    // Of these PS_VpnConnection's page has Dormant, Limited and NotConnected.
    ConnectionStatus: word(
      'Disconnected',
      'NotConnected',
      'Connecting',
      'Connected',
      'Disconnecting',
      'Dormant',
      'Limited',
    ),
    SplitTunneling: boolean,
    RememberCredential: boolean,
    UseWinlogonCredential: boolean,
    IdleDisconnectSeconds: number,
    DnsSuffix: text,
    EapConfigXmlStream: object,
    ProfileType: optional(word('Inbox', 'ThirdParty')),
    ServerList: optional(list),
    'ServerList.ServerAddress': text,
    Routes: optional(list),
    'Routes.DestinationPrefix': text,
    IPsecCustomPolicy: optional(object),
    // Names in PowerShell, numbers in the class. (three public scripts compare with 'SHA256128')
    'IPsecCustomPolicy.AuthenticationTransformConstants': word(
      'MD596',
      'SHA196',
      'SHA256128',
      'GCMAES128',
      'GCMAES192',
      'GCMAES256',
      'None',
    ),
    'IPsecCustomPolicy.CipherTransformConstants': word(
      'DES',
      'DES3',
      'AES128',
      'AES192',
      'AES256',
      'GCMAES128',
      'GCMAES192',
      'GCMAES256',
      'None',
    ),
    'IPsecCustomPolicy.DHGroup': word('None', 'Group1', 'Group2', 'Group14', 'ECP256', 'ECP384', 'Group24'),
    'IPsecCustomPolicy.EncryptionMethod': word(
      'DES',
      'DES3',
      'AES128',
      'AES192',
      'AES256',
      'GCMAES128',
      'GCMAES256',
    ),
    'IPsecCustomPolicy.IntegrityCheckMethod': word('MD5', 'SHA1', 'SHA256', 'SHA384'),
    'IPsecCustomPolicy.PfsGroup': word(
      'None',
      'PFS1',
      'PFS2',
      'PFS2048',
      'ECP256',
      'ECP384',
      'PFSMM',
      'PFS24',
    ),
    MachineCertificateEKUFilter: optional(list),
    MachineCertificateIssuerFilter: optional(object),
    VpnConfigurationXml: optional(object),
  },
};

const certificate: SourceShape = {
  mark: 'definition',
  source: 'X509Certificate2 of .NET Framework 4.8',
  properties: {
    Subject: text,
    Issuer: text,
    Thumbprint: text,
    NotBefore: time,
    NotAfter: time,
    HasPrivateKey: boolean,
    Extensions: object,
  },
};

/** What Get-WindowsShape.ps1 asks for, by its names. */
export const windowsShapes = {
  'vpn-connections': vpnConnections,
  'vpn-connections-all-users': vpnConnections,
  'vpn-triggers': {
    mark: 'recorded',
    source: 'PSDOC Get-VpnConnectionTrigger',
    properties: { ApplicationID: list, TrustedNetwork: list, DnsConfig: list },
  },
  services: {
    mark: 'definition',
    source: documented,
    atLeast: 8,
    properties: {
      Name: text,
      State: word(
        'Stopped',
        'Start Pending',
        'Stop Pending',
        'Running',
        'Continue Pending',
        'Pause Pending',
        'Paused',
      ),
      StartMode: word('Boot', 'System', 'Auto', 'Manual', 'Disabled'),
      ExitCode: number,
    },
  },
  devices: {
    mark: 'recorded',
    source: 'ids SWD\\MSRRAS in public PnP lists; MicrosoftDocs/win32 Win32_PnPEntity',
    atLeast: 6,
    properties: { PNPDeviceID: text, ConfigManagerErrorCode: number },
  },
  'smart-card-readers': {
    mark: 'definition',
    source: documented,
    properties: { ConfigManagerErrorCode: number },
  },
  'operating-system': {
    mark: 'definition',
    source: documented,
    atLeast: 1,
    properties: { Caption: text, LastBootUpTime: time, InstallDate: time },
  },
  'device-guard': {
    mark: 'definition',
    source: documented,
    mayBeAbsent: true,
    properties: { SecurityServicesRunning: list, SecurityServicesConfigured: list },
  },
  updates: { mark: 'definition', source: documented, properties: { HotFixID: text } },
  battery: {
    mark: 'definition',
    source: documented,
    properties: { EstimatedChargeRemaining: number, BatteryStatus: number },
  },
  // Client editions only.
  antivirus: {
    mark: 'inferred',
    source: 'public scripts; no class definition found',
    mayBeAbsent: true,
    properties: { displayName: text },
  },
  'firewall-products': {
    mark: 'inferred',
    source: 'public scripts; no class definition found',
    mayBeAbsent: true,
    properties: { displayName: text },
  },
  'managed-profiles': {
    mark: 'definition',
    source: 'generated class MDM_VPNv2_01 of 12/2025; the dump of 2018 has no DeviceTunnel',
    needs: 'system',
    mayBeAbsent: true,
    properties: {
      InstanceID: text,
      AlwaysOn: boolean,
      DeviceTunnel: optional(boolean),
      TrustedNetworkDetection: text,
    },
  },
  ping: {
    mark: 'definition',
    source: classes,
    atLeast: 1,
    properties: { StatusCode: number, ResponseTime: number, ProtocolAddress: text },
  },
  adapters: {
    mark: 'recorded',
    source: `SupportArticles 720; ${classes}`,
    atLeast: 2,
    properties: {
      Name: text,
      InterfaceDescription: text,
      Status: word(
        'Up',
        'Down',
        'Disabled',
        'Disconnected',
        'Dormant',
        'Lower Layer Down',
        'LowerLayerDown',
        'Not Present',
        'NotPresent',
        'Testing',
        'Unknown',
      ),
      HardwareInterface: boolean,
      ComponentID: text,
    },
  },
  bindings: {
    mark: 'recorded',
    source: `SupportArticles 720; ${classes}`,
    atLeast: 1,
    properties: { Name: text, DisplayName: text, ComponentID: text, Enabled: boolean },
  },
  'ip-addresses': {
    mark: 'recorded',
    source: classes,
    atLeast: 1,
    properties: { InterfaceAlias: text, InterfaceIndex: number, IPAddress: text, PrefixLength: number },
  },
  'ip-interfaces': {
    mark: 'recorded',
    source: `windowsserverdocs#5949; ${classes}`,
    atLeast: 1,
    properties: {
      InterfaceAlias: text,
      AddressFamily: word('IPv4', 'IPv6', '2', '23'),
      InterfaceMetric: number,
      AutomaticMetric: word('Disabled', 'Enabled', '0', '1'),
      NlMtu: number,
    },
  },
  routes: {
    mark: 'recorded',
    source: classes,
    atLeast: 1,
    properties: {
      InterfaceAlias: text,
      DestinationPrefix: text,
      NextHop: text,
      RouteMetric: number,
      InterfaceMetric: number,
    },
  },
  'dns-clients': {
    mark: 'definition',
    source: classes,
    atLeast: 1,
    properties: { InterfaceAlias: text, ConnectionSpecificSuffix: text },
  },
  'dns-servers': {
    mark: 'definition',
    source: classes,
    atLeast: 1,
    properties: { InterfaceAlias: text, InterfaceIndex: number, ServerAddresses: list },
  },
  'network-profiles': {
    mark: 'definition',
    source: classes,
    properties: {
      InterfaceAlias: text,
      Name: text,
      NetworkCategory: word('Public', 'Private', 'DomainAuthenticated'),
      IPv4Connectivity: connectivity,
      IPv6Connectivity: connectivity,
    },
  },
  'tcp-listeners': {
    mark: 'definition',
    source: `${classes}: inherited from MSFT_NetTransportConnection`,
    properties: { LocalPort: number, OwningProcess: number },
  },
  'udp-endpoints': {
    mark: 'definition',
    source: `${classes}: inherited from MSFT_NetTransportConnection`,
    properties: { LocalPort: number, OwningProcess: number },
  },
  'ike-associations': {
    mark: 'definition',
    source: classes,
    needs: 'elevated',
    properties: { RemoteEndpoint: text, RemoteUdpEncapsulationPort: number },
  },
  'local-route': {
    mark: 'recorded',
    source: 'PSDOC Test-NetConnection',
    atLeast: 1,
    properties: { InterfaceAlias: text, SourceAddress: object, NetRoute: object },
  },
  'execution-policies': {
    mark: 'definition',
    source: documentedCmdlet,
    atLeast: 5,
    properties: {
      Scope: word('MachinePolicy', 'UserPolicy', 'Process', 'CurrentUser', 'LocalMachine'),
      ExecutionPolicy: word(
        'Unrestricted',
        'RemoteSigned',
        'AllSigned',
        'Restricted',
        'Bypass',
        'Undefined',
        'Default',
      ),
    },
  },
  'service-objects': {
    mark: 'definition',
    source: 'ServiceController of .NET Framework 4.8',
    atLeast: 1,
    properties: {
      Name: text,
      DisplayName: text,
      Status: word(
        'Stopped',
        'StartPending',
        'StopPending',
        'Running',
        'ContinuePending',
        'PausePending',
        'Paused',
      ),
      StartType: word('Boot', 'System', 'Automatic', 'Manual', 'Disabled'),
    },
  },
  'own-process': {
    mark: 'definition',
    source: 'Process of .NET Framework 4.8',
    atLeast: 1,
    properties: { ProcessName: text, SessionId: number },
  },
  certificates: certificate,
} as const satisfies Readonly<Record<string, SourceShape>>;

export type ShapeSource = keyof typeof windowsShapes;
export const shapeSources = Object.keys(windowsShapes) as ShapeSource[];

interface EventSource {
  readonly provider: EventProvider;
  readonly log: string;
  /** Every event of the provider matters; of the others only those that we know. */
  readonly every: boolean;
}

export const eventSources = {
  'events-rasclient': { provider: 'RasClient', log: 'Application', every: true },
  'events-rassstp': { provider: 'Microsoft-Windows-RasSstp', log: 'System', every: true },
  'events-services': { provider: 'Service Control Manager', log: 'System', every: false },
  'events-networks': {
    provider: 'Microsoft-Windows-NetworkProfile',
    log: 'Microsoft-Windows-NetworkProfile/Operational',
    every: false,
  },
  'events-boot': { provider: 'Microsoft-Windows-Kernel-Boot', log: 'System', every: false },
} as const satisfies Readonly<Record<string, EventSource>>;

export type EventSourceId = keyof typeof eventSources;
export const eventSourceIds = Object.keys(eventSources) as EventSourceId[];

export const idsOf = (provider: EventProvider): number[] => Object.keys(eventFields[provider]).map(Number);

/** A registry key that scripts read: its values' kinds, and whether every Windows has it. */
interface RegistryPlace {
  readonly values: Readonly<Record<string, PropertyKind>>;
  /** Values that people write: of whatever type they are, that is told, and no news of Windows. */
  readonly switches: readonly string[];
  readonly everywhere?: true;
}

const services = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services';
const control = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control';
const internet = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/** By the documents that the scripts name. */
const places: Readonly<Record<string, Omit<RegistryPlace, 'switches'>>> = {
  [`${services}\\PolicyAgent`]: { everywhere: true, values: { Start: 'number' } },
  [`${services}\\RasMan\\Parameters`]: { everywhere: true, values: {} },
  [`${services}\\RasMan\\Config`]: {
    values: {
      AutoTriggerDisabledProfilesList: 'list',
      AutoTriggeringDisabled: 'number',
      AutoTriggerProfileEntryName: 'text',
    },
  },
  [`${services}\\RasMan\\DeviceTunnel`]: { values: { AutoTriggerProfileEntryName: 'text' } },
  [`${services}\\RasMan\\PPP\\EAP`]: { everywhere: true, values: {} },
  [`${services}\\Tcpip\\Parameters`]: {
    everywhere: true,
    values: { DataBasePath: 'text', SearchList: 'text' },
  },
  [`${services}\\W32Time\\Parameters`]: { everywhere: true, values: { Type: 'text' } },
  [`${services}\\tzautoupdate`]: { values: { Start: 'number' } },
  [`${services}\\SharedAccess\\Parameters\\FirewallPolicy\\StandardProfile`]: {
    everywhere: true,
    values: { EnableFirewall: 'number', DefaultOutboundAction: 'number' },
  },
  [`${services}\\SharedAccess\\Parameters\\FirewallPolicy\\PublicProfile`]: {
    everywhere: true,
    values: { EnableFirewall: 'number', DefaultOutboundAction: 'number' },
  },
  [`${control}\\TimeZoneInformation`]: { everywhere: true, values: { TimeZoneKeyName: 'text' } },
  [`${control}\\Session Manager`]: { everywhere: true, values: { PendingFileRenameOperations: 'list' } },
  [`${control}\\Session Manager\\Power`]: { values: { HiberbootEnabled: 'number' } },
  [`${control}\\Power`]: { values: { HibernateEnabled: 'number' } },
  'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': {
    everywhere: true,
    values: { ProductName: 'text', DisplayVersion: 'text', CurrentBuild: 'text', UBR: 'number' },
  },
  [`HKCU:\\${internet}`]: {
    values: { ProxyEnable: 'number', ProxyServer: 'text', ProxyOverride: 'text', AutoConfigURL: 'text' },
  },
  [`HKLM:\\${internet}\\Connections`]: { values: { WinHttpSettings: 'list' } },
};

const switches = Object.values<{ key: string; value: string }>(vpnRegistryValues);

export const registryPlaces: Readonly<Record<string, RegistryPlace>> = Object.fromEntries(
  [...new Set([...Object.keys(places), ...switches.map(({ key }) => key)])].map((key) => [
    key,
    {
      values: {},
      ...places[key],
      switches: switches.filter((one) => one.key === key).map(({ value }) => value),
    },
  ]),
);

/** Every key of a phone book that MS-RRASM 2.2.2.2 or a book of a real Windows has. Another one is news. */
export const phoneBookKeys: readonly string[] = `
AlwaysOnCapable ApnInfoAccessPoint ApnInfoAuthentication ApnInfoCompression ApnInfoPassword ApnInfoProviderId ApnInfoUsername AreaCode AuthRestrictions
AuthTypeOTP AuthenticateServer AutoLogon AutoTiggerCapable BaseProtocol BindMsNetClient CacheCredentials CallbackMode Comment ConnectOnWinlogon CountryCode
CountryID CustomAuthData CustomAuthKey CustomDialDll CustomDialFunc CustomRasDialDll DataEncryption Device DeviceComplianceEnabled DeviceComplianceSsoEku
DeviceComplianceSsoEnabled DeviceComplianceSsoIssuer DeviceTunnel DialMode DialParamsUID DisableClassBasedDefaultRoute DisableDefaultDnsSuffixes
DisableIKENameEkuCheck DisableMobility Disable_IKEv2_Fragmentation DnsSuffixSearchList Encoding ExcludedProtocols FlagsSet ForceSecureCompartment
FriendlyName GREKeyDefined GlobalDeviceSettings Guid HighDateTime IDI IDR IdiType IdleDisconnectSeconds IdrType ImsConfig IpAddress IpAssign IpDns2Address
IpDnsAddress IpDnsFlags IpDnsSuffix IpHeaderCompression IpInterfaceMetric IpNBTFlags IpNameAssign IpPrioritizeRemote IpSecFlags IpWins2Address
IpWinsAddress Ipv6Address Ipv6Assign Ipv6Dns2Address Ipv6DnsAddress Ipv6InterfaceId Ipv6InterfaceMetric Ipv6NameAssign Ipv6Prefix Ipv6PrefixLength
Ipv6PrioritizeRemote LastSelectedPhone LcpExtensions LowDateTime MEDIA ManagementApp NETCOMPONENTS NegotiateMultilinkAlways NetworkOutageTime NrptRules
NumAppIds NumClassicAppIds NumCustomPolicy NumDnsSearchSuffixes NumEku NumNrptRules NumPerAppTrafficFilters NumRoutes NumServers NumTrustedNetworks Options
OverridePref PBVersion PhoneNumber PlumbIKEv2TSAsRoutes Port PowershellCreatedProfile PreSharedKey PreferredBps PreferredCompression PreferredDevice
PreferredHwFlow PreferredMdmProtocol PreferredPort PreferredProtocol PreferredSpeaker PrerequisiteEntry PrerequisitePbk PreviewDomain PreviewPhoneNumber
PreviewUserPw PrivateNetwork PromoteAlternates ProvisionType ProvisioningAuthority ProxyFlags ProxySettingsModified RedialAttempts RedialOnLinkFailure
RedialSeconds RouteVersion SecurityDescriptor ServerListFriendlyName ServerListServerName ShareMsFilePrint SharedPhoneNumbers ShowDialingProgress
ShowMonitorIconInTaskBar SkipDoubleDialDialog SwCompression TcpWindowSize ThirdPartyProfileInfo TrustedNetworks TryNextAlternateOnFail Type
UseDialingRules UseFlags UseMachineRootCert UsePreSharedKeyForIkev2Initiator UseRasCredentials VpnStrategy WebAuthClientId WebAuthEnabled ms_msclient
ms_netbt ms_server
`
  .trim()
  .split(/\s+/);
