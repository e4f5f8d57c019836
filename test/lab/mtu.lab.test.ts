import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Lanes } from '../../src/powershell/open-lane.ts';
import type { ScriptRunner } from '../../src/powershell/script-runner.ts';
import type { Report } from '../../src/report/model.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { cli } from '../support/cli.ts';
import { liveDrivers, realHarness, stubbedPwsh, stubEnvironment } from '../support/engine.ts';
import { Lab } from '../support/lab.ts';
import { patience } from '../support/pace.ts';

/** The real script on a real path: Win32_PingStatus is a stub that pings. */
const test = suite('mtu');
const lab = new Lab();
let warm: ScriptRunner | undefined;
test.after(async () => {
  await warm?.close();
  lab.remove();
});

/** One PowerShell on the client for all cases: what pings is a script, and its start costs more than all of them. */
function onClient(): Lanes {
  warm ??= liveDrivers.warm(realHarness, lab.onClientAs(stubbedPwsh));
  const shared = warm;
  const lane: ScriptRunner = {
    run: (call) => shared.run(call),
    info: () => shared.info(),
    close: async () => {},
  };
  return { start: () => lane, why: '' };
}

async function checked(server: string, ...more: readonly string[]) {
  const saved = `${lab.folder}/${Date.now()}.json`;
  const ran = await cli(
    [
      'check',
      '--json',
      '--server',
      server,
      '--no-internet-beacons',
      '--redact',
      'none',
      '--save',
      saved,
      '--only',
      'path-mtu',
      ...patience(60),
      ...more,
    ],
    {
      env: { ...stubEnvironment(), VPN_DOCTOR_STUB_PING: 'real' },
      lanes: onClient,
    },
  );
  if (ran.stdout === '') throw new Error(ran.stderr);
  const outcome = (lab.read(saved) as Snapshot).probes['path-mtu'];
  if (outcome?.status !== 'ok') throw new Error(JSON.stringify(outcome));
  return { report: JSON.parse(ran.stdout) as Report, path: outcome.data.servers[server] };
}

const evidenceFor = (report: Report): string =>
  report.causes
    .find(({ id }) => id === 'mtu')
    ?.evidence.map(({ fact }) => fact)
    .join('; ') ?? '';

test('a path that carries 1500 bytes', async () => {
  lab.firewall();
  const { path } = await checked(Lab.server);
  assert.equal(path, { answers: true, tooBigSeen: false, ipv6: false, mtu: 1500 });
});

test('a server that answers no ping: nothing is known', async () => {
  lab.firewall('icmp type echo-request drop');
  const { path } = await checked(Lab.server);
  assert.equal(path, { answers: false, tooBigSeen: false, ipv6: false });
});

test('a server that answers small pings only: that is not the path', async () => {
  lab.firewall('icmp type echo-request meta length > 200 drop');
  const { path, report } = await checked(Lab.server, '--error', '718', '--answer', 'works-elsewhere=yes');
  assert.equal(path, { answers: true, tooBigSeen: false, ipv6: false, mtu: 60 });
  assert.not.match(evidenceFor(report), 'path.mtu');
});

for (const [mtu, found] of [
  [1492, 1492],
  [1300, 1280],
  [576, 576],
] as const) {
  test(`a link of ${mtu} bytes behind a router that says so: ${found}`, async () => {
    lab.firewall();
    const { path } = await checked(lab.farServer(mtu));
    assert.equal(path, { answers: true, tooBigSeen: true, ipv6: false, mtu: found });
  });

  test(`a link of ${mtu} bytes behind a router that swallows what is too large: ${found}`, async () => {
    const far = lab.farServer(mtu);
    lab.swallowTooBig();
    const { path, report } = await checked(far, '--error', '718', '--answer', 'works-elsewhere=yes');
    assert.equal(path, { answers: true, tooBigSeen: false, ipv6: false, mtu: found });
    // What PPPoE leaves is enough for every tunnel.
    assert.is(evidenceFor(report).includes('path.mtuBlackHole'), mtu < 1492);
  });
}

test.run();
