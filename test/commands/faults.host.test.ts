import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { localProbes } from '../../src/probes/catalogue.ts';
import type { Report } from '../../src/report/model.ts';
import { cli, type Ran } from '../support/cli.ts';
import { engine, stubbed, stubEnvironment } from '../support/engine.ts';
import { type Fault, local, scripted, spoil, spoilt } from '../support/faults.ts';
import { checked, installation, statusOf } from '../support/installation.ts';
import { startTlsServer } from '../support/tls-server.ts';

const server = startTlsServer();

const faults: Readonly<Record<string, Fault>> = {
  throws: { text: "throw 'broken'", status: ['failed'] },
  'writes an error and goes on': { text: "Write-Error 'broken'", status: ['failed'] },
  'writes to stderr': { text: "[Console]::Error.WriteLine('noise')", before: true, status: ['ok'] },
  'exits with 0': { text: 'exit 0', status: ['misshapen'] },
  'ends the process with 3': { text: '[Environment]::Exit(3)', status: ['exit'] },
  'kills PowerShell': { text: 'Stop-Process -Id $PID -Force', status: ['exit'] },
  'is ten times slower': { text: 'Start-Sleep -Milliseconds 500', before: true, status: ['ok'] },
  'says nothing': { text: '$null', status: ['misshapen'] },
  'answers half a document': {
    text: '[Console]::Out.Write("#VPND:$($command.nonce):{`"status`":`"ok`",`"data`":{`"a"); [Environment]::Exit(0)',
    status: ['exit', 'protocol'],
  },
  'writes 8 MB': { text: "@{ data = 'x' * 8000000 }", status: ['failed', 'protocol'] },
  'writes what is no UTF-8': {
    text: '[Console]::OpenStandardOutput().Write([byte[]](255, 254, 128, 65, 10), 0, 5)',
    before: true,
    status: ['ok'],
  },
};

test('with every script well, each is done, in both language modes', async () => {
  if (!stubbed) return;
  const folder = installation();
  for (const mode of engine.host ? ['FullLanguage', 'ConstrainedLanguage'] : ['FullLanguage']) {
    const { report } = await checked(folder, { VPN_DOCTOR_HOST_LANGUAGE: mode }, ...local);
    for (const [id, { sees }] of scripted) {
      const unsupported = mode === 'ConstrainedLanguage' && id === 'server-trust';
      assert.is(statusOf(report, id), unsupported ? 'unsupported' : 'ok', `${mode}: ${id}: ${sees}`);
    }
    assert.is(report.context.languageMode, mode);
  }
});

/** A fault in every second script, then in the others: each script has each, and its neighbours have to bear it. */
const halves = [0, 1].map((half) => scripted.filter((_, index) => index % 2 === half));

for (const [what, fault] of Object.entries(faults)) {
  test(`a script that ${what} costs only itself, whichever it is`, async () => {
    if (!stubbed) return;
    for (const victims of halves) await spoilt(victims, fault, 60);
  });
}

test('a number that no snapshot would take costs its script, not the report', async () => {
  if (!stubbed) return;
  const folder = installation();
  const text =
    "@{ services = @(@{ name = 'RasMan'; state = 'Running'; startMode = 'Auto'; exitCode = 1.5 }) }";
  spoil(folder, localProbes.services, { text, status: [] });
  const { report, ran } = await checked(folder, {}, ...local);
  assert.is(statusOf(report, 'services'), 'misshapen');
  assert.is.not(ran.code, 5);
});

test('the run ends within its deadline and a second, whatever hangs', async () => {
  if (!stubbed) return;
  const folder = installation();
  for (const [, { script }] of scripted) {
    writeFileSync(
      join(folder, 'ps-scripts', 'probes', `${script}.ps1`),
      'param([Parameter(ValueFromRemainingArguments)] $Anything)\nStart-Sleep -Seconds 600\n',
    );
  }
  const { report, ran } = await checked(folder, {}, ...local, '--timeout', '3');
  assert.ok(ran.ms < 4000, `${ran.ms} ms`);
  assert.not.ok(report.context.complete);
  assert.is(statusOf(report, 'tcp-ports'), 'ok');
});

test('a policy that refuses the scripts: said in one sentence, network probes done, exit code 4', async () => {
  if (!engine.host) return;
  const { report, ran } = await checked(installation(), { VPN_DOCTOR_HOST_POLICY: 'AllSigned' }, ...local);
  assert.is(ran.code, 4);
  assert.is(statusOf(report, 'profiles'), 'denied');
  assert.is(statusOf(report, 'tcp-ports'), 'ok');
  assert.ok(report.context.scriptsRefused);
  assert.ok(report.context.blindTo.some((text) => text.includes('policy')));
});

test('a policy that forbids PowerShell on stdin: the plain driver does it all', async () => {
  if (!engine.host) return;
  const { report } = await checked(
    installation(),
    { VPN_DOCTOR_HOST_NO_STDIN_SHELL: '1' },
    ...local,
    '--timeout',
    '120',
  );
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
