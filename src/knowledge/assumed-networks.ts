import type { AllFactTypes, FactName } from '../facts/catalogue.ts';

/** What a network does with one kind of traffic. What it lets pass still needs a server that answers. */
export type Passage = 'open' | 'closed' | 'by-proxy';

/** Kinds of traffic that networks treat alike. */
export const flows = ['udp', 'web', 'pptp', 'gre'] as const;
export type Flow = (typeof flows)[number];

type FactValues = { readonly [Name in FactName]?: AllFactTypes[Name] };

/** A network that somebody may meet on a trip, by what it does to a VPN. */
export interface AssumedNetwork {
  readonly title: string;
  /** What is supposed, for the reader. */
  readonly explanation: string;
  readonly passes: Readonly<Record<Flow, Passage>>;
  /** What else is otherwise there than on an ordinary network. */
  readonly facts: FactValues;
  /** What the traveller has to do there before anything works. */
  readonly first?: string;
}

/** True of every network that is supposed: it works, and it is nobody's own. */
export const supposedEverywhere: FactValues = {
  vantage: 'outside',
  'link.up': true,
  'link.address': true,
  'link.defaultRoute': true,
  'link.windowsSays': 'internet',
  'web.works': true,
  'web.portal': false,
  'web.foreign': false,
  'dns.works': true,
  'path.behindNat': true,
  'path.ipv4': true,
  'path.nat64': false,
  'path.proxyInWay': false,
  'tls.intercepted': false,
};

/** What was measured on this network and says nothing of another one. */
export const knownHereOnly: readonly FactName[] = [
  'path.mtu',
  'path.mtuBlackHole',
  'link.smallPackets',
  'route.overlap',
  'route.serverViaOtherVpn',
  'web.cached',
  'dns.invents',
  'proxy.sstp',
  'path.mapping',
  'gre.callSilent',
  'reach.ping',
];

const onlyWeb = { udp: 'closed', web: 'open', pptp: 'closed', gre: 'closed' } as const;

/**
 * Sources: what hotel and guest firewalls let out, by confirmed public cases; RFC 6598 and 6888 (carriers' NAT), RFC 6146 and 6147 (NAT64, DNS64),
 * RFC 9110 section 9.3.6 (CONNECT).
 */
export const assumedNetworks = {
  hotel: {
    title: 'Hotel',
    explanation:
      'A sign-in page first; then only web pages (TCP 80 and 443) and names get out, behind two address translations.',
    passes: onlyWeb,
    facts: { 'udp.works': false, 'path.mapping': 'varies' },
    first: 'Open a browser and answer the network’s sign-in page before you connect.',
  },
  'web-only': {
    title: 'Web only',
    explanation: 'Only web pages (TCP 80 and 443) and names get out.',
    passes: onlyWeb,
    facts: { 'udp.works': false },
  },
  proxy: {
    title: 'Proxy',
    explanation: 'Nothing gets out but by a web proxy, which Windows knows and which asks for no sign-in.',
    passes: { udp: 'closed', web: 'by-proxy', pptp: 'closed', gre: 'closed' },
    facts: { 'udp.works': false, 'path.proxyInWay': true, 'proxy.configured': true },
    first: 'Set the proxy in Windows’ own settings (Network and Internet, Proxy): SSTP takes it from there.',
  },
  'no-udp': {
    title: 'No UDP',
    explanation:
      'TCP gets out on every port, UDP only to the network’s resolver, and no other protocol does.',
    passes: { udp: 'closed', web: 'open', pptp: 'open', gre: 'closed' },
    facts: { 'udp.works': false },
  },
  cgnat: {
    title: 'Double NAT',
    explanation:
      'A carrier’s or a second router’s address translation: TCP and UDP get out, GRE does not find its way back.',
    passes: { udp: 'open', web: 'open', pptp: 'open', gre: 'closed' },
    facts: { 'udp.works': true, 'path.mapping': 'varies' },
  },
  'ipv6-only': {
    title: 'IPv6 only',
    explanation:
      'Only IPv6; names of IPv4 servers are translated (NAT64, DNS64), bare IPv4 addresses lead nowhere, and neither does GRE.',
    passes: { udp: 'open', web: 'open', pptp: 'open', gre: 'closed' },
    facts: { 'udp.works': true, 'path.ipv4': false, 'path.nat64': true },
  },
} as const satisfies Readonly<Record<string, AssumedNetwork>>;

export type AssumedNetworkId = keyof typeof assumedNetworks;
export const assumedNetworkIds = Object.keys(assumedNetworks) as [AssumedNetworkId, ...AssumedNetworkId[]];
