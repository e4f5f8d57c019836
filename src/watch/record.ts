import * as z from 'zod';
import { tunnels } from '../vpn/tunnels.ts';

/** The published schema of what a watch has seen. */
export const watchVersion = 'vpn-doctor.watch/1';

/** A working day and some: older minutes are let go of. */
export const mostMinutes = 24 * 60;
export const mostEvents = 500;

const tally = z.object({
  sent: z.number().int().nonnegative(),
  answered: z.number().int().nonnegative(),
  /** Of the answers, in milliseconds; absent where there was none. */
  medianMs: z.number().nonnegative().exactOptional(),
  maxMs: z.number().nonnegative().exactOptional(),
});

/** `outside`: a TCP connection to the server. `inside`: a question to a name server behind the VPN. */
export const ways = ['outside', 'inside'] as const;
export type Way = (typeof ways)[number];

const minute = z.object({
  at: z.iso.datetime(),
  outside: tally.exactOptional(),
  inside: tally.exactOptional(),
});

export const eventKinds = ['up', 'down', 'attempt', 'silent', 'answers-again', 'address', 'mapping'] as const;

const event = z.object({
  at: z.iso.datetime(),
  kind: z.enum(eventKinds),
  /** Of `silent` and `answers-again`. */
  way: z.enum(ways).exactOptional(),
  /** How long nothing had been sent before what fell silent, or before the UDP port that the network shows changed. */
  afterSilenceS: z.number().nonnegative().exactOptional(),
  /** Of an attempt. */
  result: z.enum(['connected', 'failed', 'ended', 'unfinished']).exactOptional(),
  code: z.number().int().exactOptional(),
});

/** What was seen of one connection over a time. */
export const watchSchema = z.object({
  schema: z.literal(watchVersion),
  tool: z.object({ name: z.string(), version: z.string() }),
  connection: z.object({ name: z.string(), server: z.string(), tunnel: z.enum(tunnels) }),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Oldest first; a day at the most. */
  minutes: z.array(minute),
  /** Oldest first; the oldest are let go of where there are too many. */
  events: z.array(event),
  forgotten: z.number().int().nonnegative(),
  /** The longest silence after which the network still knew our UDP port; absent where it could not be tried. */
  mappingKeptS: z.number().nonnegative().exactOptional(),
  /** What could not be followed, and why. */
  notFollowed: z.array(z.string()),
});
export type WatchRecord = z.infer<typeof watchSchema>;
export type WatchEvent = WatchRecord['events'][number];
export type Minute = WatchRecord['minutes'][number];
export type Tally = z.infer<typeof tally>;
