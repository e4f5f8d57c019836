import { spawn } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { paced } from '../support/pace.ts';
import { plainProgram } from '../support/plain-program.ts';

/** A process with a watchdog that barks after 300 ms and bites after 900, on our machine. */
function run(work: string): Promise<{ code: number | null; signal: string | null; output: string }> {
  const program = `
import { startWatchdog } from './src/run/watchdog.ts';
const bark = () => { console.log('late'); process.exit(5); };
const callOff = startWatchdog(${paced(200)}, bark, { soft: ${paced(100)}, hard: ${paced(600)} });
${work}
`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [plainProgram(program)]);
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}

test('a run that waits for ever is told to leave', async () => {
  const { code, output } = await run('setInterval(() => {}, 1000); await new Promise(() => {});');
  assert.equal([code, output], [5, 'late\n']);
});

test('a run that is held inside one call is ended from outside', async () => {
  const { signal, output } = await run(
    'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600000); console.log("never");',
  );
  assert.is(signal, 'SIGKILL');
  assert.is(output, '');
});

test('called off, it neither tells nor ends the process, nor holds it up', async () => {
  const { code, output } = await run('callOff(); console.log("done");');
  assert.equal([code, output], [0, 'done\n']);
});

test('it holds no process up', async () => {
  const { code, output } = await run('console.log("done");');
  assert.equal([code, output], [0, 'done\n']);
});

test.run();
