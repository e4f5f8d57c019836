import { execFileSync } from 'node:child_process';
import { machineProbes } from '../../../src/probes/catalogue.ts';
import type { LocalProbe } from '../../../src/probes/local/local-probe.ts';
import { liveDrivers, realHarness, stubEnvironment, withEnvironment } from '../../support/engine.ts';
import { paced } from '../../support/pace.ts';
import type { Strand } from '../soak.ts';
import { residentMb } from './resident.ts';

/** One warm PowerShell that is asked for everything about a computer, over and over. */
export async function openWarm(): Promise<Strand> {
  const runner = liveDrivers.warm(realHarness);
  const probes = Object.values<LocalProbe>(machineProbes);
  let asked = 0;
  const ask = async (): Promise<void> => {
    const { script, parameters = {} } = probes[asked % probes.length] as LocalProbe;
    asked += 1;
    const outcome = await runner.run({ script, parameters, deadlineMs: paced(20_000) });
    if (outcome.status !== 'ok') throw new Error(`${script}: ${outcome.status}, ${outcome.reason}`);
  };
  await withEnvironment(stubEnvironment('admin'), ask);
  const pid = Number(execFileSync('pgrep', ['-P', String(process.pid), '-x', 'pwsh'], { encoding: 'utf8' }));
  return {
    step: async () => {
      await ask();
      return residentMb(pid);
    },
    close: () => runner.close(),
  };
}
