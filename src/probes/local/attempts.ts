import * as z from 'zod';
import { isSameName } from '../../base/lookup.ts';
import { cleanText } from '../../base/text/clean.ts';
import { fieldsFor, shapeOf } from '../../vpn/event-fields.ts';
import { type WireTunnel, wireTunnels } from '../../vpn/tunnels.ts';
import { localProbe, type Unfamiliar } from './local-probe.ts';
import { noticeCount } from './named-events.ts';
import { isoTime, namedEvents, neededWord, ourWord } from './shapes.ts';

/** One dial of one connection, put together from the RasClient events that share its correlation id. */
const attemptSchema = z.object({
  connection: z.string(),
  /** Whose phone book the connection is in, where 20221 tells. Absent in older snapshots. */
  scope: z.enum(['user', 'all-users']).optional(),
  /** What was dialled, where it is no VPN of a phone book. Absent: a VPN, or not told. */
  kind: z.enum(['connection-manager', 'broadband', 'dial-up']).optional(),
  /** True where it was another person than the caller who dialled. Absent: not, or not told; the events mostly name SYSTEM. */
  byOther: z.boolean().optional(),
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

/** RasClient's events of the last 30 days: Application log, provider RasClient (it has no channel of its own). */
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
  return Object.fromEntries([...byId].map(([id, group]) => [id, attemptOf(group, unfamiliar)]));
}

/** Where an event is not what we take it for: other data than it has, or words and numbers that do not belong there. */
function notice(event: RasEvent, unfamiliar: Unfamiliar): void {
  const { id, fields } = event;
  if (!shapeOf('RasClient', id)) unfamiliar('event id');
  noticeCount('RasClient', event, unfamiliar);
  if (!/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(fields.correlation ?? ''))
    unfamiliar(`${id}.correlation`);
  // Without them the name alone tells which connection it is.
  if (fields.scope !== undefined) neededWord(scopes, fields.scope, `${id}.scope`, toSelfTest(unfamiliar));
  if (fields.kind !== undefined) neededWord(kinds, fields.kind, `${id}.kind`, toSelfTest(unfamiliar));
  if (fields.code !== undefined && codeIn(fields.code) === undefined)
    unfamiliar(`${id}.code`, fields.connection ? { connection: cleanText(fields.connection) } : undefined);
}

const toSelfTest =
  (unfamiliar: Unfamiliar): Unfamiliar =>
  (place) =>
    unfamiliar(place, 'nothing');

const scopes: Readonly<Record<string, Attempt['scope']>> = { 'per-user': 'user', 'all-user': 'all-users' };

/** VPN and Connection Manager are recorded; the others are inferred from the kinds of entries that ras.h has (RASET_*). */
const kinds: Readonly<Record<string, NonNullable<Attempt['kind']> | 'vpn'>> = {
  vpn: 'vpn',
  'connection manager': 'connection-manager',
  broadband: 'broadband',
  pppoe: 'broadband',
  'dial-up': 'dial-up',
  dialup: 'dial-up',
};

const nobody: Unfamiliar = () => {};

function attemptOf(events: readonly RasEvent[], unfamiliar: Unfamiliar): Attempt {
  const ids = events.map((event) => event.id);
  const first = (field: string): string | undefined =>
    events.map(({ fields }) => fields[field]).find((value) => value !== undefined && value !== '');
  const failure = events.find((event) => event.id === failed);
  const code = codeIn(failure?.fields.code);
  const endCode = codeIn(events.findLast((event) => event.id === ended)?.fields.code);
  const tunnel = tunnelOf(events);
  const scope = ourWord(scopes, first('scope'), '', nobody);
  const kind = kindOf(first('kind'), events);
  return {
    connection: nameIn(events, unfamiliar),
    ...(scope && { scope }),
    ...(kind && { kind }),
    ...(first('whose') === 'other' && { byOther: true }),
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

/** The events of one dial name one connection; where they do not, one of them has its name in another place. */
function nameIn(events: readonly RasEvent[], unfamiliar: Unfamiliar): string {
  const [name = '', ...others] = events
    .map(({ fields }) => cleanText(fields.connection ?? ''))
    .filter((one) => one !== '');
  if (others.some((one) => !isSameName(one, name))) unfamiliar('names of one dial');
  return name;
}

/** By its word, which may be translated, or by its device, whose protocol is not. */
function kindOf(said: string | undefined, events: readonly RasEvent[]): Attempt['kind'] {
  const word = ourWord(kinds, said, '', nobody);
  if (word !== undefined) return word === 'vpn' ? undefined : word;
  return events.some(({ fields: { device = '', settings = '' } }) =>
    /\(PPPOE\)/i.test(`${settings}\n${device}`),
  )
    ? 'broadband'
    : undefined;
}

/** A whole number, with or without a sign. */
function codeIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d{1,10}\s*$/.test(text) ? Number(text) : undefined;
}

/**
 * The tunnel of the device that was used last, `WAN Miniport (PPTP)`, `WAN-Miniport (IKEv2)`, `WAN 微型端口 (L2TP)`: what stands around the protocol
 * is translated. 20221 has no device that was used, only what the profile is set to: its strategy tells where it names one tunnel, and where it names
 * several, which are tried one after the other, the device beside it is no more than a preset.
 */
function tunnelOf(events: readonly RasEvent[]): WireTunnel | undefined {
  const used = events.flatMap(({ fields: { device = '' } }) => deviceTunnels(device));
  const settings = events.map((event) => event.fields.settings ?? '').join('\n');
  const strategy = [...settings.matchAll(/VpnStrategy\s*=(.*)/gi)].map(([, named = '']) => named).join(' ');
  const planned = new Set(strategy.toLowerCase().match(/\b(pptp|l2tp|sstp|ikev2)\b/g));
  const preset = planned.size === 0 ? deviceTunnels(settings) : planned.size === 1 ? [...planned] : [];
  const name = used.at(-1) ?? preset.at(-1);
  return wireTunnels.find((tunnel) => tunnel === name?.toLowerCase());
}

const deviceTunnels = (text: string): string[] =>
  [...text.matchAll(/\((PPTP|L2TP|SSTP|IKEv2)\)/gi)].map(([, name = '']) => name);
