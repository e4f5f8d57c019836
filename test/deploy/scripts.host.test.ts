import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import manifest from '../../package.json' with { type: 'json' };
import { emitters } from '../../src/render/emit/emitters.ts';
import type { Said } from '../../src/render/emit/said.ts';
import { harnessWith, pwsh, temporaryFolder, withEnvironment } from '../support/engine.ts';
import { parsedScripts } from '../support/parsed-scripts.ts';
import { situations } from '../support/said.ts';
import { sharedRunner } from '../support/shared-engine.ts';
import { scriptsIn } from '../support/shipped-scripts.ts';

const scripts = scriptsIn('deploy');
const parsed = parsedScripts(scripts);

test('every script was parsed', () => {
  assert.equal(
    parsed.map(({ file }) => file),
    scripts,
  );
});

for (const { file, errors, ascii } of parsed)
  test(`${file}: ASCII without a byte order mark, short, and it parses`, () => {
    const text = readFileSync(file, 'utf8');
    assert.equal([errors, ascii], [[], true]);
    assert.ok(text.split('\n').length < 60);
    // Whatever writes to stderr, asks, or restarts has no place where nobody looks.
    assert.not.match(text, /Write-Error|Read-Host|Restart-Computer|shutdown|Start-Process|\bthrow\b/i);
  });

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script in a session of its own, and tells what it gave back, what it reported as errors, and the code that it left with. */
const harness = harnessWith({
  'Invoke-Script': `param($Path, $Words)
$named = @{}
for ($index = 0; $index -lt @($Words).Count; $index += 2) { $named[$Words[$index].Substring(1)] = $Words[$index + 1] }
$global:LASTEXITCODE = 0
$said = @(& $Path @named 2>&1)
$errors = @($said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
@{ code = $LASTEXITCODE; stderr = "$errors"; stdout = -join ($said | Where-Object { $_ -notin $errors } | ForEach-Object { "$_$([char]10)" }) }`,
});

async function run(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return await withEnvironment({ NO_COLOR: '1', USERNAME: 'anna', ...env }, async () => {
    const runner = sharedRunner(harness);
    const outcome = await runner.run({
      script: 'Invoke-Script',
      parameters: { Path: resolve('deploy', script), Words: [...args] },
      deadlineMs: 20_000,
    });
    await runner.close();
    if (outcome.status !== 'ok') throw new Error(JSON.stringify(outcome));
    return outcome.data as Ran;
  });
}

/** The same as Windows' products start it: a process, with -File. */
function started(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(
      pwsh,
      ['-NoProfile', '-NonInteractive', '-File', resolve('deploy', script), ...args],
      { env: { ...process.env, NO_COLOR: '1', USERNAME: 'anna', ...env } },
    );
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

/** A program in the tool's place: says this, on both streams, and ends so. It keeps what it was called with. */
function tool(stdout: string, code: number | string): { path: string; called: () => string } {
  const folder = temporaryFolder();
  const path = join(folder, 'vpn-doctor.exe');
  writeFileSync(join(folder, 'out'), stdout);
  const end = typeof code === 'number' ? `exit ${code & 255}` : `kill -${code} $$`;
  writeFileSync(
    path,
    `#!/bin/sh\necho "$@" > '${folder}/args'\necho noise >&2\ncat '${folder}/out'\n${end}\n`,
  );
  chmodSync(path, 0o755);
  return { path, called: () => readFileSync(join(folder, 'args'), 'utf8').trim() };
}

type Format = keyof typeof emitters;
const saying = (format: Format, said: Said | undefined) => {
  const { stdout, exitCode } = emitters[format](said as Said);
  return tool(stdout, exitCode);
};

/** Where the tool is missing, killed, silent, or says something of its own. */
const broken: Readonly<Record<string, () => string>> = {
  missing: () => '/nowhere/vpn-doctor.exe',
  'killed without a word': () => tool('', 'KILL').path,
  'ended with 1, without a word': () => tool('', 1).path,
  'not a result': () => tool('node: bad option\n', 1).path,
  'no program': () => {
    const path = join(temporaryFolder(), 'vpn-doctor.exe');
    writeFileSync(path, 'MZ');
    chmodSync(path, 0o755);
    return path;
  },
};

const contexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  system: { USERNAME: 'DESKTOP-7Q1$' },
  user: { USERNAME: 'anna' },
};

if (process.platform !== 'win32') {
  for (const [context, env] of Object.entries(contexts)) {
    const detect = `intune/${context}/detect.ps1`;
    const remediate = `intune/${context}/remediate.ps1`;

    test(`Intune, ${context}: the last line is the status, and only a finding starts the remediation`, async () => {
      for (const name of ['no finding', 'one finding', 'fifty findings', 'not known', 'tool failed']) {
        const said = situations[name];
        const { path, called } = saying('intune', said);
        const ran = await run(detect, ['-Tool', path], env);
        const lines = ran.stdout.trimEnd().split('\n');
        assert.is(`${lines.at(-1)}\n`, emitters.intune(said as Said).stdout, name);
        assert.is(lines.length, 1);
        assert.is(ran.code, name.endsWith('findings') || name === 'one finding' ? 1 : 0, name);
        assert.is(called(), 'check --emit intune');
        assert.ok(ran.stdout.length <= 2048);
      }
    });

    for (const [what, path] of Object.entries(broken))
      test(`Intune, ${context}, tool ${what}: no remediation is started, and none succeeds`, async () => {
        const found = await run(detect, ['-Tool', path()], env);
        assert.is(found.code, 0);
        assert.match(found.stdout, /^VPNDOC v1 status=(ERROR|NOTINSTALLED) [^\n]*\n$/);
        const mended = await run(remediate, ['-Tool', path()], env);
        assert.is(mended.code, 1);
        assert.is(mended.stderr, '');
        assert.match(mended.stdout, /^VPNDOC v1 status=(ERROR|NOTINSTALLED) [^\n]*\n$/);
      });

    test(`Intune, ${context}: the remediation succeeds where the finding is gone, and writes nothing to stderr`, async () => {
      const gone = await run(remediate, ['-Tool', saying('intune', situations['no finding']).path], env);
      assert.equal([gone.code, gone.stderr], [0, '']);
      const there = await run(remediate, ['-Tool', saying('intune', situations['one finding']).path], env);
      assert.equal([there.code, there.stderr], [1, '']);
      // What could not be seen is not mended by that.
      for (const name of ['tool failed', 'not known', 'scripts forbidden', 'cut short']) {
        const ran = await run(remediate, ['-Tool', saying('intune', situations[name]).path], env);
        assert.equal([ran.code, ran.stderr], [1, ''], name);
      }
    });

    test(`Intune, ${context}: the remediation is one call of the tool`, async () => {
      const { path, called } = saying('intune', situations['no finding']);
      await run(remediate, ['-Tool', path], env);
      assert.is(called(), context === 'system' ? 'fix --yes --emit intune' : 'check --emit intune');
    });

    test(`Intune, ${context}: in the other context it says so, and looks at nothing`, async () => {
      const other = Object.entries(contexts).find(([name]) => name !== context)?.[1];
      const ran = await run(detect, ['-Tool', saying('intune', situations['one finding']).path], other);
      assert.is(ran.code, 0);
      assert.match(ran.stdout, 'wrong context');
    });
  }

  test('Intune, system: what runs by name only has to be named to the script', async () => {
    const { path, called } = saying('intune', situations['no finding']);
    const { code } = await run(
      'intune/system/remediate.ps1',
      ['-Tool', path, '-Only', 'nat-t-registry,dns-cache'],
      contexts.system,
    );
    assert.equal([code, called()], [0, 'fix --yes --emit intune --only nat-t-registry,dns-cache']);
  });

  const versions: readonly (readonly [string, string, boolean])[] = [
    ['0.1.0\n', '0.1.0', true],
    ['0.10.0\n', '0.9.0', true],
    ['0.1.0\n', '0.2.0', false],
    ['nonsense\n', '0.1.0', false],
    ['', '0.1.0', false],
  ];
  for (const [said, wanted, there] of versions)
    test(`Intune app: "${said.trim()}" where ${wanted} is wanted is ${there ? '' : 'not '}installed`, async () => {
      const ran = await run('intune/app/detect.ps1', ['-Version', wanted, '-Tool', tool(said, 0).path]);
      assert.equal([ran.code === 0 && ran.stdout !== '', ran.stderr], [there, '']);
    });
  for (const [what, path] of Object.entries(broken))
    test(`Intune app, tool ${what}: not installed`, async () => {
      const ran = await run('intune/app/detect.ps1', ['-Tool', path()]);
      assert.equal([ran.code, ran.stdout, ran.stderr], [1, '', '']);
    });

  test('Intune app: the version that the rule wants is this one', () => {
    assert.match(readFileSync('deploy/intune/app/detect.ps1', 'utf8'), `$Version = '${manifest.version}'`);
  });

  test('Datto: the monitor hands on what the last check said; only a finding is an alert', async () => {
    for (const name of ['no finding', 'one finding', 'too old', 'tool failed']) {
      const { path, called } = saying('datto', situations[name]);
      const ran = await run('datto/Monitor.ps1', ['-Tool', path]);
      assert.is(ran.stdout, emitters.datto(situations[name] as Said).stdout, name);
      assert.is(ran.code, name === 'one finding' ? 1 : 0, name);
      assert.match(called(), /^status --emit datto --max-age 26h$/);
    }
  });

  test('Datto: a field that cannot be set costs the field, not the result', async () => {
    const { path } = saying('line', situations['one finding']);
    const ran = await run('datto/Scan.ps1', ['-Tool', path], { Field: '12' });
    assert.match(ran.stdout, emitters.line(situations['one finding'] as Said).stdout);
    assert.match(ran.stdout, 'field 12 could not be set');
    assert.equal([ran.code, ran.stderr], [0, '']);
  });

  test('Datto: the scan prints its line and never fails', async () => {
    const ran = await run('datto/Scan.ps1', ['-Tool', saying('line', situations['one finding']).path]);
    assert.equal([ran.code, ran.stdout], [0, emitters.line(situations['one finding'] as Said).stdout]);
  });

  test('N-sight: text and exit code as the tool has them', async () => {
    const ran = await run('nsight/Check.ps1', ['-Tool', saying('nsight', situations['one finding']).path]);
    assert.is(ran.stdout, emitters.nsight(situations['one finding'] as Said).stdout);
    assert.is(ran.code, 1001 & 255);
  });

  test('NinjaOne: every field is set, and the page goes into its own', async () => {
    const { path } = saying('ninja', situations['one finding']);
    const page = join(temporaryFolder(), 'ninja.html');
    writeFileSync(page, '<p>page</p>');
    // NinjaOne's agent brings these commands.
    const agent = join(temporaryFolder(), 'agent.ps1');
    writeFileSync(
      agent,
      [
        'param([string] $Tool, [string] $Page)',
        `function Ninja-Property-Set($Name, $Value) { "set $Name to $Value" | Out-Host }`,
        `function Ninja-Property-Clear($Name) { "clear $Name" | Out-Host }`,
        `function Ninja-Property-Set-Piped { param($Name) process { "pipe $_ to $Name" | Out-Host } }`,
        `& '${resolve('deploy/ninja/Set-VpnDoctorField.ps1')}' -Tool $Tool -Page $Page`,
        'exit $LASTEXITCODE',
      ].join('\n'),
    );
    const ran = await started(agent, ['-Tool', path, '-Page', page]);
    assert.match(ran.stdout, 'set vpnDoctorVerdict to FAIL');
    assert.match(ran.stdout, 'set vpnDoctorIds to cause-number-1');
    assert.match(ran.stdout, 'pipe <p>page</p> to vpnDoctorHtml');
    assert.is(ran.code, 1);
    // Nothing of that run stays beside a later one that failed.
    const gone = await started(agent, ['-Tool', '/nowhere/vpn-doctor.exe', '-Page', page]);
    assert.match(gone.stdout, 'set vpnDoctorVerdict to NOTINSTALLED');
    for (const name of ['Ids', 'LastRun', 'Html']) assert.match(gone.stdout, `clear vpnDoctor${name}`);
    assert.not.match(gone.stdout, 'pipe');
  });

  const others = ['datto/Monitor.ps1', 'datto/Scan.ps1', 'ninja/Set-VpnDoctorField.ps1'];
  for (const script of others)
    for (const [what, path] of Object.entries(broken))
      test(`${script}, tool ${what}: it says so, and raises no alert`, async () => {
        const ran = await run(script, ['-Tool', path()]);
        assert.equal([ran.code, ran.stderr], [0, '']);
        assert.match(ran.stdout, /ERROR|NOTINSTALLED/);
      });

  for (const [what, path] of Object.entries(broken)) {
    test(`nsight/Check.ps1, tool ${what}: 1003, with its text`, async () => {
      const ran = await run('nsight/Check.ps1', ['-Tool', path()]);
      assert.equal([ran.code, ran.stderr], [1003, '']);
      assert.match(ran.stdout, /status=(ERROR|NOTINSTALLED)/);
    });
    test(`generic/Get-VpnState.ps1, tool ${what}: 5, with its text`, async () => {
      const ran = await run('generic/Get-VpnState.ps1', ['-Tool', path()]);
      assert.equal([ran.code, ran.stderr], [5, '']);
      assert.match(ran.stdout, /status=(ERROR|NOTINSTALLED)/);
      const json = await run('generic/Get-VpnState.ps1', ['-Format', 'json', '-Tool', path()]);
      assert.match(JSON.parse(json.stdout).status, /^(ERROR|NOTINSTALLED)$/);
    });
  }

  test('started as a process, a script ends it with its code and says no more than in a session', async () => {
    const ran = await started('nsight/Check.ps1', ['-Tool', '/nowhere/vpn-doctor.exe']);
    assert.equal([ran.code, ran.stderr], [1003 & 255, '']);
    assert.is(ran.stdout, (await run('nsight/Check.ps1', ['-Tool', '/nowhere/vpn-doctor.exe'])).stdout);
  });

  test('any other product: now, or from the last check', async () => {
    const json = saying('json', situations['one finding']);
    const now = await run('generic/Get-VpnState.ps1', ['-Format', 'json', '-Tool', json.path]);
    assert.equal([now.code, now.stdout], [1, emitters.json(situations['one finding'] as Said).stdout]);
    assert.is(json.called(), 'check --emit json');
    const kept = saying('line', situations['too old']);
    const then = await run('generic/Get-VpnState.ps1', ['-MaxAge', '24h', '-Tool', kept.path]);
    assert.is(then.code, 3);
    assert.match(kept.called(), /^status --max-age 24h --emit line$/);
  });
}

test.run();
