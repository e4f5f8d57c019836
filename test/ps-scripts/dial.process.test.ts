import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dialOnce } from '../../src/collect/dial.ts';
import type { JsonValue } from '../../src/powershell/script-runner.ts';
import { connect } from '../../src/probes/local/connect.ts';
import {
  fallback,
  liveDrivers,
  realHarness,
  stubbed,
  stubEnvironment,
  temporaryFolder,
  withEnvironment,
} from '../support/engine.ts';
import { paced } from '../support/pace.ts';
import { sharedRunner } from '../support/shared-engine.ts';

const name = 'Anna’s VPN';

/** A place for what the stub of rasdial.exe writes, and the environment that tells it. */
function place(more: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  const env: Record<string, string> = { ...stubEnvironment(), VPN_DOCTOR_STUB_RASDIAL: folder, ...more };
  const calls = (): string[][] =>
    existsSync(join(folder, 'calls'))
      ? readFileSync(join(folder, 'calls'), 'utf8')
          .trim()
          .split('\n')
          .map((line) => line.split('\t').slice(1))
      : [];
  return { folder, env, calls, isUp: () => existsSync(join(folder, 'up')) };
}

const ask = (
  env: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, JsonValue>>,
  driver: 'shared' | 'warm' | 'plain' = 'shared',
) =>
  withEnvironment(env, async () => {
    const runner = driver === 'shared' ? sharedRunner() : liveDrivers[driver](realHarness);
    const outcome = await runner.run({ script: connect.script, parameters, deadlineMs: paced(30_000) });
    await runner.close();
    return outcome;
  });

/** What the script says, as the probe reads it. */
async function dialled(env: Readonly<Record<string, string>>, driver?: 'warm' | 'plain') {
  const parameters = { Name: name, AllUsers: false, SettleMs: 0, ...connect.parameters };
  const outcome = await ask(env, parameters, driver);
  assert.is(outcome.status, 'ok', JSON.stringify(outcome));
  return connect.read(outcome.status === 'ok' ? outcome.data : undefined);
}

const once = (
  env: Readonly<Record<string, string>>,
  deadlineMs: number,
  stop = new AbortController().signal,
) =>
  withEnvironment(env, () =>
    dialOnce({ connection: { name, scope: 'user' }, start: () => fallback(realHarness), deadlineMs, stop }),
  );

if (!stubbed) test.skip('what takes a stubbed Windows', () => {});
if (stubbed) {
  for (const mode of ['FullLanguage', 'ConstrainedLanguage']) {
    for (const driver of ['warm', 'plain'] as const) {
      test(`a success is hung up exactly once, by the same name: ${driver}, ${mode}`, async () => {
        const { env, calls, isUp } = place({ VPN_DOCTOR_HOST_LANGUAGE: mode });
        const found = await dialled(env, driver);
        const book = join(env.APPDATA ?? '', 'Microsoft/Network/Connections/Pbk/rasphone.pbk');
        assert.equal(
          calls().map((words) => words.map((word) => word.replaceAll('\\', '/'))),
          [
            [name, `/PHONEBOOK:${book}`],
            [name, '/DISCONNECT'],
          ],
        );
        assert.not.ok(isUp());
        assert.ok('result' in found);
        if (!('result' in found)) return;
        assert.equal(
          [found.result, found.exitCode, found.hungUp, found.tunnel],
          ['connected', 0, true, 'pptp'],
        );
        assert.not.match(JSON.stringify(found), 'secret-in-the-output');
      });
    }
  }

  test('a failure: the number of the event, the events that led to it, and nothing to hang up', async () => {
    const { env, calls } = place({
      VPN_DOCTOR_STUB_RASDIAL_RESULT: '41',
      VPN_DOCTOR_STUB_RASDIAL_EVENT: '809',
    });
    const found = await dialled(env);
    if (!('result' in found)) throw new Error('nothing was dialled');
    assert.equal(
      [found.result, found.errorCode, found.exitCode, found.hungUp],
      ['failed', 809, 41, undefined],
    );
    assert.equal([...found.events].sort(), [20221, 20222, 20227]);
    assert.is(found.correlation, '0a5b7c11-2d3e-4f50-8161-728394a5b6c7');
    assert.is(calls().length, 1);
  });

  test('a failure of which no event tells: the number is what rasdial ended with', async () => {
    const found = await dialled(
      place({ VPN_DOCTOR_STUB_RASDIAL_RESULT: '87', VPN_DOCTOR_STUB_NO_EVENTS: '1' }).env,
    );
    if (!('result' in found)) throw new Error('nothing was dialled');
    assert.equal([found.errorCode, found.events], [87, []]);
  });

  test('what does not go down again is said', async () => {
    const found = await dialled(place({ VPN_DOCTOR_STUB_RASDIAL_RESULT: 'stay' }).env);
    assert.is('result' in found && found.hungUp, false);
  });

  test('while a connection is up nothing is dialled, and nothing hung up', async () => {
    const { env, calls } = place({ VPN_DOCTOR_STUB_TUNNEL: 'up' });
    assert.equal(await dialled(env), { why: 'busy' });
    assert.equal(calls(), []);
  });

  test('a connection that is not listed, and a Windows without rasdial', async () => {
    const { env, calls } = place();
    const absent = await ask(env, { Name: 'Another', AllUsers: false });
    assert.is(absent.status === 'ok' && (absent.data as { why: string }).why, 'absent');
    const otherBook = await ask(env, { Name: name, AllUsers: true });
    assert.is(otherBook.status === 'ok' && (otherBook.data as { why: string }).why, 'absent');
    const bare = await ask({ ...env, SystemRoot: '/nowhere' }, { Name: name, AllUsers: false });
    assert.is(bare.status === 'ok' && (bare.data as { why: string }).why, 'no-program');
    assert.equal(calls(), []);
  });

  test('names that are no names never reach rasdial', async () => {
    const { env, calls } = place();
    const names = ['/DISCONNECT', '-x', '', 'a"b', 'a\nb', 'a\u0000', 'a\\', 'x'.repeat(300)];
    for (const Name of names) {
      for (const more of [{}, { OnlyHangUp: true }]) {
        const outcome = await ask(env, { Name, AllUsers: false, ...more });
        assert.is(outcome.status, 'failed', JSON.stringify(Name));
      }
    }
    assert.equal(calls(), []);
  });

  test('names that a shell would take apart arrive whole', async () => {
    // An asterisk alone would be the names of files here, as it is not on Windows.
    for (const Name of ["$(touch x); 'a' %PATH% & b | c", 'no*such', 'a`b {0} ; --% c', '会社 VPN “x”']) {
      const { env, calls } = place();
      const outcome = await ask(env, { Name, AllUsers: false, OnlyHangUp: true });
      assert.is(outcome.status, 'ok', JSON.stringify(outcome));
      assert.equal(calls(), [[Name, '/DISCONNECT']]);
    }
  });

  test('a dial that hangs is ended at its deadline and hung up, and the outcome says both', async () => {
    const { env, calls, isUp } = place({ VPN_DOCTOR_STUB_RASDIAL_RESULT: 'hang' });
    const outcome = await once(env, paced(3000));
    assert.is(outcome.status, 'timeout');
    assert.match(outcome.status === 'ok' ? '' : outcome.reason, 'it was hung up');
    assert.is(calls().filter(([, word]) => word === '/DISCONNECT').length, 1);
    assert.not.ok(isUp());
  });

  test('a dial that is cancelled is hung up as well', async () => {
    const { env, calls, isUp } = place({ VPN_DOCTOR_STUB_RASDIAL_RESULT: 'hang' });
    const stop = new AbortController();
    const waiting = setInterval(() => {
      if (isUp()) stop.abort();
    }, 50);
    const outcome = await once(env, 60_000, stop.signal);
    clearInterval(waiting);
    assert.is(outcome.status, 'exit');
    assert.match(outcome.status === 'ok' ? '' : outcome.reason, 'it was hung up');
    assert.is(calls().at(-1)?.[1], '/DISCONNECT');
    assert.not.ok(isUp());
  });

  test('what has come up meanwhile is not dialled, and the outcome says why', async () => {
    const { env, calls } = place({ VPN_DOCTOR_STUB_TUNNEL: 'up' });
    const outcome = await once(env, 20_000);
    assert.is(outcome.status, 'denied');
    assert.equal(calls(), []);
  });
}

test.run();
