// npm run score: how often the right cause and its cure come first, on the cases of this repository or of any folders (--cases DIR).
import yargs from 'yargs';
import { causes } from '../src/knowledge/causes.ts';
import {
  type Case,
  CaseError,
  casesIn,
  codeLookup,
  reportOf,
  snapshotOf,
} from '../test/support/cases/case.ts';
import { judged, type Result, tally } from '../test/support/cases/score.ts';

const argv = yargs(process.argv.slice(2))
  .option('cases', {
    type: 'string',
    array: true,
    default: ['test/cases/real', 'test/cases/second', 'test/cases/third'],
    requiresArg: true,
    describe: 'Folders of cases',
  })
  .option('quiet', { type: 'boolean', default: false, describe: 'Only the totals' })
  .strict()
  .parseSync();

const invalid: string[] = [];
const layerOf = new Map<string, string>(causes.map(({ id, layer }) => [id, layer]));
const percent = (part: number, whole: number): string =>
  whole === 0 ? '  -' : `${Math.round((100 * part) / whole)} %`.padStart(5);

/** A case that makes no snapshot is said to be invalid; the others go on. */
function resultsOf(one: Case): Result[] {
  try {
    return [judged(one, reportOf(one), codeLookup(snapshotOf(one)))];
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    invalid.push(error.message);
    return [];
  }
}

function line({ one, report, place, wrongConfirmed }: Result): string {
  const mark = place === 1 ? '1' : place !== undefined && place <= 3 ? String(place) : '-';
  const named = report.causes.slice(0, 4).map(({ id, confidence, score }) => `${id} ${confidence} ${score}`);
  const wrong = wrongConfirmed.length > 0 ? `  WRONG: ${wrongConfirmed.join(', ')}` : '';
  return `${mark}  ${one.id.padEnd(12)} expected ${one.expected.join(' | ') || 'nothing'}; named ${named.join(', ') || 'nothing'}${wrong}`;
}

/** Where the cure stood, and what was said first in its place. */
function cureLine({ one, report, cure }: Result): string[] {
  if (!cure || cure.first) return [];
  const where = cure.place ? `place ${cure.place}` : cure.anywhere ? 'further down' : 'nowhere';
  const said = report.actions.map(({ id }) => id).join(', ') || 'nothing';
  return [`   ${one.id.padEnd(12)} cure ${one.cure.join(' | ')}: ${where}; said ${said}`];
}

function cureRows(results: readonly Result[]): string[] {
  const all = tally(results);
  const share = (part: number): string =>
    `${String(part).padStart(6)}${percent(part, all.judgeable).padStart(10)}`;
  const line = (title: string, text: string): string => `${title.padEnd(44)}${text}`;
  return [
    line('cures that can be judged', String(all.judgeable).padStart(6)),
    line('  cure first (one bridge before it at the most)', share(all.cureFirst)),
    line('  cure among the first three', share(all.cureFirstThree)),
    line('  cure anywhere', share(all.cureAnywhere)),
    line('  first step for somebody who cannot do it', String(all.wrongAddressee).padStart(6)),
    line('  a first step misleads', String(all.misleading).padStart(6)),
    line('all cases: "in order" over a complaint', String(all.falseGreen).padStart(6)),
    line('  first step known to be done or pointless', String(all.pointless).padStart(6)),
    line('  reports with a placeholder in a command', String(all.placeholders).padStart(6)),
  ];
}

function row(title: string, results: readonly Result[]): string {
  const { cases, first, firstThree, byCode, wrongConfirmed } = tally(results);
  return `${title.padEnd(24)}${String(cases).padStart(6)}${percent(first, cases).padStart(10)}${percent(firstThree, cases).padStart(13)}${percent(byCode, cases).padStart(13)}${String(wrongConfirmed).padStart(18)}`;
}

try {
  const results = argv.cases.flatMap((folder) => casesIn(folder)).flatMap(resultsOf);
  if (!argv.quiet)
    process.stdout.write(`${results.flatMap((one) => [line(one), ...cureLine(one)]).join('\n')}\n\n`);
  const derivable = results.filter(({ one }) => one.derivable === 'yes');
  const others = results.filter(({ one }) => one.derivable !== 'yes');
  const layers = [
    ...new Set(derivable.map(({ one }) => layerOf.get(one.expected[0] ?? '') ?? 'nothing wrong')),
  ].sort();
  process.stdout.write(
    [
      `${''.padEnd(24)} cases     first  first three  code lookup  wrong "confirmed"`,
      row('derivable', derivable),
      ...layers.map((layer) =>
        row(
          `  ${layer}`,
          derivable.filter(({ one }) => (layerOf.get(one.expected[0] ?? '') ?? 'nothing wrong') === layer),
        ),
      ),
      row('partly or not derivable', others),
      `  confirmed among these: ${others.filter(({ report }) => report.causes.some(({ confidence }) => confidence === 'confirmed')).length}`,
      '',
      ...cureRows(results),
      '',
    ].join('\n'),
  );
  for (const message of invalid) process.stderr.write(`invalid, not counted: ${message}\n`);
  if (invalid.length > 0) process.exitCode = 2;
} catch (error) {
  if (!(error instanceof CaseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
