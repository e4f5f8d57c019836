import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { notDone, type Outcome } from '../../src/base/outcome.ts';
import type { Lanes } from '../../src/powershell/open-lane.ts';
import type { ScriptCall } from '../../src/powershell/script-runner.ts';
import { shapesSchema } from '../../src/self-test/schema.ts';
import { cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';

/** A PowerShell that answers every call by this. */
function lanesOf(answer: (call: ScriptCall) => Outcome<unknown>, refused = false): () => Lanes {
  return () => ({
    why: '',
    start: () => ({
      run: async (call) => answer(call),
      info: () => ({ driver: 'warm' as const, refused }),
      close: async () => {},
    }),
  });
}

test('scripts that a policy refuses: exit code 4, and the file says what there is', async () => {
  const file = join(temporaryFolder(), 'shapes.json');
  const ran = await cli(['self-test', '--shapes', file], {
    lanes: lanesOf(() => notDone('denied', 'a policy refuses them'), true),
  });
  assert.is(ran.code, 4);
  const shapes = shapesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  assert.is(shapes.scripts['profiles']?.status, 'denied');
  assert.is(shapes.context.who, 'unknown');
});

test('only what looks is called, nothing that repairs, and no server but this computer', async () => {
  const calls: ScriptCall[] = [];
  const ran = await cli(['self-test'], {
    lanes: lanesOf((call) => {
      calls.push(call);
      return notDone('failed', 'nothing');
    }),
  });
  assert.is(ran.code, 1);
  assert.equal([...new Set(calls.map(({ folder }) => folder))], [undefined, 'self-test']);
  const scripts = calls.map(({ script }) => script);
  for (const script of ['Test-VpnDial', 'Test-GreCall', 'Test-ServerChain'])
    assert.not.ok(scripts.includes(script), script);
  const asked = calls.flatMap(({ parameters: { Address, Name } }) => [Address, Name]);
  assert.equal([...new Set(asked.filter((one) => typeof one === 'string'))].sort(), [
    '127.0.0.1',
    'localhost',
  ]);
  assert.match(ran.stdout, /not run {3}gre-call: .*--allow-call/);
  assert.match(ran.stdout, /not run {3}fix\/Set-VpnServiceState/);
});

test('Ctrl-C ends it with 130, and what was found is written', async () => {
  const file = join(temporaryFolder(), 'shapes.json');
  let calls = 0;
  const ran = await cli(['self-test', '--shapes', file], {
    lanes: lanesOf(() => {
      calls += 1;
      if (calls === 3) process.emit('SIGINT');
      return notDone('failed', 'nothing');
    }),
  });
  assert.is(ran.code, 130);
  assert.is(calls, 3);
  assert.is(shapesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).complete, false);
});

test('what somebody has thrown never leaves, whatever it looks like', async () => {
  const ran = await cli(['self-test', '--json'], {
    lanes: lanesOf(() => notDone('failed', 'C:\\Users\\anna (Annas secret, the whole of it)')),
  });
  assert.not.match(ran.stdout, /anna|secret/i);
  assert.is(shapesSchema.parse(JSON.parse(ran.stdout)).schema, 'vpn-doctor.shapes/1');
});

test('usage: without a PowerShell, or where the file cannot be written, exit code 2', async () => {
  const none = await cli(['self-test'], { lanes: () => ({ start: undefined, why: 'this is not Windows' }) });
  assert.is(none.code, 2);
  assert.match(none.stderr, 'this is not Windows');
  const file = join(temporaryFolder(), 'nowhere', 'shapes.json');
  const unwritable = await cli(['self-test', '--shapes', file], {
    lanes: lanesOf(() => notDone('failed', '')),
  });
  assert.is(unwritable.code, 2);
  assert.not.ok(existsSync(file));
  assert.is((await cli(['self-test', '--shapes'])).code, 2);
});

test.run();
