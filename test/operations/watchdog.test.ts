import { spawn } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

/** A process with a watchdog that barks after 300 ms and bites after 900. */
function run(
  work: string,
): Promise<{ code: number | null; signal: string | null; output: string; ms: number }> {
  const program = `
import { startWatchdog } from '${new URL('../../src/operations/watchdog.ts', import.meta.url)}';
const callOff = startWatchdog(200, () => { console.log('late'); process.exit(5); }, { soft: 100, hard: 600 });
${work}
`;
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [
      '--import',
      import.meta.resolve('tsx'),
      '--input-type=module',
      '-e',
      program,
    ]);
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (code, signal) => resolve({ code, signal, output, ms: performance.now() - started }));
  });
}

test('a run that waits for ever is told to leave', async () => {
  const { code, output } = await run('setInterval(() => {}, 1000); await new Promise(() => {});');
  assert.equal([code, output], [5, 'late\n']);
});

test('a run that is held inside one call is ended from outside', async () => {
  const { signal, ms } = await run(
    'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20000); console.log("never");',
  );
  assert.is(signal, 'SIGKILL');
  assert.ok(ms < 10_000, `${ms}`);
});

test('called off, it lets the process end by itself and at once', async () => {
  const { code, output, ms } = await run('callOff(); console.log("done");');
  assert.equal([code, output], [0, 'done\n']);
  assert.ok(ms < 5000, `${ms}`);
});

test('it holds no process up', async () => {
  const { code, output } = await run('console.log("done");');
  assert.equal([code, output], [0, 'done\n']);
});

test.run();
