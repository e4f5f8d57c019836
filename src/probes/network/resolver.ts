import { Resolver } from 'node:dns/promises';
import * as z from 'zod';
import { failureOf, type NetworkFailure, networkFailures } from '../../vpn/network-failure.ts';
import { within } from './within.ts';

export const resolutionSchema = z.union([
  z.object({ addresses: z.array(z.string()).min(1) }),
  z.object({ failure: z.enum(networkFailures) }),
]);
export type Resolution = z.infer<typeof resolutionSchema>;

/** Asked twice, one second each. */
const serverMs = 1000;

/**
 * Asks the system's resolvers, or another one, past hosts file and cache, and past the few threads that Node has for the system's own
 * way. A name without IPv6 is normal: what the first version says decides.
 */
export async function askResolver(
  host: string,
  versions: readonly (4 | 6)[],
  { signal, server }: { readonly signal: AbortSignal; readonly server?: string },
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
