import { cpSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { localProbes, type ProbeId } from '../../src/probes/catalogue.ts';
import type { Report } from '../../src/report/model.ts';
import { cli, type Ran } from '../support/cli.ts';
import { engine, stubbed, stubbedHarness, stubEnvironment, temporaryFolder } from '../support/engine.ts';

/** A copy of the built program whose scripts a test may spoil. */
function installation(): string {
  const folder = temporaryFolder();
  for (const part of ['dist', 'ps-scripts', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true });
  // A pwsh on Linux gets its stubs by a script around the harness.
  if (stubbed && !engine.host) cpSync(stubbedHarness(), join(folder, 'ps-scripts', 'Invoke-Probe.ps1'));
  return folder;
}

const server = createServer((socket) => socket.destroy()).listen(443, '127.0.0.2');
server.on('error', () => {});

async function checked(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  ...args: readonly string[]
): Promise<{ report: Report; ran: Ran }> {
  const ran = await cli(
    [
      'check',
      '--json',
      '--powershell',
      engine.executable,
      '--server',
      '127.0.0.2',
      '--no-internet-beacons',
      ...args,
    ],
    {
      entry: join(folder, 'dist', 'cli.js'),
      env: { ...stubEnvironment(), ...env },
    },
  );
  if (ran.stdout === '') throw new Error(ran.stderr);
  return { report: JSON.parse(ran.stdout) as Report, ran };
}

const statusOf = (report: Report, id: string): string | undefined =>
  report.coverage.find(({ probe }) => probe === id)?.status;
const scripted = Object.entries(localProbes) as [ProbeId, (typeof localProbes)[keyof typeof localProbes]][];

const faults: Readonly<Record<string, { text: string; status: readonly string[] }>> = {
  throws: { text: "throw 'broken'", status: ['failed'] },
  hangs: { text: 'Start-Sleep -Seconds 600', status: ['timeout'] },
  'ends PowerShell': { text: 'Stop-Process -Id $PID -Force', status: ['exit'] },
  'answers garbage': { text: "'just some text'", status: ['misshapen'] },
  'writes 8 MB': { text: "@{ data = 'x' * 8000000 }", status: ['failed', 'protocol'] },
};

test('with every script well, each is done, in both language modes', async () => {
  if (!stubbed) return;
  const folder = installation();
  for (const mode of engine.host ? ['FullLanguage', 'ConstrainedLanguage'] : ['FullLanguage']) {
    const { report } = await checked(folder, { VPN_DOCTOR_HOST_LANGUAGE: mode });
    for (const [id] of scripted) assert.is(statusOf(report, id), 'ok', `${mode}: ${id}`);
    assert.is(report.context.languageMode, mode);
  }
});

for (const [what, { text, status }] of Object.entries(faults)) {
  test(`a script that ${what} costs only itself, whichever it is`, async () => {
    if (!stubbed) return;
    // A hang takes its whole deadline, so it is tried on three scripts: the first, one in the middle, one that waits.
    const victims =
      what === 'hangs'
        ? scripted.filter(([id]) => ['profiles', 'registry', 'server-ping'].includes(id))
        : scripted;
    for (const [victim, { script }] of victims) {
      const folder = installation();
      writeFileSync(
        join(folder, 'ps-scripts', 'probes', `${script}.ps1`),
        `param([Parameter(ValueFromRemainingArguments)] $Anything)\n${text}\n`,
      );
      const { report, ran } = await checked(folder, {}, '--timeout', '25');
      assert.ok(status.includes(statusOf(report, victim) ?? ''), `${victim}: ${statusOf(report, victim)}`);
      for (const [id] of scripted)
        if (id !== victim) assert.is(statusOf(report, id), 'ok', `${what} in ${victim} harmed ${id}`);
      assert.ok(ran.ms < 26_000);
    }
  });
}

test('the run ends within its deadline and a second, whatever hangs', async () => {
  if (!stubbed) return;
  const folder = installation();
  for (const [, { script }] of scripted) {
    writeFileSync(
      join(folder, 'ps-scripts', 'probes', `${script}.ps1`),
      'param([Parameter(ValueFromRemainingArguments)] $Anything)\nStart-Sleep -Seconds 600\n',
    );
  }
  const { report, ran } = await checked(folder, {}, '--timeout', '3');
  assert.ok(ran.ms < 4000, `${ran.ms} ms`);
  assert.not.ok(report.context.complete);
  assert.is(statusOf(report, 'tcp-ports'), 'ok');
});

test('a policy that refuses the scripts: said in one sentence, network probes done, exit code 4', async () => {
  if (!engine.host) return;
  const { report, ran } = await checked(installation(), { VPN_DOCTOR_HOST_POLICY: 'AllSigned' });
  assert.is(ran.code, 4);
  assert.is(statusOf(report, 'profiles'), 'denied');
  assert.is(statusOf(report, 'tcp-ports'), 'ok');
  assert.ok(report.context.scriptsRefused);
  assert.ok(report.context.blindTo.some((text) => text.includes('policy')));
});

test('a policy that forbids PowerShell on stdin: the plain driver does it all', async () => {
  if (!engine.host) return;
  const { report } = await checked(installation(), { VPN_DOCTOR_HOST_NO_STDIN_SHELL: '1' });
  for (const [id] of scripted) assert.is(statusOf(report, id), 'ok', id);
});

test('profiles that are read decide what is looked at, and a wrong name is said with those that exist', async () => {
  if (!stubbed) return;
  const folder = installation();
  const run = (name: string): Promise<Ran> =>
    cli(
      [
        'check',
        name,
        '--json',
        '--powershell',
        engine.executable,
        '--no-internet-beacons',
        '--only',
        'profiles,attempts',
      ],
      {
        entry: join(folder, 'dist', 'cli.js'),
        env: stubEnvironment(),
      },
    );
  const found = await run('Anna’s VPN');
  const report = JSON.parse(found.stdout) as Report;
  assert.equal(
    report.connections.map(({ name }) => name),
    ['Anna’s VPN'],
  );
  assert.is(report.attempts[0]?.errorCode, 721);
  const wrong = await run('Work');
  assert.is(wrong.code, 2);
  assert.match(wrong.stderr, 'Anna’s VPN');
});

test.after(() => {
  server.close();
});
test.run();
