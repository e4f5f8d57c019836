import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Outcome } from '../../src/base/outcome.ts';
import type { JsonValue, ScriptRunner } from '../../src/powershell/script-runner.ts';
import { liveDrivers, realHarness, stubbed, withEnvironment } from '../support/engine.ts';
import { type FixState, fixState } from '../support/fix-state.ts';
import { paced } from '../support/pace.ts';
import { parsedScripts } from '../support/parsed-scripts.ts';
import { sharedRunner } from '../support/shared-engine.ts';
import { scriptsIn } from '../support/shipped-scripts.ts';

const value = 'value-AssumeUDPEncapsulationContextOnSendRule';

/** One script, one change: what stands there before, how it is called, and what stands there then. */
interface Row {
  readonly script: string;
  readonly target: string;
  readonly files: Readonly<Record<string, string>>;
  readonly from: string;
  readonly to: string;
  readonly file: string;
  readonly after: string;
}

const rows: readonly Row[] = [
  {
    script: 'Set-VpnServiceStart',
    target: 'RasMan',
    files: { 'service-RasMan': 'Stopped Disabled 0' },
    from: 'disabled',
    // Exports of the services of clean Windows 10 and 11; earlier versions of ours set automatic.
    to: 'manual',
    file: 'service-RasMan',
    after: 'Stopped Manual 0',
  },
  {
    script: 'Set-VpnServiceStart',
    target: 'IKEEXT',
    files: { 'service-IKEEXT': 'Stopped Disabled 0' },
    from: 'disabled',
    to: 'manual',
    file: 'service-IKEEXT',
    after: 'Stopped Manual 0',
  },
  {
    script: 'Set-VpnServiceStart',
    target: 'IKEEXT',
    files: { 'service-IKEEXT': 'Stopped Disabled 0' },
    from: 'disabled',
    // A clean Windows 11 has it so.
    to: 'automatic',
    file: 'service-IKEEXT',
    after: 'Stopped Auto 0',
  },
  {
    script: 'Set-VpnServiceStart',
    target: 'PolicyAgent',
    files: { 'service-PolicyAgent': 'Stopped Disabled 0' },
    from: 'disabled',
    to: 'manual',
    file: 'service-PolicyAgent',
    after: 'Stopped Manual 0',
  },
  {
    script: 'Set-VpnServiceState',
    target: 'IKEEXT',
    files: { 'service-IKEEXT': 'Stopped Auto 5' },
    from: 'stopped',
    to: 'running',
    file: 'service-IKEEXT',
    after: 'Running Auto 0',
  },
  {
    script: 'Set-VpnRegistryValue',
    target: 'nat-traversal',
    files: { [value]: 'DWord 1' },
    from: 'dword:1',
    to: 'dword:2',
    file: value,
    after: 'DWord 2',
  },
  {
    script: 'Set-VpnRegistryValue',
    target: 'prohibit-ipsec',
    files: { 'value-ProhibitIpSec': 'DWord 1' },
    from: 'dword:1',
    to: 'dword:0',
    file: 'value-ProhibitIpSec',
    after: 'DWord 0',
  },
  {
    script: 'Set-VpnDeviceState',
    target: 'MS_NDISWANIP',
    files: { 'device-MS_NDISWANIP': '22' },
    from: 'disabled',
    to: 'enabled',
    file: 'device-MS_NDISWANIP',
    after: '0',
  },
  {
    script: 'Set-AutoTriggerEntry',
    target: 'Anna’s VPN',
    files: { list: 'Other\nAnna’s VPN\nThird' },
    from: 'listed:1',
    to: 'unlisted',
    file: 'list',
    after: 'Other\nThird',
  },
  {
    script: 'Set-AutoTriggerEntry',
    target: 'Only',
    files: { list: 'Only' },
    from: 'listed:0',
    to: 'unlisted',
    file: 'list',
    after: '',
  },
];

/** One PowerShell for all that a test asks of one Windows. */
const runners = new Map<string, ScriptRunner>();
test.after.each(async () => {
  for (const runner of runners.values()) await runner.close();
  runners.clear();
});

function ask(
  state: FixState,
  script: string,
  parameters: Readonly<Record<string, JsonValue>>,
  { driver = 'shared', mode = 'FullLanguage' }: { driver?: 'shared' | 'plain'; mode?: string } = {},
): Promise<Outcome<unknown>> {
  const env = { ...state.env, VPN_DOCTOR_HOST_LANGUAGE: mode };
  return withEnvironment(env, async () => {
    const key = `${driver} ${mode} ${state.env.VPN_DOCTOR_STUB_STATE}`;
    const runner =
      runners.get(key) ?? (driver === 'shared' ? sharedRunner() : liveDrivers[driver](realHarness));
    runners.set(key, runner);
    return await runner.run({ folder: 'fix', script, parameters, deadlineMs: paced(30_000) });
  });
}

function answerOf(outcome: Outcome<unknown>): Record<string, string> {
  assert.is(outcome.status, 'ok', JSON.stringify(outcome));
  return (outcome.status === 'ok' ? outcome.data : {}) as Record<string, string>;
}

if (!stubbed) test.skip('what takes a stubbed Windows', () => {});
if (stubbed) {
  for (const mode of ['FullLanguage', 'ConstrainedLanguage'])
    for (const { script, target, files, from, to, file, after } of rows) {
      test(`${script} ${target}, ${mode}: what -WhatIf says is there is what is changed and undone`, async () => {
        const state = fixState(files);
        const before = state.read(file);
        const seen = answerOf(await ask(state, script, { Target: target, To: to, WhatIf: true }, { mode }));
        assert.equal([seen.before, seen.after, seen.why], [from, from, '']);
        assert.equal([state.read(file), state.log()], [before, []]);
        const made = answerOf(await ask(state, script, { Target: target, To: to, Expected: from }, { mode }));
        assert.equal([made.before, made.after, made.why], [from, to, '']);
        assert.is(state.read(file), after);
        const undone = answerOf(
          await ask(state, script, { Target: target, To: from, Expected: to }, { mode }),
        );
        assert.equal([undone.before, undone.after, undone.why], [to, from, '']);
        const whole = (text = ''): string => text.replace(/ \d+$/, '');
        assert.is(whole(state.read(file)), whole(before));
      });

      test(`${script} ${target}, ${mode}: where something else is expected, or nothing, nothing is changed`, async () => {
        const state = fixState(files);
        const stale = answerOf(await ask(state, script, { Target: target, To: to, Expected: to }, { mode }));
        assert.is(stale.why, 'changed');
        const blind = await ask(state, script, { Target: target, To: to }, { mode });
        assert.is(blind.status, 'failed');
        assert.equal(state.log(), []);
      });
    }

  test('the plain driver runs them as well', async () => {
    const state = fixState({ [value]: 'DWord 0' });
    const parameters = { Target: 'nat-traversal', To: 'dword:2', Expected: 'dword:0' };
    assert.is(
      answerOf(await ask(state, 'Set-VpnRegistryValue', parameters, { driver: 'plain' })).after,
      'dword:2',
    );
    assert.is(state.read(value), 'DWord 2');
  });

  /** Other keys, services, devices; wildcards; words of PowerShell; states that no Windows has. */
  const hostile: readonly (readonly [script: string, target: JsonValue, to: JsonValue])[] = [
    ['Set-VpnServiceStart', 'WinDefend', 'disabled'],
    ['Set-VpnServiceStart', 'Ras*', 'automatic'],
    ['Set-VpnServiceStart', ['RasMan', 'BFE'], 'automatic'],
    ['Set-VpnServiceStart', 'TapiSrv', 'automatic'],
    ['Set-VpnServiceStart', 'RasMan', 'boot'],
    ['Set-VpnServiceState', 'Spooler', 'running'],
    ['Set-VpnServiceState', '*', 'stopped'],
    ['Set-VpnServiceState', 'TapiSrv', 'running'],
    ['Set-VpnRegistryValue', '..\\RasMan', 'dword:2'],
    ['Set-VpnRegistryValue', 'nat-*', 'dword:2'],
    ['Set-VpnRegistryValue', 'nat-traversal', 'string:$(calc)'],
    ['Set-VpnRegistryValue', 'nat-traversal', 'dword:2\n'],
    ['Set-VpnRegistryValue', 'nat-traversal', 'binary:00'],
    ['Set-VpnRegistryValue', 'nat-traversal', 'dword:99999999999'],
    ['Set-VpnRegistryValue', 'prohibit-ipsec', 'dword:2'],
    ['Set-VpnRegistryValue', 'prohibit-ipsec', 'absent'],
    ['Set-VpnDeviceState', 'PCI\\VEN_8086', 'disabled'],
    ['Set-VpnDeviceState', 'MS_*', 'disabled'],
    ['Set-VpnDeviceState', 'MS_NDISWANIP\\..', 'disabled'],
    ['Set-AutoTriggerEntry', 'a\nb', 'unlisted'],
    ['Set-AutoTriggerEntry', '', 'unlisted'],
    ['Set-AutoTriggerEntry', 'x'.repeat(300), 'unlisted'],
    ['Set-AutoTriggerEntry', 'Other', 'listed:-1'],
    ['Clear-NameCache', 'hosts', 'empty'],
  ];
  for (const [script, target, to] of hostile)
    test(`${script}: ${JSON.stringify(target)} to ${JSON.stringify(to)} is an error, and nothing is changed`, async () => {
      const state = fixState({
        list: 'Other',
        'service-RasMan': 'Stopped Disabled 0',
        'device-MS_NDISWANIP': '22',
      });
      for (const more of [
        { WhatIf: true },
        { Expected: 'disabled' },
        { Expected: 'absent' },
        { Expected: 'listed:0' },
      ]) {
        const outcome = await ask(state, script, { Target: target, To: to, ...more });
        assert.is.not(outcome.status, 'ok', JSON.stringify(outcome));
      }
      assert.equal(state.log(), []);
      assert.is(state.read('service-RasMan'), 'Stopped Disabled 0');
    });

  test('a service that a group policy sets is left to it', async () => {
    const state = fixState({ 'service-RasMan': 'Stopped Disabled 0', 'policy-RasMan': 'yes' });
    for (const more of [{ WhatIf: true }, { Expected: 'disabled' }])
      assert.is(
        answerOf(await ask(state, 'Set-VpnServiceStart', { Target: 'RasMan', To: 'automatic', ...more })).why,
        'policy',
      );
    assert.equal(state.log(), []);
  });

  test('a service that is not there, a device that is broken: nothing is done', async () => {
    const state = fixState({ 'device-MS_NDISWANIP': '31' });
    const absent = await ask(state, 'Set-VpnDeviceState', {
      Target: 'MS_NDISWANIP',
      To: 'enabled',
      Expected: 'disabled',
    });
    assert.equal([answerOf(absent).before, answerOf(absent).why], ['faulty', 'changed']);
    assert.equal(state.log(), []);
  });

  for (const service of ['BFE', 'nsi'])
    test(`${service} is never stopped, since the firewall or all of networking rests on it`, async () => {
      const state = fixState({ [`service-${service}`]: 'Running Auto 0' });
      const outcome = await ask(state, 'Set-VpnServiceState', {
        Target: service,
        To: 'stopped',
        Expected: 'running',
      });
      assert.is(answerOf(outcome).why, 'busy');
      assert.equal(state.log(), []);
    });

  test('a service on which others rely is not stopped', async () => {
    const state = fixState({ 'service-RasMan': 'Running Auto 0', 'held-RasMan': 'yes' });
    const outcome = await ask(state, 'Set-VpnServiceState', {
      Target: 'RasMan',
      To: 'stopped',
      Expected: 'running',
    });
    assert.equal([answerOf(outcome).why, answerOf(outcome).after], ['busy', 'running']);
  });

  /** What stands there, and its state; `other`: it could not be put back, so it is not touched. */
  const values: readonly (readonly [file: string | undefined, mode: string, state: string])[] = [
    [undefined, 'FullLanguage', 'absent'],
    ['DWord 0', 'ConstrainedLanguage', 'dword:0'],
    ['QWord 2', 'ConstrainedLanguage', 'qword:2'],
    ['String 2', 'FullLanguage', 'string:2'],
    // Whether it is one with variables in it cannot be asked there.
    ['String 2', 'ConstrainedLanguage', 'other'],
    ['ExpandString 2', 'FullLanguage', 'other'],
    ['String two', 'FullLanguage', 'other'],
    ['Binary 2', 'FullLanguage', 'other'],
    ['DWord -5', 'FullLanguage', 'other'],
  ];
  for (const [file, mode, state] of values)
    test(`the NAT-T value, ${mode}: ${file ?? 'nothing'} is ${state}`, async () => {
      const at = fixState(file === undefined ? {} : { [value]: file });
      const parameters = { Target: 'nat-traversal', To: 'dword:2' };
      const seen = answerOf(await ask(at, 'Set-VpnRegistryValue', { ...parameters, WhatIf: true }, { mode }));
      assert.equal([seen.before, seen.why], [state, state === 'other' ? 'odd' : '']);
      assert.equal(at.log(), []);
      if (state === 'other') return;
      answerOf(await ask(at, 'Set-VpnRegistryValue', { ...parameters, Expected: state }, { mode }));
      assert.is(at.read(value), 'DWord 2');
      answerOf(
        await ask(at, 'Set-VpnRegistryValue', { ...parameters, To: state, Expected: 'dword:2' }, { mode }),
      );
      assert.is(at.read(value), file);
    });

  test('a name that is on the list twice could not be put back so, and stays', async () => {
    const state = fixState({ list: 'A\nB\nA' });
    assert.is(
      answerOf(await ask(state, 'Set-AutoTriggerEntry', { Target: 'A', To: 'unlisted', WhatIf: true })).why,
      'odd',
    );
  });

  test('the cache of names is emptied, but not with -WhatIf', async () => {
    const state = fixState();
    const call = { Target: 'dns', To: 'empty' };
    assert.is(answerOf(await ask(state, 'Clear-NameCache', { ...call, WhatIf: true })).after, 'filled');
    assert.equal(state.log(), []);
    assert.is(answerOf(await ask(state, 'Clear-NameCache', { ...call, Expected: 'filled' })).after, 'empty');
    assert.equal(state.log(), ['cache empty']);
  });
}

const reading = [
  'Get-CimInstance',
  'Get-Item',
  'Get-ItemProperty',
  'Select-Object',
  'Test-Path',
  'Where-Object',
];

/** All that each script may use beyond reading. */
const changing: Readonly<Record<string, readonly string[]>> = {
  'Set-VpnServiceStart.ps1': ['Set-Service'],
  'Set-VpnServiceState.ps1': ['Start-Service', 'Stop-Service'],
  'Set-VpnRegistryValue.ps1': ['New-ItemProperty', 'Remove-ItemProperty'],
  'Set-VpnDeviceState.ps1': ['Disable-PnpDevice', 'Enable-PnpDevice'],
  'Set-AutoTriggerEntry.ps1': ['New-ItemProperty'],
  'Clear-NameCache.ps1': ['Clear-DnsClientCache'],
};
const writableKeys = [
  'HKLM:\\SYSTEM\\CurrentControlSet\\Services',
  'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config',
];

const parsed = parsedScripts(scriptsIn('ps-scripts/fix'));

test('every script was parsed, and has its list', () => {
  assert.equal(parsed.map(({ file }) => basename(file)).sort(), Object.keys(changing).sort());
});

for (const { file, errors, ascii, hasHelp, commands, functions, guardedOnly, strings } of parsed) {
  const name = basename(file);
  const code = readFileSync(file, 'utf8').replace(/<#[\s\S]*?#>/, '');

  test(`${name}: parses, is ASCII, says what it does, and is for Constrained Language Mode`, () => {
    assert.equal([errors, ascii, hasHelp, guardedOnly], [[], true, true, []]);
    // The one method, which stands behind a check of the language mode.
    const methods = [...code.matchAll(/\.([A-Z]\w+)\(/g)].map(([, method]) => method);
    assert.equal(
      [...new Set(methods)].filter((method) => !['GetType', 'GetValueKind'].includes(method ?? '')),
      [],
    );
  });

  test(`${name}: changes what it is for and nothing else`, () => {
    const known = [...reading, ...(changing[name] ?? []), ...functions];
    assert.equal(
      commands.filter((command) => !known.includes(command)),
      [],
    );
    assert.equal(
      strings.filter(
        (text) =>
          !writableKeys.some(
            (key) => text === key || text.startsWith(`${key}\\`) || text.startsWith('$services'),
          ),
      ),
      [],
    );
    assert.not.match(code, /Policies|Restart-Computer|shutdown|password|credential/i);
  });

  test(`${name}: knows -WhatIf and -Confirm, and hands them on to whatever changes something`, () => {
    assert.match(code, /CmdletBinding\(SupportsShouldProcess = \$true, ConfirmImpact = '\w+'\)/);
    for (const command of changing[name] ?? [])
      for (const [call] of code.matchAll(new RegExp(`\\b${command}\\b[^\\n]*`, 'g')))
        assert.match(call, '-WhatIf:$WhatIfPreference -Confirm:$ask', call);
    assert.match(code, /if \(\$Expected -eq '' -and -not \$WhatIfPreference\) \{ throw/);
  });
}

test.run();
