import { isIP, isIPv6 } from 'node:net';

/**
 * Hosts on the Internet that the tool asks when it is not told otherwise. Each can be replaced (`--beacon`), all can be
 * switched off (`--no-internet-beacons`). What is sent to whom: docs/network.md.
 */
export interface Beacons {
  /** Pages with a known answer, from two independent operators, so that one of them being down is no finding. */
  readonly web: readonly WebBeacon[];
  /** Answer with the address that they see us come from, in plain text: once by HTTP, once by HTTPS. */
  readonly address: readonly string[];
  /** Names that exist, to tell a dead resolver from a missing name. */
  readonly names: readonly string[];
  /** Resolvers to ask beside the system's own: `address` or `address:port`. */
  readonly dnsServers: readonly string[];
  /** STUN servers of two operators: whether UDP gets out at all, and what a NAT makes of it. */
  readonly stun: readonly HostAndPort[];
  /** Time servers (SNTP). */
  readonly time: readonly HostAndPort[];
  /** Web servers whose certificate comes from a public authority: another one means that somebody opens TLS on the way. */
  readonly tls: readonly HostAndPort[];
  /** A name that has IPv4 addresses only, by standard (RFC 7050). */
  readonly nat64: readonly string[];
}

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

export interface WebBeacon {
  readonly url: string;
  readonly expect: { readonly status: 200; readonly body: string } | { readonly status: 204 };
}

const ncsiBody = 'Microsoft Connect Test';

export const internetBeacons: Beacons = {
  web: [
    { url: 'http://www.msftconnecttest.com/connecttest.txt', expect: { status: 200, body: ncsiBody } },
    { url: 'http://connectivitycheck.gstatic.com/generate_204', expect: { status: 204 } },
  ],
  address: ['http://checkip.amazonaws.com/', 'https://checkip.amazonaws.com/'],
  names: ['www.msftconnecttest.com', 'connectivitycheck.gstatic.com'],
  dnsServers: ['1.1.1.1', '9.9.9.9'],
  stun: [
    { host: 'stun.l.google.com', port: 19302 },
    { host: 'stun.cloudflare.com', port: 3478 },
  ],
  time: [{ host: 'time.windows.com', port: 123 }],
  tls: [
    { host: 'www.microsoft.com', port: 443 },
    { host: 'www.cloudflare.com', port: 443 },
  ],
  nat64: ['ipv4only.arpa'],
};

export const noBeacons: Beacons = {
  web: [],
  address: [],
  names: [],
  dnsServers: [],
  stun: [],
  time: [],
  tls: [],
  nat64: [],
};

/** Whether anybody but the VPN servers may be asked: with every web beacon off, nobody is. */
export function mayAskThirdParties({ web }: Beacons): boolean {
  return web.length > 0;
}

export const beaconKinds = [
  'web',
  'empty',
  'address',
  'name',
  'dns',
  'stun',
  'time',
  'tls',
  'nat64',
] as const;
export type BeaconKind = (typeof beaconKinds)[number];

/** Whether this names something that could be asked so. */
export function isBeacon(kind: BeaconKind, value: string): boolean {
  switch (kind) {
    case 'dns':
      return (
        isIP(value.replace(/^\[(.+)\](:\d+)?$/, '$1')) !== 0 || /^\d+\.\d+\.\d+\.\d+:\d{1,5}$/.test(value)
      );
    case 'stun':
    case 'time':
    case 'tls':
      return hostAndPort(value, 1) !== undefined;
    case 'name':
    case 'nat64':
      return /^[a-z0-9._-]{1,253}$/i.test(value);
    default:
      return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  }
}

/**
 * Beacons given on the command line as `kind=value` replace the built-in ones of their kind:
 * `web` (a URL that answers 200 "Microsoft Connect Test"), `empty` (a URL that answers 204), `address`, `name`, `dns`, `stun`, `time`
 * and `tls` (a host, with a port or the usual one), `nat64` (a name without IPv6).
 */
export function replaceBeacons(
  base: Beacons,
  given: readonly { kind: BeaconKind; value: string }[],
): Beacons {
  const of = (kind: BeaconKind): string[] => given.filter((one) => one.kind === kind).map((one) => one.value);
  const web: WebBeacon[] = [
    ...of('web').map((url): WebBeacon => ({ url, expect: { status: 200, body: ncsiBody } })),
    ...of('empty').map((url): WebBeacon => ({ url, expect: { status: 204 } })),
  ];
  const or = <T>(replacement: readonly T[], otherwise: readonly T[]): readonly T[] =>
    replacement.length > 0 ? replacement : otherwise;
  return {
    web: or(web, base.web),
    address: or(of('address'), base.address),
    names: or(of('name'), base.names),
    dnsServers: or(of('dns'), base.dnsServers),
    stun: or(hosts(of('stun'), 3478), base.stun),
    time: or(hosts(of('time'), 123), base.time),
    tls: or(hosts(of('tls'), 443), base.tls),
    nat64: or(of('nat64'), base.nat64),
  };
}

function hosts(given: readonly string[], usualPort: number): HostAndPort[] {
  return given.flatMap((text) => hostAndPort(text, usualPort) ?? []);
}

/** `host`, `host:port`, `[IPv6 address]:port` or an address alone; undefined where it is none of these. */
export function hostAndPort(text: string, usualPort: number): HostAndPort | undefined {
  if (isIPv6(text)) return { host: text, port: usualPort };
  const [, bracketed, name, port] =
    /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]{1,253}))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? name;
  const number = port === undefined ? usualPort : Number(port);
  if (host === undefined || (bracketed !== undefined && !isIPv6(bracketed)) || number < 1 || number > 65535)
    return undefined;
  return { host: host.toLowerCase(), port: number };
}

/** The same as text: the key of its answer. */
export function hostPortText({ host, port }: HostAndPort): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}
