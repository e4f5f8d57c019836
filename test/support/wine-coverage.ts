import type { ProbeId } from '../../src/probes/catalogue.ts';

/** Scripts that run against a real Windows-style registry, file system and .NET of Windows under Wine, without any stub. */
export const realOnWine: readonly ProbeId[] = [
  'session',
  'registry',
  'registry-times',
  'proxy',
  'phonebooks',
  'firewall',
  'name-policy',
  'power',
  'clock',
  'vpn-apps',
  // Without CIM, by Get-Service: of Wine's own services.
  'services',
];
