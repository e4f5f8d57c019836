import { isIPv4 } from 'node:net';
import * as z from 'zod';
import { networkProbe } from './network-probe.ts';
import { unansweredSchema } from './verdict.ts';

const connectionSchema = z.union([
  z.object({ result: z.literal('answered'), ms: z.number().nonnegative() }),
  unansweredSchema,
]);

export const tcpPortsSchema = z.object({
  /** server → port → address. */
  servers: z.record(
    z.string(),
    z.record(z.string().regex(/^\d{1,5}$/), z.record(z.string(), connectionSchema)),
  ),
});

/** Connects to TCP ports of the servers, every address and port at once. Nothing is sent; what another probe speaks over is left to it, the rest closed again. */
export const tcpPorts = networkProbe({
  title: 'TCP ports of the server (443 and 1723)',
  deadlineMs: 9000,
  data: tcpPortsSchema,
  nothingToAsk: ({ servers }) => (servers.length === 0 ? 'there is no server to ask' : undefined),
  run: async ({ servers, resolver, connections, from }, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        servers.map(async ({ host, tcpPorts: ports }) => {
          const addresses = await resolver.addressesOf(host, signal);
          const results = ports.map(async (port) => {
            // PPTP goes over IPv4 only.
            const fitting = addresses.filter((address) => port !== 1723 || isIPv4(address));
            const byAddress = fitting.map(async (address) => {
              const opened = await connections.look({ address, port, from }, signal);
              return [address, 'socket' in opened ? answeredIn(opened.ms) : opened] as const;
            });
            return [String(port), Object.fromEntries(await Promise.all(byAddress))] as const;
          });
          return [host, Object.fromEntries(await Promise.all(results))] as const;
        }),
      ),
    ),
  }),
});

function answeredIn(ms: number): z.infer<typeof connectionSchema> {
  return { result: 'answered', ms };
}
