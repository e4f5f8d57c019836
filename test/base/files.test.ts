import { execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readBytes } from '../../src/base/files.ts';
import { temporaryFolder } from '../support/engine.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

test('a regular file is read whole', () => {
  const bytes = Buffer.alloc(3_000_001, 'x');
  writeFileSync(at('whole'), bytes);
  assert.ok(readBytes(at('whole')).equals(bytes));
  writeFileSync(at('empty'), '');
  assert.is(readBytes(at('empty')).length, 0);
});

test('what is too large is not read, however large the system says that it is', () => {
  writeFileSync(at('large'), '');
  truncateSync(at('large'), 50_000_001);
  assert.throws(() => readBytes(at('large')), /larger than 50 MB/);
});

(process.platform === 'win32' ? test.skip : test)('devices and pipes are no files: one line, at once', () => {
  execFileSync('mkfifo', [at('pipe')]);
  for (const path of ['/dev/zero', '/dev/tty0', at('pipe'), folder])
    assert.throws(
      () => readBytes(path),
      /^Cannot read .*(not a regular file|a folder|access is denied|no such file)|refused/,
      path,
    );
});

test.run();
