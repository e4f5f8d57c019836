import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type FixDocument, fixSchema, type UndoDocument, undoSchema } from '../../src/report/fix/schema.ts';
import { cli, type Ran } from '../support/cli.ts';
import { engine, stubbed, stubEnvironment, temporaryFolder } from '../support/engine.ts';
import { type FixState, fixState } from '../support/fix-state.ts';
import { ikeGateway } from '../support/ike-gateway.ts';
import { installation } from '../support/installation.ts';

/** The whole program on a stubbed Windows whose services, devices and values are files. */
const folder = installation();
const disabled = { 'service-RasMan': 'Stopped Disabled 0' };
const value = 'value-AssumeUDPEncapsulationContextOnSendRule';
const gateway = '127.77.1.1';

interface Place {
  readonly state: FixState;
  readonly data: string;
  readonly run: (args: readonly string[], more?: RunMore) => Promise<Ran>;
  readonly records: () => { changes: { state: string; change: { target: string } }[] }[];
}
interface RunMore {
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart?: Parameters<typeof cli>[1] extends { onStart?: infer F } | undefined ? F : never;
}

function place(files: Readonly<Record<string, string>> = {}): Place {
  const state = fixState(files);
  const data = temporaryFolder();
  const run = (args: readonly string[], { env = {}, onStart }: RunMore = {}): Promise<Ran> =>
    cli(['fix', ...args, '--powershell', engine.executable, '--no-internet-beacons'], {
      entry: join(folder, 'dist', 'cli.js'),
      env: { ...state.env, VPN_DOCTOR_DATA: data, ...env },
      ...(onStart && { onStart }),
    });
  const fixes = join(data, 'fixes');
  const records = () =>
    existsSync(fixes)
      ? readdirSync(fixes).map((name) => JSON.parse(readFileSync(join(fixes, name), 'utf8')))
      : [];
  return { state, data, run, records };
}

function documentOf(ran: Ran): FixDocument {
  if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  const document = fixSchema.parse(JSON.parse(ran.stdout));
  assert.is(ran.code, document.exitCode);
  return document;
}

function undoOf(ran: Ran): UndoDocument {
  if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  const document = undoSchema.parse(JSON.parse(ran.stdout));
  assert.is(ran.code, document.exitCode);
  return document;
}

const row = ({ repairs }: FixDocument, id: string) => repairs.find((one) => one.id === id);
const statesOf = ({ records }: Place): string[] =>
  records().flatMap(({ changes }) => changes.map(({ change, state }) => `${change.target} ${state}`));

if (stubbed && engine.host) {
  test('without --yes everything is shown, and nothing is changed or written', async () => {
    const at = place(disabled);
    const { code, stdout } = await at.run([]);
    assert.is(code, 1);
    for (const part of [
      'nothing was changed',
      'now:    Disabled',
      'then:   Automatic',
      "Set-VpnServiceStart.ps1' -Target 'RasMan' -To 'automatic' -Expected 'disabled'",
      'undo:',
      'check:',
      'Left to people',
    ])
      assert.match(stdout, part);
    assert.not.match(stdout, /[^\n\x20-\x7e]/);
    assert.equal([at.state.log(), at.records()], [[], []]);
    assert.not.ok(existsSync(join(at.data, 'last-run.json')));
  });

  test('with --yes: changed, read again, looked at again, kept for monitors; and undone', async () => {
    const at = place(disabled);
    const document = documentOf(await at.run(['--yes', '--json', '--only', 'rasman-stopped']));
    assert.is(row(document, 'rasman-stopped')?.result, 'done');
    assert.is(at.state.read('service-RasMan'), 'Running Auto 0');
    assert.ok(document.before.causes.some(({ id }) => id === 'rasman-stopped'));
    assert.not.ok(document.after?.causes.some(({ id }) => id === 'rasman-stopped'));
    assert.not.ok(document.left.some(({ id }) => id === 'rasman-stopped'));
    assert.equal(statesOf(at), ['RasMan done', 'RasMan done']);
    const kept = JSON.parse(readFileSync(join(at.data, 'last-run.json'), 'utf8'));
    assert.not.ok(kept.findings.some(({ id }: { id: string }) => id === 'rasman-stopped'));
    const shown = undoOf(await at.run(['--undo', '--json']));
    assert.equal([shown.mode, shown.exitCode], ['dry-run', 1]);
    assert.equal(
      shown.changes.map(({ result }) => result),
      ['would-undo', 'would-undo'],
    );
    assert.is(at.state.read('service-RasMan'), 'Running Auto 0');
    assert.is(undoOf(await at.run(['--undo', '--yes', '--json'])).exitCode, 0);
    assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
    assert.equal(statesOf(at), ['RasMan undone', 'RasMan undone']);
    assert.equal(undoOf(await at.run(['--undo', '--yes', '--json'])).changes, []);
  });

  test('the NAT-T value: only where the server is proven behind NAT, and only by name', async () => {
    const close = await ikeGateway(gateway, 'behind-nat');
    try {
      const at = place();
      const asked = ['--server', gateway, '--tunnel', 'l2tp', '--error', '809', '--json', '--yes'];
      assert.is(row(documentOf(await at.run(asked)), 'nat-t-registry')?.refusal?.id, 'not-named');
      assert.is(at.state.read(value), undefined);
      const named = documentOf(await at.run([...asked, '--only', 'nat-t-registry']));
      assert.is(row(named, 'nat-t-registry')?.result, 'done');
      assert.match(named.restart ?? '', /Power, Restart\. Not Shut down/);
      // It takes effect only then, so something is left.
      assert.is(named.exitCode, 1);
      assert.is(at.state.read(value), 'DWord 2');
      assert.is(undoOf(await at.run(['--undo', '--yes', '--json'])).exitCode, 0);
      assert.is(at.state.read(value), undefined);
    } finally {
      close();
    }
  });

  test('a change that does not take: what was changed before it is put back, and the exit code says so', async () => {
    const at = place({ ...disabled, 'policy-x': '' });
    // Starts, and ends at once.
    const watch = setInterval(() => {
      if (at.state.read('service-RasMan') === 'Running Auto 0')
        at.state.write('service-RasMan', 'Stopped Auto 0');
    }, 1);
    const document = documentOf(
      await at.run(['--yes', '--json', '--only', 'rasman-stopped'], {
        env: { VPN_DOCTOR_STUB_SLOW_MS: '200' },
      }),
    );
    clearInterval(watch);
    const repair = row(document, 'rasman-stopped');
    assert.equal(
      [repair?.result, ...(repair?.changes.map(({ result }) => result) ?? [])],
      ['failed', 'put-back', 'failed'],
    );
    assert.is.not(document.exitCode, 0);
    assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
    assert.equal(statesOf(at), ['RasMan undone', 'RasMan failed']);
    assert.equal(undoOf(await at.run(['--undo', '--yes', '--json'])).changes, []);
  });

  test('what does not hold any more when it comes to it is not done', async () => {
    const at = place(disabled);
    const log = join(at.data, 'vpn-doctor.log');
    // Somebody else is faster, after the look and before the change.
    const watch = setInterval(() => {
      if (existsSync(log) && readFileSync(log, 'utf8').includes('looked for'))
        at.state.write('service-RasMan', 'Running Manual 0');
    }, 1);
    const document = documentOf(await at.run(['--yes', '--json', '--only', 'rasman-stopped']));
    clearInterval(watch);
    assert.equal([row(document, 'rasman-stopped')?.result, at.state.log()], ['refused', []]);
    assert.is(row(document, 'rasman-stopped')?.refusal?.id, 'changed');
    assert.is.not(document.exitCode, 0);
    assert.equal(at.records(), []);
  });

  /** Nothing is changed; the exit code, and what is said. */
  const forbidden: readonly (readonly [
    what: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    code: number,
    refusal: string,
  ])[] = [
    ['no rights', [], stubEnvironment('user'), 4, 'not-elevated'],
    ['the settings allow nothing', [], { VPN_DOCTOR_REPAIRS: 'none' }, 1, 'settings'],
    [
      'the settings allow others, and it is named',
      ['--only', 'rasman-stopped'],
      { VPN_DOCTOR_REPAIRS: 'dns-cache' },
      4,
      'settings',
    ],
    ['it is left out', ['--only', 'dns-cache'], {}, 1, 'left-out'],
  ];
  for (const [what, args, env, code, refusal] of forbidden)
    test(`refused: ${what}: nothing is changed, and it says why`, async () => {
      const at = place(disabled);
      const ran = await at.run(['--yes', '--json', ...args], {
        env: { ...env, VPN_DOCTOR_STUB_STATE: at.state.env.VPN_DOCTOR_STUB_STATE ?? '' },
      });
      const document = documentOf(ran);
      assert.is(row(document, 'rasman-stopped')?.refusal?.id, refusal);
      assert.is(document.exitCode, code);
      assert.equal([at.state.read('service-RasMan'), at.records()], ['Stopped Disabled 0', []]);
      // The plan is told all the same, where rights are all that is missing.
      if (refusal === 'not-elevated') assert.is(row(document, 'rasman-stopped')?.changes[0]?.now, 'disabled');
    });

  test('a policy that refuses the scripts: nothing is changed, exit code 4', async () => {
    const at = place(disabled);
    const ran = await at.run(['--yes', '--only', 'rasman-stopped'], {
      env: { VPN_DOCTOR_HOST_POLICY: 'AllSigned' },
    });
    assert.is(ran.code, 4);
    assert.equal([at.state.log(), at.records()], [[], []]);
  });

  test('a group policy that sets the service: nothing is changed, and it says who has to', async () => {
    const at = place({ ...disabled, 'policy-RasMan': 'yes' });
    const { stdout, code } = await at.run(['--yes', '--only', 'rasman-stopped']);
    assert.match(stdout, 'group policy');
    assert.is(code, 1);
    assert.equal([at.state.log(), at.records()], [[], []]);
  });

  test('named, and no cause here: nothing is changed, and it says so', async () => {
    const at = place();
    const document = documentOf(await at.run(['--yes', '--json', '--only', 'prohibit-ipsec,dns-override']));
    assert.equal(
      document.repairs.map(({ id, refusal }) => [id, refusal?.id]),
      [
        ['prohibit-ipsec', 'no-cause'],
        ['autotrigger-disabled', 'left-out'],
        ['dns-cache', 'only-possible'],
      ].filter(([id]) => row(document, id ?? '')),
    );
    assert.is.not(document.exitCode, 0);
    assert.equal(at.state.log(), []);
  });

  test('SYSTEM repairs as an administrator does, with one line for the product that asks', async () => {
    const at = place(disabled);
    const system = {
      ...stubEnvironment('system'),
      VPN_DOCTOR_STUB_STATE: at.state.env.VPN_DOCTOR_STUB_STATE ?? '',
    };
    const { stdout } = await at.run(['--yes', '--emit', 'intune'], { env: system });
    assert.match(stdout, /^VPNDOC v1 status=[A-Z]+ [^\n]*\n$/);
    assert.not.match(stdout, 'rasman-stopped');
    assert.is(at.state.read('service-RasMan'), 'Running Auto 0');
  });

  test('where no undo record can be written, nothing is changed', async () => {
    const at = place(disabled);
    writeFileSync(join(at.data, 'fixes'), 'in the way');
    const document = documentOf(await at.run(['--yes', '--json', '--only', 'rasman-stopped']));
    assert.is(row(document, 'rasman-stopped')?.result, 'failed');
    assert.match(row(document, 'rasman-stopped')?.changes[0]?.why ?? '', 'no undo record');
    assert.is.not(document.exitCode, 0);
    assert.equal(at.state.log(), []);
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
    assert.is(at.state.read('service-RasMan'), 'Stopped Auto 0');
    assert.equal(statesOf(at), ['RasMan done']);
    assert.is(undoOf(await at.run(['--undo', '--yes', '--json'])).exitCode, 0);
    assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
  });

  /** Records as a run leaves them that was cut off: the change was made, or it was not. */
  for (const [there, result] of [
    ['Stopped Auto 0', 'undone'],
    ['Stopped Disabled 0', 'nothing-to-undo'],
  ] as const)
    test(`a run that was cut off, ${there}: ${result}`, async () => {
      const at = place({ 'service-RasMan': there });
      mkdirSync(join(at.data, 'fixes'));
      const time = '2026-11-23T10:00:00.000Z';
      const change = { kind: 'service-start', target: 'RasMan', from: 'disabled', to: 'automatic' };
      writeFileSync(
        join(at.data, 'fixes', '20261123T100000000Z-7.json'),
        JSON.stringify({
          schema: 'vpn-doctor.fix-record/1',
          tool: { name: 'vpn-doctor', version: '0.1.0' },
          startedAt: time,
          changes: [{ repair: 'rasman-stopped', change, state: 'begun', at: time }],
        }),
      );
      const { changes, exitCode } = undoOf(await at.run(['--undo', '--yes', '--json']));
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
      const document = undoOf(await at.run(['--undo', '--yes', '--json'], { env }));
      assert.equal([document.refusal?.id, document.exitCode], [id, code]);
      const { stdout } = await at.run(['--undo', '--yes', '--quiet'], { env });
      assert.match(stdout, 'is not undone');
      assert.is(at.state.read('service-RasMan'), 'Running Auto 0');
    }
  });

  test('cleanup keeps what an undo needs, and says so; then it deletes it', async () => {
    const at = place(disabled);
    await at.run(['--yes', '--only', 'rasman-stopped']);
    const clean = (): Promise<Ran> =>
      cli(['cleanup'], { entry: join(folder, 'dist', 'cli.js'), env: { VPN_DOCTOR_DATA: at.data } });
    assert.match((await clean()).stdout, /Kept: .*fixes/);
    assert.is(at.records().length, 1);
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
    const second = documentOf(await at.run(['--yes', '--json', '--only', 'rasman-stopped']));
    assert.is(row(documentOf(await first), 'rasman-stopped')?.result, 'done');
    assert.is(row(second, 'rasman-stopped')?.refusal?.id, 'no-cause');
    assert.is(at.records().length, 1);
  });

  test('a script that fails with words from outside: they are cleaned, nothing counts as done, the record stays', async () => {
    const spoilt = installation();
    writeFileSync(
      join(spoilt, 'ps-scripts', 'fix', 'Set-VpnServiceState.ps1'),
      "param($Target, $To, $Expected, [switch] $WhatIf)\nif ($WhatIf) { return @{ before = 'stopped'; after = 'stopped'; why = '' } }\nthrow \"$([char]27)[2J for anna.schmidt C:\\Users\\anna.schmidt\\x\"\n",
    );
    const at = place(disabled);
    const { stdout, code } = await cli(
      [
        'fix',
        '--yes',
        '--only',
        'rasman-stopped',
        '--powershell',
        engine.executable,
        '--no-internet-beacons',
      ],
      { entry: join(spoilt, 'dist', 'cli.js'), env: { ...at.state.env, VPN_DOCTOR_DATA: at.data } },
    );
    assert.match(stdout, 'failed: ');
    assert.not.ok(stdout.includes(String.fromCharCode(27)));
    assert.not.match(stdout, /anna/);
    assert.is(code, 1);
    assert.equal(statesOf(at), ['RasMan undone', 'RasMan failed']);
    assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
  });

  test('strict: a connection’s name is not told', async () => {
    const at = place({ list: 'Contoso AOVPN' });
    const { stdout } = await at.run(['--json', '--redact', 'strict', '--only', 'autotrigger-disabled']);
    assert.is(row(JSON.parse(stdout), 'autotrigger-disabled')?.result, 'would-run');
    assert.not.match(stdout, 'Contoso AOVPN');
  });

  test('quiet: the verdict, what became of it, and no more', async () => {
    const { stdout } = await place(disabled).run(['--quiet']);
    assert.is(stdout.trim().split('\n').length, 2);
    assert.match(stdout, 'rasman-stopped');
  });
}

/** What cannot be meant: one line that says what, where and what to do. Nothing is looked at. */
const wrong: readonly (readonly [args: readonly string[], said: RegExp])[] = [
  [['--from', 'samples/rasman-stopped.json', '--yes'], /--from: a snapshot is of another time/],
  [['--from', 'nowhere.json'], /--from/],
  [['--powershell', 'replay:x.json', '--yes'], /recording is not this computer/],
  [['--only', 'gre-blocked'], /no repair "gre-blocked".*nat-t-registry/],
  [['--only', 'nat-t-registry,__proto__'], /no repair "__proto__"/],
  [['--only', ''], /no repair ""/],
  [['--undo', '--only', 'dns-cache'], /mutually exclusive|undo/],
  [['--undo', '--emit', 'line'], /mutually exclusive|undo/],
  [['--json', '--emit', 'line'], /Give one of them/],
  [['--skip', 'ike'], /[Uu]nknown/],
  [['--allow-connect'], /[Uu]nknown/],
  [['--timeout', '0'], /--timeout/],
];
for (const [args, said] of wrong)
  test(`fix ${args.join(' ')}: exit code 2`, async () => {
    const ran = await cli(['fix', ...args, '--no-internet-beacons'], {
      env: { VPN_DOCTOR_DATA: temporaryFolder() },
    });
    assert.is(ran.code, 2);
    assert.match(ran.stderr, said);
  });

test.run();
