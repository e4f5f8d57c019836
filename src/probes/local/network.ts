import * as z from 'zod';
import { lookup } from '../../lookup.ts';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText, text } from './shapes.ts';

const connectivityLevels = ['disconnected', 'no-traffic', 'subnet', 'local-network', 'internet'] as const;
const networkCategories = ['public', 'private', 'domain'] as const;

export const networkSchema = z.object({
  /** Keyed by interface name. For a connected VPN that is the profile's name. */
  interfaces: z.record(
    z.string(),
    z.object({
      index: z.number().int(),
      addresses: z.array(z.string()),
      dnsServers: z.array(z.string()),
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
  defaultRoutes: z.array(
    z.object({
      family: z.enum(['ipv4', 'ipv6']),
      interface: z.string(),
      nextHop: z.string(),
      metric: z.number().int(),
    }),
  ),
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
  defaultRoutes: listOf(
    z.object({ interface: text(256), destination: text(80), nextHop: text(80), metric: z.number().int() }),
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
  title: 'Addresses, default routes, DNS servers, network profile',
  deadlineMs: 8000,
  answer,
  normalise: ({ addresses, dnsServers, defaultRoutes, networks }): NetworkState => {
    const names = new Set([...addresses, ...dnsServers, ...networks].map((row) => row.interface));
    const describe = (name: string): NetworkState['interfaces'][string] => {
      const profile = networks.find((row) => row.interface === name);
      const own = addresses.filter((row) => row.interface === name);
      const servers = dnsServers.filter((row) => row.interface === name);
      return {
        index: own[0]?.index ?? servers[0]?.index ?? 0,
        addresses: own.map((row) => `${row.address}/${row.prefixLength}`),
        dnsServers: [...new Set(servers.flatMap((row) => row.servers))],
        ...(profile && {
          network: {
            name: profile.name ?? '',
            category: lookup(categoryNames, profile.category.toLowerCase()) ?? 'public',
            ipv4: lookup(levelNames, profile.ipv4.toLowerCase()) ?? 'no-traffic',
            ipv6: lookup(levelNames, profile.ipv6.toLowerCase()) ?? 'no-traffic',
          },
        }),
      };
    };
    return {
      interfaces: Object.fromEntries([...names].sort().map((name) => [name, describe(name)])),
      defaultRoutes: defaultRoutes
        .map(({ destination, ...route }) => ({
          family: destination.includes(':') ? ('ipv6' as const) : ('ipv4' as const),
          ...route,
        }))
        .sort((a, b) => a.metric - b.metric),
    };
  },
});
