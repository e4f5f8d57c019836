/**
 * Where a cause is repaired. Where it stops a dial is another question (see stages.ts): a wrong key is repaired in the profile, and bites
 * in the negotiation.
 */
export const layers = [
  'machine',
  'profile',
  'network',
  'server',
  'certificates',
  'credentials',
  'connected',
  'none',
] as const;
export type Layer = (typeof layers)[number];

export const layerNames: Record<Layer, string> = {
  machine: 'This computer',
  profile: 'The VPN profile',
  network: 'The network here',
  server: 'The server',
  certificates: 'Certificates',
  credentials: 'Account and sign-in',
  connected: 'After connecting',
  none: 'Nothing to repair',
};
