import { resolve } from 'node:path';
import { assertWritable, writeWhole } from '../files.ts';
import { InputError } from '../input-error.ts';
import { buildReport } from '../report/build.ts';
import { consoleText } from '../report/console.ts';
import { htmlReport } from '../report/html/html.ts';
import { jsonText } from '../report/json.ts';
import type { Report } from '../report/model.ts';
import { readSnapshot, snapshotText } from '../snapshot/file.ts';
import { redact } from '../snapshot/redact.ts';
import type { RedactionLevel, Snapshot } from '../snapshot/schema.ts';
import { terminalAsker, withAnswers } from './ask.ts';
import { exitCodeOf, type FailOn } from './exit-code.ts';
import { observe } from './observe.ts';
import { answersOf, deadlineOf, type ObserveArguments, requestOf } from './options.ts';
import { assertConnection } from './unknown-connection.ts';

export interface CheckArguments extends ObserveArguments {
  readonly from?: string | undefined;
  readonly save?: string | undefined;
  readonly html?: string | undefined;
  readonly json: boolean;
  readonly jsonFile?: string | undefined;
  readonly ask: boolean;
  readonly rules?: string | undefined;
  readonly compare?: string | undefined;
  readonly failOn: FailOn;
  readonly redact: RedactionLevel;
  readonly powershell?: string | undefined;
  readonly verbose: boolean;
}

/** Collects or replays, diagnoses, and writes what was asked for. Answers the exit code. */
export async function check(argv: CheckArguments): Promise<number> {
  deadlineOf(argv);
  const outputs = [argv.save, argv.html, argv.jsonFile].filter((path) => path !== undefined);
  // Before a run of seconds, so that nothing is lost at its end.
  outputs.forEach(assertWritable);
  if (new Set(outputs.map((path) => resolve(path))).size < outputs.length) {
    throw new InputError('Two outputs have the same file name. Name a file of its own for each.');
  }
  const rules =
    argv.rules === undefined ? undefined : (await import('../rules/file.ts')).readRules(argv.rules);
  const other = argv.compare === undefined ? undefined : readSnapshot(argv.compare);
  const { snapshot: raw, cancelled } =
    argv.from === undefined ? await observe(argv) : { snapshot: replayed(argv, argv.from), cancelled: false };
  const reportOn = (observed: Snapshot): Report =>
    buildReport(redact(observed, argv.redact), { rules, compare: other && redact(other, argv.redact) });
  const answered = argv.ask && !argv.json && !cancelled ? await asked(raw, reportOn) : raw;
  const snapshot = redact(answered, argv.redact);
  const report = reportOn(answered);

  if (argv.save !== undefined) writeWhole(argv.save, snapshotText(snapshot));
  if (argv.html !== undefined) writeWhole(argv.html, htmlReport(report));
  if (argv.jsonFile !== undefined) writeWhole(argv.jsonFile, jsonText(report));
  process.stdout.write(argv.json ? jsonText(report) : consoleText(report));
  if (argv.html !== undefined) process.stderr.write(`Report: ${argv.html}\n`);
  return exitCodeOf(report, { failOn: argv.failOn, cancelled });
}

/** With what the person at the terminal knows, where there is one. */
async function asked(snapshot: Snapshot, reportOn: (observed: Snapshot) => Report): Promise<Snapshot> {
  const terminal = terminalAsker();
  if (!terminal) return snapshot;
  try {
    return await withAnswers(snapshot, reportOn, terminal.ask);
  } finally {
    terminal.close();
  }
}

/** A saved snapshot; what is asked now goes before what was asked then. */
function replayed(argv: CheckArguments, from: string): Snapshot {
  const saved = readSnapshot(from);
  const snapshot = {
    ...saved,
    request: { ...saved.request, ...requestOf(argv) },
    answers: { ...saved.answers, ...answersOf(argv.answer) },
  };
  assertConnection(snapshot);
  return snapshot;
}
