import { covers } from '../base/ip-range.ts';
import { isSameName, lookupName } from '../base/lookup.ts';
import type { NetworkState } from '../probes/local/network.ts';
import type { Resolution } from '../probes/network/resolver.ts';
import { type Connection, isUp } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';
import { ruleFor } from './names.ts';
import { isInsideAddress } from './profile.ts';

type InsideFacts = {
  [Name in
    | 'inside.answers'
    | 'inside.namesFound'
    | 'inside.web'
    | 'inside.resolver'
    | 'inside.resolverFails'
    | 'inside.domainDenied'
    | 'inside.nameRule']: Fact<FactTypes[Name]>;
};

/** What comes through a tunnel that is up: its resolvers' answers, the company's names, and the web. */
export function insideFacts(snapshot: Snapshot, connection: Connection): InsideFacts {
  const { probes } = snapshot;
  const { name } = connection;
  const found = evidence(probes, 'inside');
  const tunnel = follow(found, ({ tunnels }) => entryOf(tunnels, name, 'the connection is not up'));
  return {
    'inside.answers': follow(tunnel, ({ resolvers }) => {
      const network = evidence(probes, 'network');
      const asked = Object.entries(resolvers).filter(
        ([address]) =>
          (network.known ? leadsInto(network.value, name, address) : undefined) ?? isInsideAddress(address),
      );
      if (asked.length > 0) return known(asked.some(([, resolution]) => isAnswer(resolution)));
      return unknown(
        Object.keys(resolvers).length > 0
          ? 'that the way to the tunnel’s resolvers leads through it is not seen'
          : 'the tunnel brought no resolver that could be asked',
      );
    }),
    'inside.namesFound': follow(tunnel, ({ resolvers, domain, bySystem }) => {
      if (domain === undefined || !bySystem) return unknown('the company’s domain is not known');
      const there = Object.values(resolvers).flatMap(addressesIn);
      if (there.length === 0) return unknown('the tunnel’s resolvers do not know the domain either');
      return known(addressesIn(bySystem).some((address) => there.includes(address)));
    }),
    'inside.resolverFails': follow(tunnel, ({ resolvers, domain }) => {
      const answers = Object.values(resolvers);
      if (domain === undefined || answers.length === 0)
        return unknown('the company’s domain was not asked for');
      return known(
        answers.every(
          (one) => 'failure' in one && ['dns-server-failure', 'dns-refused'].includes(one.failure),
        ),
      );
    }),
    // A domain without addresses of its own is one all the same; one that does not exist there was never theirs, or they are the wrong resolvers.
    'inside.domainDenied': follow(tunnel, ({ resolvers, domain, bySystem }) => {
      const said = Object.values(resolvers).filter(isAnswer);
      if (domain === undefined || said.length === 0)
        return unknown('no resolver of the tunnel’s has answered for the company’s domain');
      return known(
        said.every((one) => 'failure' in one && one.failure === 'dns-no-such-name') &&
          (bySystem === undefined || addressesIn(bySystem).length === 0),
      );
    }),
    'inside.nameRule': follow(tunnel, ({ resolvers, domain }) => {
      if (domain === undefined) return unknown('the company’s domain is not known');
      const network = evidence(probes, 'network');
      const link = network.known ? lookupName(network.value.interfaces, name) : undefined;
      const own = new Set([...Object.keys(resolvers), ...(link?.dnsServers ?? [])]);
      return map(evidence(probes, 'name-policy'), ({ rules }) => {
        const rule = ruleFor(rules, domain);
        if (!rule || rule.servers.length === 0) return 'none';
        if (rule.servers.some((server) => own.has(server))) return 'to-tunnel';
        return rule.source === 'policy' ? 'elsewhere-by-policy' : 'elsewhere';
      });
    }),
    'inside.resolver': isUp(snapshot, connection)
      ? follow(evidence(probes, 'network'), ({ interfaces }) =>
          map(
            entryOf(interfaces, name, 'the tunnel’s interface was not seen'),
            ({ dnsServers }) => dnsServers.length > 0,
          ),
        )
      : unknown('the connection is not up'),
    'inside.web': follow(found, ({ tunnels, web }) => {
      const pages = Object.values(web);
      if (!lookupName(tunnels, name)) return unknown('the connection is not up');
      return pages.length > 0
        ? known(pages.some(({ result }) => result === 'expected'))
        : unknown('no page was asked for');
    }),
  };
}

/**
 * Whether what is sent to the address goes into the tunnel: the longest prefix decides, then the route to everywhere. A server may hand out a public
 * resolver, which also answers around the tunnel and proves nothing of it; where no route is known, only an inner address does. A redacted public address is in no prefix, so that its way is the one to everywhere. (setup-ipsec-vpn#1530, IKEv2-setup#157)
 */
function leadsInto(
  { routes, defaultRoutes }: NetworkState,
  name: string,
  address: string,
): boolean | undefined {
  if (!routes) return undefined;
  const best = Object.entries(routes)
    .flatMap(([prefix, route]) => (covers(prefix, address) ? [{ bits: bitsOf(prefix), route }] : []))
    .sort((a, b) => b.bits - a.bits)[0]?.route;
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  const used = best ?? defaultRoutes.find((route) => route.family === family);
  return used && isSameName(used.interface, name);
}

function bitsOf(prefix: string): number {
  return Number(prefix.split('/')[1]);
}

function addressesIn(resolution: Resolution): readonly string[] {
  return 'addresses' in resolution ? resolution.addresses : [];
}

/** Any word is an answer, also "no such name". */
function isAnswer(resolution: Resolution): boolean {
  return (
    'addresses' in resolution ||
    (resolution.failure.startsWith('dns-') && resolution.failure !== 'dns-timeout')
  );
}

type MetricFacts = {
  [Name in 'route.tunnelFirst' | 'route.metricReverted' | 'route.metricFixed']: Fact<FactTypes[Name]>;
};

/** Whose resolvers Windows asks first is a matter of the interfaces' metrics: the lowest wins. */
export function metricFacts(snapshot: Snapshot, connection: Connection): MetricFacts {
  const { probes } = snapshot;
  const { name, entry } = connection;
  const state = isUp(snapshot, connection)
    ? evidence(probes, 'network')
    : unknown('the connection is not up');
  const own = follow(state, ({ interfaces }) => {
    const link = lookupName(interfaces, name)?.ipv4;
    return link ? known(link) : unknown('the metric of the tunnel’s interface was not told');
  });
  return {
    'route.tunnelFirst': follow(own, ({ metric }) =>
      follow(state, ({ interfaces }) => {
        const others = Object.entries(interfaces).flatMap(([one, { ipv4, dnsServers }]) =>
          !isSameName(one, name) && ipv4 && dnsServers.length > 0 ? [ipv4.metric] : [],
        );
        return others.length > 0
          ? known(metric < Math.min(...others))
          : unknown('no other interface has a resolver of its own');
      }),
    ),
    'route.metricFixed': map(own, ({ metric, automatic }) => !automatic && metric === entry?.metric4),
    'route.metricReverted': map(own, ({ metric, automatic }) => {
      const wanted = entry?.metric4 ?? 0;
      return wanted !== 0 && (automatic || metric !== wanted);
    }),
  };
}
