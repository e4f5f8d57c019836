import { once } from 'node:events';
import { createServer } from 'node:net';
import { localProbes } from '../src/probes/catalogue.ts';
import type { Report } from '../src/report/model.ts';
import { program } from '../test/support/cli.ts';
import {
  liveDrivers,
  realHarness,
  stubbedPwsh,
  stubEnvironment,
  withEnvironment,
} from '../test/support/engine.ts';
import { type Bench, inTurn, least, median, ms, times } from './bench.ts';

/**
 * 150 ms for the lanes and their first scripts, 10 ms for each further one: on two cores both lanes are busy, and a script that
 * runs for the first time in an engine costs 5 to 40 ms of processor time however little it does.
 */
const allowanceMs = 150 + 10 * Math.max(Object.keys(localProbes).length - 11, 0);

const args = [
  'check',
  '--json',
  '--server',
  '127.0.0.1',
  '--powershell',
  stubbedPwsh,
  '--no-internet-beacons',
];

/** Every script answers as a healthy client would (the stubs), and the server is a listener on this machine. */
export const collection: Bench = {
  title: 'a check against PowerShell’s start, the profile script and the slowest probe',
  run: ({ turns }) =>
    withEnvironment(stubEnvironment(), async () => {
      const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const floor = least(await inTurn(turns(7), startAndProfiles));
      const checks = await inTurn(turns(7), check);
      server.close();
      const of = (name: keyof (typeof checks)[number]): readonly number[] => checks.map((one) => one[name]);
      const over = checks.map(({ collectedMs, slowestMs }) => collectedMs - slowestMs - floor);
      return [
        ms('PowerShell’s start and the profile script', floor),
        ms('the slowest other probe', median(of('slowestMs'))),
        ms('the collection', median(of('collectedMs'))),
        ms(`over the two, for ${Object.keys(localProbes).length} scripts`, least(over), allowanceMs),
        times(
          'the whole process against the collection',
          median(of('processMs')) / median(of('collectedMs')),
        ),
      ];
    }),
};

/** What no run can be quicker than. */
async function startAndProfiles(): Promise<number> {
  const runner = liveDrivers.warm(realHarness);
  const started = performance.now();
  await runner.run({ script: 'Get-VpnProfile', parameters: {}, deadlineMs: 10_000 });
  const taken = performance.now() - started;
  await runner.close();
  return taken;
}

async function check() {
  const started = performance.now();
  const { stdout } = await program(args);
  const processMs = performance.now() - started;
  const { timings, coverage } = JSON.parse(stdout) as Report;
  const others = coverage.filter(({ probe }) => probe !== 'profiles');
  return { collectedMs: timings.totalMs, slowestMs: Math.max(...others.map((one) => one.ms)), processMs };
}
