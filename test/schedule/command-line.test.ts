import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commandLine } from '../../src/schedule/command-line.ts';
import { argumentsIn } from '../support/arguments-in.ts';
import { runs } from '../support/runs.ts';

/** From the tables of "Parsing C command-line arguments". */
const documented: readonly [line: string, args: readonly string[]][] = [
  ['"abc" d e', ['abc', 'd', 'e']],
  ['a\\\\\\b d"e f"g h', ['a\\\\\\b', 'de fg', 'h']],
  ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
  ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
];

for (const [line, args] of documented)
  test(`the yardstick: ${line}`, () => {
    assert.equal(argumentsIn(line), args);
  });

test('arguments as a person would write them', () => {
  assert.is(
    commandLine(['preflight', '--trip', '2026-12-01..2026-12-10', '--connection=Contoso VPN']),
    'preflight --trip 2026-12-01..2026-12-10 "--connection=Contoso VPN"',
  );
  assert.is(commandLine(['C:\\Program Files\\x\\']), '"C:\\Program Files\\x\\\\"');
  assert.is(commandLine(['']), '""');
});

const letter = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('"', '\\', ' ', '\t', "'", '-', '%', '&', '^', '|', 'a') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const argument = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''));

test('whatever the arguments are, Windows takes them apart again', () => {
  fc.assert(
    fc.property(fc.array(argument, { maxLength: 5 }), (args) => {
      assert.equal(argumentsIn(commandLine(args)), args);
    }),
    { numRuns: runs(5000) },
  );
});

test.run();
