import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { wrap } from '../../src/base/text/wrap.ts';
import { consoleText, fullText } from '../../src/render/console.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/model.ts';
import { casesIn, snapshotOf } from '../support/cases/case.ts';
import { reportOn, sample, sampleNames } from '../support/samples.ts';

const columns = 80;
/** CI counts as a terminal that has colours. */
const plain = (text: string): string => stripVTControlCharacters(text).trimEnd();
const linesOf = (report: Report): string[] => plain(consoleText(report, columns)).split('\n');
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const clients: readonly (readonly [name: string, report: Report])[] = [
  ...sampleNames.map((name) => [name, buildReport(sample(name))] as const),
  ...casesIn('test/cases/real').map((one) => [one.id, buildReport(snapshotOf(one))] as const),
];

/** Rows of the screen: a command that is longer is broken by the terminal. */
const heightOf = (report: Report): number =>
  linesOf(report).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);

test('four of five results fit a screen of 24 lines at 80 columns', () => {
  const long = clients.filter(([, report]) => heightOf(report) > 24);
  assert.ok(long.length <= clients.length / 5, long.map(([name]) => name).join());
});

test('a command stands whole in one line, to be copied; nothing else is longer than the screen is wide', () => {
  for (const [name, report] of clients) {
    const commands = report.actions.flatMap(({ command, repair }) => [
      ...(command?.split('\n') ?? []),
      ...(repair === undefined ? [] : [repair]),
    ]);
    const lines = linesOf(report).map((line) => line.trim());
    for (const command of report.verdict === 'healthy' ? [] : commands)
      assert.ok(lines.includes(command.trim()), `${name}: ${command}`);
    for (const line of linesOf(report))
      assert.ok(
        line.length <= columns || commands.includes(line.trim()) || !/\S \S/.test(line.trim()),
        `${name}: ${line}`,
      );
  }
});

test('every step of the leading cause is told, by its first words at least', () => {
  for (const [name, report] of clients) {
    const [first] = report.causes;
    if (!first || report.verdict === 'healthy') continue;
    const text = flat(plain(consoleText(report, columns)));
    for (const { text: step } of first.fix)
      assert.ok(text.includes(flat(step.slice(0, 30)).trim()), `${name}: ${step}`);
  }
});

test('the verdict comes first, the last error and its meaning next, where the rest is last', () => {
  const lines = linesOf(reportOn('gre-blocked'));
  assert.match(lines[0] ?? '', /^\[XX\] /);
  assert.match(
    flat(lines.slice(0, 6).join(' ')),
    /Error 721 \(ERROR_PPP_NO_RESPONSE\): The server does not respond/,
  );
  assert.match(lines.at(-1) ?? '', /--verbose/);
});

test('with --verbose everything that was seen is told', () => {
  const text = plain(fullText(reportOn('gre-blocked'), columns));
  for (const part of [/^Causes:/m, /^Ways to the server:/m, /^Not seen:/m]) assert.match(text, part);
});

test('wrapping loses no word and breaks no line that fits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 40 }),
      fc.integer({ min: 20, max: 100 }),
      (words, width) => {
        const line = `- ${words.join(' ')}`;
        const rows = wrap(line, width);
        assert.is(flat(rows.join(' ')).trim(), flat(line).trim());
        assert.ok(rows.every((row) => row.length <= width));
        if (line.length <= width) assert.equal(rows, [line]);
      },
    ),
  );
});

test.run();
