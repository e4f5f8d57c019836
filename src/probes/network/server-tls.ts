import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import * as z from 'zod';
import type { NetworkFailure } from '../../vpn/network-failure.ts';
import { describeCertificate, namesHost, sentCertificateSchema, sentChain } from './certificate.ts';
import type { Connections } from './connections.ts';
import { networkProbe } from './network-probe.ts';
import { duplexPost, sstpReply, sstpReplySchema } from './sstp/duplex-post.ts';
import { askTcp, openTcp, type TcpTarget } from './tcp.ts';
import { type Hello, handshake, type Opened, patienceAfter } from './tls.ts';
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
    /** Whether it took TLS 1.3 alone, or ciphers that Windows does not have; absent where nobody tried. */
    newerOnly: z.boolean().optional(),
    ms: z.number().nonnegative(),
  }),
  /** `stage`: whether the connection failed, or opened and TLS did not come about in it. */
  unansweredSchema.extend({
    stage: z.enum(['connect', 'tls']),
    /** Whether the same address takes a handshake that names another host, or none. */
    otherNames: z.boolean().optional(),
  }),
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
  run: async ({ servers, resolver, connections, from }, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        servers.map(async ({ host }) => {
          const found = (await resolver.onePerVersion(host, signal)).map(
            async (address) =>
              [address, await direct(connections, { address, port: 443, from }, host, signal)] as const,
          );
          return [host, Object.fromEntries(await Promise.all(found))] as const;
        }),
      ),
    ),
  }),
});

/**
 * First what every Windows can. Only where that fails it is asked what fails: with all that there is in TLS, and, where the connection was cut
 * off or fell silent, with another name and with none.
 */
async function direct(
  connections: Connections,
  target: TcpTarget,
  host: string,
  signal: AbortSignal,
): Promise<TlsAnswer> {
  const opening = connections.claim(target, signal);
  const first = await once(opening, host, { offer: 'windows', signal });
  if (first.result === 'answered') return { ...first, newerOnly: false };
  if (first.stage === 'connect' || first.failure === 'stopped') return first;
  const [newer, others] = await Promise.all([
    once(openTcp(target, signal), host, { offer: 'all', signal }),
    isCutOff(first.failure) && isIP(host) === 0 ? otherNames(target, signal) : undefined,
  ]);
  if (newer.result === 'answered') return { ...newer, newerOnly: true };
  const last = newer.stage === 'tls' && newer.failure !== 'stopped' ? newer : first;
  return { ...last, ...(others !== undefined && { otherNames: others }) };
}

function isCutOff(failure: NetworkFailure): boolean {
  return failure === 'reset' || failure === 'closed' || failure === 'refused' || failure === 'timeout';
}

/** No name at all, and one that belongs to nobody (RFC 2606 section 3): whoever filters may want to see some name. */
const harmlessHello: readonly Hello[] = [{ offer: 'all' }, { host: 'www.example.com', offer: 'all' }];

async function otherNames(target: TcpTarget, signal: AbortSignal): Promise<boolean | undefined> {
  const answers = await Promise.all(harmlessHello.map((hello) => shakes(target, hello, signal)));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** Whether TLS comes up; undefined where the run ended first. */
async function shakes(target: TcpTarget, hello: Hello, signal: AbortSignal): Promise<boolean | undefined> {
  const opened = await openTcp(target, signal);
  const shaken = 'socket' in opened ? await handshake(opened, hello, signal) : opened;
  if ('socket' in opened) opened.socket.destroy();
  if ('secured' in shaken) return true;
  return shaken.failure === 'stopped' ? undefined : false;
}

interface Manner {
  readonly offer: Hello['offer'];
  readonly signal: AbortSignal;
}

async function once(opening: ReturnType<typeof openTcp>, host: string, manner: Manner): Promise<TlsAnswer> {
  const opened = await opening;
  return 'socket' in opened ? tlsAnswer(opened, host, manner) : { ...opened, stage: 'connect' };
}

/** Does TLS and SSTP's first request over a connection that is open, and ends it. */
export async function tlsAnswer(opened: Opened, host: string, { offer, signal }: Manner): Promise<TlsAnswer> {
  try {
    const shaken = await handshake(opened, { host, offer }, signal);
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
