import type { Change, Target } from '../knowledge/changes.ts';
import { wayOf } from '../knowledge/changes.ts';
import type { ScriptRunner } from '../powershell/script-runner.ts';
import type { RepairId } from '../vpn/repair-ids.ts';
import { type Answered, changeFrom, isReadable, look, make, unmake } from './change-script.ts';
import type { FixRecord } from './fix-records.ts';
import { found, otherwiseNow, scriptWhys } from './words.ts';

/** A change with what a look at the computer, just now, has shown. */
export interface Previewed {
  readonly target: Target;
  /** The state as it is. Absent: it could not be read. */
  readonly now?: string;
  /** The change from that state. Absent: it cannot be made, or is not due any more. */
  readonly change?: Change;
  /** Why not. */
  readonly why?: string;
}

/** Looks at what is there now, by the very script that would change it. Changes nothing. */
export async function preview(runner: ScriptRunner, targets: readonly Target[]): Promise<Previewed[]> {
  const seen: Previewed[] = [];
  for (const target of targets) seen.push(previewed(target, await look(runner, target)));
  return seen;
}

function previewed(target: Target, answer: Answered): Previewed {
  if ('failed' in answer) return { target, why: answer.failed };
  const now = answer.before;
  if (now === wayOf(target)?.to) return { target, now, why: 'it is so already' };
  if (answer.why !== '') return { target, now, why: scriptWhys[answer.why] };
  const change = changeFrom(target, now);
  return change ? { target, now, change } : { target, now, why: otherwiseNow };
}

/** What became of one change. */
export interface Made extends Previewed {
  readonly result: 'done' | 'failed' | 'put-back' | 'not-done';
}

/**
 * Makes the changes of one repair in their order, each with its record before it and a look behind it. One that does not take puts those
 * before it back: a repair is done, or it is not. A cancelled run ends between two changes.
 */
export async function apply(
  runner: ScriptRunner,
  {
    repair,
    steps,
    record,
    cancelled,
  }: {
    readonly repair: RepairId;
    readonly steps: readonly Previewed[];
    readonly record: FixRecord;
    readonly cancelled: AbortSignal;
  },
): Promise<Made[]> {
  const made: Made[] = [];
  const places = new Map<Made, number>();
  for (const step of steps) {
    const failed = made.some(({ result }) => result === 'failed');
    if (!step.change || failed || cancelled.aborted) {
      const why = step.why ?? (failed ? 'a change before it failed' : 'the run was cancelled');
      made.push({ ...step, result: 'not-done', why });
      continue;
    }
    const { place, ...one } = await makeOne(runner, step.change, repair, record);
    const row = { ...step, ...one };
    made.push(row);
    if (place !== undefined) places.set(row, place);
  }
  return made.some(({ result }) => result === 'failed') ? await putBack(runner, made, places, record) : made;
}

async function makeOne(
  runner: ScriptRunner,
  change: Change,
  repair: RepairId,
  record: FixRecord,
): Promise<{ result: 'done' | 'failed'; now?: string; why?: string; place?: number }> {
  let place: number;
  try {
    place = record.begin(repair, change);
  } catch (error) {
    return {
      result: 'failed',
      why: `no undo record could be written, so nothing was changed: ${messageOf(error)}`,
    };
  }
  const answer = await make(runner, change);
  const now = await stateAfter(runner, change, answer);
  if (now === change.to) {
    record.set(place, 'done');
    return { result: 'done', now, place };
  }
  // What is there as before was not changed; of anything else only the record can tell later what it was.
  if (now === change.from) record.set(place, 'failed');
  const told = 'failed' in answer ? answer.failed : answer.why === '' ? undefined : scriptWhys[answer.why];
  return {
    result: 'failed',
    ...(now !== undefined && { now }),
    why:
      told ?? (now === undefined ? 'what is there now could not be read' : `it did not take: ${found(now)}`),
    place,
  };
}

/** A second look, not the script's own word; undefined where it cannot be read. */
async function stateAfter(
  runner: ScriptRunner,
  change: Change,
  answer: Answered,
): Promise<string | undefined> {
  if (!isReadable(change)) return 'failed' in answer ? undefined : answer.after;
  const seen = await look(runner, change);
  return 'failed' in seen ? undefined : seen.before;
}

async function putBack(
  runner: ScriptRunner,
  made: readonly Made[],
  places: ReadonlyMap<Made, number>,
  record: FixRecord,
): Promise<Made[]> {
  const after = new Map<Made, Made>();
  for (const row of [...made].reverse()) {
    const place = places.get(row);
    if (row.result !== 'done' || !row.change || place === undefined || !isReadable(row.change)) continue;
    await unmake(runner, row.change);
    const now = await stateAfter(runner, row.change, { failed: '' });
    if (now !== row.change.from) continue;
    record.set(place, 'undone');
    after.set(row, { ...row, result: 'put-back', now, why: 'a later change of this repair failed' });
  }
  return made.map((row) => after.get(row) ?? row);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
