import {
  crl,
  otherResolver,
  type Pair,
  publicTls,
  resolver,
  stunA,
  stunB,
  time,
  vpn,
  vpn2,
  webA,
  webB,
} from '../addresses.ts';
import type { Daemon } from '../daemon.ts';
import type { World } from '../world.ts';

const both = ({ ipv4, ipv6 }: Pair): readonly string[] => [ipv4, ipv6];

/** The names of a world. */
export const names: Readonly<Record<string, readonly string[]>> = {
  'vpn.test': both(vpn),
  'vpn2.test': [vpn2.ipv4],
  'web-a.test': both(webA),
  'web-b.test': both(webB),
  'stun-a.test': both(stunA),
  'stun-b.test': both(stunB),
  'time.test': both(time),
  'crl.test': both(crl),
  'public.test': both(publicTls),
};

/** What the name server knows. */
export interface DnsmasqOptions {
  /** Each name's addresses; every other name is denied. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** The second resolver instead of the client's own. */
  readonly other?: boolean;
  /** Says that this network has NAT64 (RFC 7050). There is none: no packet is translated. */
  readonly nat64?: boolean;
}

const nat64Names = {
  'ipv4only.arpa': ['192.0.0.170', '192.0.0.171', '64:ff9b::c000:aa', '64:ff9b::c000:ab'],
};

/** A name server that denies every name it does not know. */
export function startDnsmasq(
  world: World,
  { names: known = names, other = false, nat64 = false }: DnsmasqOptions = {},
): Promise<Daemon> {
  const own = other ? otherResolver : resolver;
  const records = Object.entries({ ...known, ...(nat64 ? nat64Names : {}) }).flatMap(([name, addresses]) =>
    addresses.map((address) => `--host-record=${name},${address}`),
  );
  return world.start('server', {
    command: 'dnsmasq',
    args: [
      '--keep-in-foreground',
      '--conf-file=/dev/null',
      '--no-resolv',
      '--no-hosts',
      '--local=/#/',
      ...records,
      '--bind-interfaces',
      ...both(own).map((address) => `--listen-address=${address}`),
      '--pid-file=',
      '--user=root',
    ],
    ready: (daemon) => daemon.listens('udp', 53, own.ipv4),
  });
}
