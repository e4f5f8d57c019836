import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { localProbes, type ProbeId } from '../../src/probes/catalogue.ts';
import type { Report } from '../../src/report/model.ts';
import { cli, type Ran } from '../support/cli.ts';
import { host, stubbed, stubEnvironment } from '../support/engine.ts';
import { assertOnlySuffered, type Fault, scripted, spoil } from '../support/faults.ts';
import { checked, checkedAlone, harnessIn, installation, statusOf } from '../support/installation.ts';
import { paced, patience } from '../support/pace.ts';
import { runs } from '../support/runs.ts';
import { sharedLanes } from '../support/shared-engine.ts';
import { startTlsServer } from '../support/tls-server.ts';

const server = startTlsServer();
const local = ['--server', 'localhost'] as const;

/** What costs a script its answer and leaves PowerShell alive. */
const mild: Readonly<Record<string, Fault>> = {
  throws: { text: "throw 'broken'", status: ['failed'] },
  'writes an error and goes on': { text: "Write-Error 'broken'", status: ['failed'] },
  'writes to stderr': { text: "[Console]::Error.WriteLine('noise')", before: true, status: ['ok'] },
  'exits with 0': { text: 'exit 0', status: ['misshapen'] },
  'is ten times slower': { text: 'Start-Sleep -Milliseconds 100', before: true, status: ['ok'] },
  'says nothing': { text: '$null', status: ['misshapen'] },
  'writes 8 MB': { text: "@{ data = 'x' * 8000000 }", status: ['failed', 'protocol'] },
  'writes what is no UTF-8': {
    text: '[Console]::OpenStandardOutput().Write([byte[]](255, 254, 128, 65, 10), 0, 5)',
    before: true,
    status: ['ok'],
  },
};

/** What takes the process down with it, or has to be ended with it. */
const deadly: Readonly<Record<string, Fault>> = {
  'ends the process with 3': { text: '[Environment]::Exit(3)', status: ['exit'] },
  'kills PowerShell': { text: 'Stop-Process -Id $PID -Force', status: ['exit'] },
  'answers half a document': {
    text: '[Console]::Out.Write("#VPND:$($command.nonce):{`"status`":`"ok`",`"data`":{`"a"); [Environment]::Exit(0)',
    status: ['exit', 'protocol'],
  },
  hangs: { text: 'Start-Sleep -Seconds 600', status: ['timeout'] },
};

if (!stubbed) test.skip('what takes a stubbed Windows', () => {});
if (stubbed) {
  test('with every script well, each is done, in both language modes', async () => {
    const folder = installation();
    for (const mode of ['FullLanguage', 'ConstrainedLanguage']) {
      const { report } = await checked(folder, { VPN_DOCTOR_HOST_LANGUAGE: mode }, ...local);
      for (const [id, { sees }] of scripted) {
        const unsupported = mode === 'ConstrainedLanguage' && id === 'server-trust';
        assert.is(statusOf(report, id), unsupported ? 'unsupported' : 'ok', `${mode}: ${id}: ${sees}`);
      }
      assert.is(report.context.languageMode, mode);
    }
  });

  /** Another fault in every script, and none in some: after as many checks each script has had each, and its neighbours had to bear it. */
  const kinds = [undefined, ...Object.keys(mild)];
  for (const turn of kinds.keys())
    test(`a script that ${kinds[turn] ?? 'is well'}, between others with other faults: each costs only itself`, async () => {
      const folder = installation();
      const faults = new Map<ProbeId, Fault | undefined>();
      for (const [index, [id, probe]] of scripted.entries()) {
        const fault = mild[kinds[(index + turn) % kinds.length] ?? ''];
        faults.set(id, fault);
        if (fault) spoil(folder, probe, fault);
      }
      assertOnlySuffered((id) => faults.get(id), await checked(folder, {}, ...local));
    });

  /** The first script of all, one that a lane takes when it is free, and one that is asked of a server. Each costs a PowerShell. */
  const roles = scripted.filter(([id]) => ['profiles', 'registry', 'server-ping'].includes(id));
  const halves = [0, 1].map((half) => scripted.filter((_, index) => index % 2 === half));
  const groups = runs(1) > 1 ? halves : [roles];

  for (const [what, fault] of Object.entries(deadly))
    test(`a script that ${what} costs only itself: PowerShell is started again`, async () => {
      for (const victims of groups) {
        const folder = installation();
        for (const [, probe] of victims) spoil(folder, probe, fault);
        const timeout = patience(120);
        const spoilt = new Map(victims.map(([id]) => [id, fault]));
        assertOnlySuffered((id) => spoilt.get(id), await checkedAlone(folder, {}, [...local, ...timeout]));
      }
    });

  test('a number that no snapshot would take costs its script, not the report', async () => {
    const folder = installation();
    const text =
      "@{ services = @(@{ name = 'RasMan'; state = 'Running'; startMode = 'Auto'; exitCode = 1.5 }) }";
    spoil(folder, localProbes.services, { text, status: [] });
    const { report, ran } = await checked(folder, {}, ...local);
    assert.is(statusOf(report, 'services'), 'misshapen');
    assert.is.not(ran.code, 5);
  });

  test('the run ends at its deadline, whatever hangs, with what it has', async () => {
    const folder = installation();
    for (const [, { script }] of scripted) {
      writeFileSync(
        join(folder, 'ps-scripts', 'probes', `${script}.ps1`),
        'param([Parameter(ValueFromRemainingArguments)] $Anything)\nStart-Sleep -Seconds 6000\n',
      );
    }
    const { report } = await checkedAlone(folder, {}, [...local, '--timeout', String(paced(3))]);
    assert.not.ok(report.context.complete);
    assert.is(statusOf(report, 'tcp-ports'), 'ok');
  });

  test('a policy that refuses the scripts: said in one sentence, network probes done, exit code 4', async () => {
    const locked = { VPN_DOCTOR_HOST_POLICY: 'AllSigned' };
    const { report, ran } = await checkedAlone(installation(), locked, local, host);
    assert.is(ran.code, 4);
    assert.is(statusOf(report, 'profiles'), 'denied');
    assert.is(statusOf(report, 'tcp-ports'), 'ok');
    assert.ok(report.context.scriptsRefused);
    assert.ok(report.context.blindTo.some((text) => text.includes('policy')));
  });

  test('a policy that forbids PowerShell on stdin: the plain driver does it all', async () => {
    const few = ['profiles', 'phonebooks', 'services', 'registry'];
    const { report } = await checkedAlone(
      installation(),
      { VPN_DOCTOR_HOST_NO_STDIN_SHELL: '1' },
      [...local, '--only', few.join()],
      host,
    );
    for (const id of few) assert.is(statusOf(report, id), 'ok', id);
  });

  test('profiles that are read decide what is looked at, and a wrong name is said with those that exist', async () => {
    const folder = installation();
    const run = (name: string): Promise<Ran> =>
      cli(['check', name, '--json', '--no-internet-beacons', '--only', 'profiles,attempts'], {
        env: stubEnvironment(),
        lanes: () => sharedLanes(harnessIn(folder)),
      });
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
}

test.after(() => {
  server.close();
});
test.run();
