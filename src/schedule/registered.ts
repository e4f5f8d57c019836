import { dayAfter, type Trip, tripOf } from '../base/trip.ts';

/** What a registered task says of itself. */
export interface Registered {
  readonly trip: Trip;
  readonly maxAge: string;
  readonly firstDay: string;
  readonly time: string;
  readonly enabled: boolean;
  /** As one would type it. */
  readonly command: string;
}

/** Reads what we have written and Task Scheduler has put in its own form; undefined where it is no longer that. */
export function registeredIn(xml: string): Registered | undefined {
  const arguments_ = textOf(xml, 'Arguments');
  const command = textOf(xml, 'Command');
  const [, firstDay, time] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(textOf(triggerIn(xml), 'StartBoundary') ?? '') ?? [];
  const [, maxAge, days] = / preflight --quiet --max-age (\S+) --trip (\S+)/.exec(` ${arguments_}`) ?? [];
  if (command === undefined || firstDay === undefined || time === undefined) return undefined;
  if (maxAge === undefined || days === undefined) return undefined;
  const trip = tripIn(days);
  const enabled = textOf(settingsIn(xml), 'Enabled') !== 'false';
  return trip && { trip, maxAge, firstDay, time, enabled, command: `"${command}" ${arguments_}` };
}

/** When the daily check comes next, of which it may be up to half an hour late: `2026-12-01 09:30`. */
export function nextDaily(
  { trip, firstDay, time }: Registered,
  today: string,
  clock: string,
): string | undefined {
  if (today < firstDay) return `${firstDay} ${time}`;
  if (clock < time && today <= trip.to) return `${today} ${time}`;
  const tomorrow = dayAfter(today, 1);
  return tomorrow <= trip.to ? `${tomorrow} ${time}` : undefined;
}

const triggerIn = (xml: string): string =>
  /<CalendarTrigger\b[^>]*>[\s\S]*?<\/CalendarTrigger>/.exec(xml)?.[0] ?? '';
const settingsIn = (xml: string): string => /<Settings\b[^>]*>[\s\S]*?<\/Settings>/.exec(xml)?.[0] ?? '';

function tripIn(days: string): Trip | undefined {
  try {
    return tripOf('--trip', days);
  } catch {
    return undefined;
  }
}

/** The text of the first element of that name. */
function textOf(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found?.replace(/&(#\d+|#x[0-9a-f]+|lt|gt|amp|quot|apos);/gi, (_, entity: string) =>
    letterOf(entity),
  );
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function letterOf(entity: string): string {
  if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? '';
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
