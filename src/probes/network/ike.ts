import * as z from 'zod';
import { failureOf } from '../../vpn/network-failure.ts';
import { Seed } from './ike/groups.ts';
import {
  type AcceptedReply,
  type MainModeReply,
  mainModeNatRequest,
  mainModeReply,
  mainModeRequest,
  natHashesIn,
} from './ike/ikev1.ts';
import { type InitReply, initReply, initRequest, type Offer, offers } from './ike/ikev2.ts';
import { endHash } from './ike/nat-detection.ts';
import { hardwareOf, type LocalEnds } from './interfaces.ts';
import { networkProbe } from './network-probe.ts';
import { type Heard, UdpEnd, type UdpQuestion } from './udp.ts';
import { type Unanswered, unanswered, unansweredSchema } from './verdict.ts';

/** What came back from one port. Whatever it says, an answer proves the way there and an IKE service. */
const portSchema = z.union([
  z.object({
    result: z.literal('answered'),
    /**
     * `accepted`: a proposal suits. `refused`: none does, or no such connection. `cookie`: the gateway is careful. `other`: it says
     * something else, and so is there.
     */
    reply: z.enum(['accepted', 'refused', 'cookie', 'other-group', 'other']),
    /** Number of the error notify: 14 is "no proposal chosen" in both versions. */
    notify: z.number().int().optional(),
    ms: z.number().nonnegative(),
  }),
  unansweredSchema,
]);
type PortAnswer = z.infer<typeof portSchema>;

const gatewaySchema = z.object({
  /** IKEv2 on UDP 500, and on UDP 4500 behind the non-ESP marker. */
  ikev2: z
    .object({
      udp500: portSchema,
      udp4500: portSchema,
      /** The two above offered what Windows offers as it comes, group 2 alone; absent: groups 14, 2, 19 and 20 at once. */
      offer: z.literal('stock').optional(),
      /** Where that was not taken on UDP 500: groups 14, 19 and 20, which Windows can be set to. */
      settable: portSchema.optional(),
      /** A request on UDP 500 that has to go in IP fragments; absent where a small one got no answer. */
      large: portSchema.optional(),
      /** Small ones that were sent between large ones that got no answer: whether it is the size that gets lost. */
      between: z
        .object({ sent: z.number().int().positive(), answered: z.number().int().nonnegative() })
        .optional(),
    })
    .optional(),
  /** IKEv1 Main Mode, for L2TP, on the same ports. */
  ikev1: z.object({ udp500: portSchema, udp4500: portSchema }).optional(),
  /** By the gateway's own words (NAT detection); absent where it said none. */
  clientBehindNat: z.boolean().optional(),
  serverBehindNat: z.boolean().optional(),
  /** It can take large IKE messages in parts of its own (RFC 7383); absent where it did not get that far. */
  fragmentation: z.boolean().optional(),
});
type Gateway = z.infer<typeof gatewaySchema>;

/** server → address. */
export const ikeSchema = z.object({ servers: z.record(z.string(), z.record(z.string(), gatewaySchema)) });

/** Four zero bytes tell IKE from ESP on UDP 4500 (RFC 3948 section 2.2). */
const nonEspMarker = Buffer.alloc(4);

/**
 * Begins an IKE exchange with the server and goes no further than anybody may without a key: IKE_SA_INIT (RFC 7296) on UDP 500 and
 * 4500 for IKEv2, Main Mode up to its fourth message (RFC 2409, RFC 3947) for L2TP. Nothing is signed in and nothing encrypted.
 */
export const ike = networkProbe({
  title: 'IKE on UDP 500 and 4500',
  deadlineMs: 9000,
  data: ikeSchema,
  nothingToAsk: ({ servers }) => (servers.length === 0 ? 'there is no server to ask' : undefined),
  run: async ({ servers, resolver, from }, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        servers.map(async ({ host, ike: versions }) => {
          const addresses = await resolver.onePerVersion(host, signal);
          const gateways = addresses.map(
            async (address) => [address, await gateway({ address, from }, versions, signal)] as const,
          );
          return [host, Object.fromEntries(await Promise.all(gateways))] as const;
        }),
      ),
    ),
  }),
});

/** One gateway, the local port from which it is asked, and what all values of this run are made of. */
interface Peer {
  readonly address: string;
  readonly end: UdpEnd;
  readonly seed: Seed;
  readonly signal: AbortSignal;
}

async function gateway(
  { address, from }: { address: string; from: LocalEnds },
  versions: readonly (1 | 2)[],
  signal: AbortSignal,
): Promise<Gateway> {
  let end: UdpEnd;
  try {
    end = await UdpEnd.open(address, { from, port: Seed.port(address) });
  } catch (error) {
    return unreachable(versions, unanswered(failureOf(error), 0));
  }
  const seed = new Seed(address, `${end.local.address} ${end.local.port} ${hardwareOf(end.local.address)}`);
  const peer = { address, end, seed, signal };
  try {
    const [second, first] = await Promise.all([
      // Where nothing is dialled by IKE it may be the way out of a network that lets no other tunnel pass.
      versions.includes(2) || versions.length === 0 ? ikev2(peer, versions.includes(2)) : {},
      versions.includes(1) ? mainMode(peer) : undefined,
    ]);
    if (!first) return second;
    // Main Mode has to go on for it and leaves more behind at the gateway: only where IKEv2 has not told already.
    const known = 'serverBehindNat' in second;
    const nat = !known && first.heard?.kind === 'accepted' ? await mainModeNat(peer, first.heard) : {};
    return { ikev1: first.answers, ...nat, ...second };
  } finally {
    end.close();
  }
}

function ask<T>(
  { address, end, signal }: Peer,
  question: Omit<UdpQuestion<T>, 'address'>,
): Promise<Heard<T> | Unanswered> {
  return end.ask({ address, ...question }, signal);
}

function unreachable(versions: readonly (1 | 2)[], answer: PortAnswer): Gateway {
  return {
    ...((versions.includes(2) || versions.length === 0) && { ikev2: { udp500: answer, udp4500: answer } }),
    ...(versions.includes(1) && { ikev1: { udp500: answer, udp4500: answer } }),
  };
}

/** `thorough`: the tunnel is dialled, so what it offers and how large its messages are matters; else only whether anybody is there. */
async function ikev2(peer: Peer, thorough: boolean): Promise<Gateway> {
  const [plain, marked] = await Promise.all([
    initExchange(peer, 500, 'stock'),
    initExchange(peer, 4500, 'stock'),
  ]);
  const settable = thorough && isRefusal(plain) ? await initExchange(peer, 500, 'settable') : undefined;
  const taken = settable && 'answer' in settable ? 'settable' : 'stock';
  const large = thorough && 'answer' in plain ? await largeExchange(peer, taken, plain.ms) : undefined;
  const told = [settable, plain, marked].find(
    (heard) => heard && 'answer' in heard && heard.answer.natSource,
  );
  return {
    ikev2: {
      offer: 'stock',
      udp500: portAnswer(plain, kindOf),
      udp4500: portAnswer(marked, kindOf),
      ...(settable && { settable: portAnswer(settable, kindOf) }),
      ...large,
    },
    ...(told && 'answer' in told && natOf(told.answer, peer)),
  };
}

/** Nothing of the offer suits; a gateway may also ask for the value of a group that was not offered. */
function isRefusal(heard: Heard<InitReply> | Unanswered): boolean {
  return 'answer' in heard && (heard.answer.kind === 'refused' || heard.answer.kind === 'other-group');
}

/**
 * One request; once more where the gateway wants a public value of another group. A cookie proves as much as any answer, and a gateway
 * that sends one has enough half-open associations: it gets none of ours.
 */
async function initExchange(peer: Peer, port: 500 | 4500, offer: Offer) {
  const { seed, address } = peer;
  const marker = port === 4500 ? nonEspMarker : Buffer.alloc(0);
  const request = { seed, server: address, offer };
  const spi = initRequest(request).subarray(0, 8);
  const read = (datagram: Buffer): InitReply | undefined =>
    datagram.subarray(0, marker.length).equals(marker)
      ? initReply(datagram.subarray(marker.length), spi)
      : undefined;
  const send = (more: { group?: number }) =>
    ask(peer, { port, packet: Buffer.concat([marker, initRequest({ ...request, ...more })]), read });
  const first = await send({});
  if (!('answer' in first)) return first;
  const { kind, group } = first.answer;
  const offered: readonly number[] = offers[offer];
  const other = kind === 'other-group' && group !== undefined && offered.includes(group);
  const again = other ? await send({ group }) : first;
  // The first answer has proved the way; silence to the second takes nothing from that.
  return 'answer' in again ? again : first;
}

/** The least time from a large message to the next small one; a longer round trip takes more. */
const leastStepMs = 400;

/**
 * A first message that no path carries in one piece. Certificates make later messages as large, and networks that drop IP fragments
 * swallow those. It has an SPI of its own, so that a late answer to the small one is not taken for its own. While it gets no answer, large
 * and small ones take turns: what loses small ones as well is a lossy way, or a limit on how many may pass. Two small ones each, so that
 * the turns do not keep step with a loss that comes evenly.
 */
async function largeExchange(peer: Peer, offer: Offer, roundTripMs: number) {
  const { seed, address, end } = peer;
  const step = Math.max(leastStepMs, roundTripMs);
  const request = initRequest({ seed, server: address, offer, padding: 1600 });
  const spi = request.subarray(0, 8);
  const times = { sendAtMs: [0, 2 * step, 4 * step], patienceMs: 7 * step };
  const heard = ask(peer, {
    port: 500,
    packet: request,
    read: (datagram) => initReply(datagram, spi),
    times,
  });
  const small = initRequest({ seed, server: address, offer });
  const between = await end.tally(
    {
      address,
      port: 500,
      packet: small,
      read: (datagram) => initReply(datagram, small.subarray(0, 8)),
      sendAtMs: [step, step, 3 * step, 3 * step, 5 * step, 5 * step],
    },
    heard,
  );
  return { large: portAnswer(await heard, kindOf), ...(between.sent > 0 && { between }) };
}

function kindOf({ kind, notify }: InitReply) {
  return { reply: kind, ...(notify !== undefined && { notify }) };
}

function portAnswer<T>(
  heard: Heard<T> | Unanswered,
  describe: (answer: T) => { reply: InitReply['kind']; notify?: number },
): PortAnswer {
  return 'answer' in heard ? { result: 'answered', ...describe(heard.answer), ms: heard.ms } : heard;
}

/** A hash that is not the one of the address that we dial, or that we dial from, means that somebody translated it. */
function natOf(
  reply: InitReply,
  { address, end: { local } }: Peer,
): Pick<Gateway, 'clientBehindNat' | 'serverBehindNat' | 'fragmentation'> {
  const { spis, natSource, natDestination, kind } = reply;
  return {
    // The bytes are the same for both ports, so the gateway may repeat to one what it said to the other.
    ...(natSource && {
      serverBehindNat: ![500, 4500].some((port) => natSource.equals(endHash(spis, address, port))),
    }),
    ...(natDestination && {
      clientBehindNat: !natDestination.equals(endHash(spis, local.address, local.port)),
    }),
    ...(kind === 'accepted' && { fragmentation: reply.fragmentation }),
  };
}

async function mainMode(
  peer: Peer,
): Promise<{ answers: NonNullable<Gateway['ikev1']>; heard: MainModeReply | undefined }> {
  const plainly = () => mainModeOn(peer, 500, peer.seed.spi('ikev1'), Buffer.alloc(0));
  // IKEv1 gateways take the same cookie on another port for an attack, so UDP 4500 has its own.
  const [first, marked] = await Promise.all([
    plainly(),
    mainModeOn(peer, 4500, peer.seed.spi('ikev1 on 4500'), nonEspMarker),
  ]);
  // A gateway that is still in the middle of what an earlier run began complains and forgets it; then it begins anew.
  const again = 'answer' in first && first.answer.kind === 'other' ? await plainly() : first;
  const plain = 'answer' in again ? again : first;
  return {
    answers: { udp500: portAnswer(plain, saidOf), udp4500: portAnswer(marked, saidOf) },
    heard: 'answer' in plain ? plain.answer : undefined,
  };
}

function mainModeOn(peer: Peer, port: number, spi: Buffer, marker: Buffer) {
  const packet = Buffer.concat([marker, mainModeRequest(peer.seed, spi)]);
  const read = (datagram: Buffer): MainModeReply | undefined =>
    datagram.subarray(0, marker.length).equals(marker)
      ? mainModeReply(datagram.subarray(marker.length), spi)
      : undefined;
  return ask(peer, { port, packet, read });
}

function saidOf(said: MainModeReply) {
  return { reply: said.kind, ...('notify' in said && said.notify !== undefined && { notify: said.notify }) };
}

/**
 * Main Mode up to its fourth message, in the exchange that the first one began: another would be one more that the gateway holds, and
 * strongSwan answers nobody who has five.
 */
async function mainModeNat(
  peer: Peer,
  reply: AcceptedReply,
): Promise<Pick<Gateway, 'clientBehindNat' | 'serverBehindNat'>> {
  const { address: server, seed } = peer;
  const { address: client, port: clientPort } = peer.end.local;
  const packet = mainModeNatRequest(seed, reply, { server, client, clientPort });
  if (!packet) return {};
  const spi = reply.spis.subarray(0, 8);
  const heard = await ask(peer, { port: 500, packet, read: (datagram) => natHashesIn(datagram, spi) });
  if (!('answer' in heard)) return {};
  const [us, ...itself] = heard.answer;
  const same = (hash: Buffer | undefined, address: string, port: number): boolean =>
    hash?.equals(endHash(reply.spis, address, port, reply.hash)) === true;
  return {
    clientBehindNat: !same(us, client, clientPort),
    ...(itself.length > 0 && { serverBehindNat: !itself.some((hash) => same(hash, server, 500)) }),
  };
}
