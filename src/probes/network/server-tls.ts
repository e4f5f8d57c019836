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
    /**
     * Where TLS with the host's own name was cut off each time: how long after its first message, and what a round trip took over that connection.
     * Who cuts in less than half of one is not the server.
     */
    cuts: z
      .array(z.object({ afterMs: z.number().nonnegative(), roundTripMs: z.number().nonnegative() }))
      .optional(),
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
  const first = await once(connections.claim(target, signal), host, { offer: 'windows', signal });
  if (first.answer.result === 'answered') return { ...first.answer, newerOnly: false };
  const { stage, failure } = first.answer;
  if (stage === 'connect' || failure === 'stopped') return first.answer;
  const again = (offer: Hello['offer']) => once(openTcp(target, signal), host, { offer, signal });
  const [newer, third, others] = await Promise.all([
    again('all'),
    isCut(failure) ? again('windows') : undefined,
    isCutOff(failure) && isIP(host) === 0 ? otherNames(target, signal) : undefined,
  ]);
  if (newer.answer.result === 'answered') return { ...newer.answer, newerOnly: true };
  const last =
    newer.answer.stage === 'tls' && newer.answer.failure !== 'stopped' ? newer.answer : first.answer;
  const cuts = [first, newer, ...(third ? [third] : [])].flatMap(cutOf);
  return {
    ...last,
    ...(others !== undefined && { otherNames: others }),
    ...(cuts.length === 3 && { cuts }),
  };
}

/** Ended by somebody, and not by silence. */
function isCut(failure: NetworkFailure): boolean {
  return failure === 'reset' || failure === 'closed';
}

function cutOf({ answer, roundTripMs }: Once): { afterMs: number; roundTripMs: number }[] {
  if (answer.result === 'answered' || answer.stage !== 'tls' || !isCut(answer.failure)) return [];
  return [{ afterMs: answer.ms, roundTripMs }];
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

/** One try, and how long its connection took to open. */
interface Once {
  readonly answer: TlsAnswer;
  readonly roundTripMs: number;
}

async function once(opening: ReturnType<typeof openTcp>, host: string, manner: Manner): Promise<Once> {
  const opened = await opening;
  const answer: TlsAnswer =
    'socket' in opened ? await tlsAnswer(opened, host, manner) : { ...opened, stage: 'connect' };
  return { answer, roundTripMs: opened.ms };
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
