import { changeWords, type Target, wayOf } from '../../knowledge/changes.ts';
import type { Made, Previewed } from '../../repairs/apply.ts';
import type { Planned } from '../../repairs/plan.ts';
import type { Undone } from '../../repairs/undo.ts';
import type { Report } from '../../report/model.ts';
import type { FixChange, FixDocument, FixRepair, UndoDocument } from './schema.ts';

/** A planned repair, and what became of it. */
export interface Outcome {
  readonly planned: Planned;
  readonly result: FixRepair['result'];
  readonly refusal?: NonNullable<FixRepair['refusal']>;
  readonly changes: readonly (Previewed | Made)[];
}

/** What names are shown as, and where the scripts are. */
export interface Shown {
  readonly name: (connection: string) => string;
  readonly script: (name: string) => string;
  /** Reasons may quote what a script said, in words that come from outside. */
  readonly reason: (text: string) => string;
}

export function repairRow({ planned, result, refusal, changes }: Outcome, shown: Shown): FixRepair {
  const { repair, causes } = planned;
  return {
    id: repair.id,
    title: repair.title,
    causes: causes.map(({ id, confidence = 'possible' }) => ({ id, confidence })),
    result,
    ...(refusal && { refusal: { ...refusal, why: shown.reason(refusal.why) } }),
    needsRestart: repair.needsRestart === true,
    verify: repair.verify,
    changes: changes.map((change) => changeRow(change, shown)),
  };
}

function changeRow(seen: Previewed | Made, shown: Shown): FixChange {
  const { target, change, now, why } = seen;
  const to = wayOf(target)?.to ?? '';
  return {
    kind: target.kind,
    target: shownTarget(target, shown),
    what: changeWords[target.kind].what(shownTarget(target, shown)),
    ...(change && { from: change.from }),
    to,
    ...(now !== undefined && { now }),
    ...(change && { command: commandOf(target, { to, expected: change.from }, shown) }),
    undo: changeWords[target.kind].undone,
    result: 'result' in seen ? seen.result : seen.change ? 'would-run' : 'not-done',
    ...(why !== undefined && { why: shown.reason(why) }),
  };
}

const shownTarget = ({ kind, target }: Pick<Target, 'kind' | 'target'>, { name }: Shown): string =>
  kind === 'auto-trigger' ? name(target) : target;

/** The very call, for an elevated PowerShell. A quote within quotes is written twice, and PowerShell takes typographic ones for quotes, too. */
function commandOf(
  target: Pick<Target, 'kind' | 'target'>,
  { to, expected }: { readonly to: string; readonly expected: string },
  shown: Shown,
): string {
  const quoted = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
  const script = quoted(shown.script(changeWords[target.kind].script));
  return `& ${script} -Target ${quoted(shownTarget(target, shown))} -To ${quoted(to)} -Expected ${quoted(expected)}`;
}

/** Causes that are sure enough, and that no repair of this run has done away with or would. */
export function leftTo({ causes, roles }: Report, repairs: readonly FixRepair[]): FixDocument['left'] {
  const mended = new Set(
    repairs
      .filter(({ result }) => result === 'would-run' || result === 'done')
      .flatMap((repair) => repair.causes.map(({ id }) => id)),
  );
  return causes
    .filter(({ id, confidence }) => confidence !== 'possible' && !mended.has(id))
    .map(({ id, title, confidence, fixedBy, fix }) => ({
      id,
      title,
      confidence,
      by: fixedBy,
      who: roles[fixedBy],
      text: (fix.find(({ by }) => by === fixedBy) ?? fix[0])?.text ?? '',
    }));
}

export function lookRow({ verdict, headline, causes }: Report): FixDocument['before'] {
  return {
    verdict,
    headline,
    causes: causes.map(({ id, title, confidence }) => ({ id, title, confidence })),
  };
}

export function undoRow(
  {
    entry: { repair, change },
    now,
    result,
    why,
  }: Omit<Undone, 'result'> & {
    readonly result: UndoDocument['changes'][number]['result'];
  },
  shown: Shown,
): UndoDocument['changes'][number] {
  const row = {
    repair,
    kind: change.kind,
    target: shownTarget(change, shown),
    what: changeWords[change.kind].what(shownTarget(change, shown)),
    ...(now !== undefined && { now }),
    to: change.from,
    result,
    ...(why !== undefined && { why: shown.reason(why) }),
  };
  return result === 'would-undo'
    ? { ...row, command: commandOf(change, { to: change.from, expected: change.to }, shown) }
    : row;
}

/** Windows reads some values at its start only, and with Fast Startup a shut-down is none. */
export const restartText =
  'Restart the computer: Start, Power, Restart. Not Shut down: with Fast Startup Windows then keeps what it has read.';
