import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type FileResult, verdictOf } from '../../scripts/test-verdict.mjs';
import { temporaryFolder } from '../support/engine.ts';

interface WorkerResult extends FileResult {
  readonly file: string;
  readonly output: string;
  readonly spoilt: boolean;
}

const uvu = import.meta.resolve('uvu');
/** A test file of this text, where nobody else looks for tests. */
function file(text: string): string {
  const path = join(temporaryFolder(), 'some.test.mjs');
  writeFileSync(path, `import { test } from '${uvu}';\n${text}\n`);
  return path;
}

/** What one worker says of these files, one after the other; a number where it ended instead. */
async function worked(...files: readonly string[]): Promise<(WorkerResult | number | null)[]> {
  const worker = fork(resolve('scripts/test-worker.mjs'), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const results: (WorkerResult | number | null)[] = [];
  for (const path of files) {
    results.push(
      await new Promise((done) => {
        worker.once('message', (result) => done(result as WorkerResult));
        worker.once('close', (code) => done(code));
        worker.send(path);
      }),
    );
  }
  worker.kill();
  return results;
}

const good = file("test('a', () => console.log('said')); test.run();");

test('one worker runs one file after the other, and no test of one counts for another', async () => {
  const bad = file("test('b', () => { throw new Error('kaputt'); }); test('c', () => {}); test.run();");
  const [first, second, third] = await worked(good, bad, file("test('d', () => {}); test.run();"));
  if (typeof first !== 'object' || typeof second !== 'object' || typeof third !== 'object') throw new Error();
  assert.equal([first?.total, first?.passed, first?.errors], [1, 1, []]);
  assert.match(first?.output ?? '', 'said');
  assert.equal([second?.total, second?.passed, second?.errors.length], [2, 1, 1]);
  assert.match(second?.errors[0] ?? '', 'kaputt');
  assert.equal([third?.total, third?.passed], [1, 1]);
});

test('a forgotten test.only fails its file', async () => {
  const only = ['test', 'only'].join('.');
  const [result] = await worked(file(`test('a', () => {});\n${only}('b', () => {});\ntest.run();`));
  assert.ok(typeof result === 'object' && result);
  assert.match(typeof result === 'object' ? (result?.errors[0] ?? '') : '', 'only');
});

test('a file that throws while it is loaded asks for another worker: what it registered must not count for the next', async () => {
  const [result] = await worked(file("test('a', () => {}); throw new Error('at once');"));
  assert.ok(typeof result === 'object' && result?.spoilt);
  assert.match(typeof result === 'object' ? (result?.errors[0] ?? '') : '', 'at once');
});

test('what throws when nobody waits for it, or ends the process, ends the worker', async () => {
  const waiting = 'new Promise((done) => setTimeout(done, 2000))';
  const late = file(
    `test('a', () => { setTimeout(() => { throw new Error(); }); return ${waiting}; }); test.run();`,
  );
  assert.equal(await worked(late), [1]);
  assert.equal(await worked(file("test('a', () => process.exit(7)); test.run();")), [7]);
});

/** [result, under CI, word, failed, skipped] */
const verdicts: readonly (readonly [FileResult, boolean, string, number, number])[] = [
  [{ total: 3, passed: 3, skipped: 1, errors: [] }, true, 'ok', 0, 1],
  [{ total: 3, passed: 1, skipped: 0, errors: ['x'] }, false, 'FAIL', 2, 0],
  [{ total: 3, passed: 3, skipped: 0, errors: ['a hook'] }, false, 'FAIL', 1, 0],
  [{ total: 0, passed: 0, skipped: 0, errors: ['it did not load'] }, false, 'FAIL', 1, 0],
  [{ total: 0, passed: 0, skipped: 0, errors: [] }, false, 'skip', 0, 1],
  [{ total: 0, passed: 0, skipped: 0, errors: [] }, true, 'FAIL', 1, 0],
  [{ total: 0, passed: 0, skipped: 2, errors: [] }, true, 'skip', 0, 2],
];
for (const [result, strict, ...wanted] of verdicts)
  test(`${JSON.stringify(result)}${strict ? ' under CI' : ''}: ${wanted[0]}`, () => {
    const { word, failed, skipped } = verdictOf(result, strict);
    assert.equal([word, failed, skipped], wanted);
  });

test.run();
