import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import * as z from 'zod';
import { failureOf, networkFailures } from './failure.ts';
import { within } from './within.ts';

export const resolutionSchema = z.union([
  z.object({ addresses: z.array(z.string()).min(1) }),
  z.object({ failure: z.enum(networkFailures) }),
]);
export type Resolution = z.infer<typeof resolutionSchema>;

/** The system gives up after 10 s only; nobody waits that long for a name. */
const systemMs = 5000;

/**
 * The system's own resolver: hosts file, cache, name resolution policy and all. Every name is looked up once per run, whoever asks:
 * Node has few threads for it, and a dead resolver holds each for seconds.
 */
export class SystemResolver {
  readonly #asked = new Map<string, Promise<Resolution>>();

  resolve(host: string, signal: AbortSignal): Promise<Resolution> {
    const asked = this.#asked.get(host) ?? ask(host, signal);
    this.#asked.set(host, asked);
    return asked;
  }

  /** Addresses of a server; an address is its own. At most four: a pool answers alike. */
  async addressesOf(host: string, signal: AbortSignal): Promise<readonly string[]> {
    if (isIP(host)) return [host];
    const resolution = await this.resolve(host, signal);
    return 'addresses' in resolution ? [...new Set(resolution.addresses)].slice(0, 4) : [];
  }

  /** One address of each IP version that the server has: whatever stands behind one name answers alike. */
  async onePerVersion(host: string, signal: AbortSignal): Promise<readonly string[]> {
    const addresses = await this.addressesOf(host, signal);
    return [4, 6].flatMap((version) => addresses.find((address) => isIP(address) === version) ?? []);
  }
}

async function ask(host: string, signal: AbortSignal): Promise<Resolution> {
  try {
    const found = await within(lookup(host, { all: true }), systemMs, signal);
    return found.length > 0 ? { addresses: found.map((one) => one.address) } : { failure: 'dns-no-address' };
  } catch (error) {
    const failure = failureOf(error);
    return { failure: failure === 'timeout' ? 'dns-timeout' : failure };
  }
}
