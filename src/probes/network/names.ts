import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import * as z from 'zod';
import { networkProbe } from './network-probe.ts';
import { askResolver, resolutionSchema } from './resolver.ts';

export const namesSchema = z.object({
  /** Keyed by server name; address literals are not looked up. */
  servers: z.record(
    z.string(),
    z.object({
      /** What any program on this computer gets: hosts file, cache, name resolution policy and all. */
      system: resolutionSchema,
      /** Where the system took too long, or said "try again": what its own servers say when they are asked directly. */
      direct: resolutionSchema.optional(),
      /** Keyed by resolver: asked directly, past all of those. */
      byResolver: z.record(z.string(), resolutionSchema),
    }),
  ),
  /** Names that exist, keyed by name: do resolvers work here at all? Empty when beacons are off. */
  controls: z.record(z.string(), resolutionSchema),
  /** A name that cannot exist: whoever finds an address for it invents answers. Absent when beacons are off. */
  madeUp: resolutionSchema.optional(),
  /** IPv6 addresses of a name that has none: a resolver that finds some translates to IPv4 (RFC 7050). Absent when beacons are off. */
  translated: resolutionSchema.optional(),
});

/** Looks up the server's name by the system and by single resolvers, and names that are known to exist, or not to. */
export const names = networkProbe({
  title: 'Name resolution (system and single resolvers)',
  deadlineMs: 6000,
  data: namesSchema,
  nothingToAsk: ({ servers, beacons }) =>
    servers.length === 0 && beacons.names.length === 0 ? 'there is no name to look up' : undefined,
  run: async ({ servers, beacons, resolver }, signal) => {
    const hosts = servers.map(({ host }) => host).filter((host) => isIP(host) === 0);
    const [control] = beacons.names;
    const [translator] = beacons.nat64;
    const [found, controls, madeUp, translated] = await Promise.all([
      keyed(hosts, async (host) => {
        const [system, byResolver] = await Promise.all([
          resolver.resolve(host, signal),
          keyed(beacons.dnsServers, (server) => askResolver(host, [4, 6], { signal, server })),
        ]);
        const slow = 'failure' in system && system.failure === 'dns-timeout';
        const direct = slow ? await resolver.direct(host, signal) : undefined;
        return { system, byResolver, ...(direct && { direct }) };
      }),
      keyed(beacons.names, (name) => resolver.resolve(name, signal)),
      control === undefined
        ? undefined
        : askResolver(`${randomBytes(8).toString('hex')}.${control}`, [4, 6], { signal }),
      translator === undefined ? undefined : askResolver(translator, [6], { signal }),
    ]);
    return { servers: found, controls, ...(madeUp && { madeUp }), ...(translated && { translated }) };
  },
});

async function keyed<T>(
  keys: readonly string[],
  make: (key: string) => Promise<T>,
): Promise<Record<string, T>> {
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await make(key)] as const)));
}
