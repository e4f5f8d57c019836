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
};

export const noBeacons: Beacons = { web: [], address: [], names: [], dnsServers: [] };

export const beaconKinds = ['web', 'empty', 'address', 'name', 'dns'] as const;
export type BeaconKind = (typeof beaconKinds)[number];

/**
 * Beacons given on the command line as `kind=value` replace the built-in ones of their kind:
 * `web` (a URL that answers 200 "Microsoft Connect Test"), `empty` (a URL that answers 204), `address`, `name`, `dns`.
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
  };
}
