import { isIP } from 'node:net';
import * as z from 'zod';
import { failureOf, networkFailures } from '../../vpn/network-failure.ts';
import { ownAddresses } from './interfaces.ts';
import { type NetworkAsk, networkProbe } from './network-probe.ts';
import { getPage } from './web-access.ts';

export const publicAddressSchema = z.object({
  /** Keyed by URL of the beacon. */
  seenFrom: z.record(
    z.string(),
    z.union([
      z.object({ address: z.string(), viaProxy: z.boolean() }),
      z.object({ failure: z.enum(networkFailures) }),
    ]),
  ),
  /** Whether the address that was seen is one of this computer's own: if not, there is a NAT or a proxy. */
  own: z.boolean().optional(),
});
type Seen = z.infer<typeof publicAddressSchema>['seenFrom'][string];

/** The address that the Internet sees us come from, by HTTP and by HTTPS: two answers mean a proxy for one of them. */
export const publicAddress = networkProbe({
  title: 'Public address and proxy on the way',
  deadlineMs: 4000,
  data: publicAddressSchema,
  nothingToAsk: ({ beacons }) => (beacons.address.length === 0 ? 'no address beacon is set' : undefined),
  run: async (given, signal) => {
    const seen = await Promise.all(
      given.beacons.address.map(async (url) => [url, await ask(url, given, signal)] as const),
    );
    const address = seen.flatMap(([, answer]) => ('address' in answer ? [answer.address] : []))[0];
    return {
      seenFrom: Object.fromEntries(seen),
      ...(address !== undefined && { own: ownAddresses().includes(address) }),
    };
  },
});

async function ask(url: string, { from, resolver }: NetworkAsk, signal: AbortSignal): Promise<Seen> {
  try {
    const { response, body } = await getPage(new URL(url), { from, resolver, signal });
    const address = body.trim();
    if (response.statusCode !== 200 || isIP(address) === 0) return { failure: 'malformed' };
    return { address, viaProxy: response.headers.via !== undefined };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
