// Runs the tests, each file in a process of its own under a time limit, and ends with one line that any CI reads:
// "N passed, N failed, N skipped". `quick` runs what needs no extra packages; `all` installs what is missing, where it can.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare-tests.mjs';

const [mode = 'quick', ...filters] = process.argv.slice(2);
const fileLimitMs = 420_000;

const files = readdirSync('test', { recursive: true })
  .map((file) => join('test', String(file)))
  .filter((file) => file.endsWith('.test.ts') && filters.every((filter) => file.includes(filter)))
  .sort();

/** A suite of the second kind needs the tool that is named; see prepare-tests.mjs. */
const needs = (file) =>
  ['host', 'package', 'wine', 'lab', 'browser'].find((need) => file.endsWith(`.${need}.test.ts`));

const ready = await prepare(mode, new Set(files.map(needs)));
const toRun = files.filter((file) => !needs(file) || ready.has(needs(file)));
const left = files.filter((file) => !toRun.includes(file));

const totals = { passed: 0, failed: 0, skipped: 0 };
const queue = [...toRun];

async function worker() {
  for (let file = queue.shift(); file; file = queue.shift()) report(file, await runFile(file));
}

function runFile(file) {
  // What runs leave behind (lock, log, last result) stays apart: files run side by side.
  const data = mkdtempSync(join(tmpdir(), 'vpn-doctor-data-'));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      env: { ...process.env, FORCE_COLOR: '0', VPN_DOCTOR_DATA: data },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    const started = Date.now();
    const clock = setTimeout(() => child.kill('SIGKILL'), fileLimitMs);
    child.on('close', (code) => {
      clearTimeout(clock);
      rmSync(data, { recursive: true, force: true });
      resolve({ code, output, seconds: (Date.now() - started) / 1000 });
    });
  });
}

/** uvu prints a block of Total, Passed and Skipped per run; a file without one ran nothing, and that is a failure. */
function report(file, { code, output, seconds }) {
  const count = (word) =>
    [...output.matchAll(new RegExp(`${word}:\\s+(\\d+)`, 'g'))].reduce(
      (sum, found) => sum + Number(found[1]),
      0,
    );
  const [total, passed, skipped] = [count('Total'), count('Passed'), count('Skipped')];
  const failed = Math.max(total - passed - skipped, code === 0 && total > 0 ? 0 : 1);
  totals.passed += passed;
  totals.skipped += skipped;
  totals.failed += failed;
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${file} (${passed} passed, ${seconds.toFixed(1)} s)`);
  if (failed > 0) console.log(output.trimEnd() || `no output; exit code ${code}`);
}

// Labs measure time and share network namespaces: they run alone, behind the others.
const lab = queue.filter((file) => needs(file) === 'lab');
queue.splice(0, queue.length, ...queue.filter((file) => !lab.includes(file)));
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
queue.push(...lab);
await worker();

for (const file of left) console.log(`not run: ${file} needs ${needs(file)}`);
// Under CI a tool that is missing is a fault of the set-up, not a reason to look away.
if (process.env.CI === 'true' && mode === 'all') totals.failed += left.length;
else totals.skipped += left.length;
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
