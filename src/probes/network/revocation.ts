import * as z from 'zod';
import { failureOf, networkFailures } from '../../vpn/network-failure.ts';
import { mayAskThirdParties } from './beacons.ts';
import { farOnly, isNear } from './near.ts';
import { type NetworkAsk, networkProbe } from './network-probe.ts';
import { getPage } from './web-access.ts';

/** The server's own certificate first, then the one above it: more has not been seen to matter. */
const mostPlaces = 4;

const placeSchema = z.union([
  z.object({ result: z.literal('answered'), status: z.number().int() }),
  z.object({ result: z.literal('failed'), failure: z.enum(networkFailures) }),
]);

/** Keyed by address of a list (CRL) or of a responder (OCSP). */
export const revocationSchema = z.object({ places: z.record(z.string(), placeSchema) });

/**
 * Whether the places answer where the servers' certificates say that their revocation can be asked. Only the head is asked for, without
 * a redirect: what the list says is for Windows, which fetches it too.
 */
export const revocation = networkProbe({
  title: 'Revocation lists and responders (CRL, OCSP)',
  deadlineMs: 4000,
  data: revocationSchema,
  nothingToAsk: ({ servers, beacons }) => {
    if (!mayAskThirdParties(beacons)) return 'nobody but the servers may be asked';
    const known = servers.some(({ revocationUrls = [] }) => revocationUrls.length > 0);
    return known ? undefined : 'no certificate came that says where to ask';
  },
  run: async (given, signal) => {
    const named = new Set(given.servers.flatMap(({ revocationUrls = [] }) => revocationUrls));
    const urls = [...named].filter(mayBeAsked).slice(0, mostPlaces);
    return {
      places: Object.fromEntries(
        await Promise.all(urls.map(async (url) => [url, await asked(url, given, signal)] as const)),
      ),
    };
  },
});

/**
 * The certificate is anybody's word. It has us ask a plain web server somewhere else, and nobody on this computer or beside it; it gives us no name
 * and password to show.
 */
export function mayBeAsked(text: string): boolean {
  const url = new URL(text);
  const plain = url.protocol === 'http:' && url.username === '' && url.password === '';
  return plain && ['', '80', '443'].includes(url.port) && !isNear(url.hostname.replace(/^\[|\]$/g, ''));
}

async function asked(
  url: string,
  { from, resolver }: NetworkAsk,
  signal: AbortSignal,
): Promise<z.infer<typeof placeSchema>> {
  try {
    const { response } = await getPage(new URL(url), {
      from,
      resolver: { lookup: farOnly(resolver.lookup) },
      signal,
      method: 'HEAD',
    });
    return { result: 'answered', status: response.statusCode ?? 0 };
  } catch (error) {
    return { result: 'failed', failure: failureOf(error) };
  }
}
