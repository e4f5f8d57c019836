import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { Busy } from '../base/input-error.ts';

const lockSchema = z.object({
  pid: z.number().int().positive(),
  /** When it was taken, and when its run has ended for certain, in ms since 1970. */
  since: z.number(),
  until: z.number(),
});
type Holder = z.infer<typeof lockSchema>;

/** A file that is being written has no content yet. */
const youngMs = 3000;
const pollMs = 200;

export interface LockOptions {
  /** How long this run may take at the most. */
  readonly forMs: number;
  /** How long it may wait for its turn. */
  readonly waitMs: number;
  /** Told once, where somebody else holds it. */
  readonly onWait?: (holder: { pid: number; ageMs: number }) => void;
  /** Ends the waiting; the lock is not taken then. */
  readonly cancelled: AbortSignal;
}

/**
 * One run at a time in a data folder: two would spoil each other's measurements, and gateways take many requests at once for an attack.
 * Waits for the other run, for so long as is allowed: what a run that died has left behind is taken over. Answers how to give it back.
 */
export async function takeLock(
  folder: string,
  { forMs, waitMs, onWait, cancelled }: LockOptions,
): Promise<() => void> {
  const path = join(folder, 'run.lock');
  const started = performance.now();
  let told = false;
  while (!cancelled.aborted) {
    const own: Holder = { pid: process.pid, since: Date.now(), until: Date.now() + forMs };
    if (create(path, own)) return () => release(path, own);
    const holder = read(path);
    if (holder === undefined) continue;
    if (isOver(holder)) takeAway(path, holder);
    else if (performance.now() - started > waitMs)
      throw new Busy(`Another run is still under way (process ${holder.pid}). Try again when it has ended.`);
    else if (!told) {
      told = true;
      onWait?.({ pid: holder.pid, ageMs: Math.max(0, Date.now() - holder.since) });
    }
    await delay(pollMs, undefined, { signal: cancelled }).catch(() => {});
  }
  return () => {};
}

/** The process of the run that is under way in a folder, if one is. */
export function holderOf(folder: string): number | undefined {
  const holder = read(join(folder, 'run.lock'));
  return holder && !isOver(holder) ? holder.pid : undefined;
}

function create(path: string, own: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Who holds it; undefined where it is free by now. What cannot be read counts as held while it is young. */
function read(path: string): Holder | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  try {
    return lockSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { pid: 1, since: found.mtimeMs, until: found.mtimeMs + youngMs };
  }
}

/** A clock that was set back must not make a lock eternal, so one from the future is over, too. */
function isOver({ pid, since, until }: Holder): boolean {
  const now = Date.now();
  return now > until || since > now + youngMs || !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Two that wait may both find the same dead lock, and the slower one would take the faster one's new lock away: so it is moved aside
 * first, and put back when it turns out to be another one.
 */
function takeAway(path: string, dead: Holder): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Somebody was faster.
  }
  const moved = read(aside);
  if (moved && moved.since === dead.since && moved.pid === dead.pid) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function release(path: string, own: Holder): void {
  const holder = read(path);
  if (holder?.pid === own.pid && holder.since === own.since) rmSync(path, { force: true });
}
