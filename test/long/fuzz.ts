// `npm run fuzz [-- --times 50] [FILTER…]`: every test that plays something random, with so many times the runs. What fails prints its
// seed, which makes it a case of its own.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '50' } },
});

const files = readdirSync('test', { recursive: true })
  .map((file) => join('test', String(file)))
  .filter((file) => file.endsWith('.test.ts') && positionals.every((filter) => file.includes(filter)))
  .filter((file) => /\/support\/(runs|mutations)\.ts'/.test(readFileSync(file, 'utf8')))
  .sort();

for (const file of files) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], {
    encoding: 'utf8',
    env: { ...process.env, VPN_DOCTOR_TEST_RUNS: values.times },
  });
  console.log(
    `${status === 0 ? 'ok  ' : 'FAIL'} ${file} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (status === 0) continue;
  console.log(stdout + stderr);
  process.exitCode = 1;
}
if (files.length === 0) process.exitCode = 1;
