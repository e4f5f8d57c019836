import { assertWritable, writeWhole } from '../base/files.ts';
import { asciiText } from '../base/text/ascii.ts';
import type { FailOn } from '../diagnosis/verdicts.ts';
import { htmlReport } from '../render/html/html.ts';
import { jsonText } from '../render/json.ts';
import { ticketText } from '../render/ticket.ts';
import type { Report } from '../report/model.ts';
import { bundleOf } from '../snapshot/bundle.ts';
import { snapshotText } from '../snapshot/file.ts';
import { exitCodeOf } from './exit-code.ts';
import { type JudgeArguments, judge } from './judge.ts';
import { sweeper } from './sweeper.ts';

export interface BundleArguments extends JudgeArguments {
  readonly out?: string | undefined;
  readonly failOn: FailOn;
}

/** Everything that support needs, in one file. Its name says whether anything was hidden. */
export async function bundle(argv: BundleArguments): Promise<number> {
  const out = argv.out ?? defaultName(argv);
  assertWritable(out);
  const { snapshot, report, cancelled } = await judge(argv);
  const clean = sweeper(report);
  const texts = {
    'report.html': htmlReport(report),
    'report.json': jsonText(report),
    'snapshot.json': snapshotText(snapshot),
    'ticket.txt': ticketText(report),
    'log.txt': logText(report),
  };
  const { tool, taken, context } = report;
  writeWhole(
    out,
    bundleOf(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, clean(text)])), {
      tool,
      taken,
      redaction: context.redaction,
    }),
  );
  process.stdout.write(`${out}\n`);
  return exitCodeOf(report, { failOn: argv.failOn, cancelled });
}

function defaultName({ redact }: BundleArguments): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  return `vpn-doctor-${time}${redact === 'none' ? '' : '.redacted'}.zip`;
}

/** How each probe went, one line each. */
function logText({ taken, coverage, timings }: Report): string {
  const rows = coverage.map(
    ({ probe, status, ms, reason }) =>
      `${String(ms).padStart(7)} ms  ${status.padEnd(14)}  ${probe}${reason ? `  ${reason}` : ''}`,
  );
  return asciiText(`${[`taken ${taken}, ${timings.totalMs} ms in all`, ...rows].join('\n')}\n`);
}
