import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/report/model.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { cli } from '../support/cli.ts';
import { Lab } from '../support/lab.ts';

/** IKE against strongSwan, on a network with no way out. */
const test = suite('ike');
const lab = new Lab();

/** A gateway for IKEv2 by certificate and for L2TP by pre-shared key: as far as an exchange without a key goes, no more is needed. */
const ipsecConf = `
config setup
    uniqueids=no
conn ikev2
    keyexchange=ikev2
    left=%any
    leftauth=psk
    right=%any
    rightauth=psk
    ike=aes256-sha256-modp2048!
    auto=add
conn l2tp
    keyexchange=ikev1
    left=%any
    right=%any
    authby=psk
    type=transport
    ike=aes256-sha1-modp2048!
    auto=add
`;

await lab.strongSwan(ipsecConf);

async function checked(tunnel: string, ...more: string[]) {
  const saved = `${lab.folder}/${Date.now()}.json`;
  const ran = await cli(
    [
      'check',
      '--json',
      '--server',
      Lab.server,
      '--tunnel',
      tunnel,
      '--no-internet-beacons',
      '--redact',
      'none',
      '--save',
      saved,
      ...more,
    ],
    { entry: 'dist/cli.js', prefix: lab.onClient },
  );
  if (ran.stdout === '') throw new Error(ran.stderr);
  const snapshot = lab.read(saved) as Snapshot;
  const outcome = snapshot.probes.ike;
  if (outcome?.status !== 'ok') throw new Error(JSON.stringify(outcome));
  return {
    report: JSON.parse(ran.stdout) as Report,
    gateway: outcome.data.servers[Lab.server]?.[Lab.server],
    ms: outcome.ms,
  };
}

const needs = (report: Report): string =>
  report.transports[0]?.requirements.map(({ need, result }) => `${need}: ${result}`).join('; ') ?? '';

test('a gateway that accepts is reached on both ports, and nobody is behind NAT', async () => {
  lab.firewall();
  const { gateway, report } = await checked('ikev2');
  assert.is(gateway?.ikev2?.udp500.result, 'answered');
  assert.is(gateway?.ikev2?.udp4500.result, 'answered');
  assert.equal(
    [gateway?.clientBehindNat, gateway?.serverBehindNat, gateway?.fragmentation],
    [false, false, true],
  );
  assert.match(needs(report), /UDP 500.*ok.*UDP 4500.*ok/);
});

test('L2TP: Main Mode tells where the server stands, without its key', async () => {
  lab.firewall();
  const { gateway } = await checked('l2tp');
  assert.equal(gateway?.ikev1 && 'reply' in gateway.ikev1 && gateway.ikev1.reply, 'accepted');
  assert.equal([gateway?.clientBehindNat, gateway?.serverBehindNat], [false, false]);
});

test('a server behind NAT says so, and the missing registry value is found before anybody fails', async () => {
  lab.behindNat();
  // What the gateway still remembers of us it would repeat, as it was before.
  await lab.strongSwan(ipsecConf);
  const { gateway } = await checked('l2tp');
  assert.equal([gateway?.clientBehindNat, gateway?.serverBehindNat], [false, true]);
  const second = await checked('ikev2');
  assert.is(second.gateway?.serverBehindNat, true);
  lab.firewall();
  await lab.strongSwan(ipsecConf);
});

test('4500 dropped, 500 not', async () => {
  lab.firewall('udp dport 4500 drop');
  const { gateway, report } = await checked('ikev2');
  assert.is(gateway?.ikev2?.udp500.result, 'answered');
  assert.is(gateway?.ikev2?.udp4500.result, 'no-answer');
  assert.is(
    report.causes[0]?.id,
    'nat-t-port-blocked',
    report.causes.map(({ id, confidence }) => `${id}:${confidence}`).join(' '),
  );
  assert.is.not(report.causes[0]?.confidence, 'confirmed');
});

test('IP fragments dropped: the small message is answered, the large one is not', async () => {
  lab.firewall();
  assert.is((await checked('ikev2')).gateway?.ikev2?.large?.result, 'answered');
  lab.dropFragments();
  const { gateway, report } = await checked('ikev2');
  assert.equal([gateway?.ikev2?.udp500.result, gateway?.ikev2?.large?.result], ['answered', 'no-answer']);
  assert.is(report.causes[0]?.id, 'ike-fragments-dropped');
});

test('both dropped: silence, told within the probe’s patience, and never confirmed', async () => {
  lab.firewall('udp dport { 500, 4500 } drop');
  const { gateway, ms, report } = await checked('ikev2', '--error', '809');
  assert.is(gateway?.ikev2?.udp500.result, 'no-answer');
  assert.ok(ms < 3500 + 400, `${ms} ms`);
  assert.ok(report.causes.every(({ confidence }) => confidence !== 'confirmed'));
});

test('a port that is closed is silence, as on Windows', async () => {
  lab.firewall('udp dport { 500, 4500 } reject');
  const { gateway } = await checked('ikev2');
  assert.is(gateway?.ikev2?.udp500.result, 'no-answer');
});

test('asked again and again, the gateway goes on answering', async () => {
  lab.firewall();
  for (let turn = 0; turn < 8; turn += 1) {
    const { gateway } = await checked('automatic');
    const results = [gateway?.ikev2?.udp500.result, gateway?.ikev2?.udp4500.result, gateway?.ikev1?.result];
    assert.equal(results, ['answered', 'answered', 'answered'], `turn ${turn}`);
  }
});

test('a gateway that has no such connection, or wants other algorithms, is reached all the same', async () => {
  await lab.strongSwan(
    'config setup\nconn other\n    keyexchange=ikev2\n    ike=aes256-sha512-modp8192!\n    right=%any\n    auto=add\n',
  );
  const { gateway } = await checked('ikev2');
  assert.equal(gateway?.ikev2?.udp500, {
    ...gateway?.ikev2?.udp500,
    result: 'answered',
    reply: 'refused',
    notify: 14,
  });
});

test.after(() => lab.remove());
test.run();
