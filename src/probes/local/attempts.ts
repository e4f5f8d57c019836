import * as z from 'zod';
import { lookup } from '../../base/lookup.ts';
import { elementsOf, fieldsFor } from '../../vpn/event-fields.ts';
import { type WireTunnel, wireTunnels } from '../../vpn/tunnels.ts';
import { localProbe, type Unfamiliar } from './local-probe.ts';
import { isoTime, namedEvents } from './shapes.ts';

/** One dial of one connection, put together from the RasClient events that share its correlation id. */
const attemptSchema = z.object({
  connection: z.string(),
  /** Whose phone book the connection is in, where 20221 tells. Absent in older snapshots. */
  scope: z.enum(['user', 'all-users']).optional(),
  /** When it failed or ended; where it is still up, when it came up. */
  at: isoTime,
  /** When it was begun. Absent in older snapshots. */
  began: isoTime.optional(),
  result: z.enum(['connected', 'failed', 'ended', 'unfinished']),
  /** RasClient 20227's code, as it stands there: 809, or negative for an HRESULT. */
  errorCode: z.number().int().optional(),
  /** RasClient 20226's code, why a session ended: 631 where somebody disconnected it. Absent in older snapshots. */
  endCode: z.number().int().optional(),
  /** The tunnel that was dialled, where an event names it: the truth for an `Automatic` profile. */
  tunnel: z.enum(wireTunnels).optional(),
  /** Event ids in order of time. The last one before 20227 tells the stage that had begun. */
  events: z.array(z.number().int()),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** Keyed by correlation id (CoId). */
export const attemptsSchema = z.object({
  attempts: z.record(z.string(), attemptSchema),
  /** True where RasClient is no source of events on this computer, which it is on every Windows. */
  noProvider: z.boolean().optional(),
});

/** What Get-RasEvent answers. */
export const rasEvents = z.object({
  events: namedEvents(2000, 1000),
});
type RasEvent = z.output<typeof rasEvents>['events'][number];

const connected = 20225;
const ended = 20226;
const failed = 20227;

/**
 * RasClient's events of the last 30 days: Application log, provider RasClient (it has no channel of its own).
 * The user is left out: it is SYSTEM even for per-user profiles, so it tells nothing.
 */
export const attempts = localProbe({
  script: 'Get-RasEvent',
  title: 'Connection attempts (RasClient events of 30 days)',
  deadlineMs: 10_000,
  parameters: { Field: fieldsFor('RasClient') },
  data: attemptsSchema,
  answer: rasEvents.extend({ state: z.enum(['read', 'no-provider']) }),
  normalise: ({ events, state }, unfamiliar): z.infer<typeof attemptsSchema> => ({
    attempts: attemptsIn(events, unfamiliar),
    ...(state === 'no-provider' && { noProvider: true }),
  }),
});

/** Attempts by correlation id. Newest first is how the log comes; events of one millisecond have to turn round as well. */
export function attemptsIn(
  events: readonly RasEvent[],
  unfamiliar: Unfamiliar = () => {},
): Record<string, Attempt> {
  const byId = new Map<string, RasEvent[]>();
  for (const event of [...events].reverse().sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    notice(event, unfamiliar);
    const correlation = (event.fields.correlation ?? '').replace(/[{}]/g, '').toLowerCase();
    if (correlation !== '') byId.set(correlation, [...(byId.get(correlation) ?? []), event]);
  }
  return Object.fromEntries([...byId].map(([id, group]) => [id, attemptOf(group)]));
}

/** Where an event is not what we take it for: fewer data than it has, or words and numbers that do not belong there. */
function notice({ id, count, fields }: RasEvent, unfamiliar: Unfamiliar): void {
  const known = elementsOf('RasClient', id);
  if (known === undefined) unfamiliar('event id');
  else if (count < known) unfamiliar(`${id}: count of data`);
  if (!/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(fields.correlation ?? ''))
    unfamiliar(`${id}.correlation`);
  if (fields.scope !== undefined && scopeOf(fields.scope) === undefined) unfamiliar(`${id}.scope`);
  if (fields.code !== undefined && codeIn(fields.code) === undefined) unfamiliar(`${id}.code`);
}

const scopes: Readonly<Record<string, Attempt['scope']>> = { 'per-user': 'user', 'all-user': 'all-users' };
const scopeOf = (said: string): Attempt['scope'] => lookup(scopes, said.trim().toLowerCase());

function attemptOf(events: readonly RasEvent[]): Attempt {
  const ids = events.map((event) => event.id);
  const first = (field: string): string | undefined =>
    events.map(({ fields }) => fields[field]).find((value) => value !== undefined && value !== '');
  const failure = events.find((event) => event.id === failed);
  const code = codeIn(failure?.fields.code);
  const endCode = codeIn(events.findLast((event) => event.id === ended)?.fields.code);
  const tunnel = tunnelOf(events);
  const scope = scopeOf(first('scope') ?? '');
  return {
    connection: first('connection') ?? '',
    ...(scope && { scope }),
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
    ...(endCode !== undefined && { endCode }),
    ...(tunnel && { tunnel }),
    events: ids,
  };
}

/** A whole number, with or without a sign. */
function codeIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d{1,10}\s*$/.test(text) ? Number(text) : undefined;
}

/**
 * The tunnel of the device that was used last, `WAN Miniport (PPTP)`, `WAN-Miniport (IKEv2)`, `WAN 微型端口 (L2TP)`: what stands around the protocol
 * is translated. A strategy tells only where it names one tunnel: for an automatic profile it is a list, of which the first is the first tried.
 */
function tunnelOf(events: readonly RasEvent[]): WireTunnel | undefined {
  const devices = events.flatMap(({ fields: { device = '', settings = '' } }) =>
    [...`${settings}\n${device}`.matchAll(/\((PPTP|L2TP|SSTP|IKEv2)\)/gi)].map(([, name = '']) => name),
  );
  const strategy = events.map(
    ({ fields: { settings = '' } }) => /VpnStrategy\s*=([^\r\n]*)/i.exec(settings)?.[1] ?? '',
  );
  const planned = new Set(
    strategy
      .join(' ')
      .toLowerCase()
      .match(/\b(pptp|l2tp|sstp|ikev2)\b/g),
  );
  const name = devices.at(-1) ?? (planned.size === 1 ? [...planned][0] : undefined);
  return wireTunnels.find((tunnel) => tunnel === name?.toLowerCase());
}
