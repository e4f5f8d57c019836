import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { WarmShell } from '../../src/powershell/warm-shell.ts';
import { temporaryFolder } from '../support/engine.ts';
import { paced } from '../support/pace.ts';
import { onWindows, testWhere } from '../support/where.ts';

/** A shell as a busy Windows shows it: all that five lines print comes in one chunk each of stdout and stderr, with CRLF. */
const busyShell = `#!${process.execPath}
let lines = [];
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  lines.push(line);
  if (lines.length < 5) return;
  const mark = /'([0-9A-Za-z]{16})'/.exec(lines[0])[1];
  lines = [];
  process.stderr.write(mark + '\\r\\n' + mark + '\\r\\n');
  process.stdout.write(mark + '\\r\\n' + mark + '\\r\\n');
});
`;

testWhere(!onWindows)('marks that come in one chunk are seen, and the next line is typed', async () => {
  const path = join(temporaryFolder(), 'busy-shell.cjs');
  writeFileSync(path, busyShell, { mode: 0o755 });
  const shell = new WarmShell(path, {});
  try {
    for (let turn = 0; turn < 3; turn += 1) {
      const answer = await shell.ask('anything', () => undefined, paced(2000));
      assert.is('none' in answer && answer.none, 'silent', `turn ${turn}`);
    }
  } finally {
    shell.kill();
  }
});

test.run();
