import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cli, type Ran } from '../support/cli.ts';
import { stubbed, stubEnvironment } from '../support/engine.ts';
import { fixDocument, place, repairIn, undoDocument } from '../support/fix-place.ts';
import { installation } from '../support/installation.ts';

/** What goes wrong in the middle of a repair, and what is undone of it. On a stubbed Windows whose services are files. */
const disabled = { 'service-RasMan': 'Stopped Disabled 0' };

if (!stubbed) test.skip('what takes a stubbed Windows', () => {});
if (stubbed) {
  test('a change that does not take: what was changed before it is put back, and the exit code says so', async () => {
    const at = place({ ...disabled, 'policy-x': '' });
    // Starts, and ends at once.
    const watch = setInterval(() => {
      if (at.state.read('service-RasMan') === 'Running Manual 0')
        at.state.write('service-RasMan', 'Stopped Manual 0');
    }, 1);
    const document = fixDocument(
      await at.run(['--yes', '--json', '--only', 'rasman-stopped'], {
        env: { VPN_DOCTOR_STUB_SLOW_MS: '200' },
      }),
    );
    clearInterval(watch);
    const repair = repairIn(document, 'rasman-stopped');
    assert.equal(
      [repair?.result, ...(repair?.changes.map(({ result }) => result) ?? [])],
      ['failed', 'put-back', 'failed'],
    );
    assert.is.not(document.exitCode, 0);
    assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
    assert.equal(at.recorded(), ['RasMan undone', 'RasMan failed']);
    assert.equal(undoDocument(await at.run(['--undo', '--yes', '--json'])).changes, []);
  });

  test('Ctrl-C in the middle of a change: it is brought to its end and noted, and the next one is not begun', async () => {
    const at = place(disabled);
    let watch: NodeJS.Timeout | undefined;
    const ran = await at.run(['--yes', '--json', '--only', 'rasman-stopped'], {
      env: { VPN_DOCTOR_STUB_SLOW_MS: '500' },
      onStart: (child) => {
        watch = setInterval(() => {
          if (at.state.read('before') === undefined) return;
          clearInterval(watch);
          child.kill('SIGINT');
        }, 5);
      },
    });
    clearInterval(watch);
    assert.is(ran.code, 130);
    assert.is(at.state.read('service-RasMan'), 'Stopped Manual 0');
    assert.equal(at.recorded(), ['RasMan done']);
    assert.is(undoDocument(await at.run(['--undo', '--yes', '--json'])).exitCode, 0);
    assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
  });

  /** Records as a run leaves them that was cut off: the change was made, or it was not. */
  for (const [there, result] of [
    ['Stopped Manual 0', 'undone'],
    ['Stopped Disabled 0', 'nothing-to-undo'],
  ] as const)
    test(`a run that was cut off, ${there}: ${result}`, async () => {
      const at = place({ 'service-RasMan': there });
      mkdirSync(join(at.data, 'fixes'));
      const time = '2026-11-23T10:00:00.000Z';
      const change = { kind: 'service-start', target: 'RasMan', from: 'disabled', to: 'manual' };
      writeFileSync(
        join(at.data, 'fixes', '20261123T100000000Z-7.json'),
        JSON.stringify({
          schema: 'vpn-doctor.fix-record/1',
          tool: { name: 'vpn-doctor', version: '0.1.0' },
          startedAt: time,
          changes: [{ repair: 'rasman-stopped', change, state: 'begun', at: time }],
        }),
      );
      const { changes, exitCode } = undoDocument(await at.run(['--undo', '--yes', '--json']));
      assert.equal([exitCode, changes.map((one) => one.result)], [0, [result]]);
      assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
    });

  test('an undo takes rights, and leaves a service alone while a VPN is up', async () => {
    const at = place(disabled);
    await at.run(['--yes', '--only', 'rasman-stopped']);
    const state = { VPN_DOCTOR_STUB_STATE: at.state.env.VPN_DOCTOR_STUB_STATE ?? '' };
    const cases = [
      [{ ...stubEnvironment('user'), ...state }, 'not-elevated', 4],
      [{ VPN_DOCTOR_STUB_TUNNEL: 'up' }, 'vpn-up', 1],
    ] as const;
    for (const [env, id, code] of cases) {
      const document = undoDocument(await at.run(['--undo', '--yes', '--json'], { env }));
      assert.equal([document.refusal?.id, document.exitCode], [id, code]);
      const { stdout } = await at.run(['--undo', '--yes', '--quiet'], { env });
      assert.match(stdout, 'is not undone');
      assert.is(at.state.read('service-RasMan'), 'Running Manual 0');
    }
  });

  test('cleanup keeps what an undo needs, and says so; then it deletes it', async () => {
    const at = place(disabled);
    await at.run(['--yes', '--only', 'rasman-stopped']);
    const clean = (): Promise<Ran> => cli(['cleanup'], { env: { VPN_DOCTOR_DATA: at.data } });
    assert.match((await clean()).stdout, /Kept: .*fixes/);
    assert.is(at.recorded().length, 2);
    await at.run(['--undo', '--yes']);
    assert.match((await clean()).stdout, /Deleted: .*fixes/);
    assert.not.ok(existsSync(at.data));
  });

  test('two at a time: the second waits until the first has repaired, and finds nothing to do', async () => {
    const at = place(disabled);
    const first = at.run(['--yes', '--json', '--only', 'rasman-stopped'], {
      env: { VPN_DOCTOR_STUB_SLOW_MS: '300' },
    });
    while (!existsSync(join(at.data, 'run.lock'))) await delay(20);
    const second = fixDocument(await at.run(['--yes', '--json', '--only', 'rasman-stopped']));
    assert.is(repairIn(fixDocument(await first), 'rasman-stopped')?.result, 'done');
    assert.is(repairIn(second, 'rasman-stopped')?.refusal?.id, 'no-cause');
    assert.is(at.recorded().length, 2);
  });

  test('a script that fails with words from outside: they are cleaned, nothing counts as done, the record stays', async () => {
    const spoilt = installation();
    writeFileSync(
      join(spoilt, 'ps-scripts', 'fix', 'Set-VpnServiceState.ps1'),
      "param($Target, $To, $Expected, [switch] $WhatIf)\nif ($WhatIf) { return @{ before = 'stopped'; after = 'stopped'; why = '' } }\nthrow \"$([char]27)[2J for anna.schmidt C:\\Users\\anna.schmidt\\x\"\n",
    );
    const at = place(disabled);
    const { stdout, code } = await at.run(['--yes', '--only', 'rasman-stopped'], { folder: spoilt });
    assert.match(stdout, 'failed: ');
    assert.not.ok(stdout.includes(String.fromCharCode(27)));
    assert.not.match(stdout, /anna/);
    assert.is(code, 1);
    assert.equal(at.recorded(), ['RasMan undone', 'RasMan failed']);
    assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
  });
}

test.run();
