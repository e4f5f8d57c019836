import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Busy } from '../../src/base/input-error.ts';
import { takeLock } from '../../src/run/lock.ts';
import { temporaryFolder } from '../support/engine.ts';
import { paced } from '../support/pace.ts';
import { plainProgram } from '../support/plain-program.ts';

const never = { cancelled: new AbortController().signal, waitMs: 60_000 };

test('it says who holds it, and since when; given back, it is gone', async () => {
  const folder = temporaryFolder();
  const release = await takeLock(folder, { forMs: 1000, ...never });
  const { pid, since, until } = JSON.parse(readFileSync(join(folder, 'run.lock'), 'utf8'));
  assert.is(pid, process.pid);
  assert.is(until - since, 1000);
  release();
  assert.equal(readdirSync(folder), []);
});

test('a second one waits for the first, is told so once, and then runs', async () => {
  const folder = temporaryFolder();
  const release = await takeLock(folder, { forMs: 60_000, ...never });
  const told: number[] = [];
  let second = false;
  const waiting = takeLock(folder, {
    forMs: 1000,
    ...never,
    onWait: ({ pid }) => told.push(pid),
  }).then((done) => {
    second = true;
    done();
  });
  await new Promise((resolve) => setTimeout(resolve, paced(700)));
  assert.not.ok(second);
  assert.equal(told, [process.pid]);
  release();
  await waiting;
  assert.ok(second);
});

test('whoever may not wait any longer is told that nothing was looked at', async () => {
  const folder = temporaryFolder();
  await takeLock(folder, { forMs: 60_000, ...never });
  try {
    await takeLock(folder, { forMs: 1000, ...never, waitMs: paced(300) });
    assert.unreachable();
  } catch (error) {
    assert.instance(error, Busy);
  }
});

test('Ctrl-C ends the waiting', async () => {
  const folder = temporaryFolder();
  await takeLock(folder, { forMs: 60_000, ...never });
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(), 100);
  const release = await takeLock(folder, { forMs: 1000, waitMs: 60_000, cancelled: cancel.signal });
  release();
  assert.ok(existsSync(join(folder, 'run.lock')), 'the other one’s lock stays');
});

const now = Date.now();
const leftBehind: Readonly<Record<string, string>> = {
  'of a process that is gone': JSON.stringify({ pid: 4_194_303, since: now, until: now + 600_000 }),
  'of a run whose time is over': JSON.stringify({
    pid: process.pid,
    since: now - 700_000,
    until: now - 1000,
  }),
  'from the future': JSON.stringify({ pid: process.pid, since: now + 86_400_000, until: now + 87_000_000 }),
  'that cannot be read': '{"pid":',
  'that is no lock': '[]',
  empty: '',
};
for (const [what, text] of Object.entries(leftBehind))
  test(`a lock ${what} holds nobody up`, async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'run.lock');
    writeFileSync(path, text);
    utimesSync(path, new Date(now - 60_000), new Date(now - 60_000));
    // Whoever would have to wait for it got an error.
    const release = await takeLock(folder, { forMs: 1000, ...never, waitMs: 0 });
    assert.is(JSON.parse(readFileSync(path, 'utf8')).pid, process.pid);
    release();
    assert.equal(readdirSync(folder), []);
  });

const contender = `
import { takeLock } from './src/run/lock.ts';
import { writeFileSync, rmSync } from 'node:fs';
const [folder] = process.argv.slice(2);
for (let turn = 0; turn < 5; turn += 1) {
  const release = await takeLock(folder, { forMs: 60000, waitMs: 60000, cancelled: new AbortController().signal });
  try { writeFileSync(folder + '/alone', '', { flag: 'wx' }); } catch { console.log('not alone'); }
  await new Promise((resolve) => setTimeout(resolve, 5));
  rmSync(folder + '/alone', { force: true });
  release();
}
console.log('done');
`;

test('of eight processes that fight over a dead one’s lock, one has it at a time', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'run.lock'), leftBehind['of a process that is gone'] ?? '');
  const program = plainProgram(contender);
  const run = (): Promise<string> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [program, folder]);
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      child.stderr.on('data', (chunk) => {
        output += chunk;
      });
      child.on('close', () => resolve(output));
    });
  const outputs = await Promise.all(Array.from({ length: 8 }, run));
  assert.equal(outputs, Array(8).fill('done\n'));
  assert.equal(readdirSync(folder), []);
});

test.run();
