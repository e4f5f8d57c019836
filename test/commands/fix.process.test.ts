import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cli } from '../support/cli.ts';
import { host, stubbed, stubEnvironment, temporaryFolder } from '../support/engine.ts';
import { fixDocument, place, repairIn, undoDocument } from '../support/fix-place.ts';
import { ikeGateway, loopbackAddress } from '../support/ike-gateway.ts';

/** The whole program on a stubbed Windows whose services, devices and values are files. */
const disabled = { 'service-RasMan': 'Stopped Disabled 0' };
const value = 'value-AssumeUDPEncapsulationContextOnSendRule';
const gateway = loopbackAddress(1);

if (!stubbed) test.skip('what takes a stubbed Windows', () => {});
if (stubbed) {
  test('without --yes everything is shown, and nothing is changed or written', async () => {
    const at = place(disabled);
    const { code, stdout } = await at.run([]);
    assert.is(code, 1);
    for (const part of [
      'nothing was changed',
      'now:    Disabled',
      'then:   Manual',
      "Set-VpnServiceStart.ps1' -Target 'RasMan' -To 'manual' -Expected 'disabled'",
      'undo:',
      'check:',
    ])
      assert.match(stdout, part);
    assert.not.match(stdout, /[^\n\x20-\x7e]/);
    assert.equal([at.state.log(), at.recorded()], [[], []]);
    assert.not.ok(existsSync(join(at.data, 'last-run.json')));
  });

  test('with --yes: changed, read again, looked at again; and undone', async () => {
    const at = place(disabled);
    const document = fixDocument(await at.run(['--yes', '--json', '--only', 'rasman-stopped']));
    assert.is(repairIn(document, 'rasman-stopped')?.result, 'done');
    assert.is(at.state.read('service-RasMan'), 'Running Manual 0');
    assert.ok(document.before.causes.some(({ id }) => id === 'rasman-stopped'));
    assert.not.ok(document.after?.causes.some(({ id }) => id === 'rasman-stopped'));
    assert.not.ok(document.left.some(({ id }) => id === 'rasman-stopped'));
    assert.equal(at.recorded(), ['RasMan done', 'RasMan done']);
    const shown = undoDocument(await at.run(['--undo', '--json']));
    assert.equal([shown.mode, shown.exitCode], ['dry-run', 1]);
    assert.equal(
      shown.changes.map(({ result }) => result),
      ['would-undo', 'would-undo'],
    );
    assert.is(at.state.read('service-RasMan'), 'Running Manual 0');
    assert.is(undoDocument(await at.run(['--undo', '--yes', '--json'])).exitCode, 0);
    assert.is(at.state.read('service-RasMan'), 'Stopped Disabled 0');
    assert.equal(at.recorded(), ['RasMan undone', 'RasMan undone']);
    assert.equal(undoDocument(await at.run(['--undo', '--yes', '--json'])).changes, []);
  });

  // A gateway answers on port 500.
  const mayListen = process.platform === 'linux' && process.getuid?.() === 0;
  (mayListen ? test : test.skip)(
    'the NAT-T value: only where the server is proven behind NAT, and only by name',
    async () => {
      const close = await ikeGateway(gateway, 'behind-nat');
      try {
        const at = place();
        const asked = ['--server', gateway, '--tunnel', 'l2tp', '--error', '809', '--json', '--yes'];
        assert.is(repairIn(fixDocument(await at.run(asked)), 'nat-t-registry')?.refusal?.id, 'not-named');
        assert.is(at.state.read(value), undefined);
        const named = fixDocument(await at.run([...asked, '--only', 'nat-t-registry']));
        assert.is(repairIn(named, 'nat-t-registry')?.result, 'done');
        assert.match(named.restart ?? '', /Power, Restart\. Not Shut down/);
        // It takes effect only then, so something is left.
        assert.is(named.exitCode, 1);
        assert.is(at.state.read(value), 'DWord 2');
        assert.is(undoDocument(await at.run(['--undo', '--yes', '--json'])).exitCode, 0);
        assert.is(at.state.read(value), undefined);
      } finally {
        close();
      }
    },
  );

  test('what does not hold any more when it comes to it is not done', async () => {
    const at = place(disabled);
    const log = join(at.data, 'vpn-doctor.log');
    // Somebody else is faster, after the look and before the change.
    const watch = setInterval(() => {
      if (existsSync(log) && readFileSync(log, 'utf8').includes('looked for'))
        at.state.write('service-RasMan', 'Running Manual 0');
    }, 1);
    const document = fixDocument(await at.run(['--yes', '--json', '--only', 'rasman-stopped']));
    clearInterval(watch);
    assert.equal([repairIn(document, 'rasman-stopped')?.result, at.state.log()], ['refused', []]);
    assert.is(repairIn(document, 'rasman-stopped')?.refusal?.id, 'changed');
    assert.is.not(document.exitCode, 0);
    assert.equal(at.recorded(), []);
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
      const document = fixDocument(ran);
      assert.is(repairIn(document, 'rasman-stopped')?.refusal?.id, refusal);
      assert.is(document.exitCode, code);
      assert.equal([at.state.read('service-RasMan'), at.recorded()], ['Stopped Disabled 0', []]);
      // The plan is told all the same, where rights are all that is missing.
      if (refusal === 'not-elevated')
        assert.is(repairIn(document, 'rasman-stopped')?.changes[0]?.now, 'disabled');
    });

  test('a policy that refuses the scripts: nothing is changed, exit code 4', async () => {
    const at = place(disabled);
    const ran = await at.run(['--yes', '--only', 'rasman-stopped'], {
      env: { VPN_DOCTOR_HOST_POLICY: 'AllSigned' },
      executable: host,
    });
    assert.is(ran.code, 4);
    assert.equal([at.state.log(), at.recorded()], [[], []]);
  });

  test('a group policy that sets the service: nothing is changed, and it says who has to', async () => {
    const at = place({ ...disabled, 'policy-RasMan': 'yes' });
    const { stdout, code } = await at.run(['--yes', '--only', 'rasman-stopped']);
    assert.match(stdout, 'group policy');
    assert.is(code, 1);
    assert.equal([at.state.log(), at.recorded()], [[], []]);
  });

  test('named, and no cause here: nothing is changed, and it says so', async () => {
    const at = place();
    const document = fixDocument(await at.run(['--yes', '--json', '--only', 'prohibit-ipsec,dns-override']));
    assert.is(repairIn(document, 'prohibit-ipsec')?.refusal?.id, 'no-cause');
    assert.is(repairIn(document, 'dns-cache')?.result, 'refused');
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
    // Kept as a check keeps it: the second look.
    const kept = JSON.parse(readFileSync(join(at.data, 'last-run.json'), 'utf8'));
    assert.not.ok(kept.findings.some(({ id }: { id: string }) => id === 'rasman-stopped'));
    assert.is(at.state.read('service-RasMan'), 'Running Manual 0');
  });

  test('where no undo record can be written, nothing is changed', async () => {
    const at = place(disabled);
    writeFileSync(join(at.data, 'fixes'), 'in the way');
    const document = fixDocument(await at.run(['--yes', '--json', '--only', 'rasman-stopped']));
    assert.is(repairIn(document, 'rasman-stopped')?.result, 'failed');
    assert.match(repairIn(document, 'rasman-stopped')?.changes[0]?.why ?? '', 'no undo record');
    assert.is.not(document.exitCode, 0);
    assert.equal(at.state.log(), []);
  });

  test('a record of an earlier version, by a repair that is none any more: undone; strict, without the connection’s name', async () => {
    const at = place({ list: 'Other' });
    mkdirSync(join(at.data, 'fixes'), { recursive: true });
    writeFileSync(
      join(at.data, 'fixes', '20261101T080000000Z-1.json'),
      JSON.stringify({
        schema: 'vpn-doctor.fix-record/1',
        tool: { name: 'vpn-doctor', version: '0.1.0' },
        startedAt: '2026-11-01T08:00:00.000Z',
        changes: [
          {
            repair: 'autotrigger-disabled',
            change: { kind: 'auto-trigger', target: 'Contoso AOVPN', from: 'listed:0', to: 'unlisted' },
            state: 'done',
            at: '2026-11-01T08:00:01.000Z',
          },
        ],
      }),
    );
    const shown = await at.run(['--undo', '--json', '--redact', 'strict']);
    assert.equal(
      undoDocument(shown).changes.map(({ result }) => result),
      ['would-undo'],
    );
    assert.not.match(shown.stdout, 'Contoso AOVPN');
    await at.run(['--undo', '--yes']);
    assert.is(at.state.read('list'), 'Contoso AOVPN\nOther');
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
