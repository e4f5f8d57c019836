import { test } from 'uvu';
import { localProbes } from '../../src/probes/catalogue.ts';
import { ask, asked } from '../support/asked-probe.ts';
import {
  host,
  liveDrivers,
  realHarness,
  stubbed,
  stubEnvironment,
  withEnvironment,
} from '../support/engine.ts';
import { runs } from '../support/runs.ts';

/** Every script by PowerShells of the drivers' own; what each finds is tested in probes.host.test.ts. */
const modes = stubbed ? ['FullLanguage', 'ConstrainedLanguage'] : ['FullLanguage'];
const fullLanguageOnly = ['server-trust', 'gre-call', 'password'];
const step = runs(1) > 1 ? 2 : 4;

for (const mode of modes) {
  const inMode = <T>(work: () => Promise<T>): Promise<T> =>
    withEnvironment({ ...stubEnvironment('admin'), VPN_DOCTOR_HOST_LANGUAGE: mode }, work);
  const there = asked.filter(([id]) => mode === 'FullLanguage' || !fullLanguageOnly.includes(id));

  test(`every script answers in its shape: warm, ${mode}`, () =>
    inMode(async () => {
      const runner = liveDrivers.warm(realHarness);
      for (const [, probe] of there) await ask(runner, probe);
      await runner.close();
    }));

  // A process each: every fourth script in one mode, others in the other; every second one in the long runs (npm run fuzz).
  test(`every ${step}th script answers in its shape: plain, ${mode}`, () =>
    inMode(async () => {
      const runner = liveDrivers.plain(realHarness);
      for (const [index, [, probe]] of there.entries())
        if (index % step === modes.indexOf(mode)) await ask(runner, probe);
      await runner.close();
    }));
}

if (stubbed && process.getuid?.() === 0)
  test('the call to a server answers in its shape', () =>
    withEnvironment(stubEnvironment('admin'), async () => {
      const runner = liveDrivers.warm(realHarness, host);
      await ask(runner, localProbes['gre-call']);
      await runner.close();
    }));

test.run();
