import type { TLSSocket } from 'node:tls';
import * as z from 'zod';
import { describeCertificate, namesHost, sentCertificateSchema, sentChain } from './certificate.ts';
import { networkProbe } from './network-probe.ts';
import { duplexPost, sstpReply, sstpReplySchema } from './sstp/duplex-post.ts';
import { askTcp, openTcp, type TcpTarget } from './tcp.ts';
import { handshake, type Opened, patienceAfter } from './tls.ts';
import { unanswered, unansweredSchema } from './verdict.ts';

const sstpSchema = z.union([sstpReplySchema, unansweredSchema]);

export const tlsAnswerSchema = z.union([
  z.object({
    result: z.literal('answered'),
    protocol: z.string(),
    /** As the server sent it, its own certificate first. */
    chain: z.array(sentCertificateSchema),
    /** Whether the first one names the host that was asked for (RFC 6125). */
    namesHost: z.boolean(),
    /** What came back to SSTP's first request. */
    sstp: sstpSchema,
    ms: z.number().nonnegative(),
  }),
  /** `stage`: whether the connection failed, or opened and TLS did not come about in it. */
  unansweredSchema.extend({ stage: z.enum(['connect', 'tls']) }),
]);
export type TlsAnswer = z.infer<typeof tlsAnswerSchema>;

/** server → address. */
export const serverTlsSchema = z.object({
  servers: z.record(z.string(), z.record(z.string(), tlsAnswerSchema)),
});

/**
 * TLS to port 443 of each server, the certificates that it sends, and its answer to SSTP's first request. The certificates are judged
 * by nobody here: Node's list of roots is not Windows'. Every server is asked, whatever its profile says: in a hotel SSTP is the way out. The name of the host is in the handshake (SNI); no one is signed in.
 */
export const serverTls = networkProbe({
  title: 'TLS certificate and SSTP service of the server (port 443)',
  deadlineMs: 9000,
  data: serverTlsSchema,
  nothingToAsk: ({ servers }) => (servers.length === 0 ? 'there is no server to ask' : undefined),
  run: async ({ servers, resolver, from }, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        servers.map(async ({ host }) => {
          const found = (await resolver.onePerVersion(host, signal)).map(
            async (address) => [address, await direct({ address, port: 443, from }, host, signal)] as const,
          );
          return [host, Object.fromEntries(await Promise.all(found))] as const;
        }),
      ),
    ),
  }),
});

async function direct(target: TcpTarget, host: string, signal: AbortSignal): Promise<TlsAnswer> {
  const opened = await openTcp(target, signal);
  return 'socket' in opened ? tlsAnswer(opened, host, signal) : { ...opened, stage: 'connect' };
}

/** Does TLS and SSTP's first request over a connection that is open, and ends it. */
export async function tlsAnswer(opened: Opened, host: string, signal: AbortSignal): Promise<TlsAnswer> {
  try {
    const shaken = await handshake(opened, host, signal);
    if (!('secured' in shaken)) return { ...shaken, stage: 'tls' };
    const seen = identity(shaken.secured, host);
    if (!seen) return { ...unanswered('malformed', shaken.ms), stage: 'tls' };
    return {
      result: 'answered',
      ...seen,
      sstp: await sstp({ socket: shaken.secured, ms: opened.ms }, host, signal),
      ms: shaken.ms,
    };
  } finally {
    opened.socket.destroy();
  }
}

/** Who the other side says it is; undefined where its certificates cannot be read. */
function identity(socket: TLSSocket, host: string) {
  try {
    const chain = sentChain(socket);
    return {
      protocol: socket.getProtocol() ?? '',
      chain: chain.map(describeCertificate),
      namesHost: namesHost(chain[0], host),
    };
  } catch {
    return undefined;
  }
}

async function sstp(
  { socket, ms: connectMs }: Opened,
  host: string,
  signal: AbortSignal,
): Promise<z.infer<typeof sstpSchema>> {
  const read = (bytes: Buffer) => sstpReply(bytes, host);
  const heard = await askTcp(socket, duplexPost(host), { read, ms: patienceAfter(connectMs), signal });
  if (!('answer' in heard)) return heard;
  if (heard.answer === 'malformed') return unanswered('malformed', heard.ms);
  return { result: 'answered', ...heard.answer, ms: heard.ms };
}
