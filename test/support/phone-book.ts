/**
 * Entries of phone books as Windows and as deployment scripts write them: all keys, in their order (public books of Windows 8 to 11 and public
 * scripts). The values are ours.
 */
interface Written {
  readonly name: string;
  readonly keys: Readonly<Record<string, string | number>>;
  readonly device: string;
  readonly deviceType?: string;
  readonly server?: string;
  readonly more?: readonly string[];
}

/** What Windows itself writes, and what scripts leave of it. */
const everyKey = [
  'Encoding=1 PBVersion=8 Type=2 AutoLogon=0 UseRasCredentials=1 LowDateTime=1 HighDateTime=1 DialParamsUID=1',
  'Guid=00000000000000000000000000000000 VpnStrategy=0 ExcludedProtocols=8 LcpExtensions=1 DataEncryption=256',
  'SwCompression=0 NegotiateMultilinkAlways=0 SkipDoubleDialDialog=0 DialMode=0 OverridePref=15 RedialAttempts=3',
  'RedialSeconds=60 IdleDisconnectSeconds=0 RedialOnLinkFailure=1 CallbackMode=0 CustomDialDll= CustomDialFunc=',
  'CustomRasDialDll= ForceSecureCompartment=0 DisableIKENameEkuCheck=0 AuthenticateServer=0 ShareMsFilePrint=1',
  'BindMsNetClient=1 SharedPhoneNumbers=0 GlobalDeviceSettings=0 PrerequisiteEntry= PrerequisitePbk=',
  'PreferredPort=VPN2-0 PreferredDevice= CustomAuthKey=0 CustomAuthData= AuthRestrictions=512 IpPrioritizeRemote=1',
  'IpInterfaceMetric=0 IpHeaderCompression=0 IpAddress=0.0.0.0 IpAssign=1 IpNameAssign=1 IpDnsFlags=0 IpNBTFlags=1',
  'IpDnsSuffix= Ipv6Assign=1 Ipv6Address=:: Ipv6PrioritizeRemote=1 Ipv6InterfaceMetric=0',
  'DisableClassBasedDefaultRoute=0 DisableMobility=0 NetworkOutageTime=1800 PreSharedKey= CacheCredentials=1',
  'NumCustomPolicy=0 NumEku=0 NumServers=0 NumRoutes=0 AutoTiggerCapable=0 ThirdPartyProfileInfo= NumTrustedNetworks=0',
  'PowershellCreatedProfile=0 AlwaysOnCapable=0 DeviceTunnel=0',
].flatMap((line) => line.split(' '));
const byScript =
  /^(Encoding|PBVersion|Type|AutoLogon|UseRas|VpnStr|Excluded|DataEnc|Custom|Auth|IpPri|IpAssign|Ipv6Pri|Disable|Network|NumServers|Third|AlwaysOn|DeviceT)/;

/** The text of a book, with line ends as they are met: LF where a tool has gone over it. */
export function phoneBook(entries: readonly Written[], by: 'windows' | 'script', end = '\r\n'): string {
  return entries.flatMap((entry) => [...linesOf(entry, by), '']).join(end);
}

function linesOf(entry: Written, by: 'windows' | 'script'): string[] {
  const { name, keys, device, deviceType = 'vpn', server, more = [] } = entry;
  const written = everyKey.filter((line) => by === 'windows' || byScript.test(line));
  const settings = written.map((line) => {
    const key = line.slice(0, line.indexOf('='));
    return Object.hasOwn(keys, key) ? `${key}=${keys[key]}` : line;
  });
  return [
    `[${name}]`,
    ...settings,
    ...more,
    '',
    'NETCOMPONENTS=',
    'ms_msclient=1',
    'ms_server=1',
    '',
    'MEDIA=rastapi',
    'Port=VPN2-0',
    `Device=${device}`,
    '',
    `DEVICE=${deviceType}`,
    ...(server === undefined ? [] : [`PhoneNumber=${server}`, 'AreaCode=', 'CountryCode=0', 'Comment=']),
    'LastSelectedPhone=0',
    'TryNextAlternateOnFail=1',
  ];
}
