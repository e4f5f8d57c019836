import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/report/model.ts';
import { cli, type Ran } from '../support/cli.ts';
import { Lab } from '../support/lab.ts';

const host = 'vpn.test';
const beacons = [
  '--no-internet-beacons',
  ...[
    'web=http://web.test/connecttest.txt',
    'empty=http://web.test/generate_204',
    'address=http://web.test/address',
    'name=web.test',
    `dns=${Lab.server}`,
  ].flatMap((one) => ['--beacon', one]),
];

const lab = new Lab();
const test = suite('network');
test.after(() => lab.remove());
test.after.each(() => lab.stop());

async function checked(...args: readonly string[]): Promise<{ report: Report; ran: Ran }> {
  const ran = await cli(['check', '--server', host, '--json', ...beacons, ...args], { prefix: lab.onClient });
  if (ran.stdout === '') throw new Error(ran.stderr);
  return { report: JSON.parse(ran.stdout) as Report, ran };
}

const names = { [host]: Lab.server, 'web.test': Lab.server };
const seen = (report: Report, tunnel: string, need: string): string | undefined =>
  report.transports.find((one) => one.tunnel === tunnel)?.requirements.find((one) => one.need.includes(need))
    ?.seen;
const first = (report: Report): string | undefined => report.causes[0]?.id;

test('an open network: ports open, real web, and the run is quick', async () => {
  lab.firewall();
  await lab.nameServer(names);
  await lab.servers({ tcp: [443, 1723], web: 'real' });
  const { report, ran } = await checked('--tunnel', 'sstp');
  assert.is(seen(report, 'sstp', '443'), 'open');
  // An open port is no proof that the service works: nothing is wrong, and nothing is certain.
  assert.is(report.verdict, 'inconclusive');
  assert.is(ran.code, 3);
  assert.equal(report.causes, []);
  assert.ok(report.timings.totalMs < 1500, `${report.timings.totalMs} ms`);
});

test('721 with TCP 1723 open: GRE', async () => {
  lab.firewall();
  await lab.nameServer(names);
  await lab.servers({ tcp: [443, 1723], web: 'real' });
  const { report, ran } = await checked('--tunnel', 'pptp', '--error', '721');
  assert.is(first(report), 'gre-blocked');
  assert.is(ran.code, 1);
});

test('1723 filtered, closed and unreachable are told apart', async () => {
  await lab.nameServer(names);
  await lab.servers({ tcp: [443], web: 'real' });
  const cases = [
    ['tcp dport 1723 drop', 'filtered', 'pptp-tcp-blocked'],
    ['tcp dport 1723 reject with tcp reset', 'refused', 'pptp-tcp-rejected'],
    ['', 'refused', 'pptp-tcp-rejected'],
    ['tcp dport 1723 reject with icmp type host-unreachable', 'unreachable', undefined],
  ] as const;
  for (const [rule, result, cause] of cases) {
    lab.firewall(rule);
    const { report } = await checked('--tunnel', 'pptp', '--error', '807');
    assert.is(seen(report, 'pptp', '1723'), result, rule);
    if (cause) assert.is(first(report), cause, rule);
  }
});

test('a sign-in page is seen as one', async () => {
  lab.firewall('tcp dport { 443, 1723 } drop');
  await lab.nameServer(names);
  await lab.servers({ tcp: [], web: 'portal' });
  const { report } = await checked('--tunnel', 'ikev2', '--error', '809');
  assert.is(first(report), 'captive-portal');
  assert.is(report.causes[0]?.confidence, 'confirmed');
});

test('a page out of a cache is no web access', async () => {
  lab.firewall();
  await lab.nameServer(names);
  await lab.servers({ tcp: [443], web: 'cache' });
  const { report } = await checked('--tunnel', 'ikev2', '--error', '809');
  assert.is(report.coverage.find(({ probe }) => probe === 'web-access')?.status, 'ok');
  // Both pages are right and both are old: neither a portal nor proof of the Internet, and nothing is built on it.
  const resting = report.causes.flatMap(({ evidence }) => evidence.flatMap(({ fact }) => fact.split('; ')));
  assert.not.ok(resting.includes('web.works') || resting.includes('web.portal'));
});

test('a name that does not exist, while others do', async () => {
  lab.firewall();
  await lab.nameServer({ 'web.test': Lab.server });
  await lab.servers({ tcp: [443], web: 'real' });
  const { report } = await checked('--error', '868', '--tunnel', 'sstp');
  assert.is(first(report), 'server-name-not-found');
  assert.is(report.causes[0]?.confidence, 'confirmed');
});

test('a resolver that is dead', async () => {
  lab.firewall('udp dport 53 drop', 'tcp dport 53 drop');
  await lab.servers({ tcp: [443], web: 'real' });
  const { report, ran } = await checked('--error', '868', '--tunnel', 'sstp');
  assert.is(first(report), 'dns-failure');
  assert.ok(ran.ms < 9000, `${ran.ms} ms`);
});

test('a black hole: everything dropped, the run still ends in seconds and blames nobody wrongly', async () => {
  lab.firewall('drop');
  const { report, ran } = await checked('--tunnel', 'sstp');
  assert.ok(ran.ms < 9500, `${ran.ms} ms`);
  assert.not.ok(report.causes.some(({ id }) => id === 'sstp-tcp-blocked' || id === 'server-unreachable'));
});

test('--timeout holds for the whole run', async () => {
  lab.firewall('drop');
  const { report, ran } = await checked('--timeout', '1', '--tunnel', 'sstp');
  assert.ok(report.timings.totalMs < 2000, `${report.timings.totalMs} ms`);
  // The system’s own look-up still waits; the process does not.
  assert.ok(ran.ms < 3500, `${ran.ms} ms`);
  assert.not.ok(report.context.complete);
  assert.ok(report.coverage.some(({ status }) => status === 'timeout'));
  assert.ok(ran.code === 3 || ran.code === 1);
});

test.run();
