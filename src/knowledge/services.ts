/**
 * Windows services that the built-in VPN client depends on, with their names in services.msc. "Stopped" is normal for most
 * of them: they start on demand. Disabled, or a start that failed, is not. BFE and nsi run on every healthy client.
 * Sources: confirmed public cases, and the service dependencies of a current Windows 11.
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
} as const satisfies Readonly<Record<string, { title: string }>>;

export type ServiceName = keyof typeof vpnServices;
export const serviceNames = Object.keys(vpnServices) as [ServiceName, ...ServiceName[]];
