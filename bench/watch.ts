import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { machineProbes } from '../src/probes/catalogue.ts';
import { liveDrivers, realHarness, stubEnvironment, withEnvironment } from '../test/support/engine.ts';
import { plainProgram } from '../test/support/plain-program.ts';
import { type Bench, median, ms } from './bench.ts';

/** One hundredth of one processor. */
const mostMsPerMinute = 600;

/** A working day of it has to go unnoticed: what a minute takes of a processor. */
export const watch: Bench = {
  title: 'a minute of check --watch, in time of the processor',
  run: ({ short }) =>
    withEnvironment(stubEnvironment(), async () => {
      const own = await ownShare(short ? 3 : 60);
      const scripts = await scriptsShare(short ? 1 : 5);
      return [
        ms('Node: the clock, the addresses, connections to the server', own),
        ms('PowerShell: profiles and events, once a minute', scripts),
        ms('together', own + scripts, mostMsPerMinute),
      ];
    }),
};

/** As it is shipped: what compiles our sources on the way would cost more than the watch itself. */
async function ownShare(seconds: number): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const file = plainProgram(`
    import { openTcp } from './src/probes/network/tcp.ts';
    import { follow } from './src/watch/follow.ts';
    const before = process.cpuUsage();
    await follow(
      {
        addresses: () => '',
        outside: async (stop) => {
          const opened = await openTcp({ address: '127.0.0.1', port: ${port}, from: {} }, stop);
          if (!('socket' in opened)) return undefined;
          opened.socket.resetAndDestroy();
          return opened.ms;
        },
      },
      { forMs: ${seconds * 1000}, signal: new AbortController().signal },
    );
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);
  `);
  const { output } = await new Promise<{ output: string }>((resolve, reject) =>
    execFile(process.execPath, [file], (error, output) => (error ? reject(error) : resolve({ output }))),
  );
  server.close();
  return Number(output) * (60 / seconds);
}

/** How long they take in a PowerShell that is warm and has nothing else to do: no more of the processor than that. */
async function scriptsShare(turns: number): Promise<number> {
  const runner = liveDrivers.warm(realHarness);
  const taken: number[] = [];
  for (let turn = 0; turn <= turns; turn += 1) {
    const started = performance.now();
    for (const { script, parameters = {}, deadlineMs } of [machineProbes.profiles, machineProbes.attempts])
      await runner.run({ script, parameters, deadlineMs });
    // The first turn compiles what the others find.
    if (turn > 0) taken.push(performance.now() - started);
    await delay(50);
  }
  await runner.close();
  return median(taken);
}
