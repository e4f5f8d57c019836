import { basename } from 'node:path';
import { InputError } from '../base/input-error.ts';
import { diagnoseAll } from '../diagnosis/diagnoses.ts';
import { repairs } from '../knowledge/repairs.ts';
import type { RuleBook } from '../packs/rule-book.ts';
import type { ScriptRunner } from '../powershell/script-runner.ts';
import { leftTo, lookRow, type Outcome, repairRow, restartText } from '../render/fix/document.ts';
import type { FixDocument } from '../render/fix/schema.ts';
import { briefFixText, fixText } from '../render/fix/text.ts';
import { htmlReport } from '../render/html/html.ts';
import { apply, type Made, type Previewed, preview } from '../repairs/apply.ts';
import { FixRecord, recordFolder } from '../repairs/fix-records.ts';
import { type Planned, planRepairs } from '../repairs/plan.ts';
import type { RefusalId } from '../repairs/refusals.ts';
import { buildReport } from '../report/build.ts';
import type { Report } from '../report/model.ts';
import { summaryOf } from '../report/summary.ts';
import { site } from '../run/site.ts';
import { redact } from '../snapshot/redact.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { type RepairId, repairIds } from '../vpn/repair-ids.ts';
import { keepResult } from './check.ts';
import { emit } from './emit.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { type FixArguments, shownFor } from './fix-arguments.ts';
import { rulesOf } from './judge.ts';
import { inTurn, type Turn } from './observe.ts';
import { deadlineOf } from './options.ts';
import { sweeper } from './sweeper.ts';
import { forStdout } from './terminal.ts';

/** All changes of all repairs together end by then; each has a deadline of its own. */
const changesMs = 300_000;

/** Looks, plans, with --yes repairs, and looks again. Answers the exit code. */
export async function fix(argv: FixArguments): Promise<number> {
  assertLive(argv);
  if (argv.json && argv.emit !== undefined)
    throw new InputError('--json and --emit each want to be what is printed. Give one of them.');
  if (argv.undo) return await (await import('./fix-undo.ts')).undoFix(argv);
  const only = repairsNamed(argv.only);
  const rules = await rulesOf(argv);
  const observing = { ...argv, only: undefined, skip: undefined, allowCall: false, allowConnect: false };
  const limitMs = 2 * deadlineOf(argv) + (argv.yes ? changesMs : changesMs / 5);
  return await inTurn(observing, limitMs, (turn) => run(argv, turn, { only, rules }));
}

/** What was seen on another day, or on another computer, is no reason to change this one now. */
export function assertLive({ from, powershell }: Pick<FixArguments, 'from' | 'powershell'>): void {
  if (from !== undefined)
    throw new InputError(
      '--from: a snapshot is of another time, perhaps of another computer, and fix changes this one now. Leave --from out; check --from shows what a snapshot says.',
    );
  if (powershell?.startsWith('replay:'))
    throw new InputError('--powershell replay: a recording is not this computer, and fix changes this one.');
}

/** Repairs by their ids, or by a cause that they mend. */
export function repairsNamed(given: readonly string[] | undefined): ReadonlySet<RepairId> | undefined {
  if (given === undefined || given.length === 0) return undefined;
  const names = given.flatMap((list) => list.split(',')).map((name) => name.trim());
  return new Set(
    names.flatMap((name) => {
      const found = repairs.filter(({ id, mends }) => id === name || mends.some((cause) => cause === name));
      if (found.length === 0)
        throw new InputError(
          `--only: there is no repair "${name.slice(0, 60)}". Repairs are ${repairIds.join(', ')}; everything else is done by people (vpn-doctor explain <cause> says by whom).`,
        );
      return found.map(({ id }) => id);
    }),
  );
}

/** One look with all that is thought of it. */
interface Look {
  readonly snapshot: Snapshot;
  readonly report: Report;
}

async function run(
  argv: FixArguments,
  turn: Turn,
  { only, rules }: { only: ReadonlySet<RepairId> | undefined; rules: RuleBook | undefined },
): Promise<number> {
  const lookAt = (snapshot: Snapshot): Look => ({
    snapshot,
    report: buildReport(redact(snapshot, argv.redact), { rules }),
  });
  const before = lookAt(await turn.look());
  const plan = planRepairs(before.snapshot, diagnoseAll(before.snapshot, { rules }).diagnoses, {
    only,
    allowed: argv.repairs,
  });
  const { outcomes, record } = await carryOut(argv, turn, plan);
  const changed = outcomes.some(({ changes }) => changes.some(wasMade));
  const after = changed && !turn.cancelled.aborted ? lookAt(await turn.look()) : undefined;
  return tell(argv, { before, after, outcomes, record, only, cancelled: turn.cancelled.aborted });
}

const wasMade = (change: Previewed | Made): boolean =>
  'result' in change &&
  (change.result === 'done' || change.result === 'put-back' || change.result === 'failed');

/** What was seen stays worth telling where these speak against doing it. */
const shownAllTheSame: readonly RefusalId[] = ['not-named', 'settings', 'vpn-up', 'not-elevated'];

/** Previews what is due, and with --yes does it. One PowerShell for all. */
async function carryOut(
  argv: FixArguments,
  { lanes, cancelled }: Turn,
  plan: readonly Planned[],
): Promise<{ outcomes: Outcome[]; record: string | undefined }> {
  const asked = plan.some(({ refusal }) => !refusal || shownAllTheSame.includes(refusal.id));
  const runner = asked ? lanes.start?.() : undefined;
  const folder = recordFolder(site().folder);
  const record = folder === undefined ? undefined : FixRecord.create(folder);
  const outcomes: Outcome[] = [];
  try {
    for (const planned of plan)
      outcomes.push(await carryOutOne(argv, planned, { runner, record, cancelled }));
  } finally {
    await runner?.close();
  }
  return { outcomes, record: record && record.entries.length > 0 ? record.path : undefined };
}

interface Means {
  readonly runner: ScriptRunner | undefined;
  readonly record: FixRecord | undefined;
  readonly cancelled: AbortSignal;
}

async function carryOutOne(
  { yes }: FixArguments,
  planned: Planned,
  { runner, record, cancelled }: Means,
): Promise<Outcome> {
  const { repair, targets, refusal } = planned;
  const bare = targets.map((target): Previewed => ({ target }));
  if (refusal && (!runner || !shownAllTheSame.includes(refusal.id)))
    return { planned, result: 'refused', refusal, changes: [] };
  if (!runner) return { planned, result: 'not-done', changes: bare };
  const steps = await preview(runner, targets);
  if (refusal) return { planned, result: 'refused', refusal, changes: steps };
  const stale = staleness(steps);
  if (stale !== undefined)
    return { planned, result: 'refused', refusal: { id: 'changed', why: stale }, changes: steps };
  if (!yes) return { planned, result: 'would-run', changes: steps };
  if (cancelled.aborted) return { planned, result: 'not-done', changes: steps };
  if (!record) return { planned, result: 'failed', changes: steps.map(withoutRecord) };
  site().log(`repairing: ${repair.id}`);
  const made = await apply(runner, { repair: repair.id, steps, record, cancelled });
  const result = resultOf(made);
  site().log(`repair ${repair.id}: ${result}`);
  return { planned, result, changes: made };
}

const withoutRecord = (step: Previewed): Made => ({
  ...step,
  result: 'not-done',
  why: 'no undo record can be kept here, so nothing was changed',
});

/** What has changed since the look, a moment ago: where it is mended by now, or where it cannot be, nothing of the repair is done. */
function staleness(steps: readonly Previewed[]): string | undefined {
  const done = (step: Previewed): boolean => step.change === undefined && step.why === alreadySo;
  const odd = steps.find((step) => step.change === undefined && !done(step));
  if (odd) return odd.why ?? 'it could not be read';
  return steps.every(done) ? 'what this repairs is in order by now' : undefined;
}
const alreadySo = 'it is so already';

function resultOf(made: readonly Made[]): Outcome['result'] {
  if (made.some(({ result }) => result === 'failed')) return 'failed';
  return made.some(({ result, change }) => result === 'not-done' && change !== undefined)
    ? 'not-done'
    : 'done';
}

interface Told {
  readonly before: Look;
  readonly after: Look | undefined;
  readonly outcomes: readonly Outcome[];
  readonly record: string | undefined;
  readonly only: ReadonlySet<RepairId> | undefined;
  readonly cancelled: boolean;
}

/** Prints what was found and done, keeps the last look as a check does, and answers the exit code. */
function tell(argv: FixArguments, told: Told): number {
  const { before, after, outcomes } = told;
  const last = after ?? before;
  const exitCode = exitCodeOfFix(argv, told);
  const clean = sweeper(last.report);
  site().log(`fix${argv.yes ? '' : ', dry run'}: exit code ${exitCode}; ${outcomes.map(wordOf).join(', ')}`);
  // What monitors hear is about the computer, as it is now: its own exit code, but that a repair was wanted and forbidden.
  const forbidden = exitCode === exitCodes.forbidden || exitCode === exitCodes.cancelled;
  const own = exitCodeOf(last.report, { failOn: argv.failOn, cancelled: told.cancelled });
  const summary = summaryOf(last.report, forbidden ? exitCode : own);
  if (after || argv.yes)
    keepResult(
      { ...argv, only: undefined, skip: undefined },
      summaryOf(last.report, own),
      clean(htmlReport(last.report)),
    );
  if (argv.emit !== undefined) return emit(argv.emit, { kind: 'run', summary, ageMs: 0 }, clean);
  process.stdout.write(clean(textOf(argv, documentOf(argv, told, exitCode))));
  return exitCode;
}

const wordOf = ({ planned, result, refusal }: Outcome): string =>
  `${planned.repair.id} ${result}${refusal ? ` (${refusal.id})` : ''}`;

function textOf({ json, quiet }: FixArguments, document: FixDocument): string {
  if (json) return `${JSON.stringify(document, undefined, 2)}\n`;
  return forStdout(quiet ? briefFixText(document) : fixText(document));
}

function documentOf(
  { yes, redact: level }: FixArguments,
  { before, after, outcomes, record }: Told,
  exitCode: number,
): FixDocument {
  const rows = outcomes.map((outcome) => repairRow(outcome, shownFor(before.snapshot, level)));
  return {
    schema: 'vpn-doctor.fix/1',
    tool: before.report.tool,
    taken: before.report.taken,
    mode: yes ? 'applied' : 'dry-run',
    redaction: level,
    complete: before.report.context.complete,
    before: lookRow(before.report),
    repairs: rows,
    left: leftTo((after ?? before).report, rows),
    ...(outcomes.some(needsRestart) && { restart: restartText }),
    ...(record !== undefined && { record: basename(record) }),
    ...(after && { after: lookRow(after.report) }),
    exitCode,
  };
}

const needsRestart = ({ planned, result }: Outcome): boolean =>
  planned.repair.needsRestart === true && result === 'done';

/** 0: all in order. 1: something is left, would be repaired, or did not work. When several hold: 130, 4, 1, 3, 0. */
function exitCodeOfFix({ failOn }: FixArguments, { before, after, outcomes, only, cancelled }: Told): number {
  const codes = [
    exitCodeOf((after ?? before).report, { failOn, cancelled }),
    ...outcomes.map((outcome) => codeOf(outcome, only?.has(outcome.planned.repair.id) === true)),
  ];
  const order = [
    exitCodes.cancelled,
    exitCodes.internal,
    exitCodes.forbidden,
    exitCodes.verdict,
    exitCodes.inconclusive,
  ];
  return order.find((code) => codes.includes(code)) ?? exitCodes.healthy;
}

const forbidding: readonly string[] = ['not-elevated', 'scripts-refused'];

function codeOf(outcome: Outcome, named: boolean): number {
  const { result, refusal } = outcome;
  if (refusal && forbidding.includes(refusal.id)) return exitCodes.forbidden;
  if (refusal) {
    if (named && refusal.id === 'settings') return exitCodes.forbidden;
    // Whoever asks for one by name wants to hear that it was not done.
    return named ? exitCodes.verdict : exitCodes.healthy;
  }
  return result === 'done' && !needsRestart(outcome) ? exitCodes.healthy : exitCodes.verdict;
}
