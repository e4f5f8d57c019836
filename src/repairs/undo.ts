import type { Change, ChangeKind } from '../knowledge/changes.ts';
import type { ScriptRunner } from '../powershell/script-runner.ts';
import { isReadable, look, unmake } from './change-script.ts';
import { type FixRecord, isOpen, type RecordEntry } from './fix-records.ts';
import { found, scriptWhys } from './words.ts';

/** One change of a record, and what would or did become of it. */
export interface Undone {
  readonly entry: RecordEntry;
  readonly place: number;
  /** The state as it is; absent: it could not be read, or there is none to read. */
  readonly now?: string;
  readonly result: 'would-undo' | 'undone' | 'nothing-to-undo' | 'left' | 'failed';
  readonly why?: string;
}

/** What somebody who works over a VPN would lose. */
const disturbing: readonly ChangeKind[] = ['service-state', 'device-state'];

export const undoDisturbs = (record: FixRecord): boolean =>
  record.entries.some((entry) => isOpen(entry) && disturbing.includes(entry.change.kind));

/** Looks what an undo of this record would do. The newest change comes first, as it would be undone. */
export async function previewUndo(runner: ScriptRunner, record: FixRecord): Promise<Undone[]> {
  const rows: Undone[] = [];
  for (const [place, entry] of [...record.entries.entries()].reverse())
    if (isOpen(entry)) rows.push({ entry, place, ...(await judge(runner, entry.change)) });
  return rows;
}

/** Only what is still as we have set it is ours to put back; whatever else it is by now, somebody wanted so. */
async function judge(runner: ScriptRunner, change: Change): Promise<Pick<Undone, 'now' | 'result' | 'why'>> {
  if (!isReadable(change)) return { result: 'nothing-to-undo', why: 'it fills again by itself' };
  const seen = await look(runner, change);
  if ('failed' in seen) return { result: 'failed', why: seen.failed };
  const now = seen.before;
  if (now === change.from) return { now, result: 'nothing-to-undo', why: 'it is as it was before' };
  if (now === change.to) return { now, result: 'would-undo' };
  return { now, result: 'left', why: `somebody has changed it since: ${found(now)}` };
}

/** Undoes what the preview has found to be ours, the newest first, and notes each in the record. */
export async function undo(
  runner: ScriptRunner,
  record: FixRecord,
  rows: readonly Undone[],
  cancelled: AbortSignal,
): Promise<Undone[]> {
  const done: Undone[] = [];
  for (const row of rows)
    done.push(
      cancelled.aborted
        ? { ...row, result: 'failed', why: 'the run was cancelled' }
        : await undoOne(runner, record, row),
    );
  return done;
}

async function undoOne(runner: ScriptRunner, record: FixRecord, row: Undone): Promise<Undone> {
  const { entry, place, result } = row;
  if (result === 'nothing-to-undo') record.set(place, 'undone');
  if (result === 'left') record.set(place, 'left');
  if (result !== 'would-undo') return row;
  const answer = await unmake(runner, entry.change);
  const seen = await look(runner, entry.change);
  const now = 'failed' in seen ? undefined : seen.before;
  if (now === entry.change.from) {
    record.set(place, 'undone');
    return { ...row, now, result: 'undone' };
  }
  const shown = now === undefined ? {} : { now };
  if ('failed' in answer) return { ...row, ...shown, result: 'failed', why: answer.failed };
  // Nothing that another try would change, until a Restart.
  if (answer.why === 'busy') {
    record.set(place, 'left');
    return { ...row, ...shown, result: 'left', why: scriptWhys.busy };
  }
  return {
    ...row,
    ...shown,
    result: 'failed',
    why: answer.why === '' ? 'it did not take' : scriptWhys[answer.why],
  };
}
