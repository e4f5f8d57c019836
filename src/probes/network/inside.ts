import * as z from 'zod';
import { networkProbe } from './network-probe.ts';
import { askResolver, resolutionSchema } from './resolver.ts';
import { askPage, webAnswerSchema } from './web-access.ts';

const tunnelSchema = z.object({
  /** What each resolver that the tunnel brought says of the company's domain; whoever says anything is reached through the tunnel. */
  resolvers: z.record(z.string(), resolutionSchema),
  /** The company's own domain. Absent where the connection names none: then the resolvers were asked for the root's servers. */
  domain: z.string().optional(),
  /** The same domain as any program here would look it up. */
  bySystem: resolutionSchema.optional(),
});

export const insideSchema = z.object({
  /** Keyed by the name of each connection that is up. */
  tunnels: z.record(z.string(), tunnelSchema),
  /** A page of known content, keyed by URL, by whatever way Windows sends it. Empty when beacons are off. */
  web: z.record(z.string(), webAnswerSchema),
});

/** Asked where no domain is known: every resolver can answer for it, be it with "no". */
const anyName = 'a.root-servers.net';

/** While a VPN is up: whether its resolvers answer, whether names and pages arrive the way that programs ask for them. */
export const inside = networkProbe({
  title: 'Names and pages through the tunnel, as programs ask for them',
  deadlineMs: 4500,
  data: insideSchema,
  nothingToAsk: ({ tunnels }) => (tunnels.length === 0 ? 'no VPN connection is up' : undefined),
  run: async ({ tunnels, beacons, resolver }, signal) => {
    const [page] = beacons.web;
    const [found, web] = await Promise.all([
      Promise.all(
        tunnels.map(async ({ name, resolvers, domain }) => {
          const [answers, bySystem] = await Promise.all([
            Promise.all(
              resolvers
                .slice(0, 2)
                .map(
                  async (server) =>
                    [server, await askResolver(domain ?? anyName, [4], { signal, server })] as const,
                ),
            ),
            domain === undefined ? undefined : resolver.resolve(domain, signal),
          ]);
          return [
            name,
            {
              resolvers: Object.fromEntries(answers),
              ...(domain !== undefined && { domain }),
              ...(bySystem && { bySystem }),
            },
          ] as const;
        }),
      ),
      // Not bound to any interface: what a browser would get now.
      page ? askPage(page, { from: {}, resolver }, signal) : undefined,
    ]);
    return { tunnels: Object.fromEntries(found), web: page && web ? { [page.url]: web } : {} };
  },
});
