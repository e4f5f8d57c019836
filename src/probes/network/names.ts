import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import * as z from 'zod';
import { failureOf, networkFailures } from './failure.ts';
import { networkProbe } from './network-probe.ts';
import { within } from './within.ts';

/** The system gives up after 10 s only; nobody waits that long for a name. */
const systemMs = 5000;
/** Asked twice, one second each. */
const serverMs = 1000;

const resolutionSchema = z.union([
  z.object({ addresses: z.array(z.string()).min(1) }),
  z.object({ failure: z.enum(networkFailures) }),
]);
export type Resolution = z.infer<typeof resolutionSchema>;

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
});

/** Looks up the server's name by the system and by single resolvers, and control names that are known to exist. */
export const names = networkProbe({
  title: 'Name resolution (system and single resolvers)',
  deadlineMs: 6000,
  data: namesSchema,
  run: async ({ servers, beacons }, signal) => {
    const hosts = servers.map(({ host }) => host).filter((host) => isIP(host) === 0);
    const [found, controls] = await Promise.all([
      keyed(hosts, async (host) => {
        const [system, byResolver] = await Promise.all([
          bySystem(host, signal),
          keyed(beacons.dnsServers, (resolver) => byServer(host, resolver, signal)),
        ]);
        return { system, byResolver };
      }),
      keyed(beacons.names, (name) => bySystem(name, signal)),
    ]);
    return { servers: found, controls };
  },
});

/** Resolves by the system's own resolver. */
async function bySystem(host: string, signal: AbortSignal): Promise<Resolution> {
  try {
    const found = await within(lookup(host, { all: true }), systemMs, signal);
    return found.length > 0 ? { addresses: found.map((one) => one.address) } : { failure: 'dns-no-address' };
  } catch (error) {
    const failure = failureOf(error);
    return { failure: failure === 'timeout' ? 'dns-timeout' : failure };
  }
}

/** Addresses of a server, for the probes that need one before the names probe is done. At most four: a pool answers alike. */
export async function addressesOf(host: string, signal: AbortSignal): Promise<readonly string[]> {
  if (isIP(host)) return [host];
  const resolution = await bySystem(host, signal);
  return 'addresses' in resolution ? [...new Set(resolution.addresses)].slice(0, 4) : [];
}

async function byServer(host: string, server: string, signal: AbortSignal): Promise<Resolution> {
  const resolver = new Resolver({ timeout: serverMs, tries: 2 });
  try {
    resolver.setServers([server]);
    const answers = await within(
      Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]),
      2 * serverMs + 500,
      signal,
    );
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length > 0) return { addresses };
    const failures = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [failureOf(answer.reason)] : [],
    );
    // A name without IPv6 is normal: what IPv4 says decides.
    return { failure: asDns(failures[0] ?? 'dns-no-address') };
  } catch (error) {
    return { failure: asDns(failureOf(error)) };
  } finally {
    resolver.cancel();
  }
}

/** A resolver that refuses the packet or lets it vanish has not answered, whatever the socket said. */
function asDns(failure: Resolution extends infer R ? (R extends { failure: infer F } ? F : never) : never) {
  return failure === 'timeout' || failure === 'refused' ? 'dns-timeout' : failure;
}

async function keyed<T>(
  keys: readonly string[],
  make: (key: string) => Promise<T>,
): Promise<Record<string, T>> {
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await make(key)] as const)));
}
