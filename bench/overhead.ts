// What the tool adds on top of what it waits for. Ratios and differences of one run: absolute times differ by machine.
// Every script answers as a healthy client would (the stubs), and the server is a listener on this machine.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { WarmRunner } from '../src/powershell/warm-runner.ts';
import { localProbes } from '../src/probes/catalogue.ts';
import type { Report } from '../src/report/model.ts';
import { cli } from '../test/support/cli.ts';
import { engine, stubbedHarness, stubEnvironment, withEnvironment } from '../test/support/engine.ts';

const runs = 7;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const built = spawnSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
await once(server, 'listening');

/** PowerShell from its start to the end of the profile script: what no run can be quicker than. */
async function startAndProfiles(): Promise<number> {
  const runner = new WarmRunner({ executable: engine.executable, harness: stubbedHarness() });
  const started = performance.now();
  await runner.run({ script: 'Get-VpnProfile', parameters: {}, deadlineMs: 10_000 });
  const ms = performance.now() - started;
  await runner.close();
  return ms;
}

const args = [
  'check',
  '--json',
  '--server',
  '127.0.0.1',
  '--powershell',
  engine.executable,
  '--no-internet-beacons',
];
const floor: number[] = [];
const whole: number[] = [];
const slowest: number[] = [];
const process_: number[] = [];
await withEnvironment(stubEnvironment(), async () => {
  for (let turn = 0; turn < runs; turn += 1) {
    floor.push(await startAndProfiles());
    const ran = await cli(args, { entry: 'dist/cli.js' });
    const { timings, coverage } = JSON.parse(ran.stdout) as Report;
    whole.push(timings.totalMs);
    process_.push(ran.ms);
    slowest.push(Math.max(...coverage.filter(({ probe }) => probe !== 'profiles').map(({ ms }) => ms)));
  }
});
server.close();

const nodeStart = median(Array.from({ length: runs }, () => timed(['-e', '0'])));
const version = median(Array.from({ length: runs }, () => timed(['dist/cli.js', '--version'])));
const budget = median(floor) + median(slowest);
console.log(`PowerShell start + profile script   ${median(floor).toFixed(0)} ms`);
console.log(`slowest other probe                 ${median(slowest).toFixed(0)} ms`);
console.log(
  `collection                          ${median(whole).toFixed(0)} ms  (${(median(whole) - budget).toFixed(0)} ms over the two, for ${Object.keys(localProbes).length} scripts)`,
);
console.log(
  `whole process                       ${median(process_).toFixed(0)} ms  (${(median(process_) / median(whole)).toFixed(2)} x the collection)`,
);
console.log(`--version against an empty Node     ${(version / nodeStart).toFixed(2)} x`);

function timed(command: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, command);
  return performance.now() - started;
}
