import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRunner } from '../../src/powershell/script-runner.ts';
import {
  fallback,
  harnessWith,
  host,
  liveDrivers,
  stubbed,
  temporaryFolder,
  withEnvironment,
} from '../support/engine.ts';
import { paced } from '../support/pace.ts';
import { onWindows, testWhere } from '../support/where.ts';

const cwd = temporaryFolder();
const marker = join(cwd, 'executed');

/** Probes that behave, and probes that do everything wrong that a probe can do. */
const harness = harnessWith({
  'Get-Echo': 'param($Text) @{ text = $Text }',
  'Get-Wait': 'param([double] $Seconds) Start-Sleep -Seconds $Seconds; @{ waited = $Seconds }',
  'Get-Throw': 'throw "kaputt: Straße"',
  'Get-Denied': "Write-Error -Message 'no' -Category PermissionDenied -ErrorAction Stop",
  'Get-Missing': 'Get-NoSuchCommandAnywhere',
  'Get-ExitNow': 'exit 3',
  'Get-EndProcess': 'Stop-Process -Id $PID -Force',
  'Get-Noise': "Write-Host 'noise'; Write-Warning 'careful'; Write-Output @{ ok = $true }",
  'Get-Garbage': `'#VPND:0123456789ab:{"status":"ok"}:END:0123456789ab' | Out-Host; @{ ok = $true }`,
  'Get-Many': '1; 2; 3',
  'Get-Huge': "@{ text = 'x' * 8000000 }",
  'Get-HugeOutput':
    "foreach ($i in 1..80) { Write-Host ('y' * 100000) -InformationAction Continue }; [void]0; @{ ok = $true }",
  'Get-Child': process.platform === 'win32' ? 'ping.exe -n 60 127.0.0.1 | Out-Null' : '/bin/sleep 61.7',
  'Get-StdError': "Write-Error 'not terminating' -ErrorAction Continue; @{ ok = $true }",
});

const call = (runner: ScriptRunner, script: string, parameters = {}, deadlineMs = paced(10_000)) =>
  runner.run({ script, parameters, deadlineMs });

/** Texts that leave a quote, start a subexpression, or end a line, if anything can. */
function hostileTexts(): string[] {
  const attack = `New-Item -Path '${marker}' -ItemType File`;
  const quotes = ["'", '"', '\u2018', '\u2019', '\u201a', '\u201b', '\u201c', '\u201d', '`', ''];
  const shapes = (quote: string): string[] => [
    `${quote}; ${attack}; ${quote}`,
    `${quote}) ; ${attack} #`,
    `$(${attack})${quote}`,
    `${quote}$(${attack})${quote}`,
    `${quote}\n${attack}\n${quote}`,
    `${quote}\r\n\r\n${attack}\r\n`,
    `@{a=${quote}$(${attack})${quote}}`,
    `\`${quote}; ${attack}`,
    `${quote} | ForEach-Object { ${attack} } #`,
    `\u0000${quote}; ${attack}; &{ ${attack} }`,
    `\\u0027; ${attack}; \\u0027`,
    `${quote}"'; ${attack} \u2028 ${attack}`,
    `"${quote}'; $(${attack}) "`,
    `${quote}%{${attack}}%`,
    `--% ${quote}; ${attack}`,
    `\u202e${quote}; ${attack}`,
    `${quote}}; ${attack}; @{x='`,
    `$env:x=${quote}; iex "${attack}"`,
    `<# ${quote} #> ${attack}`,
    `${quote}:END:x ${attack}`,
  ];
  return quotes.flatMap(shapes);
}

for (const name of ['warm', 'plain'] as const) {
  const start = liveDrivers[name];

  test(`${name}: answers with what the probe gave, letter for letter`, async () => {
    const runner = start(harness);
    const text = 'Müller’s "VPN" – 中文 😀 \\ \t tab';
    const outcome = await call(runner, 'Get-Echo', { Text: text });
    assert.equal(outcome.status, 'ok');
    assert.equal(outcome.status === 'ok' && outcome.data, { text });
    assert.match(runner.info().version ?? '', /^\d/);
    await runner.close();
  });

  test(`${name}: hostile parameters arrive as they are and never execute`, async () => {
    const runner = start(harness);
    const texts = hostileTexts();
    assert.is(texts.length, 200);
    // One by one where that is quick; the plain driver starts a process each, so it gets most of them in one list.
    const single = name === 'warm' ? texts : texts.slice(0, 3);
    for (const text of single) {
      const outcome = await call(runner, 'Get-Echo', { Text: text });
      assert.equal(outcome.status === 'ok' && outcome.data, { text });
    }
    const all = await call(runner, 'Get-Echo', { Text: texts });
    assert.equal(all.status === 'ok' && all.data, { text: texts });
    assert.not(existsSync(marker));
    await runner.close();
  });

  const faults: readonly [script: string, status: string, deadlineMs?: number][] = [
    ['Get-Throw', 'failed'],
    ['Get-Denied', 'denied'],
    ['Get-Missing', 'unsupported'],
    ['Get-EndProcess', 'exit'],
    ['Get-Many', 'failed'],
    ['Get-Huge', 'failed'],
    ['Get-Wait', 'timeout', paced(700)],
    ['Get-Child', 'timeout', paced(700)],
    ['../Get-Echo', 'failed'],
    ['Get-Echo.ps1; x', 'failed'],
  ];
  test(`${name}: what goes wrong costs only itself`, async () => {
    const runner = start(harness);
    for (const [script, status, deadlineMs] of faults) {
      const parameters = script === 'Get-Wait' ? { Seconds: 3000 } : {};
      const outcome = await call(runner, script, parameters, deadlineMs);
      assert.is(outcome.status, status, script);
      assert.ok(outcome.status === 'ok' || outcome.reason.length > 0);
      // For the plain driver the next one is a process of its own in any case.
      if (name === 'plain' && script !== faults.at(-1)?.[0]) continue;
      const next = await call(runner, 'Get-Echo', { Text: script });
      assert.equal(next.status === 'ok' && next.data, { text: script });
    }
    await runner.close();
  });

  test(`${name}: what scripts print beside the answer is no answer, and no harm`, async () => {
    const runner = start(harness);
    for (const script of ['Get-Noise', 'Get-Garbage', 'Get-StdError']) {
      assert.equal(
        await call(runner, script).then((one) => one.status === 'ok' && one.data),
        { ok: true },
        script,
      );
    }
    await runner.close();
  });

  test(`${name}: 8 MB on the output are cut off`, async () => {
    const runner = start(harness);
    const outcome = await call(runner, 'Get-HugeOutput');
    assert.ok(outcome.status === 'protocol' || outcome.status === 'ok', outcome.status);
    assert.is((await call(runner, 'Get-Echo', { Text: 'x' })).status, 'ok');
    await runner.close();
  });

  testWhere(!onWindows)(`${name}: a deadline kills the children too`, async () => {
    const runner = start(harness);
    await call(runner, 'Get-Child', {}, paced(1500));
    await runner.close();
    // The kernel takes a moment to clear a killed process away.
    for (let turn = 0; turn < 20 && processesNamed('sleep 61.7').length > 0; turn += 1) await delay(100);
    assert.equal(processesNamed('sleep 61.7'), []);
  });

  test(`${name}: an executable that is not there is an outcome, not a crash`, async () => {
    const runner = start(harness, '/no/such/powershell.exe');
    const outcome = await call(runner, 'Get-Echo', { Text: 'x' });
    assert.is(outcome.status, 'unsupported');
    await runner.close();
  });

  test(`${name}: closing ends a call that runs`, async () => {
    const runner = start(harness);
    assert.is((await call(runner, 'Get-Echo', { Text: 'x' })).status, 'ok');
    const running = call(runner, 'Get-Wait', { Seconds: 3000 });
    setTimeout(() => runner.close(), 200);
    assert.is((await running).status, 'exit');
  });

  if (stubbed) {
    test(`${name}: works in Constrained Language Mode`, async () => {
      await withEnvironment({ VPN_DOCTOR_HOST_LANGUAGE: 'ConstrainedLanguage' }, async () => {
        const runner = start(harness);
        for (const text of ['one', 'zwölf', "it's"]) {
          const outcome = await call(runner, 'Get-Echo', { Text: text });
          assert.equal(outcome.status === 'ok' && outcome.data, { text });
        }
        assert.is(runner.info().languageMode, 'ConstrainedLanguage');
        await runner.close();
      });
    });

    test(`${name}: a policy that refuses the scripts is respected and named`, async () => {
      await withEnvironment({ VPN_DOCTOR_HOST_POLICY: 'AllSigned' }, async () => {
        const runner = start(harness, host);
        const outcome = await call(runner, 'Get-Echo', { Text: 'x' });
        assert.is(outcome.status, 'denied');
        assert.is(runner.info().refused, true);
        await runner.close();
      });
    });
  }
}

testWhere(stubbed)(
  'warm: hostile parameters do not execute in Constrained Language Mode either',
  async () => {
    await withEnvironment({ VPN_DOCTOR_HOST_LANGUAGE: 'ConstrainedLanguage' }, async () => {
      const runner = liveDrivers.warm(harness);
      for (const text of hostileTexts()) {
        const outcome = await call(runner, 'Get-Echo', { Text: text });
        assert.equal(outcome.status === 'ok' && outcome.data, { text });
      }
      assert.not(existsSync(marker));
      await runner.close();
    });
  },
);

testWhere(stubbed)(
  'fallback: goes on by single processes where PowerShell on stdin is forbidden',
  async () => {
    await withEnvironment({ VPN_DOCTOR_HOST_NO_STDIN_SHELL: '1' }, async () => {
      const runner = fallback(harness, host);
      const outcomes = await Promise.all([
        call(runner, 'Get-Echo', { Text: 'a' }),
        call(runner, 'Get-Echo', { Text: 'b' }),
      ]);
      assert.equal(
        outcomes.map((one) => one.status),
        ['ok', 'ok'],
      );
      assert.is(runner.info().driver, 'plain');
      assert.ok(runner.info().fallback);
      await runner.close();
    });
  },
);

testWhere(stubbed)(
  'fallback: goes on by single processes where Constrained Language Mode forbids the child that prints the marks',
  async () => {
    await withEnvironment(
      { VPN_DOCTOR_HOST_LANGUAGE: 'ConstrainedLanguage', VPN_DOCTOR_HOST_MUTE_STDERR: '1' },
      async () => {
        const runner = fallback(harness, host);
        assert.is((await call(runner, 'Get-Echo', { Text: 'a' })).status, 'ok');
        assert.is(runner.info().driver, 'plain');
        await runner.close();
      },
    );
  },
);

test('a harness that is gone is a failure, not a policy', async () => {
  for (const start of Object.values(liveDrivers)) {
    const runner = start('/no/such/Invoke-Probe.ps1');
    const outcome = await call(runner, 'Get-Echo', { Text: 'a' });
    assert.not.equal(outcome.status, 'denied');
    assert.not.ok(runner.info().refused);
    await runner.close();
  }
});

test('fallback: stays with the warm process where that works', async () => {
  const runner = fallback(harness);
  assert.is((await call(runner, 'Get-Echo', { Text: 'a' })).status, 'ok');
  assert.is(runner.info().driver, 'warm');
  await runner.close();
});

test('NODE_POWERSHELL cannot put another program in place of PowerShell', async () => {
  await withEnvironment({ NODE_POWERSHELL: '/bin/false' }, async () => {
    const runner = liveDrivers.warm(harness);
    assert.is((await call(runner, 'Get-Echo', { Text: 'a' })).status, 'ok');
    await runner.close();
  });
});

function processesNamed(commandLine: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      } catch {
        return '';
      }
    })
    .filter((line) => line.endsWith(commandLine));
}

test.run();
