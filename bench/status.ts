import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLastRun } from '../src/operations/last-run.ts';
import { sampleSummary } from '../test/support/said.ts';

/** Milliseconds that a program takes from start to end. */
function once(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  if (status === null) throw new Error('the program did not run');
  return performance.now() - started;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** `status` against Node that does nothing, in turns, since a machine's speed changes from second to second. Needs the built program. */
export function statusRatio(turns = 25): { status: number; bare: number; ratio: number } {
  const data = mkdtempSync(join(tmpdir(), 'vpn-doctor-bench-'));
  const summary = { ...sampleSummary('gre-blocked'), finishedAt: new Date().toISOString() };
  writeLastRun(data, summary, '');
  const env = { ...process.env, VPN_DOCTOR_DATA: data };
  const times = Array.from({ length: turns }, () => ({
    bare: once(['-e', '0'], env),
    status: once(['dist/cli.js', 'status'], env),
  }));
  rmSync(data, { recursive: true });
  const [bare, status] = [middle(times.map((one) => one.bare)), middle(times.map((one) => one.status))];
  return { bare, status, ratio: status / bare };
}

if (import.meta.filename === process.argv[1]) {
  const { bare, status, ratio } = statusRatio();
  console.log(`status: ${status.toFixed(0)} ms, bare runtime ${bare.toFixed(0)} ms: ${ratio.toFixed(2)} x`);
}
