import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Scenario } from './scenarios/scenario.ts';
import { type Played, Stage } from './scenarios/stage.ts';
import { verdicts } from './scenarios/verdicts.ts';
import { client, routerLan } from './world/addresses.ts';

/** What becomes of a check that waits in vain, what it asks again and again, and what it does not take for an answer. */
const test = suite('limits');
const stage = await Stage.open();
test.after(() => stage.close());

const play = (scenario: Pick<Scenario, 'dial'> & Partial<Scenario>): Promise<Played> =>
  stage.play({ name: '', seen: {}, cause: 'none', usable: {}, ...scenario });
const automatic = { tunnel: 'automatic' } as const;

test('nothing answers but the resolver: each probe gives up by itself, and none is stopped', async () => {
  const { snapshot, report } = await play({
    network: { firewall: ['udp dport 53 accept', 'drop'] },
    dial: { tunnel: 'automatic', error: '809' },
  });
  const { tls, web, stun, ...seen } = verdicts(snapshot);
  for (const what of ['udp 500', 'udp 4500', 'tcp 443', 'tcp 1723']) assert.is(seen[what], 'no-answer', what);
  assert.equal([tls, stun], ['connect: no-answer', 'no-answer']);
  assert.is(web, 'failed');
  assert.ok(report.context.complete);
  assert.ok(report.causes.every(({ confidence }) => confidence !== 'confirmed'));
});

test('a black hole, names and all: the network phase ends, and blames no port', async () => {
  const { snapshot, report } = await play({ network: { firewall: ['drop'] }, dial: automatic });
  assert.is(verdicts(snapshot)['name'], 'dns-timeout');
  assert.not.ok(report.causes.some(({ id }) => id === 'sstp-tcp-blocked' || id === 'server-unreachable'));
});

test('what the hard stop cut off is unknown, and not silence', async () => {
  // Names take so long here that the probes of the server have not had their time when the phase ends.
  const { snapshot, report } = await play({
    network: { firewall: ['udp dport 53 accept', 'drop'], delayMs: 2600 },
    dial: { tunnel: 'ikev2', error: '809' },
  });
  const { ['udp 500']: udp500 } = verdicts(snapshot);
  assert.ok(udp500 === 'stopped' || udp500 === undefined, udp500);
  assert.not.ok(
    report.causes.some(({ evidence }) => evidence.some(({ fact }) => fact.includes('reach.udp500'))),
  );
});

test('--timeout holds for the whole run', async () => {
  const { report } = await play({
    network: { firewall: ['drop'] },
    dial: { ...automatic, more: ['--timeout', '1'] },
  });
  assert.not.ok(report.context.complete);
  assert.ok(report.coverage.some(({ status }) => status === 'timeout'));
});

test('asked again and again, the gateway goes on answering', async () => {
  for (let turn = 0; turn < 8; turn += 1) {
    const { snapshot } = await play({ dial: automatic });
    const { ['udp 500']: udp500, ['udp 4500']: udp4500, ['large ike']: large } = verdicts(snapshot);
    assert.equal([udp500, udp4500, large], ['answered', 'answered', 'answered'], `turn ${turn}`);
  }
});

test('asked again and again for L2TP, whose gateway tells more the first time, it goes on answering', async () => {
  for (let turn = 0; turn < 6; turn += 1) {
    const { snapshot, report } = await play({ dial: { tunnel: 'l2tp', error: '809' } });
    const { ['udp 500']: udp500, ['udp 4500']: udp4500 } = verdicts(snapshot);
    assert.equal([udp500, udp4500], ['answered', 'answered'], `turn ${turn}`);
    assert.not.ok(
      report.causes.some(({ id }) => id === 'ike-blocked' || id === 'server-ike-policy'),
      `turn ${turn}`,
    );
  }
});

test('a page out of a cache is no web access', async () => {
  const { report } = await play({ servers: { web: 'old' }, dial: { tunnel: 'ikev2', error: '809' } });
  // Both pages are right and both are old: neither a portal nor proof of the Internet, and nothing is built on it.
  const resting = report.causes.flatMap(({ evidence }) => evidence.flatMap(({ fact }) => fact.split('; ')));
  assert.not.ok(resting.includes('web.works') || resting.includes('web.portal'));
});

/** A tunnel that takes all traffic and gives nothing back, and, as on Windows, a way out for whoever sends from the physical address. */
const tunnelUp = `
ip address add 10.8.0.2/32 dev vpn0
ip link set vpn0 up
ip route replace default dev vpn0 src 10.8.0.2
ip route add 203.0.113.53/32 via ${routerLan.ipv4}
ip route add default via ${routerLan.ipv4} table 100
ip rule add from ${client.ipv4} table 100`;

const tunnelDown = `
ip link set vpn0 down
ip address flush dev vpn0
ip rule delete from ${client.ipv4} table 100
ip route flush table 100
ip route delete 203.0.113.53/32`;

let tunnel = false;
/** A tunnel device that swallows everything, until the end of the file. */
async function openTunnel(): Promise<void> {
  if (tunnel) return;
  tunnel = true;
  await stage.world.start('client', {
    command: 'perl',
    args: [
      '-e',
      'open(my $tun, "+<", "/dev/net/tun"); my $ask = pack("Z16 s", "vpn0", 0x1001); ioctl($tun, 0x400454ca, $ask) or die $!; $| = 1; print "ready\n"; sleep 60',
    ],
    ready: ({ said }) => said.includes('ready'),
  });
}

test('with a tunnel up the probes go out beside it, and say so', async () => {
  await openTunnel();
  const { snapshot } = await play({ dial: automatic, afterwards: tunnelUp });
  assert.is(snapshot.context.besideTunnel, true);
  const seen = verdicts(snapshot);
  for (const what of ['udp 500', 'udp 4500', 'tcp 443', 'sstp', 'stun'])
    assert.is(seen[what], 'answered', what);
  await stage.world.run('client', 'sh', ['-e'], { input: tunnelDown });
});

test('a tunnel that gives nothing back: no web page arrives as programs ask for it, and nothing behind it answers', async () => {
  await openTunnel();
  const { snapshot, report } = await play({
    dial: { tunnel: 'ikev2', connection: 'Contoso AOVPN' },
    scripts: true,
    stubs: { VPN_DOCTOR_STUB_TUNNEL: 'up' },
    afterwards: tunnelUp,
  });
  const { inside } = snapshot.probes;
  assert.is(inside?.status, 'ok');
  const data = inside?.status === 'ok' ? inside.data : undefined;
  assert.equal(data?.tunnels['Contoso AOVPN']?.resolvers, { '10.20.0.10': { failure: 'dns-timeout' } });
  assert.equal(
    Object.values(data?.web ?? {}).map(({ result }) => result),
    ['failed'],
  );
  const causes: readonly string[] = report.causes.map(({ id }) => id);
  assert.ok(['tunnel-dead', 'no-internet-after-connect'].includes(causes[0] ?? ''), causes.join());
});

test.run();
