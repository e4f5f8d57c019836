import { InputError } from '../input-error.ts';
import type { Trip } from '../trip/trip.ts';

/** The calendar day where this computer stands. */
export function today(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function assertAhead({ to }: Trip, now: Date): void {
  if (to < today(now))
    throw new InputError(`--trip: ${to} is past. Give the days of a trip that is not over.`);
}
