import { InputError } from './input-error.ts';

/** Days of a journey as they stand in a calendar (`2026-12-01`), the first and the last included. No time zone: the person crosses some. */
export interface Trip {
  readonly from: string;
  readonly to: string;
}

/** What has to last must last a week longer: people come home late. */
export const slackDays = 7;

const dayMs = 86_400_000;
const longestDays = 366;

/** "2026-12-01..2026-12-10"; one day alone is a trip of a day. */
export function tripOf(option: string, text: string): Trip {
  const [from, to = from, ...rest] = text.trim().split('..');
  if (from === undefined || to === undefined || rest.length > 0 || !isDay(from) || !isDay(to))
    throw new InputError(
      `${option} takes the first and the last day: 2026-12-01..2026-12-10; not "${text.slice(0, 40)}".`,
    );
  const days = daysBetween(from, to);
  if (days < 0) throw new InputError(`${option}: ${to} is before ${from}. Give the first day first.`);
  if (days > longestDays)
    throw new InputError(`${option}: ${days} days are more than a year. Give the days of one trip.`);
  return { from, to };
}

/** From one calendar day to another; negative backwards. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The calendar day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The day that it is here. */
export function localDay(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** What is over cannot be made ready for. */
export function assertAhead(option: string, { to }: Trip, now: Date): void {
  if (to < localDay(now))
    throw new InputError(`${option}: ${to} is past. Give the days of a trip that is not over.`);
}

/** A day that the calendar has: `Date` would take February 30 for March 2. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
