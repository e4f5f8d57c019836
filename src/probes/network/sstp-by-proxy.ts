import { isIP } from 'node:net';
import * as z from 'zod';
import { hostAndPort } from './beacons.ts';
import { httpHead } from './http-head.ts';
import { type NetworkAsk, networkProbe, type ServerAsk } from './network-probe.ts';
import { tlsAnswer, tlsAnswerSchema } from './server-tls.ts';
import { askTcp, openTcp } from './tcp.ts';
import { patienceAfter } from './tls.ts';
import { unanswered, unansweredSchema } from './verdict.ts';

/** What came back to CONNECT; the proxy first has to reach the server. */
const connectMs = 4000;

const byProxySchema = z.union([
  z.object({
    result: z.literal('answered'),
    /** 200: the way is open. 407: the proxy wants a sign-in (RFC 9110 sections 9.3.6 and 15.5.8). */
    status: z.number().int(),
    /** What came of TLS and SSTP over that way. */
    tls: tlsAnswerSchema.optional(),
    ms: z.number().nonnegative(),
  }),
  /** `stage`: whether the proxy could not be reached, or took the connection and gave no proper answer. */
  unansweredSchema.extend({ stage: z.enum(['connect', 'proxy']) }),
]);
type ByProxy = z.infer<typeof byProxySchema>;

/** server → what came of it. Only where a proxy is set for it. */
export const sstpByProxySchema = z.object({ servers: z.record(z.string(), byProxySchema) });

/** SSTP through the proxy that Windows would use, by CONNECT (MS-SSTP section 4.5), without a sign-in, as Windows' client does it. */
export const sstpByProxy = networkProbe({
  title: 'SSTP through the proxy',
  deadlineMs: 9000,
  data: sstpByProxySchema,
  nothingToAsk: ({ servers }) =>
    servers.some(({ proxy }) => proxy !== undefined) ? undefined : 'no proxy is known',
  run: async (ask, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        ask.servers.flatMap(({ host, proxy }: ServerAsk) =>
          proxy !== undefined
            ? [through(proxy, host, ask, signal).then((found) => [host, found] as const)]
            : [],
        ),
      ),
    ),
  }),
});

async function through(
  proxy: string,
  host: string,
  { resolver, from }: NetworkAsk,
  signal: AbortSignal,
): Promise<ByProxy> {
  const place = hostAndPort(proxy, 80);
  const [address] = place ? await resolver.addressesOf(place.host, signal) : [];
  if (!place || address === undefined) return { ...unanswered('dns-no-address', 0), stage: 'connect' };
  const opened = await openTcp({ address, port: place.port, from }, signal);
  if (!('socket' in opened)) return { ...opened, stage: 'connect' };
  const { socket } = opened;
  try {
    const heard = await askTcp(socket, connectRequest(host), {
      read: connectReply,
      ms: Math.max(connectMs, patienceAfter(opened.ms)),
      signal,
    });
    if (!('answer' in heard)) return { ...heard, stage: 'proxy' };
    if (heard.answer === 'malformed') return { ...unanswered('malformed', heard.ms), stage: 'proxy' };
    const { status } = heard.answer;
    const open = status >= 200 && status < 300;
    return {
      result: 'answered',
      status,
      ...(open && {
        // Its answer had to wait for the server: that is the round trip behind it.
        tls: await tlsAnswer({ socket, ms: opened.ms + heard.ms }, host, { offer: 'all', signal }),
      }),
      ms: heard.ms,
    };
  } finally {
    socket.destroy();
  }
}

function connectRequest(host: string): string {
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:443`;
  return `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`;
}

function connectReply(bytes: Buffer): { readonly status: number } | 'malformed' | undefined {
  const head = httpHead(bytes);
  return head === 'incomplete' ? undefined : head;
}
