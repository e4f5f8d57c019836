import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/report/model.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { program } from '../support/cli.ts';
import { stubbedPwsh, stubEnvironment } from '../support/engine.ts';
import { Lab } from '../support/lab.ts';

/** The real script on a real path: Win32_PingStatus is a stub that pings. */
const test = suite('mtu');
const lab = new Lab();
test.after(() => lab.remove());

async function checked(server: string, ...more: readonly string[]) {
  const saved = `${lab.folder}/${Date.now()}.json`;
  const ran = await program(
    [
      'check',
      '--json',
      '--server',
      server,
      '--no-internet-beacons',
      '--powershell',
      stubbedPwsh,
      '--redact',
      'none',
      '--save',
      saved,
      '--only',
      'path-mtu',
      ...more,
    ],
    {
      prefix: lab.onClient,
      env: { ...stubEnvironment(), VPN_DOCTOR_STUB_PING: 'real' },
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
