/**
 * Who has which address in a world. All of them are documentation or private prefixes: a packet that got out in spite of
 * everything would reach nobody.
 */
export const client = { ipv4: '192.168.50.2', ipv6: '2001:db8:50::2' } as const;

/** The router's address on the client's side. */
export const routerLan = { ipv4: '192.168.50.1', ipv6: '2001:db8:50::1' } as const;

/** The router's address on the servers' side: what servers see of a client behind NAT. */
export const routerWan = { ipv4: '203.0.113.1', ipv6: '2001:db8:113::1' } as const;

const host = (number: number) =>
  ({ ipv4: `203.0.113.${number}`, ipv6: `2001:db8:113::${number}` }) as const satisfies Pair;

/** One host's two addresses. */
export interface Pair {
  readonly ipv4: string;
  readonly ipv6: string;
}

/** The VPN server: IKE, L2TP, PPTP, SSTP. */
export const vpn = host(10);
/** A second VPN server, SoftEther. */
export const vpn2 = host(11);
/** Two web hosts of known content. */
export const webA = host(20);
export const webB = host(21);
/** Two STUN servers. */
export const stunA = host(30);
export const stunB = host(31);
export const time = host(40);
/** Serves the certificate revocation list. */
export const crl = host(50);
/** The client's resolver, and another one. */
export const resolver = host(53);
export const otherResolver = host(54);
export const proxy = host(60);
/** A host whose TLS certificate everybody trusts. */
export const publicTls = host(70);
/** The sign-in page of the network, where `portal` sends TCP 80 to. */
export const portal = host(80);

/** Where the VPN server really lives when it is behind NAT. */
export const vpnInner = '10.99.0.10';

/** Every host of the server's namespace. */
export const hosts: readonly Pair[] = [
  vpn,
  vpn2,
  webA,
  webB,
  stunA,
  stunB,
  time,
  crl,
  resolver,
  otherResolver,
  proxy,
  publicTls,
  portal,
];
