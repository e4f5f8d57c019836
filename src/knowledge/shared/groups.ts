import type { CauseId } from '../../vpn/cause-ids.ts';

/** What cannot be judged while nothing gets as far as the server. */
export const transportCauses: readonly CauseId[] = [
  'pptp-tcp-blocked',
  'pptp-tcp-rejected',
  'gre-blocked',
  'pptp-alg',
  'ike-blocked',
  'nat-t-port-blocked',
  'esp-blocked',
  'ike-fragments-dropped',
  'sstp-tcp-blocked',
  'web-only-network',
  'vpn-interrupted',
  'second-client-behind-nat',
  'server-unreachable',
  'server-not-sstp',
  'server-capacity',
  'profile-server-address',
  'profile-tunnel-type',
  'nat-t-registry',
  'nat-t-reboot-pending',
  'network-stack-damaged',
];
