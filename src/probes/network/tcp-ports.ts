import { connect } from 'node:net';
import * as z from 'zod';
import { deadline } from '../../deadline.ts';
import { failureOf, networkFailures } from './failure.ts';
import { addressesOf } from './names.ts';
import { networkProbe } from './network-probe.ts';

/**
 * Windows sends the SYN again twice after a RST and reports "refused" only after about 2 s, so anything under 2.3 s
 * would call a closed port filtered. 3.5 s covers SYNs at 0, 1 and 3 s.
 */
const connectMs = 3500;

/** `filtered`: no answer of any kind. `unreachable`: something answered that there is no way there. */
const portResults = ['open', 'refused', 'filtered', 'unreachable'] as const;
export type PortResult = (typeof portResults)[number];

export const tcpPortsSchema = z.object({
  /** server → port → address. */
  servers: z.record(
    z.string(),
    z.record(
      z.string().regex(/^\d{1,5}$/),
      z.record(
        z.string(),
        z.object({
          result: z.enum(portResults),
          failure: z.enum(networkFailures).optional(),
          ms: z.number().nonnegative(),
        }),
      ),
    ),
  ),
});
type Connection = z.infer<typeof tcpPortsSchema>['servers'][string][string][string];

/** Connects to TCP ports of the servers, every address and port at once, and closes again. Nothing is sent. */
export const tcpPorts = networkProbe({
  title: 'TCP ports of the server (443 and 1723)',
  deadlineMs: 9000,
  data: tcpPortsSchema,
  run: async ({ servers }, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        servers.map(async ({ host, tcpPorts: ports }) => {
          const addresses = await addressesOf(host, signal);
          const results = ports.map(async (port) => {
            const byAddress = addresses.map(
              async (address) => [address, await tryConnect(address, port, signal)] as const,
            );
            return [String(port), Object.fromEntries(await Promise.all(byAddress))] as const;
          });
          return [host, Object.fromEntries(await Promise.all(results))] as const;
        }),
      ),
    ),
  }),
});

function tryConnect(address: string, port: number, signal: AbortSignal): Promise<Connection> {
  return new Promise((resolve) => {
    const started = performance.now();
    const limit = deadline(connectMs, signal);
    const socket = connect({ host: address, port, autoSelectFamily: false });
    const done = (result: PortResult, error?: unknown): void => {
      limit.removeEventListener('abort', onTimeout);
      socket.destroy();
      resolve({
        result,
        ...(error !== undefined && { failure: failureOf(error) }),
        ms: Math.round(performance.now() - started),
      });
    };
    const onTimeout = (): void => done('filtered', Object.assign(new Error(), { code: 'ETIMEDOUT' }));
    limit.addEventListener('abort', onTimeout, { once: true });
    socket.once('connect', () => done('open'));
    socket.once('error', (error) => done(resultOf(error), error));
  });
}

function resultOf(error: Error): PortResult {
  switch (failureOf(error)) {
    case 'refused':
    case 'reset':
      return 'refused';
    case 'timeout':
      return 'filtered';
    default:
      return 'unreachable';
  }
}
