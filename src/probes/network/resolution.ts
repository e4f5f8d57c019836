import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { deadline } from '../../base/deadline.ts';
import { failureOf } from '../../vpn/network-failure.ts';
import { askResolver, type Resolution } from './resolver.ts';
import { within } from './within.ts';

/** The system gives up after 10 s only; nobody waits that long for a name. */
const systemMs = 5000;
/** How long its answer is waited for before others are asked for an address, too. */
const patienceMs = 1500;

/**
 * The system's own resolver: hosts file, cache, name resolution policy and all. Every name is looked up once per run, whoever asks:
 * Node has few threads for it, and a dead resolver holds each for seconds.
 */
export class SystemResolver {
  readonly #asked = new Map<string, Promise<Resolution>>();
  readonly #askedDirectly = new Map<string, Promise<Resolution>>();

  resolve(host: string, signal: AbortSignal): Promise<Resolution> {
    const asked = this.#asked.get(host) ?? ask(host, signal);
    this.#asked.set(host, asked);
    return asked;
  }

  /** What the system's servers themselves say: "try again" is all that the system tells of their failures. */
  direct(host: string, signal: AbortSignal): Promise<Resolution> {
    const asked = this.#askedDirectly.get(host) ?? askResolver(host, [4, 6], { signal });
    this.#askedDirectly.set(host, asked);
    return asked;
  }

  /** The same in the form that Node's own clients take. */
  readonly lookup: LookupFunction = (host, { family, all }, done) => {
    void this.resolve(host, new AbortController().signal).then((found) => {
      const addresses = 'addresses' in found ? found.addresses : [];
      const fitting = addresses
        .map((address) => ({ address, family: isIP(address) }))
        .filter((one) => !family || one.family === family);
      const [first] = fitting;
      if (!first) done(Object.assign(new Error('no address'), { code: 'ENODATA' }), '');
      else if (all) done(null, fitting);
      else done(null, first.address, first.family);
    });
  };

  /** Addresses of a server; an address is its own. At most four: a pool answers alike. */
  async addressesOf(host: string, signal: AbortSignal): Promise<readonly string[]> {
    if (isIP(host)) return [host];
    const bySystem = this.resolve(host, signal);
    const early = await within(bySystem, patienceMs, signal).catch(() => undefined);
    // Where the system's way is slow, its servers are asked directly as well: the server can be looked at meanwhile.
    const late = early === undefined || ('failure' in early && early.failure === 'dns-timeout');
    const found = late ? await firstFound([bySystem, this.direct(host, signal)]) : early;
    return 'addresses' in found ? [...new Set(found.addresses)].slice(0, 4) : [];
  }

  /** One address of each IP version that the server has: whatever stands behind one name answers alike. */
  async onePerVersion(host: string, signal: AbortSignal): Promise<readonly string[]> {
    const addresses = await this.addressesOf(host, signal);
    return [4, 6].flatMap((version) => addresses.find((address) => isIP(address) === version) ?? []);
  }
}

/** The first with addresses, or the last without. */
async function firstFound(asked: readonly Promise<Resolution>[]): Promise<Resolution> {
  const found = asked.map(async (one) => {
    const resolution = await one;
    if ('addresses' in resolution) return resolution;
    throw resolution;
  });
  return Promise.any(found).catch(() => asked[0] as Promise<Resolution>);
}

/** A question that got lost is asked once more; a dead resolver has used up its time by then. */
async function ask(host: string, signal: AbortSignal): Promise<Resolution> {
  const limit = deadline(systemMs, signal);
  const first = await askOnce(host, limit);
  return 'failure' in first && first.failure === 'dns-timeout' && !limit.aborted
    ? askOnce(host, limit)
    : first;
}

async function askOnce(host: string, signal: AbortSignal): Promise<Resolution> {
  try {
    const found = await within(lookup(host, { all: true }), systemMs, signal);
    return found.length > 0 ? { addresses: found.map((one) => one.address) } : { failure: 'dns-no-address' };
  } catch (error) {
    const failure = failureOf(error);
    return { failure: failure === 'timeout' ? 'dns-timeout' : failure };
  }
}
