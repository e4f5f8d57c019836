import type { PreflightAsked } from '../diagnosis/preflight/preflight.ts';
import type { AssumedNetworkId } from '../knowledge/assumed-networks.ts';
import type { Contact } from '../packs/contact.ts';
import type { RuleBook } from '../packs/rule-book.ts';
import { buildReport } from '../report/build.ts';
import type { Report } from '../report/model.ts';
import { readSnapshot } from '../snapshot/file.ts';
import { redact } from '../snapshot/redact.ts';
import type { RedactionLevel, Snapshot } from '../snapshot/schema.ts';
import { terminalAsker, withAnswers } from './ask.ts';
import { observe } from './observe.ts';
import { answersOf, deadlineOf, type ObserveArguments, requestOf } from './options.ts';
import { assertConnection } from './unknown-connection.ts';

/** What `check` and `bundle` have in common: what to look at, and by what to judge it. */
export interface JudgeArguments extends ObserveArguments {
  readonly from?: string | undefined;
  readonly ask: boolean;
  /** Files of rule packs. */
  readonly packs: readonly string[];
  readonly organisation: string | undefined;
  readonly helpdesk: Contact | undefined;
  readonly compare?: string | undefined;
  /** A network to suppose instead of the one that was observed. */
  readonly assume?: AssumedNetworkId | undefined;
  /** Also judge whether it will work on a trip. */
  readonly preflight?: PreflightAsked | undefined;
  readonly redact: RedactionLevel;
  readonly powershell?: string | undefined;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly json?: boolean | undefined;
}

export interface Judged {
  /** As it may be given away. */
  readonly snapshot: Snapshot;
  readonly report: Report;
  readonly cancelled: boolean;
}

/** Observes or replays, asks who is there, hides what is to be hidden, and judges. */
export async function judge(argv: JudgeArguments): Promise<Judged> {
  deadlineOf(argv);
  const rules = await rulesOf(argv);
  const other = argv.compare === undefined ? undefined : readSnapshot(argv.compare);
  const { snapshot: raw, cancelled } =
    argv.from === undefined ? await observe(argv) : { snapshot: replayed(argv, argv.from), cancelled: false };
  const reportOn = (observed: Snapshot): Report =>
    buildReport(redact(observed, argv.redact), {
      rules,
      compare: other && redact(other, argv.redact),
      assume: argv.assume,
      preflight: argv.preflight,
    });
  const { answered, interrupted } =
    argv.ask && !argv.quiet && !cancelled
      ? await asked(raw, reportOn)
      : { answered: raw, interrupted: false };
  return {
    snapshot: redact(answered, argv.redact),
    report: reportOn(answered),
    cancelled: cancelled || interrupted,
  };
}

/** The tables with an organisation's packs and contact; its own packs' contact goes first. */
export async function rulesOf({
  packs,
  organisation,
  helpdesk,
}: Pick<JudgeArguments, 'packs' | 'organisation' | 'helpdesk'>): Promise<RuleBook | undefined> {
  const name = organisation ?? helpdesk?.name;
  if (packs.length === 0 && name === undefined) return undefined;
  const { bookOf } = await import('../packs/file.ts');
  return bookOf(packs, name === undefined ? undefined : { organisation: name, helpdesk });
}

/** With what the person at the terminal knows, where there is one. */
async function asked(
  snapshot: Snapshot,
  reportOn: (observed: Snapshot) => Report,
): Promise<{ answered: Snapshot; interrupted: boolean }> {
  const terminal = terminalAsker();
  if (!terminal) return { answered: snapshot, interrupted: false };
  try {
    const answered = await withAnswers(snapshot, reportOn, terminal.ask);
    return { answered, interrupted: terminal.interrupted() };
  } finally {
    terminal.close();
  }
}

/** A saved snapshot; what is asked now goes before what was asked then. */
function replayed(argv: JudgeArguments, from: string): Snapshot {
  const saved = readSnapshot(from);
  const snapshot = {
    ...saved,
    request: { ...saved.request, ...requestOf(argv) },
    answers: { ...saved.answers, ...answersOf(argv.answer) },
  };
  assertConnection(snapshot);
  return snapshot;
}
