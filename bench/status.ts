import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLastRun } from '../src/commands/last-run.ts';
import { sampleSummary } from '../test/support/said.ts';
import { type Bench, elapsed, median, ms, times } from './bench.ts';

/** Monitoring asks for it every few minutes on every computer. In turns, since a machine's speed changes from second to second. */
export const status: Bench = {
  title: 'the short commands against Node that does nothing',
  run: async ({ turns }) => {
    const data = mkdtempSync(join(tmpdir(), 'vpn-doctor-bench-'));
    writeLastRun(data, { ...sampleSummary('gre-blocked'), finishedAt: new Date().toISOString() }, '');
    const env = { ...process.env, VPN_DOCTOR_DATA: data };
    const taken = Array.from({ length: turns(25) }, () => ({
      bare: once(['-e', '0'], env),
      status: once(['dist/cli.js', 'status'], env),
      version: once(['dist/cli.js', '--version'], env),
    }));
    rmSync(data, { recursive: true });
    const [bare, asked, version] = (['bare', 'status', 'version'] as const).map((name) =>
      median(taken.map((one) => one[name])),
    ) as [number, number, number];
    return [
      ms('bare Node', bare),
      times('status', asked / bare, 1.5),
      times('--version', version / bare, 1.5),
    ];
  },
};

/** From start to end. */
function once(args: readonly string[], env: NodeJS.ProcessEnv): number {
  return elapsed(() => {
    const { status: code } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
    if (code === null) throw new Error('the program did not run');
  });
}
