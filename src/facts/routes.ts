import ipaddr from 'ipaddr.js';
import { isSameName, lookupName } from '../base/lookup.ts';
import type { NetworkState } from '../probes/local/network.ts';
import { type Connection, isUp, type Names, tunnelNames } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { isForeignTunnel } from '../vpn/third-party-adapters.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';
import { wayOut } from './full-tunnel.ts';

type RouteFacts = {
  [Name in
    | 'link.smallPackets'
    | 'link.commonRange'
    | 'route.overlap'
    | 'route.serverViaOtherVpn'
    | 'route.throughTunnel'
    | 'route.onlyItself'
    | 'route.missing'
    | 'route.allThroughTunnel'
    | 'route.secondBest'
    | 'route.ipv6Around'
    | 'route.ipv6Outside'
    | 'route.classTakesLocal'
    | 'route.tunnelIpv6'
    | 'route.ipv6Unused']: Fact<FactTypes[Name]>;
};

/** The network with the tunnel's own interface in it, and the prefixes that are routed into that. */
interface SeenTunnel extends NetworkState {
  readonly routes: NonNullable<NetworkState['routes']>;
  readonly tunnel: NetworkState['interfaces'][string];
  readonly into: readonly string[];
}

/** What most routers for homes and small companies give out as they come. */
const commonRanges = ['192.168.0.0/24', '192.168.1.0/24', '10.0.0.0/24'];

/** RFC 1918. */
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Below this a tunnel's own headers no longer fit into what most servers send: IPv6's least (RFC 8200 section 5). */
const smallMtu = 1280;

/** Which way traffic goes: into the tunnel or around it, and whether this network's addresses are also the company's. */
export function routeFacts(snapshot: Snapshot, connection: Connection): RouteFacts {
  const { probes } = snapshot;
  const { name, profile, server } = connection;
  const network = evidence(probes, 'network');
  const tunnels = tunnelNames({ probes });
  const up = isUp(snapshot, connection);
  const whileUp = <T>(derive: (state: NetworkState) => Fact<T>): Fact<T> =>
    up ? follow(network, derive) : unknown('the connection is not up');
  const whileSeen = <T>(derive: (state: SeenTunnel) => Fact<T>): Fact<T> =>
    whileUp(({ defaultRoutes, routes, interfaces }) => {
      const tunnel = lookupName(interfaces, name);
      if (!routes || !tunnel) return unknown('the tunnel’s interface was not seen');
      return derive({ defaultRoutes, routes, interfaces, tunnel, into: routedInto(routes, name) });
    });
  return {
    'link.smallPackets': follow(network, ({ interfaces, defaultRoutes }) => {
      const sizes = defaultRoutes
        .filter(({ interface: used }) => !tunnels.has(used))
        .flatMap(({ interface: used, family }) => interfaces[used]?.[family]?.mtu ?? []);
      return sizes.length > 0
        ? known(sizes.some((mtu) => mtu > 0 && mtu < smallMtu))
        : unknown('no packet size was told');
    }),
    'link.commonRange': map(network, (state) =>
      addressesHere(state, tunnels).some((address) =>
        commonRanges.some((range) => coversAll(range, address)),
      ),
    ),
    'route.overlap': follow(network, (state) => {
      const inside = insideOf(state, name, profile?.routes ?? []);
      const here = addressesHere(state, tunnels);
      if (inside.length === 0 || here.length === 0)
        return unknown('which addresses the company uses is not known');
      const found = inside.flatMap((prefix) =>
        here.map((address) => {
          const kind = overlap(prefix, address);
          // A route to a whole block of private addresses says that the company is somewhere in it, and hardly ever just here.
          return kind === 'part' && privateBlocks.some((block) => coversAll(prefix, block)) ? 'block' : kind;
        }),
      );
      return known((['whole', 'part', 'block'] as const).find((kind) => found.includes(kind)) ?? 'none');
    }),
    'route.serverViaOtherVpn': follow(evidence(probes, 'server-route'), ({ servers }) =>
      follow(entryOf(servers, server, 'Windows was not asked about this server'), ({ interface: used }) => {
        if (used === undefined) return unknown('Windows names no way to the server');
        if (tunnels.has(used)) return known(!isSameName(used, name));
        return follow(evidence(probes, 'devices'), ({ adapters }) =>
          map(
            entryOf(adapters, used, 'what kind of adapter leads to the server is not known'),
            isForeignTunnel,
          ),
        );
      }),
    ),
    // The route to its own address every interface has; it leads nowhere.
    'route.throughTunnel': whileSeen(({ defaultRoutes, into, tunnel }) =>
      known(
        into.some((prefix) => !isOnlyAddress(prefix, tunnel.addresses)) ||
          defaultRoutes.some((route) => isSameName(route.interface, name)),
      ),
    ),
    'route.onlyItself': whileSeen(({ defaultRoutes, tunnel, into }) => {
      const all = defaultRoutes.some((route) => isSameName(route.interface, name));
      const listed = profile?.routes ?? [];
      return known(
        !all && into.every((prefix) => !listed.includes(prefix) && isOwn(prefix, tunnel.addresses)),
      );
    }),
    'route.missing': whileSeen(({ defaultRoutes, into }) => {
      if (profile?.routes === undefined) return unknown('the profile lists no routes');
      const all = defaultRoutes.some((route) => isSameName(route.interface, name));
      return known(
        profile.routes.filter((listed) => !all && !into.some((prefix) => coversAll(prefix, listed))),
      );
    }),
    'route.allThroughTunnel': whileSeen((state) => known(isSameName(wayOut(state) ?? '', name))),
    'route.secondBest': whileSeen((state) =>
      known(
        state.defaultRoutes.some((route) => route.family === 'ipv4' && isSameName(route.interface, name)) &&
          !isSameName(wayOut(state) ?? '', name),
      ),
    ),
    'route.tunnelIpv6': whileUp(({ interfaces }) => {
      const tunnel = lookupName(interfaces, name);
      return tunnel
        ? known(tunnel.addresses.some(isIpv6OfItsOwn))
        : unknown('the tunnel’s interface was not seen');
    }),
    'route.ipv6Unused': whileSeen(({ defaultRoutes, tunnel, into }) =>
      known(
        tunnel.addresses.some(isIpv6OfItsOwn) &&
          !defaultRoutes.some(({ family, interface: used }) => family === 'ipv6' && isSameName(used, name)) &&
          into.every((prefix) => !prefix.includes(':') || isOwnLink(prefix, tunnel.addresses)),
      ),
    ),
    'route.ipv6Around': whileUp((state) => {
      const four = state.defaultRoutes.find(({ family }) => family === 'ipv4')?.interface;
      return known(four !== undefined && isSameName(four, name) && ipv6Outside(state, name));
    }),
    'route.ipv6Outside': whileUp((state) => known(ipv6Outside(state, name))),
    'route.classTakesLocal': whileSeen((state) => {
      const listed = profile?.routes ?? [];
      const classes = state.into.filter(
        (prefix) => !listed.includes(prefix) && isClassOf(prefix, state.tunnel.addresses),
      );
      const here = addressesHere(state, tunnels);
      return known(classes.some((wide) => here.some((address) => coversAll(wide, address))));
    }),
  };
}

/** An address that the server has given; every interface gives itself one of the link. (RFC 4291 section 2.5.6) */
function isIpv6OfItsOwn(address: string): boolean {
  return address.includes(':') && !/^fe80:/i.test(address);
}

/** The prefixes that lead into the tunnel. */
function routedInto(routes: NonNullable<NetworkState['routes']>, name: string): string[] {
  return Object.entries(routes).flatMap(([prefix, route]) =>
    isSameName(route.interface, name) ? [prefix] : [],
  );
}

/** This computer's addresses where traffic leaves it: networks of virtual machines overlap with anything, and disturb nothing. */
function addressesHere({ defaultRoutes, interfaces }: NetworkState, tunnels: Names): string[] {
  const ways = new Set(defaultRoutes.map((route) => route.interface).filter((one) => !tunnels.has(one)));
  return Object.entries(interfaces).flatMap(([one, { addresses }]) => (ways.has(one) ? addresses : []));
}

/** Whether the network here has public IPv6, and the way there is not the tunnel. */
function ipv6Outside({ defaultRoutes, interfaces }: NetworkState, name: string): boolean {
  const six = defaultRoutes.find(({ family }) => family === 'ipv6')?.interface;
  return six !== undefined && !isSameName(six, name) && (interfaces[six]?.addresses ?? []).some(isGlobalIpv6);
}

/**
 * With split tunnelling Windows routes the whole class (RFC 791) of the tunnel's own address into it, unless the profile says otherwise:
 * 10.0.0.0/8 for 10.1.0.5. (Set-VpnConnection, azure-powershell#2427)
 */
function isClassOf(prefix: string, addresses: readonly string[]): boolean {
  if (!ipaddr.IPv4.isValidCIDR(prefix)) return false;
  const [network, bits] = ipaddr.IPv4.parseCIDR(prefix);
  const first = network.octets[0] ?? 0;
  return first > 0 && bits === (first < 128 ? 8 : 16) && isOwn(prefix, addresses);
}

/** A route to the network that the tunnel's own address is in, which Windows makes by itself; or to everybody on the link. */
function isOwn(prefix: string, addresses: readonly string[]): boolean {
  if (isLinkWide(prefix)) return true;
  try {
    const [network, bits] = ipaddr.parseCIDR(prefix);
    return addresses.some((address) => {
      const own = ipaddr.parse(address.split('/')[0] ?? '');
      return own.kind() === network.kind() && own.match(network as never, bits);
    });
  } catch {
    return false;
  }
}

/** A route to the tunnel's own address and no other, or to everybody on the link. */
function isOnlyAddress(prefix: string, addresses: readonly string[]): boolean {
  return (
    isLinkWide(prefix) ||
    ((prefix.includes(':') ? /\/128$/ : /\/32$/).test(prefix) && isOwn(prefix, addresses))
  );
}

/** A route to the link that the tunnel's IPv6 address is on, which is 64 bits wide (RFC 4291 section 2.5.1); a wider one leads to others. */
function isOwnLink(prefix: string, addresses: readonly string[]): boolean {
  return isLinkWide(prefix) || (Number(prefix.split('/')[1]) >= 64 && isOwn(prefix, addresses));
}

const isLinkWide = (prefix: string): boolean => /^(224\.|255\.255\.255\.255|ff00:|fe80:)/i.test(prefix);

/** Whether all that is in the second prefix is in the first. */
function coversAll(wide: string, narrow: string): boolean {
  try {
    const [a, aBits] = ipaddr.parseCIDR(wide);
    const [b, bBits] = ipaddr.parseCIDR(narrow);
    return a.kind() === b.kind() && aBits <= bBits && a.match(b as never, aBits);
  } catch {
    return false;
  }
}

/** Prefixes behind the tunnel: those of the profile, and those that are routed into it. The tunnel's own address is no range of the company's. */
function insideOf(
  { routes = {}, interfaces }: NetworkState,
  name: string,
  listed: readonly string[],
): string[] {
  const own = lookupName(interfaces, name)?.addresses ?? [];
  const routed = routedInto(routes, name).filter((prefix) => !isOwn(prefix, own));
  return [...listed, ...routed];
}

/**
 * How much of a company's prefix this network has for itself: all of it, so that nothing of it is reached through the tunnel; a part,
 * where the company's is the larger one; or nothing.
 */
export function overlap(company: string, here: string): 'whole' | 'part' | 'none' {
  try {
    const [a, aBits] = ipaddr.parseCIDR(company);
    const [b, bBits] = ipaddr.parseCIDR(here);
    // Everybody's link-local range and "everywhere" overlap with all, and mean nothing.
    if (a.kind() !== b.kind() || a.range() === 'linkLocal' || Math.min(aBits, bBits) === 0) return 'none';
    if (!a.match(b as never, Math.min(aBits, bBits))) return 'none';
    return bBits <= aBits ? 'whole' : 'part';
  } catch {
    return 'none';
  }
}

function isGlobalIpv6(address: string): boolean {
  const [literal = ''] = address.split('/');
  // A redacted address has lost its digits, not its meaning: only public ones become ordinals.
  if (/^public-\d+$/.test(literal)) return true;
  return ipaddr.IPv6.isValid(literal) && isPublicRange(ipaddr.parse(literal).range(), literal);
}

/** Examples are written with the documentation's range (RFC 3849), which stands for a public one. */
function isPublicRange(range: string, literal: string): boolean {
  return range === 'unicast' || /^2001:db8:/i.test(literal);
}
