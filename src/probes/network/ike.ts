import { isIP } from 'node:net';
import * as z from 'zod';
import { failureOf, networkFailures } from './failure.ts';
import { offeredGroups, Seed } from './ike/groups.ts';
import {
  type AcceptedReply,
  type MainModeReply,
  mainModeNatRequest,
  mainModeReply,
  mainModeRequest,
  natHashesIn,
} from './ike/ikev1.ts';
import { type InitReply, initReply, initRequest } from './ike/ikev2.ts';
import { endHash } from './ike/nat-detection.ts';
import { addressesOf } from './names.ts';
import { networkProbe } from './network-probe.ts';
import { type Heard, UdpEnd, type Unheard } from './udp.ts';

/** What came back from one port. Whatever it says, an answer proves the way there and an IKE service. */
const portSchema = z.union([
  z.object({
    result: z.literal('answered'),
    /** `accepted`: a proposal suits. `refused`: none does, or no such connection. `cookie`: the gateway is careful. */
    reply: z.enum(['accepted', 'refused', 'cookie', 'other-group']),
    /** Number of the error notify: 14 is "no proposal chosen" in both versions. */
    notify: z.number().int().optional(),
    ms: z.number().nonnegative(),
  }),
  z.object({
    result: z.literal('no-answer'),
    failure: z.enum(networkFailures),
    ms: z.number().nonnegative(),
  }),
]);
type PortAnswer = z.infer<typeof portSchema>;

const gatewaySchema = z.object({
  /** IKEv2 on UDP 500, and on UDP 4500 behind the non-ESP marker. */
  ikev2: z
    .object({
      udp500: portSchema,
      udp4500: portSchema,
      /** A request on UDP 500 that has to go in IP fragments; absent where a small one got no answer. */
      large: portSchema.optional(),
    })
    .optional(),
  /** IKEv1 Main Mode on UDP 500, for L2TP. */
  ikev1: portSchema.optional(),
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
  run: async ({ servers }, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        servers
          .filter(({ ike: versions }) => versions.length > 0)
          .map(async ({ host, ike: versions }) => {
            const addresses = onePerFamily(await addressesOf(host, signal));
            const gateways = addresses.map(
              async (address) => [address, await gateway(address, versions, signal)] as const,
            );
            return [host, Object.fromEntries(await Promise.all(gateways))] as const;
          }),
      ),
    ),
  }),
});

/** A pool behind one name answers alike; one packet to each family is enough, and polite. */
function onePerFamily(addresses: readonly string[]): string[] {
  return [4, 6].flatMap((family) => addresses.find((address) => isIP(address) === family) ?? []);
}

async function gateway(address: string, versions: readonly (1 | 2)[], signal: AbortSignal): Promise<Gateway> {
  let end: UdpEnd;
  try {
    end = await UdpEnd.open(address, Seed.port(address));
  } catch (error) {
    return unreachable(versions, { result: 'no-answer', failure: failureOf(error), ms: 0 });
  }
  const seed = new Seed(address, `${end.local.address} ${end.local.port}`);
  try {
    const [second, first] = await Promise.all([
      versions.includes(2) ? ikev2(end, seed, signal) : {},
      versions.includes(1) ? mainMode(end, seed, signal) : undefined,
    ]);
    if (!first) return second;
    // Main Mode has to go on for it and leaves more behind at the gateway: only where IKEv2 has not told already.
    const known = 'serverBehindNat' in second;
    const nat =
      !known && first.heard?.kind === 'accepted' ? await mainModeNat(end, seed, first.heard, signal) : {};
    return { ikev1: first.answer, ...nat, ...second };
  } finally {
    end.close();
  }
}

function unreachable(versions: readonly (1 | 2)[], answer: PortAnswer): Gateway {
  return {
    ...(versions.includes(2) && { ikev2: { udp500: answer, udp4500: answer } }),
    ...(versions.includes(1) && { ikev1: answer }),
  };
}

async function ikev2(end: UdpEnd, seed: Seed, signal: AbortSignal): Promise<Gateway> {
  const [plain, marked] = await Promise.all([
    initExchange(end, 500, seed, Buffer.alloc(0), signal),
    initExchange(end, 4500, seed, nonEspMarker, signal),
  ]);
  const large = 'answer' in plain ? await largeExchange(end, seed, signal) : undefined;
  return {
    ikev2: {
      udp500: portAnswer(plain, kindOf),
      udp4500: portAnswer(marked, kindOf),
      ...(large && { large: portAnswer(large, kindOf) }),
    },
    ...('answer' in plain ? natOf(plain.answer, end) : 'answer' in marked ? natOf(marked.answer, end) : {}),
  };
}

/**
 * One request; once more where the gateway wants a public value of another group. A cookie proves as much as any answer, and a gateway
 * that sends one has enough half-open associations: it gets none of ours.
 */
async function initExchange(end: UdpEnd, port: number, seed: Seed, marker: Buffer, signal: AbortSignal) {
  const spi = seed.spi('ikev2');
  const read = (datagram: Buffer): InitReply | undefined =>
    datagram.subarray(0, marker.length).equals(marker)
      ? initReply(datagram.subarray(marker.length), spi)
      : undefined;
  const request = { seed, server: end.address, group: offeredGroups[0] as number };
  const send = (more: { group?: number }) =>
    end.ask(port, Buffer.concat([marker, initRequest({ ...request, ...more })]), read, signal);
  const first = await send({});
  if (!('answer' in first)) return first;
  const { kind, group } = first.answer;
  const other = kind === 'other-group' && group !== undefined && seed.publicValue(group) !== undefined;
  const again = other ? await send({ group }) : first;
  // The first answer has proved the way; silence to the second takes nothing from that.
  return 'answer' in again ? again : first;
}

/**
 * A first message that no path carries in one piece. Certificates make later messages as large, and networks that drop IP fragments
 * swallow those. It has an SPI of its own, so that a late answer to the small one is not taken for its own.
 */
function largeExchange(end: UdpEnd, seed: Seed, signal: AbortSignal) {
  const request = initRequest({ seed, server: end.address, group: offeredGroups[0], padding: 1600 });
  const spi = request.subarray(0, 8);
  return end.ask(500, request, (datagram) => initReply(datagram, spi), signal);
}

function kindOf({ kind, notify }: InitReply) {
  return { reply: kind, ...(notify !== undefined && { notify }) };
}

function portAnswer<T>(
  heard: Heard<T> | Unheard,
  describe: (answer: T) => { reply: 'accepted' | 'refused' | 'cookie' | 'other-group'; notify?: number },
): PortAnswer {
  return 'answer' in heard
    ? { result: 'answered', ...describe(heard.answer), ms: heard.ms }
    : { result: 'no-answer', failure: heard.failure, ms: heard.ms };
}

/** A hash that is not the one of the address that we dial, or that we dial from, means that somebody translated it. */
function natOf(
  reply: InitReply,
  { address, local }: UdpEnd,
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
  end: UdpEnd,
  seed: Seed,
  signal: AbortSignal,
): Promise<{ answer: PortAnswer; heard: MainModeReply | undefined }> {
  const spi = seed.spi('ikev1');
  const heard = await end.ask(500, mainModeRequest(seed), (datagram) => mainModeReply(datagram, spi), signal);
  const answer = portAnswer(heard, (said) => ({
    reply: said.kind,
    ...('notify' in said && said.notify !== undefined && { notify: said.notify }),
  }));
  return { answer, heard: 'answer' in heard ? heard.answer : undefined };
}

async function mainModeNat(
  end: UdpEnd,
  seed: Seed,
  reply: AcceptedReply,
  signal: AbortSignal,
): Promise<Pick<Gateway, 'clientBehindNat' | 'serverBehindNat'>> {
  const { address: client, port: clientPort } = end.local;
  const packet = mainModeNatRequest(seed, reply, { server: end.address, client, clientPort });
  if (!packet) return {};
  const spi = reply.spis.subarray(0, 8);
  const heard = await end.ask(500, packet, (datagram) => natHashesIn(datagram, spi), signal);
  if (!('answer' in heard)) return {};
  const [us, ...itself] = heard.answer;
  const same = (hash: Buffer | undefined, address: string, port: number): boolean =>
    hash?.equals(endHash(reply.spis, address, port, reply.hash)) === true;
  return {
    clientBehindNat: !same(us, client, clientPort),
    ...(itself.length > 0 && { serverBehindNat: !itself.some((hash) => same(hash, end.address, 500)) }),
  };
}
