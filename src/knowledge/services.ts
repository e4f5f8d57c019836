import type { Tunnel } from './tunnels.ts';

/** A Windows service that the built-in VPN client depends on. */
interface VpnService {
  /** As people see it in services.msc, in English. */
  readonly title: string;
  readonly neededBy: 'any' | readonly Exclude<Tunnel, 'automatic'>[];
  /** Which group of causes it belongs to. `base` services are the network itself. */
  readonly group: 'ras' | 'ipsec' | 'base';
  /** Start type that Windows ships, and so the one to restore. */
  readonly startType: 'automatic' | 'manual';
  /** True where it runs on a healthy idle client, so that "stopped" alone says something. */
  readonly alwaysRuns: boolean;
}

/**
 * "Stopped" is normal for most of these: they start on demand. Disabled, or a start that failed, is not.
 * Sources: evidence of public cases, `sc qc` of a current Windows 11; start types as Windows ships them.
 */
export const vpnServices = {
  RasMan: {
    title: 'Remote Access Connection Manager',
    neededBy: 'any',
    group: 'ras',
    startType: 'automatic',
    alwaysRuns: false,
  },
  SstpSvc: {
    title: 'Secure Socket Tunneling Protocol Service',
    neededBy: 'any',
    group: 'ras',
    startType: 'manual',
    alwaysRuns: false,
  },
  TapiSrv: { title: 'Telephony', neededBy: 'any', group: 'ras', startType: 'manual', alwaysRuns: false },
  EapHost: {
    title: 'Extensible Authentication Protocol',
    neededBy: 'any',
    group: 'ras',
    startType: 'manual',
    alwaysRuns: false,
  },
  IKEEXT: {
    title: 'IKE and AuthIP IPsec Keying Modules',
    neededBy: ['l2tp', 'ikev2'],
    group: 'ipsec',
    startType: 'automatic',
    alwaysRuns: false,
  },
  PolicyAgent: {
    title: 'IPsec Policy Agent',
    neededBy: ['l2tp'],
    group: 'ipsec',
    startType: 'manual',
    alwaysRuns: false,
  },
  BFE: {
    title: 'Base Filtering Engine',
    neededBy: ['l2tp', 'ikev2'],
    group: 'ipsec',
    startType: 'automatic',
    alwaysRuns: true,
  },
  nsi: {
    title: 'Network Store Interface Service',
    neededBy: 'any',
    group: 'base',
    startType: 'automatic',
    alwaysRuns: true,
  },
  Dnscache: { title: 'DNS Client', neededBy: 'any', group: 'base', startType: 'automatic', alwaysRuns: true },
  Dhcp: { title: 'DHCP Client', neededBy: 'any', group: 'base', startType: 'automatic', alwaysRuns: true },
} as const satisfies Readonly<Record<string, VpnService>>;

export type ServiceName = keyof typeof vpnServices;
export const serviceNames = Object.keys(vpnServices) as [ServiceName, ...ServiceName[]];
