import { randomBytes } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import * as z from 'zod';
import { failureOf, type NetworkFailure } from './failure.ts';
import { networkProbe } from './network-probe.ts';
import { type Resolution, resolutionSchema } from './resolution.ts';
import { within } from './within.ts';

/** Asked twice, one second each. */
const serverMs = 1000;

export const namesSchema = z.object({
  /** Keyed by server name; address literals are not looked up. */
  servers: z.record(
    z.string(),
    z.object({
      /** What any program on this computer gets: hosts file, cache, name resolution policy and all. */
      system: resolutionSchema,
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
  run: async ({ servers, beacons, resolver }, signal) => {
    const hosts = servers.map(({ host }) => host).filter((host) => isIP(host) === 0);
    const [control] = beacons.names;
    const [translator] = beacons.nat64;
    const [found, controls, madeUp, translated] = await Promise.all([
      keyed(hosts, async (host) => {
        const [system, byResolver] = await Promise.all([
          resolver.resolve(host, signal),
          keyed(beacons.dnsServers, (server) => byServer(host, server, signal)),
        ]);
        return { system, byResolver };
      }),
      keyed(beacons.names, (name) => resolver.resolve(name, signal)),
      control === undefined
        ? undefined
        : directly(`${randomBytes(8).toString('hex')}.${control}`, [4, 6], signal),
      translator === undefined ? undefined : directly(translator, [6], signal),
    ]);
    return { servers: found, controls, ...(madeUp && { madeUp }), ...(translated && { translated }) };
  },
});

/** Asks one resolver. A name without IPv6 is normal: what IPv4 says decides. */
function byServer(host: string, server: string, signal: AbortSignal): Promise<Resolution> {
  return directly(host, [4, 6], signal, server);
}

/** Asks the system's resolvers, or another, past hosts file and cache, and past the few threads that Node has for the system's own way. */
async function directly(
  host: string,
  versions: readonly (4 | 6)[],
  signal: AbortSignal,
  server?: string,
): Promise<Resolution> {
  const resolver = new Resolver({ timeout: serverMs, tries: 2 });
  try {
    if (server !== undefined) resolver.setServers([server]);
    const answers = await within(
      Promise.allSettled(
        versions.map((version) => (version === 4 ? resolver.resolve4(host) : resolver.resolve6(host))),
      ),
      2 * serverMs + 500,
      signal,
    );
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length > 0) return { addresses };
    const failures = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [failureOf(answer.reason)] : [],
    );
    return { failure: asDns(failures[0] ?? 'dns-no-address') };
  } catch (error) {
    return { failure: asDns(failureOf(error)) };
  } finally {
    resolver.cancel();
  }
}

/** A resolver that refuses the packet or lets it vanish has not answered, whatever the socket said. */
function asDns(failure: NetworkFailure): NetworkFailure {
  return failure === 'timeout' || failure === 'refused' ? 'dns-timeout' : failure;
}

async function keyed<T>(
  keys: readonly string[],
  make: (key: string) => Promise<T>,
): Promise<Record<string, T>> {
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await make(key)] as const)));
}
