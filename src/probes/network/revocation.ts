import * as z from 'zod';
import { failureOf, networkFailures } from './failure.ts';
import { type NetworkAsk, networkProbe } from './network-probe.ts';
import { getPage } from './web-access.ts';

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
  run: async (given, signal) => {
    const urls = [...new Set(given.servers.flatMap(({ revocationUrls = [] }) => revocationUrls))];
    return {
      places: Object.fromEntries(
        await Promise.all(urls.map(async (url) => [url, await asked(url, given, signal)] as const)),
      ),
    };
  },
});

async function asked(
  url: string,
  { from, resolver }: NetworkAsk,
  signal: AbortSignal,
): Promise<z.infer<typeof placeSchema>> {
  try {
    const { response } = await getPage(new URL(url), { from, resolver, signal, method: 'HEAD' });
    return { result: 'answered', status: response.statusCode ?? 0 };
  } catch (error) {
    return { result: 'failed', failure: failureOf(error) };
  }
}
