import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WarmRunner } from '../../src/powershell/warm-runner.ts';
import { localProbes } from '../../src/probes/catalogue.ts';
import type { Report } from '../../src/report/model.ts';
import { cli } from '../support/cli.ts';
import { engine, stubbedHarness, stubEnvironment, withEnvironment } from '../support/engine.ts';

const test = suite('time');

/** Best of some: what the tool costs, not what else the machine did meanwhile. */
async function best(turns: number, measure: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn += 1) least = Math.min(least, await measure());
  return least;
}

/**
 * 150 ms for the lanes and their first scripts, 10 ms for each further one: on two cores both lanes are busy, and a script that
 * runs for the first time in an engine costs 5 to 40 ms of processor time however little it does.
 */
const allowanceMs = 150 + 10 * Math.max(Object.keys(localProbes).length - 11, 0);

test('a check costs PowerShell’s start, the profile script, the slowest probe, and little more', async () => {
  assert.ok(existsSync(engine.executable));
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await withEnvironment(stubEnvironment(), async () => {
    const floor = await best(5, async () => {
      const runner = new WarmRunner({ executable: engine.executable, harness: stubbedHarness() });
      const started = performance.now();
      await runner.run({ script: 'Get-VpnProfile', parameters: {}, deadlineMs: 10_000 });
      const ms = performance.now() - started;
      await runner.close();
      return ms;
    });
    const over = await best(5, async () => {
      const ran = await cli(
        [
          'check',
          '--json',
          '--server',
          '127.0.0.1',
          '--powershell',
          engine.executable,
          '--no-internet-beacons',
        ],
        { entry: 'dist/cli.js' },
      );
      const { timings, coverage } = JSON.parse(ran.stdout) as Report;
      const slowest = Math.max(...coverage.filter(({ probe }) => probe !== 'profiles').map(({ ms }) => ms));
      return timings.totalMs - floor - slowest;
    });
    assert.ok(over <= allowanceMs, `${Math.round(over)} ms over, ${allowanceMs} allowed`);
  }).finally(() => server.close());
});

test.run();
