/** A number that a bench came to. What it may be at the most is said where somebody relies on it; ratios of one run where possible. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'x';
  readonly limit?: number;
}

export interface Bench {
  readonly title: string;
  readonly run: (extent: Extent) => Promise<readonly Figure[]>;
}

/** How much is played: in a short run everything once, which shows that it runs, and says nothing about speed. */
export interface Extent {
  readonly short: boolean;
  /** How often, where so many turns are normal. */
  readonly turns: (normal: number) => number;
}

export const ms = (what: string, value: number, limit?: number): Figure => figure(what, value, 'ms', limit);
export const times = (what: string, value: number, limit?: number): Figure => figure(what, value, 'x', limit);

function figure(what: string, value: number, unit: Figure['unit'], limit: number | undefined): Figure {
  return { what, value, unit, ...(limit !== undefined && { limit }) };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What the tool costs, not what else the machine did meanwhile. */
export const least = (values: readonly number[]): number => Math.min(...values);

export function elapsed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

export async function inTurn<T>(turns: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let turn = 0; turn < turns; turn += 1) results.push(await work());
  return results;
}
