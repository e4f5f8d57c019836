import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/report/model.ts';
import { cli, program } from '../support/cli.ts';
import { stubbed, stubbedPwsh, stubEnvironment, temporaryFolder } from '../support/engine.ts';
import { checked, checkedAlone, installation } from '../support/installation.ts';
import { patience } from '../support/pace.ts';

/** The whole program with --allow-connect, against a rasdial that only writes down how it was called. */
const folder = installation();
const name = 'Anna’s VPN';
const quick = ['--skip', 'tcp-ports,server-tls,names,pptp,ike,server-name,server-route,server-ping,path-mtu'];
const worked = ['--answer', 'worked-before=yes'];

function place(more: Readonly<Record<string, string>> = {}) {
  const dialled = temporaryFolder();
  const calls = (): string[] =>
    existsSync(join(dialled, 'calls')) ? readFileSync(join(dialled, 'calls'), 'utf8').trim().split('\n') : [];
  const env = { VPN_DOCTOR_STUB_RASDIAL: dialled, ...more };
  return { env, calls, isUp: () => existsSync(join(dialled, 'up')) };
}

const isHangUp = (call: string): boolean => call.endsWith('\t/DISCONNECT');
const coverageOf = (report: Report) => report.coverage.find(({ probe }) => probe === 'connect');

if (!stubbed) test.skip('what takes a stubbed Windows', () => {});
if (stubbed) {
  test('without consent nothing is dialled, and the report says what would', async () => {
    const { env, calls } = place();
    const { report } = await checked(folder, env, name, ...quick, ...worked);
    assert.is(coverageOf(report)?.status, 'not-asked');
    assert.match(coverageOf(report)?.reason ?? '', '--allow-connect');
    assert.equal(calls(), []);
    assert.is(report.attempts[0]?.source, 'log');
  });

  test('a success: the newest attempt, hung up once, and the old failure does not count any more', async () => {
    const { env, calls, isUp } = place();
    const { report, ran } = await checked(
      folder,
      env,
      name,
      '--allow-connect',
      '--verbose',
      ...quick,
      ...worked,
    );
    assert.is(coverageOf(report)?.status, 'ok', coverageOf(report)?.reason);
    // Behind all else, which the tunnel would disturb.
    assert.match(ran.stderr.trim().split('\n').at(-1) ?? '', 'One dial');
    const [newest, before] = report.attempts;
    assert.equal([newest?.source, newest?.result, newest?.tunnel], ['dial', 'ended', 'pptp']);
    assert.equal([before?.source, before?.result], ['log', 'failed']);
    assert.is(calls().length, 2);
    assert.ok(isHangUp(calls()[1] ?? ''));
    assert.not.ok(isUp());
    const fact = report.facts.find(({ fact: one }) => one === 'attempt.lastWentWell');
    assert.is(fact?.value, 'yes', JSON.stringify(fact));
  });

  test('what does not go down again is said in the report', async () => {
    const { env } = place({ VPN_DOCTOR_STUB_RASDIAL_RESULT: 'stay' });
    const { report } = await checked(folder, env, name, '--allow-connect', ...quick, ...worked);
    assert.is(coverageOf(report)?.status, 'ok');
    assert.match(coverageOf(report)?.reason ?? '', 'disconnect it there');
    assert.is(report.attempts[0]?.result, 'connected');
  });

  for (const code of [809, 691, 800]) {
    test(`a failure with ${code}: the fresh number is the one that is diagnosed, also on replay`, async () => {
      const { env, calls } = place({
        VPN_DOCTOR_STUB_RASDIAL_RESULT: '41',
        VPN_DOCTOR_STUB_RASDIAL_EVENT: String(code),
      });
      const saved = join(temporaryFolder(), 'saved.json');
      const html = `${saved}.html`;
      const more = ['--save', saved, '--html', html];
      // What the person once read is older than this dial.
      const { report, ran } = await checked(
        folder,
        env,
        name,
        '--allow-connect',
        '--error',
        '789',
        ...more,
        ...quick,
        ...worked,
      );
      const [newest, told] = report.attempts;
      assert.equal([newest?.source, newest?.result, newest?.errorCode], ['dial', 'failed', code]);
      assert.equal([told?.source, told?.errorCode], ['person', 789]);
      const fact = report.facts.find(({ fact: one }) => one === 'attempt.errorCode');
      assert.ok(fact?.value.startsWith(`${code} (`), JSON.stringify(fact));
      assert.is(calls().length, 1);
      assert.match(readFileSync(html, 'utf8'), 'by this check');
      assert.not.match(`${readFileSync(saved, 'utf8')}${readFileSync(html, 'utf8')}`, 'secret-in-the-output');
      const replay = await cli(['check', '--from', saved, '--json']);
      assert.is(replay.stdout, ran.stdout);
    });
  }

  const refusals: readonly (readonly [
    what: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    why: RegExp,
  ])[] = [
    ['nobody knows whether a password is saved', [name], {}, /worked-before/],
    ['several, and none is named', worked, {}, /several/],
    ['a server without a profile', ['--server', '127.0.0.1', ...worked], {}, /several|only a saved one/],
    ['Windows dials it by itself', ['Contoso AOVPN', ...worked], {}, /Always On/],
    ['a sign-in was refused', [name, '--error', '691', ...worked], {}, /691/],
    ['a tunnel is up', [name, ...worked], { VPN_DOCTOR_STUB_TUNNEL: 'up' }, /is up/],
    ['SYSTEM', ['Redirected VPN', ...worked], stubEnvironment('service'), /another person/],
    ['no time is left', [name, '--timeout', '10', ...worked], {}, /too little time/],
  ];
  for (const [what, args, more, why] of refusals) {
    test(`refused: ${what}: the rest of the check goes on`, async () => {
      const { env, calls } = place(more);
      const { report } = await checked(folder, env, '--allow-connect', ...args, ...quick);
      assert.match(coverageOf(report)?.reason ?? '', why);
      assert.match(coverageOf(report)?.reason ?? '', 'not connected');
      assert.equal(calls(), []);
      assert.is(report.coverage.find(({ probe }) => probe === 'services')?.status, 'ok');
    });
  }

  test('a dial that hangs: the run ends in time, nothing stays up, and the report says so', async () => {
    const { env, calls, isUp } = place({ VPN_DOCTOR_STUB_RASDIAL_RESULT: 'hang' });
    const args = [name, '--allow-connect', ...patience(24), ...quick, ...worked];
    const { report } = await checkedAlone(folder, env, args);
    assert.is(coverageOf(report)?.status, 'timeout');
    assert.match(coverageOf(report)?.reason ?? '', 'it was hung up');
    assert.is(calls().filter(isHangUp).length, 1);
    assert.not.ok(isUp());
    assert.is(report.attempts[0]?.source, 'log');
  });

  test('Ctrl-C during a dial: it is hung up, and what was found is kept', async () => {
    const { env, calls, isUp } = place({ VPN_DOCTOR_STUB_RASDIAL_RESULT: 'hang' });
    const out = join(temporaryFolder(), 'cancelled.json');
    let watch: NodeJS.Timeout | undefined;
    const ran = await program(
      [
        'collect',
        name,
        '-o',
        out,
        '--allow-connect',
        '--powershell',
        stubbedPwsh,
        '--no-internet-beacons',
        ...patience(60),
        ...quick,
        ...worked,
      ],
      {
        folder,
        env: { ...stubEnvironment(), ...env },
        onStart: (child) => {
          watch = setInterval(() => {
            if (!isUp()) return;
            clearInterval(watch);
            child.kill('SIGINT');
          }, 50);
        },
      },
    );
    clearInterval(watch);
    assert.is(ran.code, 130);
    assert.is(calls().filter(isHangUp).length, 1);
    assert.not.ok(isUp());
    const { probes } = JSON.parse(readFileSync(out, 'utf8')) as {
      probes: Record<string, { status: string; reason?: string }>;
    };
    assert.is(probes.connect?.status, 'exit');
    assert.match(probes.connect?.reason ?? '', 'it was hung up');
    assert.is(probes.services?.status, 'ok');
  });
}

test.run();
