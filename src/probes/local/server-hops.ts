import { isIP } from 'node:net';
import * as z from 'zod';
import { covers } from '../../base/ip-range.ts';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText } from './shapes.ts';

const hopsSchema = z.object({
  /** In order from here; `address` is absent where nobody said anything. */
  hops: z.array(
    z.object({
      address: z.string().optional(),
      /** What kind of network that address is of: somebody's own (RFC 1918, RFC 4193), a provider's behind its NAT (RFC 6598), the Internet. */
      network: z.enum(['private', 'provider', 'public']).optional(),
      ms: z.number().nonnegative().optional(),
      reached: z.boolean(),
    }),
  ),
});

/** Keyed by server name. */
export const serverHopsSchema = z.object({ servers: z.record(z.string(), hopsSchema) });

const answer = z.object({
  hops: listOf(
    z.object({
      address: optionalText(45),
      ms: z.number().nonnegative().nullish(),
      reached: z.boolean(),
    }),
    16,
  ),
});

const own = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'];
const providers = ['100.64.0.0/10', '192.0.0.0/29'];

function networkOf(address: string): 'private' | 'provider' | 'public' {
  // An IPv6 address may come with its zone.
  const plain = address.replace(/%.*$/, '');
  if (own.some((range) => covers(range, plain))) return 'private';
  return providers.some((range) => covers(range, plain)) ? 'provider' : 'public';
}

/** The routers on the way to a server that answers no ping: how far a packet comes. Where it answers, all of the way passes. */
export const serverHops = localProbe({
  script: 'Find-ServerHop',
  title: 'Routers on the way to the server',
  // Sixteen of 0.7 s, of which the last three say nothing.
  deadlineMs: 9000,
  about: ({ address, silentToPing }) =>
    address === undefined || !silentToPing ? undefined : { Address: address },
  data: serverHopsSchema,
  answer,
  normalise: ({ hops }): z.infer<typeof hopsSchema> => ({
    hops: hops.map(({ address, ms, reached }) => ({
      ...(address && isIP(address) !== 0 && { address, network: networkOf(address) }),
      ...(typeof ms === 'number' && { ms }),
      reached,
    })),
  }),
});
