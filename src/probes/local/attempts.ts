import * as z from 'zod';
import { type WireTunnel, wireTunnels } from '../../knowledge/tunnels.ts';
import { localProbe } from './local-probe.ts';
import { isoTime, listOf, text } from './shapes.ts';

/** One dial of one connection, put together from the RasClient events that share its correlation id. */
const attemptSchema = z.object({
  connection: z.string(),
  /** When it failed or ended; where it is still up, when it came up. */
  at: isoTime,
  /** When it was begun. Absent in older snapshots. */
  began: isoTime.optional(),
  result: z.enum(['connected', 'failed', 'ended', 'unfinished']),
  /** RasClient 20227's code, as it stands there: 809, or negative for an HRESULT. */
  errorCode: z.number().int().optional(),
  /** The tunnel that was dialled, where an event names it: the truth for an `Automatic` profile. */
  tunnel: z.enum(wireTunnels).optional(),
  /** Event ids in order of time. The last one before 20227 tells the stage that had begun. */
  events: z.array(z.number().int()),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** Keyed by correlation id (CoId). */
export const attemptsSchema = z.object({ attempts: z.record(z.string(), attemptSchema) });

/** What Get-RasEvent answers. */
export const rasEvents = z.object({
  events: listOf(z.object({ id: z.number().int(), at: isoTime, properties: listOf(text(4000)) }), 1000),
});
type RasEvent = z.output<typeof rasEvents>['events'][number];

const connected = 20225;
const ended = 20226;
const failed = 20227;

/**
 * RasClient's events of the last 14 days: Application log, provider RasClient (it has no channel of its own).
 * The data elements have no names; by recorded events they are correlation id, user, connection, and in 20227 the code.
 * The user is left out: it is SYSTEM even for per-user profiles, so it tells nothing.
 */
export const attempts = localProbe({
  script: 'Get-RasEvent',
  title: 'Connection attempts (RasClient events of 14 days)',
  deadlineMs: 10_000,
  answer: rasEvents,
  normalise: ({ events }): z.infer<typeof attemptsSchema> => ({ attempts: attemptsIn(events) }),
});

/** Attempts by correlation id. */
export function attemptsIn(events: readonly RasEvent[]): Record<string, Attempt> {
  // Newest first is how the log comes; events of one millisecond have to turn round as well.
  const byId = new Map<string, RasEvent[]>();
  for (const event of [...events].reverse().sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const id = (event.properties[0] ?? '').replace(/[{}]/g, '').toLowerCase();
    if (id === '') continue;
    byId.set(id, [...(byId.get(id) ?? []), event]);
  }
  return Object.fromEntries([...byId].map(([id, group]) => [id, attemptOf(group)]));
}

function attemptOf(events: readonly RasEvent[]): Attempt {
  const ids = events.map((event) => event.id);
  const failure = events.find((event) => event.id === failed);
  const code = codeOf(failure?.properties.slice(3) ?? []);
  const tunnel = tunnelOf(events);
  return {
    connection: events.map((event) => event.properties[2] ?? '').find((name) => name !== '') ?? '',
    at: (failure ?? events.at(-1))?.at ?? '',
    ...(events[0] && { began: events[0].at }),
    result: ids.includes(failed)
      ? 'failed'
      : ids.includes(ended)
        ? 'ended'
        : ids.includes(connected)
          ? 'connected'
          : 'unfinished',
    ...(code !== undefined && { errorCode: code }),
    ...(tunnel && { tunnel }),
    events: ids,
  };
}

/** The code is the first property behind the connection's name that is a whole number, with or without a sign. */
function codeOf(properties: readonly string[]): number | undefined {
  const number = properties.find((value) => /^-?\d{1,10}$/.test(value.trim()));
  return number === undefined ? undefined : Number(number);
}

/** Device and strategy names are not translated: `WAN Miniport (PPTP)` in 20222, `VpnStrategy = L2TP` in 20221. */
function tunnelOf(events: readonly RasEvent[]): WireTunnel | undefined {
  const said = events.flatMap((event) => event.properties).join('\n');
  const name = /WAN Miniport \((\w+)\)/.exec(said)?.[1] ?? /VpnStrategy\s*=\s*(\w+)/.exec(said)?.[1];
  return wireTunnels.find((tunnel) => tunnel === name?.toLowerCase());
}
