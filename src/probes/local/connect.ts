import * as z from 'zod';
import { fieldsFor } from '../../vpn/event-fields.ts';
import { wireTunnels } from '../../vpn/tunnels.ts';
import { type Attempt, attemptsIn, rasEvents } from './attempts.ts';
import { localProbe } from './local-probe.ts';
import { isoTime } from './shapes.ts';

/** One dial of one connection by us, and what came of it. */
export const connectSchema = z.object({
  connection: z.string(),
  at: isoTime,
  result: z.enum(['connected', 'failed']),
  /** The number by which it failed: that of the events, or, where they have none, of rasdial. */
  errorCode: z.number().int().optional(),
  /** What rasdial ended with: RAS' own number, 0 for connected. */
  exitCode: z.number().int(),
  /** The tunnel that was dialled, where an event names it. */
  tunnel: z.enum(wireTunnels).optional(),
  /** Ids of the events in order of time, and the correlation id that they share. */
  events: z.array(z.number().int()),
  correlation: z.string().optional(),
  /** What the dial itself took. */
  dialMs: z.number().nonnegative(),
  /** Whether it was down again afterwards. Absent where nothing had come up. */
  hungUp: z.boolean().optional(),
});
export type Dial = z.infer<typeof connectSchema>;

const answer = z.discriminatedUnion('dialled', [
  z.object({ dialled: z.literal(false), why: z.enum(['absent', 'busy', 'no-program']) }),
  rasEvents.extend({
    dialled: z.literal(true),
    at: isoTime,
    exitCode: z.number().int(),
    hungUp: z.union([z.boolean(), z.null()]),
    ms: z.number(),
  }),
]);

/** What the script says of itself after it has hung up alone. */
export const hangUpAnswer = z.object({ hungUp: z.boolean() });

/**
 * A real dial, by what Windows has saved for it, and hung up at once: the one way to a fresh error number. The server sees a sign-in. Who may be
 * dialled is decided before, by what was observed (snapshot/may-dial.ts); the script only sees to it that nothing has come up since.
 */
export const connect = localProbe({
  script: 'Test-VpnDial',
  title: 'One dial of the connection',
  // Windows itself gives up a tunnel after 30 to 45 s; Automatic tries several in turn.
  deadlineMs: 60_000,
  needsConsent: '--allow-connect',
  parameters: { Field: fieldsFor('RasClient') },
  sees: 'Only with --allow-connect, and only the caller’s own and all-user profiles.',
  data: connectSchema,
  answer,
  normalise: (found, unfamiliar): Omit<Dial, 'connection'> | { readonly why: Why } => {
    if (!found.dialled) return { why: found.why };
    const { at, exitCode, ms, hungUp } = found;
    // Each correlation id is a dial; events that came in meanwhile may be of a second one, which is not ours.
    const [correlation, attempt] = Object.entries(attemptsIn(found.events, unfamiliar))[0] ?? [];
    return {
      at,
      ...resultOf(exitCode, attempt),
      exitCode,
      ...(attempt?.tunnel && { tunnel: attempt.tunnel }),
      events: attempt?.events ?? [],
      ...(correlation !== undefined && { correlation }),
      dialMs: Math.max(ms, 0),
      ...(hungUp !== null && { hungUp }),
    };
  },
});
type Why = Extract<z.output<typeof answer>, { dialled: false }>['why'];

/** What to say where hanging up failed, or nobody knows. */
export const stillUp =
  'whether it was hung up is not known: look in Settings, Network and Internet, VPN, and disconnect it there';

/** Why the script itself dialled nothing. */
export const notDialled: Record<Why, string> = {
  absent: 'Windows lists no connection of this name any more',
  busy: 'a VPN connection has come up meanwhile',
  'no-program': 'rasdial.exe is not there',
};

function resultOf(
  exitCode: number,
  attempt: Attempt | undefined,
): Pick<Dial, 'result'> & { errorCode?: number } {
  return exitCode === 0
    ? { result: 'connected' }
    : { result: 'failed', errorCode: attempt?.errorCode ?? exitCode };
}
