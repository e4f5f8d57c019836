import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type StubContext, stubbed, stubEnvironment } from '../support/engine.ts';
import { checked, installation, statusOf } from '../support/installation.ts';

/** The whole program, run as each of those who run it. */
const folder = installation();
const run = (context: StubContext, ...args: readonly string[]) =>
  checked(folder, stubEnvironment(context), '--skip', 'tcp-ports,server-tls,names', ...args);

/** `name of owner` of each connection. */
const ownersOf = ({ connections }: Awaited<ReturnType<typeof run>>['report']) =>
  connections.map(({ name, owner }) => `${name} of ${owner ?? 'everybody'}`).sort();

if (!stubbed) test.skip('what takes a stubbed Windows', () => {});
if (stubbed) {
  test('a standard user sees the own profiles, and what needs an administrator is denied, not fine', async () => {
    const { report } = await run('user');
    assert.equal(ownersOf(report), ['Anna’s VPN of host-1\\user-1', 'Contoso AOVPN of host-1\\user-1']);
    assert.is(statusOf(report, 'ipsec'), 'denied');
    assert.is(report.context.elevated, false);
    assert.not.ok(report.context.blindTo.some((text) => text.includes('session')));
  });

  test('the same person elevated sees the same, and more', async () => {
    const { report } = await run('admin');
    assert.is(report.connections.length, 2);
    assert.is(statusOf(report, 'ipsec'), 'ok');
    assert.is(report.context.elevated, true);
  });

  test('an administrator who is not at the desk reads the phone book of who is, and says what he cannot see', async () => {
    const { report } = await run('helper');
    assert.equal(ownersOf(report), ['Redirected VPN of user-2']);
    assert.ok(report.context.blindTo.some((text) => text.includes('need the user’s session')));
  });

  test('SYSTEM reads every person’s phone book, and never calls unseen things fine', async () => {
    for (const context of ['service', 'system'] as const) {
      const { report } = await run(context);
      assert.ok(report.connections.length >= 3, context);
      assert.ok(report.connections.every(({ owner }) => /^user-\d$/.test(owner ?? '')));
      assert.ok(
        report.connections.every(({ verdict }) => verdict !== 'healthy'),
        context,
      );
      assert.ok(report.context.blindTo.some((text) => text.includes('need the user’s session')));
      assert.not.ok(report.context.needsUserSession);
    }
  });

  test('SYSTEM can be asked about one person’s connection by its name', async () => {
    const { report, ran } = await run('system', '会社 VPN');
    assert.equal(
      report.connections.map(({ name, tunnel, server }) => [name, tunnel, server]),
      [['会社 VPN', 'ikev2', 'kaisha.contoso.com']],
    );
    assert.is.not(ran.code, 4);
  });

  // A folder that is not there, and one on a drive that is not there.
  for (const homes of ['/nowhere', 'D:\\Users']) {
    test(`SYSTEM without any phone book (${homes}): exit code 4, since the answer is in the user’s session`, async () => {
      const { report, ran } = await checked(
        folder,
        { ...stubEnvironment('system'), VPN_DOCTOR_STUB_HOMES: homes, ProgramData: '/nowhere' },
        '--skip',
        'tcp-ports,server-tls,names',
      );
      assert.is(ran.code, 4);
      assert.is(statusOf(report, 'phonebooks'), 'ok');
      assert.ok(report.context.needsUserSession);
      assert.ok(report.context.blindTo.some((text) => text.includes('may stand elsewhere')));
    });
  }

  test('ARM64 and a 32-bit PowerShell are told, and change nothing', async () => {
    const { report } = await checked(
      folder,
      { PROCESSOR_ARCHITECTURE: 'ARM64' },
      '--skip',
      'tcp-ports,server-tls,names',
    );
    assert.is(report.connections.length, 2);
  });
}

test.run();
