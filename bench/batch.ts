// One warm PowerShell that runs all scripts one after another, against one process for each script: wall time and processor
// time of the PowerShell processes, as ratios of one run. Every script answers as a healthy client would (the stubs).
import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { PlainRunner } from '../src/powershell/plain-runner.ts';
import type { ScriptRunner } from '../src/powershell/script-runner.ts';
import { WarmRunner } from '../src/powershell/warm-runner.ts';
import { localProbes } from '../src/probes/catalogue.ts';
import type { LocalProbe } from '../src/probes/local/local-probe.ts';
import { serverCertificate } from '../test/support/certificate.ts';
import { engine, stubbedHarness, stubEnvironment, withEnvironment } from '../test/support/engine.ts';

const runs = 3;
const server = { host: 'vpn.contoso.com', address: '127.0.0.1', chain: [serverCertificate] };
const drivers: Readonly<
  Record<string, new (options: { harness: string; executable: string }) => ScriptRunner>
> = {
  batch: WarmRunner,
  single: PlainRunner,
};

interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** In a process of its own, so that the processor time of its children is that of this driver alone. */
async function measure(driver: string): Promise<Cost> {
  const Runner = drivers[driver];
  if (!Runner) throw new Error(`no driver ${driver}`);
  const runner = new Runner({ harness: stubbedHarness(), executable: engine.executable });
  const started = performance.now();
  for (const { script, parameters, about } of Object.values<LocalProbe>(localProbes)) {
    const outcome = await runner.run({
      script,
      parameters: about?.(server) ?? parameters ?? {},
      deadlineMs: 20_000,
    });
    if (outcome.status !== 'ok') throw new Error(`${script}: ${outcome.reason}`);
  }
  await runner.close();
  const wallMs = performance.now() - started;
  // A child counts once it has been waited for.
  await delay(500);
  return { wallMs, cpuMs: 0 };
}

const [mode] = process.argv.slice(2);
if (mode !== undefined) {
  await withEnvironment(stubEnvironment('admin'), async () => {
    process.stdout.write(JSON.stringify(await measure(mode)));
  });
} else {
  const best = Object.fromEntries(
    Object.keys(drivers).map((driver) => {
      const costs = Array.from({ length: runs }, () => childCost(driver));
      return [driver, { wallMs: least(costs, 'wallMs'), cpuMs: least(costs, 'cpuMs') }];
    }),
  ) as Record<'batch' | 'single', Cost>;
  const { batch, single } = best;
  const count = Object.keys(localProbes).length;
  console.log(
    `${count} scripts, one process each   ${single.wallMs.toFixed(0)} ms wall, ${single.cpuMs.toFixed(0)} ms processor`,
  );
  console.log(
    `${count} scripts, one warm process   ${batch.wallMs.toFixed(0)} ms wall, ${batch.cpuMs.toFixed(0)} ms processor`,
  );
  console.log(
    `one process each costs            ${(single.wallMs / batch.wallMs).toFixed(1)} x the wall time`,
  );
  console.log(
    `                                  ${(single.cpuMs / batch.cpuMs).toFixed(1)} x the processor time`,
  );
}

function least(costs: readonly Cost[], key: keyof Cost): number {
  return Math.min(...costs.map((cost) => cost[key]));
}

/** The shell's "times" tells the processor time of all that it has waited for, children of children too. */
function childCost(driver: string): Cost {
  const script = `"$0" --import tsx bench/batch.ts ${driver} && times`;
  const { stdout } = spawnSync('bash', ['-c', script, process.execPath], { encoding: 'utf8' });
  const { wallMs } = JSON.parse(stdout.slice(0, stdout.indexOf('}') + 1)) as Cost;
  const [user = 0, system = 0] = [
    ...(stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g),
  ].map(([, minutes, seconds]) => Number(minutes) * 60_000 + Number(seconds) * 1000);
  return { wallMs, cpuMs: user + system };
}
