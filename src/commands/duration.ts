import { InputError } from '../base/input-error.ts';

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** "45s", "90m", "24h", "7d" in ms. */
export function durationOf(option: string, text: string): number {
  const [, number, unit] = /^(\d{1,6})([smhd])$/.exec(text.trim()) ?? [];
  if (number === undefined || unit === undefined)
    throw new InputError(`${option} takes a number and a unit: 90m, 24h or 7d; not "${text.slice(0, 40)}".`);
  return Number(number) * units[unit as keyof typeof units];
}
