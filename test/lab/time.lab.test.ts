import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WarmRunner } from '../../src/powershell/warm-runner.ts';
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

test('a check costs PowerShell’s start, the profile script, the slowest probe, and 150 ms at the most', async () => {
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
    assert.ok(over <= 150, `${Math.round(over)} ms over`);
  });
  server.close();
});

test.run();
