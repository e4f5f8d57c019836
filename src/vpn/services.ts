/**
 * Windows services that the built-in VPN client depends on, with their names in services.msc. "Stopped" is normal for most
 * of them: they start on demand. Disabled, or a start that failed, is not. BFE and nsi run on every healthy client. Start types differ by version: RasMan, and on Windows 10
 * IKEEXT, come as manual; NlaSvc is automatic on Windows 10 and manual on 11; RemoteAccess comes disabled.
 * Sources: confirmed public cases, the service dependencies of a current Windows 11, exports of clean Windows 10 and 11.
 */
export const vpnServices = {
  RasMan: { title: 'Remote Access Connection Manager' },
  SstpSvc: { title: 'Secure Socket Tunneling Protocol Service' },
  TapiSrv: { title: 'Telephony' },
  EapHost: { title: 'Extensible Authentication Protocol' },
  IKEEXT: { title: 'IKE and AuthIP IPsec Keying Modules' },
  PolicyAgent: { title: 'IPsec Policy Agent' },
  BFE: { title: 'Base Filtering Engine' },
  nsi: { title: 'Network Store Interface Service' },
  Dnscache: { title: 'DNS Client' },
  Dhcp: { title: 'DHCP Client' },
  mpssvc: { title: 'Windows Defender Firewall' },
  iphlpsvc: { title: 'IP Helper' },
  NlaSvc: { title: 'Network Location Awareness' },
  netprofm: { title: 'Network List Service' },
  CryptSvc: { title: 'Cryptographic Services' },
  W32Time: { title: 'Windows Time' },
  RemoteAccess: { title: 'Routing and Remote Access' },
} as const satisfies Readonly<Record<string, { title: string }>>;

export type ServiceName = keyof typeof vpnServices;
export const serviceNames = Object.keys(vpnServices) as [ServiceName, ...ServiceName[]];

/** Services of other VPN products, by the product. A name that ends in a star stands for all that begin so. */
export const otherVpnServices: Readonly<Record<string, readonly string[]>> = {
  'Cisco Secure Client / AnyConnect': ['vpnagent', 'csc_vpnagent'],
  'Cisco VPN Client': ['CVPND'],
  FortiClient: ['FA_Scheduler', 'fortisslvpn'],
  GlobalProtect: ['PanGPS'],
  'Check Point Endpoint': ['TracSrvWrapper'],
  'Pulse / Ivanti Secure Access': ['PulseSecureService', 'dsAccessService'],
  SonicWall: ['SWGVCSvc', 'SnwlConnectSvc'],
  Zscaler: ['ZSAService', 'ZSATunnel'],
  OpenVPN: ['OpenVPNService', 'OpenVPNServiceInteractive', 'agent_ovpnconnect'],
  WireGuard: ['WireGuardManager', 'WireGuardTunnel$*'],
  Tailscale: ['Tailscale'],
  ZeroTier: ['ZeroTierOneService'],
  'SoftEther VPN Client': ['sevpnclient'],
  'Shrew Soft VPN': ['iked', 'ipsecd', 'dtpd'],
  'NCP Secure Client': ['ncprwsnt', 'ncpclcfg', 'rwsrsu'],
  NordVPN: ['nordvpn-service'],
  'F5 BIG-IP Edge': ['F5FltSrv'],
  'Azure VPN Client': ['AzureVpnSvc'],
};
