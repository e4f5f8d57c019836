// Runs test files that the runner names, one after the other, in one Node: what they have in common is loaded once.
// After a file that fails to load, or throws when nobody waits for it, the runner starts another.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** uvu then runs nothing by itself: what a file registers waits in UVU_QUEUE[UVU_INDEX]. */
globalThis.UVU_DEFER = 1;
globalThis.UVU_INDEX = 0;
globalThis.UVU_QUEUE = [[]];

process.on('message', async (file) => process.send(await run(file)));

/** What became of the tests of a file; `output` is what uvu and the tests wrote. */
async function run(file) {
  // What runs leave behind (lock, log, last result) stays apart: another worker is at work at the same time.
  const data = mkdtempSync(join(tmpdir(), 'vpn-doctor-data-'));
  process.env.VPN_DOCTOR_DATA = data;
  const giveBack = captured();
  const before = processorMs();
  const counts = { total: 0, passed: 0, skipped: 0 };
  const errors = [];
  let spoilt = false;
  try {
    // It would hide every other test of the file, and nobody would miss them.
    if (/^\s*\w+\.only\(/m.test(readFileSync(file, 'utf8'))) errors.push('test.only was forgotten in it.');
    await import(pathToFileURL(resolve(file)).href);
    for (const suite of globalThis.UVU_QUEUE[0].splice(0)) {
      const [failures, passed, skipped, total] = await suite();
      if (typeof failures === 'string') errors.push(failures);
      // uvu drops what a hook throws, and the tests behind it with it.
      else if (passed < total) errors.push('A hook failed, and its tests did not run.');
      counts.total += total;
      counts.passed += passed;
      counts.skipped += skipped;
    }
  } catch (error) {
    errors.push(error?.stack ?? String(error));
    // What it had registered by then would count as the next file's.
    spoilt = true;
  }
  // What nobody waited for may still throw: that is this file's, not the next one's.
  await new Promise((done) => setTimeout(done, 20));
  const output = giveBack();
  rmSync(data, { recursive: true, force: true });
  return { file, ...counts, errors, output, spoilt, processorMs: processorMs() - before };
}

/** What this process has used, and on Linux what it has started and waited for; a PowerShell that files share is of the one that sees its end. */
function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + childrenMs();
}

/** `cutime` and `cstime` of proc(5), in hundredths of a second. The name before them may hold anything. */
function childrenMs() {
  if (!existsSync('/proc/self/stat')) return 0;
  const [, rest = ''] = readFileSync('/proc/self/stat', 'utf8').split(/\) (?=[^)]*$)/);
  const [cutime = 0, cstime = 0] = rest.split(' ').slice(13, 15).map(Number);
  return (cutime + cstime) * 10;
}

/** Keeps what is written, until it is asked for. */
function captured() {
  let text = '';
  const streams = [process.stdout, process.stderr];
  const own = streams.map((stream) => stream.write);
  for (const stream of streams)
    stream.write = (chunk, encoding, done) => {
      text += chunk;
      (typeof encoding === 'function' ? encoding : done)?.();
      return true;
    };
  return () => {
    streams.forEach((stream, index) => {
      stream.write = own[index];
    });
    return text;
  };
}

process.on('disconnect', () => process.exit());
