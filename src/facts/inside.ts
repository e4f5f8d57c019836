import { lookup } from '../base/lookup.ts';
import type { Resolution } from '../probes/network/resolver.ts';
import { type Connection, isUp } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';

type InsideFacts = { [Name in Extract<keyof FactTypes, `inside.${string}`>]: Fact<FactTypes[Name]> };

/** What comes through a tunnel that is up: its resolvers' answers, the company's names, and the web. */
export function insideFacts({ probes }: Snapshot, { name }: Connection): InsideFacts {
  const found = evidence(probes, 'inside');
  const tunnel = follow(found, ({ tunnels }) => entryOf(tunnels, name, 'the connection is not up'));
  return {
    'inside.answers': follow(tunnel, ({ resolvers }) => {
      const answers = Object.values(resolvers);
      return answers.length > 0
        ? known(answers.some(isAnswer))
        : unknown('the tunnel brought no resolver that could be asked');
    }),
    'inside.namesFound': follow(tunnel, ({ resolvers, domain, bySystem }) => {
      if (domain === undefined || !bySystem) return unknown('the company’s domain is not known');
      const there = Object.values(resolvers).flatMap(addressesIn);
      if (there.length === 0) return unknown('the tunnel’s resolvers do not know the domain either');
      return known(addressesIn(bySystem).some((address) => there.includes(address)));
    }),
    'inside.web': follow(found, ({ tunnels, web }) => {
      const pages = Object.values(web);
      if (!lookup(tunnels, name)) return unknown('the connection is not up');
      return pages.length > 0
        ? known(pages.some(({ result }) => result === 'expected'))
        : unknown('no page was asked for');
    }),
  };
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
  [Name in 'route.tunnelFirst' | 'route.metricReverted']: Fact<FactTypes[Name]>;
};

/** Whose resolvers Windows asks first is a matter of the interfaces' metrics: the lowest wins. */
export function metricFacts(snapshot: Snapshot, connection: Connection): MetricFacts {
  const { probes } = snapshot;
  const { name, entry } = connection;
  const state = isUp(snapshot, connection)
    ? evidence(probes, 'network')
    : unknown('the connection is not up');
  const own = follow(state, ({ interfaces }) => {
    const link = lookup(interfaces, name)?.ipv4;
    return link ? known(link) : unknown('the metric of the tunnel’s interface was not told');
  });
  return {
    'route.tunnelFirst': follow(own, ({ metric }) =>
      follow(state, ({ interfaces }) => {
        const others = Object.entries(interfaces).flatMap(([one, { ipv4, dnsServers }]) =>
          one !== name && ipv4 && dnsServers.length > 0 ? [ipv4.metric] : [],
        );
        return others.length > 0
          ? known(metric < Math.min(...others))
          : unknown('no other interface has a resolver of its own');
      }),
    ),
    'route.metricReverted': map(own, ({ metric, automatic }) => {
      const wanted = entry?.metric4 ?? 0;
      return wanted !== 0 && (automatic || metric !== wanted);
    }),
  };
}
