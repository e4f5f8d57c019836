import { basename } from 'node:path';
import { InputError } from '../base/input-error.ts';
import { cleanText } from '../base/text/clean.ts';
import { toolName, toolVersion } from '../base/version.ts';
import { vpnUp } from '../collect/may-dial.ts';
import { evidence } from '../facts/evidence.ts';
import { repairs } from '../knowledge/repairs.ts';
import type { ScriptRunner } from '../powershell/script-runner.ts';
import { restartText, undoRow } from '../render/fix/document.ts';
import type { UndoDocument } from '../render/fix/schema.ts';
import { undoSummary, undoText } from '../render/fix/text.ts';
import { type DamagedRecord, FixRecord, isOpen, recordFolder, recordsIn } from '../repairs/fix-records.ts';
import { previewUndo, type Undone, undo, undoDisturbs } from '../repairs/undo.ts';
import { site } from '../run/site.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { exitCodes } from './exit-code.ts';
import { type FixArguments, shownFor } from './fix-arguments.ts';
import { inTurn, type Turn } from './observe.ts';
import { deadlineOf } from './options.ts';
import { sweeper } from './sweeper.ts';
import { forStdout } from './terminal.ts';

/** Who runs this, and whether a VPN is up: all that an undo has to know of the computer besides what it puts back. */
const wanted = ['session', 'profiles', 'phonebooks', 'network', 'devices'];

/** All changes together end by then. */
const changesMs = 300_000;

/** Undoes the newest repair that is not undone: shows it, and with --yes does it. Answers the exit code. */
export async function undoFix(argv: FixArguments): Promise<number> {
  if (argv.emit !== undefined)
    throw new InputError(
      '--emit says how the computer is, and --undo does not look at that. Leave --emit out.',
    );
  const observing = { ...argv, only: wanted, skip: undefined, allowCall: false, allowConnect: false };
  return await inTurn(observing, deadlineOf(argv) + changesMs, (turn) => run(argv, turn));
}

async function run(argv: FixArguments, turn: Turn): Promise<number> {
  const folder = recordFolder(site().folder);
  const records = folder === undefined ? [] : recordsIn(folder);
  const newest = records.find(
    (one): one is FixRecord => one instanceof FixRecord && one.entries.some(isOpen),
  );
  const damaged = records.filter((one): one is DamagedRecord => !(one instanceof FixRecord));
  if (!newest) return tell(argv, { damaged, rows: [] });
  const snapshot = await turn.look();
  const refusal = refusalOf(argv, snapshot, newest);
  const runner = turn.lanes.start?.();
  try {
    const seen = runner ? await previewUndo(runner, newest) : [];
    const rows = runner && argv.yes && !refusal ? await undone(runner, newest, seen, turn.cancelled) : seen;
    return tell(argv, { newest, damaged, rows, snapshot, refusal, cancelled: turn.cancelled.aborted });
  } finally {
    await runner?.close();
  }
}

async function undone(
  runner: ScriptRunner,
  record: FixRecord,
  seen: readonly Undone[],
  cancelled: AbortSignal,
): Promise<Undone[]> {
  site().log(`undoing ${basename(record.path)}`);
  const rows = await undo(runner, record, seen, cancelled);
  site().log(`undo: ${rows.map(({ entry, result }) => `${entry.repair} ${result}`).join(', ')}`);
  return rows;
}

/** Why nothing may be undone now. A dry run only shows, and may always. */
function refusalOf({ yes }: FixArguments, snapshot: Snapshot, record: FixRecord): UndoDocument['refusal'] {
  const session = evidence(snapshot.probes, 'session');
  const up = vpnUp(snapshot);
  if (yes && !snapshot.context.complete)
    return { id: 'incomplete', why: 'the run was cut short, and has not seen whether a VPN is up' };
  if (snapshot.context.powershell?.refused)
    return {
      id: 'scripts-refused',
      why: 'a policy on this computer refuses the scripts; ask for signed ones',
    };
  if (!session.known || !session.value.elevated)
    return { id: 'not-elevated', why: 'it takes administrator’s rights: start vpn-doctor elevated' };
  if (up !== undefined && undoDisturbs(record))
    return { id: 'vpn-up', why: `${up}, and this would disturb it: disconnect first` };
  return undefined;
}

interface Told {
  readonly newest?: FixRecord;
  readonly damaged: readonly DamagedRecord[];
  readonly rows: readonly Undone[];
  readonly snapshot?: Snapshot;
  readonly refusal?: UndoDocument['refusal'];
  readonly cancelled?: boolean;
}

function tell(argv: FixArguments, told: Told): number {
  const document = documentOf(argv, told);
  const clean = sweeper({ context: { redaction: argv.redact } });
  const text = argv.json
    ? `${JSON.stringify(document, undefined, 2)}\n`
    : forStdout(argv.quiet ? `${undoSummary(document)}\n` : undoText(document));
  process.stdout.write(clean(text));
  return document.exitCode;
}

function documentOf(argv: FixArguments, told: Told): UndoDocument {
  const { newest, damaged, rows, snapshot, refusal } = told;
  const shown = snapshot ? shownFor(snapshot, argv.redact) : undefined;
  return {
    schema: 'vpn-doctor.undo/1',
    tool: { name: toolName, version: toolVersion },
    mode: argv.yes ? 'applied' : 'dry-run',
    redaction: argv.redact,
    ...(newest && { record: basename(newest.path), startedAt: newest.startedAt }),
    ...(refusal && { refusal }),
    changes: shown ? rows.map((row) => undoRow(row, shown)) : [],
    damaged: damaged.map(({ path, damaged: why }) => ({ record: basename(path), why: cleanText(why) })),
    ...(rows.some(needsRestart) && { restart: restartText }),
    exitCode: exitCodeOfUndo(argv, told),
  };
}

/** What Windows reads at its start only, it has read as we had set it. */
const needsRestart = ({ entry, result }: Undone): boolean =>
  result === 'undone' &&
  repairs.some(({ id, needsRestart: restart }) => id === entry.repair && restart === true);

/** 0: nothing is left to undo. 1: something would be undone, or could not be. */
function exitCodeOfUndo(argv: FixArguments, { newest, rows, refusal, cancelled }: Told): number {
  if (cancelled) return exitCodes.cancelled;
  if (!newest) return exitCodes.healthy;
  if (refusal) return refusal.id === 'vpn-up' ? exitCodes.verdict : exitCodes.forbidden;
  const well =
    rows.length > 0 && rows.every(({ result }) => result === 'undone' || result === 'nothing-to-undo');
  return argv.yes && well ? exitCodes.healthy : exitCodes.verdict;
}
