import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, neededWord, optionalText, text } from './shapes.ts';

const connectivityLevels = ['disconnected', 'no-traffic', 'subnet', 'local-network', 'internet'] as const;
const networkCategories = ['public', 'private', 'domain'] as const;

const linkSchema = z.object({
  metric: z.number().int().nonnegative(),
  automatic: z.boolean(),
  mtu: z.number().int().nonnegative(),
});

const routeSchema = z.object({ interface: z.string(), nextHop: z.string(), metric: z.number().int() });

export const networkSchema = z.object({
  /** Keyed by interface name. For a connected VPN that is the profile's name. */
  interfaces: z.record(
    z.string(),
    z.object({
      index: z.number().int(),
      addresses: z.array(z.string()),
      dnsServers: z.array(z.string()),
      /** Metric of the interface per family (lowest wins), and its largest packet. */
      ipv4: linkSchema.optional(),
      ipv6: linkSchema.optional(),
      dnsSuffix: z.string().optional(),
      /** Set where Windows' network list manager has an opinion: the network's name, category and connectivity. */
      network: z
        .object({
          name: z.string(),
          category: z.enum(networkCategories),
          ipv4: z.enum(connectivityLevels),
          ipv6: z.enum(connectivityLevels),
        })
        .optional(),
    }),
  ),
  /** Routes to everywhere, best (lowest metric) first. */
  defaultRoutes: z.array(routeSchema.extend({ family: z.enum(['ipv4', 'ipv6']) })),
  /** Routes to networks, by destination: `10.0.0.0/8`. The best one of each. */
  routes: z.record(z.string(), routeSchema).optional(),
});
export type NetworkState = z.infer<typeof networkSchema>;

const answer = z.object({
  addresses: listOf(
    z.object({
      interface: text(256),
      index: z.number().int(),
      address: text(80),
      prefixLength: z.number().int(),
    }),
  ),
  dnsServers: listOf(z.object({ interface: text(256), index: z.number().int(), servers: listOf(text(80)) })),
  links: listOf(
    z.object({
      interface: text(256),
      family: text(10),
      metric: z.number().int(),
      automatic: z.boolean(),
      mtu: z.number().int(),
    }),
  ),
  suffixes: listOf(z.object({ interface: text(256), suffix: text(256) })),
  routes: listOf(
    z.object({ interface: text(256), destination: text(80), nextHop: text(80), metric: z.number().int() }),
    2000,
  ),
  networks: listOf(
    z.object({
      interface: text(256),
      name: optionalText(256),
      category: text(40),
      ipv4: text(40),
      ipv6: text(40),
    }),
  ),
});

const categoryNames: Readonly<Record<string, (typeof networkCategories)[number]>> = {
  public: 'public',
  private: 'private',
  domainauthenticated: 'domain',
};
const levelNames: Readonly<Record<string, (typeof connectivityLevels)[number]>> = {
  disconnected: 'disconnected',
  notraffic: 'no-traffic',
  subnet: 'subnet',
  localnetwork: 'local-network',
  internet: 'internet',
};

/** Addresses, default routes, DNS servers and Windows' own view of each network. */
export const network = localProbe({
  script: 'Get-NetworkState',
  title: 'Addresses, routes, metrics, DNS servers, network profile',
  deadlineMs: 8000,
  data: networkSchema,
  answer,
  normalise: ({ addresses, links, dnsServers, suffixes, routes, networks }, unfamiliar): NetworkState => {
    const names = new Set([...addresses, ...dnsServers, ...networks].map((row) => row.interface));
    const describe = (name: string): NetworkState['interfaces'][string] => {
      const profile = networks.find((row) => row.interface === name);
      const own = addresses.filter((row) => row.interface === name);
      const servers = dnsServers.filter((row) => row.interface === name);
      const [ipv4, ipv6] = ['ipv4', 'ipv6'].map((family) => linkOf(links, name, family));
      const suffix = suffixes.find((row) => row.interface === name)?.suffix;
      return {
        index: own[0]?.index ?? servers[0]?.index ?? 0,
        addresses: own.map((row) => `${row.address}/${row.prefixLength}`),
        dnsServers: [...new Set(servers.flatMap((row) => row.servers))],
        ...(ipv4 && { ipv4 }),
        ...(ipv6 && { ipv6 }),
        ...(suffix !== undefined && { dnsSuffix: suffix }),
        ...(profile && {
          network: {
            name: profile.name ?? '',
            category: neededWord(categoryNames, profile.category, 'category', unfamiliar) ?? 'public',
            ipv4: neededWord(levelNames, profile.ipv4, 'connectivity', unfamiliar) ?? 'no-traffic',
            ipv6: neededWord(levelNames, profile.ipv6, 'connectivity', unfamiliar) ?? 'no-traffic',
          },
        }),
      };
    };
    const byMetric = [...routes].sort((a, b) => a.metric - b.metric);
    return {
      interfaces: Object.fromEntries([...names].sort().map((name) => [name, describe(name)])),
      defaultRoutes: byMetric
        .filter(({ destination }) => /\/0$/.test(destination))
        .map(({ destination, ...route }) => ({
          family: destination.includes(':') ? ('ipv6' as const) : ('ipv4' as const),
          ...route,
        })),
      // The best route to a destination comes last here, and so stays.
      routes: Object.fromEntries(
        byMetric
          .filter(({ destination }) => !/\/0$/.test(destination))
          .reverse()
          .map(({ destination, ...route }) => [destination, route]),
      ),
    };
  },
});

function linkOf(
  links: z.output<typeof answer>['links'],
  name: string,
  family: string,
): z.infer<typeof linkSchema> | undefined {
  // AddressFamily is IPv4 and IPv6, or their numbers 2 and 23 where the enumeration came as such.
  const names = family === 'ipv4' ? ['ipv4', '2'] : ['ipv6', '23'];
  const found = links.find((row) => row.interface === name && names.includes(row.family.toLowerCase()));
  if (!found) return undefined;
  // Windows writes 4294967295 for "no limit".
  return { metric: Math.max(found.metric, 0), automatic: found.automatic, mtu: Math.max(found.mtu, 0) };
}
