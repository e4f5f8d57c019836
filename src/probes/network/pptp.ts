import { isIPv4 } from 'node:net';
import * as z from 'zod';
import { cleanText } from '../../base/text/clean.ts';
import { networkProbe } from './network-probe.ts';
import { startControlReply, startControlRequest, stopControlRequest } from './pptp/control.ts';
import { askTcp, type openTcp } from './tcp.ts';
import { patienceAfter } from './tls.ts';
import { unanswered, unansweredSchema } from './verdict.ts';

const controlSchema = z.union([
  z.object({
    result: z.literal('answered'),
    /** 1: the server will talk; 4: not to this client (RFC 2637 section 2.2). */
    resultCode: z.number().int(),
    vendor: z.string().max(64).optional(),
    ms: z.number().nonnegative(),
  }),
  /** `stage`: whether the connection failed, or opened and the control message got no proper answer. */
  unansweredSchema.extend({ stage: z.enum(['connect', 'control']) }),
]);
type Control = z.infer<typeof controlSchema>;

/** server → address. */
export const pptpSchema = z.object({ servers: z.record(z.string(), z.record(z.string(), controlSchema)) });

/**
 * Begins PPTP's control connection on TCP 1723 and ends it again (RFC 2637 section 2): a proxy or a router's helper takes the
 * connection too, but does not answer. No call is opened and nobody signed in. PPTP goes over IPv4 only.
 */
export const pptp = networkProbe({
  title: 'PPTP control connection (TCP 1723)',
  deadlineMs: 9000,
  data: pptpSchema,
  nothingToAsk: ({ servers }) =>
    servers.some(({ tcpPorts }) => tcpPorts.includes(1723)) ? undefined : 'no server is dialled by PPTP',
  run: async ({ servers, resolver, connections, from }, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        servers
          .filter(({ tcpPorts }) => tcpPorts.includes(1723))
          .map(async ({ host }) => {
            const addresses = (await resolver.onePerVersion(host, signal)).filter((one) => isIPv4(one));
            const found = addresses.map(
              async (address) =>
                [
                  address,
                  await control(connections.claim({ address, port: 1723, from }, signal), signal),
                ] as const,
            );
            return [host, Object.fromEntries(await Promise.all(found))] as const;
          }),
      ),
    ),
  }),
});

async function control(opening: ReturnType<typeof openTcp>, signal: AbortSignal): Promise<Control> {
  const opened = await opening;
  if (!('socket' in opened)) return { ...opened, stage: 'connect' };
  const { socket } = opened;
  try {
    const heard = await askTcp(socket, startControlRequest(), {
      read: startControlReply,
      ms: patienceAfter(opened.ms),
      signal,
    });
    if (!('answer' in heard)) return { ...heard, stage: 'control' };
    if (heard.answer === 'malformed') return { ...unanswered('malformed', heard.ms), stage: 'control' };
    // Without it the server would hold the connection until its own patience ends.
    socket.write(stopControlRequest());
    const { resultCode, vendor } = heard.answer;
    const name = cleanText(vendor).slice(0, 64);
    return { result: 'answered', resultCode, ...(name !== '' && { vendor: name }), ms: heard.ms };
  } finally {
    socket.destroySoon();
  }
}
