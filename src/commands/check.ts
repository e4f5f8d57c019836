import { join, resolve } from 'node:path';
import { assertWritable, writeWhole } from '../base/files.ts';
import { InputError } from '../base/input-error.ts';
import type { FailOn } from '../diagnosis/verdicts.ts';
import { briefText, consoleText, fullText } from '../render/console.ts';
import type { EmitFormat } from '../render/emit/emitters.ts';
import { htmlReport } from '../render/html/html.ts';
import { jsonText } from '../render/json.ts';
import { ticketText } from '../render/ticket.ts';
import type { Report } from '../report/model.ts';
import { type RunSummary, summaryOf } from '../report/summary.ts';
import { site } from '../run/site.ts';
import { snapshotText } from '../snapshot/file.ts';
import { emit } from './emit.ts';
import { exitCodeOf } from './exit-code.ts';
import { type JudgeArguments, judge } from './judge.ts';
import { writeLastRun } from './last-run.ts';
import { sweeper } from './sweeper.ts';
import { forStdout } from './terminal.ts';

export interface CheckArguments extends JudgeArguments {
  readonly save?: string | undefined;
  readonly html?: string | undefined;
  readonly json: boolean;
  readonly ticket: boolean;
  readonly emit?: EmitFormat | undefined;
  readonly jsonFile?: string | undefined;
  readonly failOn: FailOn;
  /** Folder to put the page into for the person. */
  readonly desktop?: string | undefined;
}

/** One name, so that a new report takes the place of the old one. */
const onDesktop = 'VPN check before your trip.html';

/** Collects or replays, diagnoses, and writes what was asked for. Answers the exit code. */
export async function check(argv: CheckArguments): Promise<number> {
  if ([argv.json, argv.ticket, argv.emit !== undefined].filter(Boolean).length > 1)
    throw new InputError('--json, --ticket and --emit each want to be what is printed. Give one of them.');
  const page = argv.desktop === undefined ? undefined : join(argv.desktop, onDesktop);
  const outputs = [argv.save, argv.html, argv.jsonFile, page].filter((path) => path !== undefined);
  // Before a run of seconds, so that nothing is lost at its end.
  outputs.forEach(assertWritable);
  if (new Set(outputs.map((path) => resolve(path))).size < outputs.length) {
    throw new InputError('Two outputs have the same file name. Name a file of its own for each.');
  }
  // Whoever wants a document or a note wants no questions.
  const { snapshot, report, cancelled } = await judge({
    ...argv,
    ask: argv.ask && !argv.json && !argv.ticket && argv.emit === undefined,
  });
  const clean = sweeper(report);
  const html = lazily(() => clean(htmlReport(report)));
  if (argv.save !== undefined) writeWhole(argv.save, clean(snapshotText(snapshot)));
  if (argv.html !== undefined) writeWhole(argv.html, html());
  if (page !== undefined) writeWhole(page, html());
  if (argv.jsonFile !== undefined) writeWhole(argv.jsonFile, clean(jsonText(report)));
  const exitCode = exitCodeOf(report, { failOn: argv.failOn, cancelled });
  const summary = summaryOf(report, exitCode);
  if (argv.from === undefined) keepResult(argv, summary, html());
  if (argv.html !== undefined) process.stderr.write(`Report: ${argv.html}\n`);
  if (argv.emit !== undefined)
    return emit(argv.emit, { kind: 'run', summary, ageMs: ageOf(argv, summary) }, clean);
  process.stdout.write(clean(resultText(argv, report)));
  return exitCode;
}

/** Made once, for whoever asks first. */
function lazily(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What of a command line decides whether its result may stand for this computer. */
export type KeptArguments = Pick<
  CheckArguments,
  'connection' | 'only' | 'skip' | 'server' | 'tunnel' | 'error' | 'emit' | 'redact' | 'assume' | 'preflight'
>;

/**
 * Logs how a run ended. Only one that looked at everything may stand for this computer until the next one: a technician who tries a
 * server or a number out changes nothing for the monitors, but what a product asks for (`--emit`) is meant for them, and so is what
 * somebody will travel with.
 */
export function keepResult(argv: KeptArguments, summary: RunSummary, page: string): void {
  const { connection, only, skip, server, tunnel, error, redact, assume, preflight } = argv;
  const { keep, log } = site();
  log(
    `exit code ${summary.exitCode}, ${summary.verdict}: ${summary.findings.map(({ id }) => id).join(', ')}`,
  );
  const part = [only, skip].some((one) => one !== undefined) || (connection !== undefined && !preflight);
  const trial = [server, tunnel, error].some((one) => one !== undefined) && argv.emit === undefined;
  if (part || trial || assume !== undefined || !summary.complete) return;
  // Everybody on this computer may read the page.
  keep((folder) => writeLastRun(folder, summary, redact === 'none' ? undefined : page));
}

/** What was observed just now has no age; a file may be of any day. */
function ageOf({ from }: CheckArguments, { finishedAt }: RunSummary): number {
  return from === undefined ? 0 : Math.max(0, Date.now() - Date.parse(finishedAt));
}

/** What goes to stdout. */
function resultText({ json, ticket, quiet, verbose }: CheckArguments, report: Report): string {
  if (json) return jsonText(report);
  if (ticket) return ticketText(report);
  const columns = process.stdout.isTTY ? process.stdout.columns : undefined;
  const text = quiet ? briefText : verbose ? fullText : consoleText;
  return forStdout(text(report, columns));
}
