import { spawnSync } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { paced } from '../support/pace.ts';

/** Each says what it came to, and what it may come to at the most. */
const benches = ['collection', 'batch', 'network', 'diagnosis', 'rendering', 'status', 'watch'];

test('every bench comes to its end; how fast anything is only they say', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bench/run.ts', '--short'],
    { encoding: 'utf8', timeout: paced(300_000) },
  );
  assert.is(status, 0, stdout + stderr);
  const parts = stdout.split(/^(?=\w+: )/m).map((part) => part.split('\n'));
  assert.equal(
    parts.map(([title = '']) => title.split(':')[0]),
    benches,
  );
  for (const [title, ...lines] of parts)
    assert.ok(
      lines.some((line) => /\d (ms|x) {2}at most /.test(line)),
      title,
    );
});

test.run();
