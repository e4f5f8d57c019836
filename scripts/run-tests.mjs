// Runs the tests and ends with one line that any CI reads: "N passed, N failed, N skipped". `quick` runs what needs no
// extra packages; `all` installs what is missing, where it can. Workers take file after file; labs run alone, after the others.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { measurePace } from './pace.mjs';
import { prepare } from './prepare-tests.mjs';
import { verdictOf } from './test-verdict.mjs';

// What the tests start is asked not to tell its makers.
Object.assign(process.env, { POWERSHELL_TELEMETRY_OPTOUT: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1' });

const [mode = 'quick', ...filters] = process.argv.slice(2);

/** More than 1: the long runs (npm run fuzz), of the files alone that play more then. */
const runs = Number(process.env.VPN_DOCTOR_TEST_RUNS ?? 1);
const playsMore = (file) => /\/support\/(runs|mutations)\.ts'/.test(readFileSync(file, 'utf8'));

const files = readdirSync('test', { recursive: true })
  .map((file) => join('test', String(file)))
  .filter((file) => file.endsWith('.test.ts') && filters.every((filter) => file.includes(filter)))
  .filter((file) => runs === 1 || playsMore(file))
  .sort();

/** A suite of the second kind needs the tool that is named; see prepare-tests.mjs. */
const needs = (file) =>
  ['host', 'process', 'package', 'wine', 'lab', 'browser'].find((need) => file.endsWith(`.${need}.test.ts`));

const started = performance.now();
const missing = await prepare(mode, new Set(files.map(needs)), filters.length > 0);
const toRun = files.filter((file) => !missing.has(needs(file)));
const pace = measurePace();
/** What the longest file takes on the machine that these numbers are of, many times over. */
const fileLimitMs = 900_000 * pace * runs;
console.log(
  `ready after ${seconds(performance.now() - started)}; this machine takes ${pace.toFixed(1)} times as long as ours`,
);

/** Where what was left out counts as failed. */
const strict = process.env.CI === 'true';
const totals = { passed: 0, failed: 0, skipped: 0 };
const took = [];

/** A Node that runs one file after the other. It is replaced when a file has ended it, or has to be ended. */
class Worker {
  #child;

  async run(file) {
    const begun = performance.now();
    const result = await this.#result(file);
    took.push({ file, ms: performance.now() - begun, processorMs: result.processorMs ?? 0 });
    report(result, seconds(performance.now() - begun));
  }

  #result(file) {
    const child = this.#process();
    let loose = '';
    const keep = (chunk) => {
      loose += chunk;
    };
    return new Promise((resolve) => {
      const end = (result) => {
        clearTimeout(clock);
        child.off('message', onMessage).off('close', onClose);
        for (const stream of [child.stdout, child.stderr]) stream.off('data', keep);
        resolve(result);
      };
      const gone = (why) => {
        this.#child = undefined;
        end({ file, total: 0, passed: 0, skipped: 0, errors: [why], output: loose });
      };
      const onMessage = (result) => {
        if (result.spoilt) this.#drop(child);
        end(result);
      };
      const onClose = (code, signal) => gone(`its process ended with ${signal ?? code}`);
      const clock = setTimeout(() => {
        this.#drop(child);
        gone(`not done after ${seconds(fileLimitMs)}`);
      }, fileLimitMs);
      for (const stream of [child.stdout, child.stderr]) stream.on('data', keep);
      child.once('message', onMessage);
      child.once('close', onClose);
      child.send(file);
    });
  }

  #drop(child) {
    this.#child = undefined;
    child.kill('SIGKILL');
  }

  #process() {
    if (this.#child?.connected) return this.#child;
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'scripts/test-worker.mjs'], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, FORCE_COLOR: '0', VPN_DOCTOR_TEST_PACE: String(pace) },
    });
    this.#child.on('error', () => {});
    return this.#child;
  }

  /** Resolves when the process is gone, with all that hangs on it. */
  close() {
    const child = this.#child;
    if (!child?.connected) return undefined;
    return new Promise((resolve) => {
      child.once('exit', resolve);
      child.disconnect();
    });
  }
}

function report(result, time) {
  const { word, passed, failed, skipped, said } = verdictOf(result, strict);
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  console.log(`${word.padEnd(4)} ${result.file} (${said}, ${time})`);
  if (failed > 0) console.log([result.output.trimEnd(), ...result.errors].filter(Boolean).join('\n'));
}

async function work(queue) {
  const worker = new Worker();
  for (let file = queue.shift(); file; file = queue.shift()) await worker.run(file);
  await worker.close();
}

const isLab = (file) => needs(file) === 'lab';
const queue = toRun.filter((file) => !isLab(file));
// One more than there are processors: much of what tests do is to wait for an answer that does not come.
await Promise.all(Array.from({ length: availableParallelism() + 1 }, () => work(queue)));
await work(toRun.filter(isLab));

for (const file of files.filter((one) => missing.has(needs(one)))) {
  const { why, excused } = missing.get(needs(file));
  const failed = strict && !excused;
  console.log(`${failed ? 'FAIL' : 'skip'} ${file}: ${why}`);
  totals[failed ? 'failed' : 'skipped'] += 1;
}
const slowest = took.sort((a, b) => b.ms - a.ms).slice(0, 10);
console.log(`the slowest of ${took.length} files, ${seconds(performance.now() - started)} in all:`);
for (const { file, ms, processorMs } of slowest)
  console.log(`  ${seconds(ms).padStart(8)}  ${seconds(processorMs).padStart(8)} of processor  ${file}`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
