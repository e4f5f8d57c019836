import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { failureOf } from '../../vpn/network-failure.ts';
import { type HostAndPort, hostPortText } from './beacons.ts';
import { type NetworkAsk, networkProbe } from './network-probe.ts';
import { sntpReply, sntpRequest } from './sntp.ts';
import { UdpEnd } from './udp.ts';
import { bestAnswer, unanswered, unansweredSchema } from './verdict.ts';

const timeAnswerSchema = z.union([
  z.object({
    result: z.literal('answered'),
    /** Seconds that this computer's clock is ahead; absent where the server does not know the time itself. */
    aheadSeconds: z.number().int().optional(),
    ms: z.number().nonnegative(),
  }),
  unansweredSchema,
]);
type TimeAnswer = z.infer<typeof timeAnswerSchema>;

export const timeServersSchema = z.object({ servers: z.record(z.string(), timeAnswerSchema) });

/** How far this computer's clock is off, by a time server (SNTP, RFC 5905). An answer also shows that UDP gets out. */
export const timeServers = networkProbe({
  title: 'Time of day (SNTP)',
  deadlineMs: 6000,
  data: timeServersSchema,
  nothingToAsk: ({ beacons }) => (beacons.time.length === 0 ? 'no time server is set' : undefined),
  run: async (ask, signal) => ({
    servers: Object.fromEntries(
      await Promise.all(
        ask.beacons.time.map(
          async (server) => [hostPortText(server), await timeOf(server, ask, signal)] as const,
        ),
      ),
    ),
  }),
});

async function timeOf(
  { host, port }: HostAndPort,
  ask: NetworkAsk,
  signal: AbortSignal,
): Promise<TimeAnswer> {
  const addresses = await ask.resolver.onePerVersion(host, signal);
  const answers = await Promise.all(addresses.map((address) => timeBy({ address, port }, ask, signal)));
  return bestAnswer(answers) ?? unanswered('dns-no-address', 0);
}

async function timeBy(
  { address, port }: { address: string; port: number },
  { from }: NetworkAsk,
  signal: AbortSignal,
): Promise<TimeAnswer> {
  let end: UdpEnd;
  try {
    end = await UdpEnd.open(address, { from });
  } catch (error) {
    return unanswered(failureOf(error), 0);
  }
  try {
    const nonce = randomBytes(8);
    const read = (datagram: Buffer) => {
      const reply = sntpReply(datagram, nonce);
      return reply && { ...reply, here: Date.now() };
    };
    const heard = await end.ask({ address, port, packet: sntpRequest(nonce), read }, signal);
    if (!('answer' in heard)) return heard;
    const { time, here } = heard.answer;
    const ahead = time === undefined ? {} : { aheadSeconds: Math.round((here - time) / 1000) };
    return { result: 'answered', ...ahead, ms: heard.ms };
  } finally {
    end.close();
  }
}
