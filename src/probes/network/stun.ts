import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import * as z from 'zod';
import { failureOf } from '../../vpn/network-failure.ts';
import { type HostAndPort, hostPortText } from './beacons.ts';
import { ownAddresses } from './interfaces.ts';
import { type NetworkAsk, networkProbe } from './network-probe.ts';
import { bindingRequestPacket, mappedEndpoint } from './stun/binding.ts';
import { UdpEnd } from './udp.ts';
import { unanswered, unansweredSchema } from './verdict.ts';

const seenSchema = z.union([
  z.object({
    result: z.literal('answered'),
    /** From where the server saw us. */
    address: z.string(),
    port: z.number().int().min(0).max(65535),
    ms: z.number().nonnegative(),
  }),
  unansweredSchema,
]);
type Seen = z.infer<typeof seenSchema>;

const versionSchema = z.object({
  /** Keyed by server. All were asked from one and the same local port. */
  servers: z.record(z.string(), seenSchema),
  /** Whether the address that they saw is one of this computer's own; absent where nobody answered. */
  own: z.boolean().optional(),
});

/** By IP version; absent where no server has an address of it. */
export const stunSchema = z.object({ ipv4: versionSchema.optional(), ipv6: versionSchema.optional() });

/** One UDP port of ours asks two servers from where they see it (RFC 8489): is UDP allowed at all, and what does a NAT make of it. */
export const stun = networkProbe({
  title: 'UDP and NAT (STUN)',
  deadlineMs: 6000,
  data: stunSchema,
  nothingToAsk: ({ beacons }) => (beacons.stun.length === 0 ? 'no STUN server is set' : undefined),
  run: async (ask, signal) => {
    const found = await Promise.all(
      ask.beacons.stun.map(async ({ host, port }) =>
        (await ask.resolver.onePerVersion(host, signal)).map((address) => ({ host, port, address })),
      ),
    );
    const [ipv4, ipv6] = await Promise.all(
      [4, 6].map((version) =>
        seenBy(
          found.flat().filter(({ address }) => isIP(address) === version),
          ask,
          signal,
        ),
      ),
    );
    return { ...(ipv4 && { ipv4 }), ...(ipv6 && { ipv6 }) };
  },
});

type Target = HostAndPort & { readonly address: string };

async function seenBy(
  targets: readonly Target[],
  { from }: NetworkAsk,
  signal: AbortSignal,
): Promise<z.infer<typeof versionSchema> | undefined> {
  const [first] = targets;
  if (!first) return undefined;
  const named = (answers: readonly Seen[]) => ({
    servers: Object.fromEntries(targets.map((target, at) => [hostPortText(target), answers[at] as Seen])),
  });
  let end: UdpEnd;
  try {
    end = await UdpEnd.open(first.address, { from });
  } catch (error) {
    return named(targets.map(() => unanswered(failureOf(error), 0)));
  }
  try {
    const answers = await Promise.all(targets.map((target) => askStun(end, target, signal)));
    const address = answers.flatMap((answer) => (answer.result === 'answered' ? [answer.address] : []))[0];
    return { ...named(answers), ...(address !== undefined && { own: ownAddresses().includes(address) }) };
  } finally {
    end.close();
  }
}

/** From where a server sees this port of ours. */
export async function askStun(
  end: UdpEnd,
  { address, port }: Pick<Target, 'address' | 'port'>,
  signal: AbortSignal,
): Promise<Seen> {
  const transaction = randomBytes(12);
  const packet = bindingRequestPacket(transaction);
  const read = (datagram: Buffer) => mappedEndpoint(datagram, transaction);
  const heard = await end.ask({ address, port, packet, read }, signal);
  return 'answer' in heard ? { result: 'answered', ...heard.answer, ms: heard.ms } : heard;
}
