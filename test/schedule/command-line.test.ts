import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commandLine } from '../../src/schedule/command-line.ts';

/** As Windows takes a command line apart (CommandLineToArgvW), for what stands behind the program's name. */
function argv(line: string): string[] {
  const args: string[] = [];
  let [current, quoted, begun] = ['', false, false];
  for (let at = 0; at < line.length; at += 1) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes > 0) {
      const quote = line[at + slashes] === '"';
      current += '\\'.repeat(quote ? Math.floor(slashes / 2) : slashes);
      begun = true;
      at += slashes - 1;
      if (quote && slashes % 2 === 1) {
        current += '"';
        at += 1;
      }
    } else if (line[at] === '"') {
      quoted = !quoted;
      begun = true;
    } else if (/[ \t]/.test(line[at] ?? '') && !quoted) {
      if (begun) args.push(current);
      [current, begun] = ['', false];
    } else {
      current += line[at];
      begun = true;
    }
  }
  return begun ? [...args, current] : args;
}

test('what is put together comes apart again', () => {
  const hostile = fc.array(fc.constantFrom('\\', '"', ' ', 'a', '-', 'ü', "'", '&', '^', '\t'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      fc.array(
        hostile.map((letters) => letters.join('')),
        { maxLength: 5 },
      ),
      (args) => {
        assert.equal(argv(commandLine(args)), args);
      },
    ),
    { numRuns: 2000 },
  );
});

test('plain words stay plain', () => {
  assert.is(
    commandLine(['preflight', '--trip', '2026-12-01..2026-12-10']),
    'preflight --trip 2026-12-01..2026-12-10',
  );
  assert.is(commandLine(['C:\\Program Files\\x.exe', '']), '"C:\\Program Files\\x.exe" ""');
  assert.is(commandLine(['C:\\with blank\\']), '"C:\\with blank\\\\"');
});

test.run();
