import { client, type Pair, portal, resolver, routerLan, routerWan, vpn, vpnInner } from './addresses.ts';

/** How the sign-in page of the network answers every request by HTTP. */
export type Portal = 'redirect' | 'other-page' | '511' | 'capport';

/** What lies between the client and the servers. What is not said is an open network without NAT. */
export interface Network {
  /** `nat` keeps the client's port where it can; with `symmetric` each destination sees another one. */
  readonly clientNat?: 'none' | 'nat' | 'symmetric';
  /** The NAT reads PPTP along and knows its calls; without that, GRE does not pass it. */
  readonly pptpPassthrough?: boolean;
  /** What is dialled at the VPN server's address arrives at another one of its own. */
  readonly serverBehindNat?: boolean;
  /**
   * Rules of nftables for packets from the client towards the servers, such as `tcp dport 443 drop`. They see the address
   * and the port behind `portal` and `serverBehindNat`.
   */
  readonly firewall?: readonly string[];
  /** The same for packets towards the client: GRE, for example, comes from the server unasked. */
  readonly firewallTowardsClient?: readonly string[];
  /** Fragments of IP packets get lost, in both directions. */
  readonly dropFragments?: boolean;
  /** Whether the client has IPv4; it has. */
  readonly ipv4?: boolean;
  /** Whether the client has IPv6; it has not. */
  readonly ipv6?: boolean;
  /** The largest IP packet on the way, in both directions. No interface of the two ends knows of it. */
  readonly mtu?: number;
  /** Nobody is told that a packet was too large. */
  readonly icmpSilent?: boolean;
  /** How many of a hundred packets get lost in each direction, evenly spread: a whole number. */
  readonly loss?: number;
  /** How much longer a round trip takes. */
  readonly delayMs?: number;
  /** Every question for a name is answered by the router, with this address. */
  readonly hijackDns?: string;
  /** TCP 80 of any host leads to the sign-in page; that takes nginx. */
  readonly portal?: Portal;
  /** A host whose pages the sign-in page lets through, as many do with those that computers are tested by. IPv4. */
  readonly portalSpares?: string;
  /** More IKE packets a second than these get lost on their way to the servers. */
  readonly rate?: number;
}

/** The ports of the portal's host, one for each way to answer. */
export const portalPorts: Readonly<Record<Portal, number>> = {
  redirect: 8081,
  'other-page': 8082,
  '511': 8083,
  capport: 8084,
};

/** Interfaces of the router: towards the client, towards it through the delay, and towards the servers. */
export const links = { lan: 'lan', lanDelay: 'lan-delay', wan: 'wan', clientDelay: 'delay' } as const;

const fromClient = `iifname "${links.lan}*"`;
const towardsClient = `iifname "${links.wan}"`;

/** The router's rules as text for `nft -f`. */
export function routerRules(network: Network): string {
  return `flush ruleset
table inet world {
  chain fragments {
    # Before the kernel puts them together again.
    type filter hook prerouting priority -450
    ${lines(network.dropFragments ? ['ip frag-off & 0x3fff != 0 drop', 'exthdr frag exists drop'] : [])}
  }
  ${network.pptpPassthrough ? pptpHelper : ''}
  chain destination {
    type nat hook prerouting priority -100
    ${lines(destinationNat(network))}
  }
  chain source {
    type nat hook postrouting priority 100
    ${lines(sourceNat(network))}
  }
  chain client {
    ${lines(network.firewall ?? [])}
  }
  chain towardsClient {
    ${lines(network.firewallTowardsClient ?? [])}
  }
  chain forwarded {
    type filter hook forward priority 0
    ${lines([...loss(network), ...rate(network), `${fromClient} jump client`, `${towardsClient} jump towardsClient`])}
  }
  chain own {
    type filter hook output priority 0
    ${lines(network.icmpSilent ? ['icmp type destination-unreachable icmp code frag-needed drop', 'icmpv6 type packet-too-big drop'] : [])}
  }
}
`;
}

/** The kernel reads along on the control connection, and maps the calls' numbers. */
const pptpHelper = `ct helper pptp {
    type "pptp" protocol tcp
    l3proto ip
  }
  chain helpers {
    type filter hook prerouting priority -150
    tcp dport 1723 ct helper set "pptp"
  }`;

function destinationNat({ serverBehindNat, hijackDns, portal: mode, portalSpares }: Network): string[] {
  const rules: string[] = [];
  if (portalSpares) rules.push(`ip daddr ${portalSpares} tcp dport 80 accept`);
  if (serverBehindNat) rules.push(`ip daddr ${vpn.ipv4} dnat ip to ${vpnInner}`);
  if (hijackDns) rules.push(...toHost('meta l4proto { tcp, udp } th dport 53', routerLan));
  if (mode) rules.push(...toHost('tcp dport 80', portal, portalPorts[mode]));
  return rules;
}

function toHost(what: string, { ipv4, ipv6 }: Pair, port?: number): string[] {
  const suffix = port ? `:${port}` : '';
  return [
    `${fromClient} meta nfproto ipv4 ${what} dnat ip to ${ipv4}${suffix}`,
    `${fromClient} meta nfproto ipv6 ${what} dnat ip6 to ${port ? `[${ipv6}]${suffix}` : ipv6}`,
  ];
}

function sourceNat({ clientNat = 'none' }: Network): string[] {
  if (clientNat === 'none') return [];
  return [`ip saddr ${client.ipv4} masquerade${clientNat === 'symmetric' ? ' fully-random' : ''}`];
}

function loss({ loss: percent = 0 }: Network): string[] {
  if (percent <= 0) return [];
  const lost = Array.from({ length: Math.min(100, percent) }, (_, index) =>
    Math.floor((index * 100) / percent),
  );
  return [fromClient, towardsClient].map((side) => `${side} numgen inc mod 100 { ${lost.join(', ')} } drop`);
}

function rate({ rate: perSecond }: Network): string[] {
  if (!perSecond) return [];
  return [
    `${fromClient} udp dport { 500, 4500 } limit rate over ${perSecond}/second burst ${perSecond} packets drop`,
  ];
}

/** A shell's lines that give the client its addresses, from nothing. */
export function clientScript({ ipv4 = true, ipv6 = false }: Network): string {
  return lines([
    'ip address flush dev eth0 scope global',
    'ip link set eth0 up',
    'echo 1 > /proc/sys/net/ipv6/conf/eth0/disable_ipv6',
    ...(ipv6 ? ['echo 0 > /proc/sys/net/ipv6/conf/eth0/disable_ipv6'] : []),
    ...(ipv4
      ? [`ip address add ${client.ipv4}/24 dev eth0`, `ip route add default via ${routerLan.ipv4}`]
      : []),
    ...(ipv6
      ? [`ip address add ${client.ipv6}/64 dev eth0 nodad`, `ip -6 route add default via ${routerLan.ipv6}`]
      : []),
    ...forgetPaths,
  ]);
}

/** The client's /etc/resolv.conf. */
export function resolvConf({ ipv4 = true }: Network): string {
  return `nameserver ${ipv4 ? resolver.ipv4 : resolver.ipv6}\noptions timeout:1 attempts:3\n`;
}

/**
 * A shell's lines that send packets on: the router's routes carry the limit of size. A smaller link would not do: both
 * ends of it would know the limit at once, and TCP would keep to it without learning anything on the way.
 */
export function routerScript({ mtu }: Network): string {
  const limited = (least: number): string => (mtu ? `mtu lock ${Math.max(mtu, least)}` : '');
  const route4 = (net: string, link: string, source: string): string =>
    `ip route replace ${net} dev ${link} proto kernel scope link src ${source} ${limited(68)}`;
  // IPv6 has no path of less than 1280 bytes (RFC 8200, section 5).
  const route6 = (net: string, link: string): string =>
    `ip -6 route replace ${net} dev ${link} proto kernel metric 256 ${limited(1280)}`;
  return lines([
    route4('203.0.113.0/24', links.wan, routerWan.ipv4),
    `ip route replace ${vpnInner}/32 dev ${links.wan} ${limited(68)}`,
    route4('192.168.50.0/24', links.lan, routerLan.ipv4),
    route6('2001:db8:113::/64', links.wan),
    route6('2001:db8:50::/64', links.lan),
    ...forgetPaths,
    'conntrack -F 2>&1',
  ]);
}

/** What a host has learnt about sizes it forgets. */
export const forgetPaths = ['ip route flush cache', 'ip -6 route flush cache'] as const;

/** A shell's lines on both sides that lead through the relay. */
export function delayScripts({ ipv4 = true, ipv6 = false, mtu }: Network): {
  client: string;
  router: string;
} {
  const limited = (least: number): string => (mtu ? `mtu lock ${Math.max(mtu, least)}` : '');
  const { clientDelay, lanDelay } = links;
  return {
    client: lines([
      `ip link set ${clientDelay} up`,
      ...(ipv4 ? [`ip route replace default dev ${clientDelay} src ${client.ipv4}`] : []),
      ...(ipv6 ? [`ip -6 route replace default dev ${clientDelay} src ${client.ipv6}`] : []),
    ]),
    router: lines([
      `ip link set ${lanDelay} up`,
      ...(ipv4 ? [`ip route replace ${client.ipv4}/32 dev ${lanDelay} ${limited(68)}`] : []),
      ...(ipv6 ? [`ip -6 route replace ${client.ipv6}/128 dev ${lanDelay} ${limited(1280)}`] : []),
    ]),
  };
}

const lines = (all: readonly string[]): string => all.join('\n');
