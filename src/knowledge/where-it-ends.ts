import { all, any, type Condition, is, nonEmpty, not, oneOf, seen } from '../rules/condition.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';

/** The places on the way, from here to there. */
export const places = ['computer', 'local-network', 'provider', 'server-edge', 'service', 'unknown'] as const;
export type Place = (typeof places)[number];

/** What shows that the way ends at a place. What shows only where it does not end is `unknown`, and says so. */
interface Ending {
  readonly where: Place;
  readonly when: Condition;
  readonly because: string;
  /** Only where one of these is dialled. */
  readonly tunnels?: readonly WireTunnel[];
}

const ipsec: readonly WireTunnel[] = ['ikev2', 'l2tp'];
/** TLS to well-known sites: the control for TCP 443. */
const othersPass = is('web.secure', true);
const nothingElsePasses = all(is('web.works', false), not(seen('udp.works', true)));

/**
 * The first that holds tells. Silence alone tells nothing of its place: it takes a control (the same port to another server), a router that
 * answers on the way, or an answer of the server itself.
 */
export const endings: readonly Ending[] = [
  { where: 'computer', when: is('link.up', false), because: 'No network adapter of this computer is up.' },
  {
    where: 'computer',
    when: nonEmpty('firewall.blocks'),
    because: 'A rule of this computer’s own firewall stops it.',
  },
  {
    where: 'local-network',
    when: is('link.address', false),
    because: 'The local network gives this computer no address.',
  },
  {
    where: 'local-network',
    when: is('link.defaultRoute', false),
    because: 'There is no way out of the local network.',
  },
  {
    where: 'local-network',
    when: is('web.portal', true),
    because: 'Somebody here answers in the name of other sites: the network’s sign-in page.',
  },
  {
    where: 'local-network',
    when: all(is('path.lastHop', 'none'), nothingElsePasses),
    because: 'Not even the first router lets anything through.',
  },
  {
    where: 'provider',
    when: all(oneOf('path.lastHop', ['private', 'provider']), nothingElsePasses),
    because: 'The local router answers, and nothing behind the provider’s network does.',
  },
  {
    where: 'service',
    tunnels: ipsec,
    when: is('ike.refused', true),
    because: 'The server’s IKE service answers, and refuses what this computer offers.',
  },
  {
    where: 'service',
    tunnels: ['pptp'],
    when: oneOf('reach.pptpControl', ['refused', 'silent']),
    because: 'TCP 1723 opens, and the PPTP service behind it refuses or says nothing.',
  },
  {
    where: 'service',
    tunnels: ['sstp'],
    when: oneOf('reach.sstp', ['unavailable', 'other']),
    because: 'TLS comes up, and what stands behind it is no SSTP service that takes this request.',
  },
  {
    where: 'service',
    tunnels: ['sstp'],
    when: all(is('reach.tcp443', 'refused'), othersPass),
    because: 'TCP 443 of other servers opens from here; this server’s is refused.',
  },
  {
    where: 'local-network',
    tunnels: ['sstp'],
    when: all(is('tls.cutShort', true), is('web.secure', false)),
    because:
      'TLS is cut off in less than half a round trip, so by somebody nearer than the server, and TLS to well-known sites fails here, too.',
  },
  {
    where: 'unknown',
    tunnels: ['sstp'],
    when: is('tls.cutShort', true),
    because:
      'TLS is cut off in less than half a round trip, three times of three: by somebody between here and the server. Whose device that is cannot be seen.',
  },
  {
    where: 'service',
    tunnels: ['sstp'],
    when: all(is('tls.cutShort', false), is('tls.nameFiltered', false), othersPass),
    because: 'TLS is ended after a whole round trip, whatever name is asked for; other sites’ TLS comes up.',
  },
  {
    where: 'server-edge',
    tunnels: ['sstp'],
    when: all(is('reach.tcp443', 'filtered'), othersPass),
    because: 'TCP 443 of other servers opens from here; this server’s says nothing.',
  },
  {
    where: 'server-edge',
    tunnels: ipsec,
    when: all(is('reach.udp500', 'silent'), is('ike.otherServerAnswers', true)),
    because: 'Another server answers on UDP 500 from here; this one says nothing.',
  },
  {
    where: 'server-edge',
    when: all(
      is('reach.serverAnswers', false),
      any(is('web.works', true), othersPass),
      is('path.lastHop', 'public'),
    ),
    because:
      'Packets to it come as far as routers of the Internet, other servers answer, and this one says nothing.',
  },
];
