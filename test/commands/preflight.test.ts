import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { patience } from '../support/pace.ts';
import { sampleSummary } from '../support/said.ts';

const offline = ['--no-internet-beacons', '--server', '127.0.0.1', ...patience(5)];
const nextYear = new Date().getFullYear() + 1;
const trip = `${nextYear}-02-01..${nextYear}-02-10`;

test('a saved snapshot: verdict, trip, and the networks that were asked for; the same bytes twice', async () => {
  const asked = ['preflight', '--from', 'samples/healthy.json', '--trip', '2026-12-01..2026-12-10', '--json'];
  const first = await cli([...asked, '--assume', 'hotel', '--assume', 'cgnat']);
  const again = await cli([...asked, '--assume', 'hotel', '--assume', 'cgnat']);
  assert.equal([first.code, first.stderr], [0, '']);
  assert.is(first.stdout, again.stdout);
  const { schema, verdict, preflight } = JSON.parse(first.stdout);
  assert.equal([schema, verdict, preflight.verdict], ['vpn-doctor.report/1', 'healthy', 'ready']);
  assert.equal(preflight.trip, { from: '2026-12-01', to: '2026-12-10' });
  assert.equal(
    preflight.networks.map(({ id }: { id: string }) => id),
    ['hotel', 'cgnat'],
  );
});

for (const [sample, code, word] of [
  ['healthy', 0, 'Ready'],
  ['gre-blocked', 1, 'Fix before you leave'],
  ['captive-portal', 3, 'Could not check'],
] as const)
  test(`${sample}: ${word}, exit code ${code}`, async () => {
    const found = await cli(['preflight', '--from', `samples/${sample}.json`, '--quiet']);
    assert.is(found.code, code);
    assert.match(found.stdout, new RegExp(`^\\[..\\] ${word}\\. `));
    const ticket = await cli(['preflight', '--from', `samples/${sample}.json`, '--ticket']);
    assert.match(ticket.stdout, new RegExp(`^VPN before a trip: ${word}\\. `));
  });

test('--fail-on moves the line for limits', async () => {
  const asked = ['preflight', '--from', 'samples/healthy.json', 'Contoso VPN', '--quiet'];
  assert.is((await cli(asked)).code, 0);
  assert.is((await cli([...asked, '--fail-on', 'degraded'])).code, 1);
  assert.is((await cli(['preflight', '--from', 'samples/gre-blocked.json', '--fail-on', 'never'])).code, 0);
});

test('check --assume: the same client as it would be in a hotel, and says so', async () => {
  const asked = ['check', '--from', 'samples/healthy.json', 'Contoso VPN', '--assume', 'hotel'];
  const { code, stdout } = await cli([...asked, '--json']);
  const report = JSON.parse(stdout);
  assert.is(code, 1);
  assert.is(report.assumed.id, 'hotel');
  assert.is(report.causes[0].id, 'web-only-network');
  const usable = Object.fromEntries(
    report.transports.map(({ tunnel, usable }: { tunnel: string; usable: string }) => [tunnel, usable]),
  );
  assert.equal(usable, { ikev2: 'no', l2tp: 'no', sstp: 'yes', pptp: 'no' });
  assert.match((await cli(asked)).stdout, /^Judged as if .*Hotel/);
});

test('a live run is kept, and not repeated while it is young', async () => {
  const data = join(temporaryFolder(), 'data');
  const env = { VPN_DOCTOR_DATA: data };
  const first = await cli(['preflight', ...offline, '--trip', trip, '--emit', 'line'], { env });
  assert.match(first.stdout, /^VPNDOC v1 status=/);
  const kept = JSON.parse(readFileSync(join(data, 'last-run.json'), 'utf8'));
  assert.equal([kept.preflight.from, kept.preflight.to], [`${nextYear}-02-01`, `${nextYear}-02-10`]);
  assert.match(readFileSync(join(data, 'last-report.html'), 'utf8'), 'What was checked for the trip');
  // Nothing shows that it would connect here, so the next run looks again; a verdict stands.
  const finishedAt = new Date(Date.now() - 3 * 3_600_000).toISOString();
  const place = join(data, 'last-run.json');
  const verdict = { verdict: 'ready-with-limits', from: kept.preflight.from, to: kept.preflight.to };
  const summary = { ...sampleSummary('healthy'), finishedAt, preflight: verdict };
  writeFileSync(place, JSON.stringify(summary));
  const young = await cli(['preflight', ...offline, '--trip', trip, '--max-age', '20h'], { env });
  assert.match(young.stdout, /^\[!!\] Ready with limits\. .*\(checked 3h ago\)\n$/);
  assert.equal([young.code, young.stderr], [0, '']);
  assert.is(readFileSync(place, 'utf8'), JSON.stringify(summary));
  for (const again of [
    ['--trip', trip, '--max-age', '2h'],
    ['--trip', `${nextYear}-03-01`, '--max-age', '20h'],
    ['--max-age', '20h'],
  ]) {
    writeFileSync(place, JSON.stringify(summary));
    await cli(['preflight', ...offline, '--emit', 'line', ...again], { env });
    assert.is.not(readFileSync(place, 'utf8'), JSON.stringify(summary), again.join(' '));
  }
});

test('--desktop: one file, replaced by the next run', async () => {
  const home = temporaryFolder();
  const env = { HOME: home, USERPROFILE: home, VPN_DOCTOR_DATA: join(home, 'data') };
  const without = await cli(['preflight', ...offline, '--desktop'], { env });
  assert.is(without.code, 2);
  assert.match(without.stderr, /--desktop: there is no desktop here/);
  mkdirSync(join(home, 'Desktop'));
  for (const turn of [1, 2]) {
    const { stderr } = await cli(['preflight', ...offline, '--desktop', '--quiet'], { env });
    assert.is(stderr, '', `turn ${turn}`);
    assert.equal(readdirSync(join(home, 'Desktop')), ['VPN check before your trip.html']);
  }
});

for (const [wrong, what] of [
  [['--trip', 'tomorrow'], /--trip takes the first and the last day/],
  [['--trip', '2020-01-01..2020-01-05'], /2020-01-05 is past/],
  [['--from', 'samples/healthy.json', '--trip', '2026-11-01..2026-11-10'], /2026-11-10 is past/],
  [['--assume', 'moon'], /moon/],
  [['--max-age', 'soon'], /--max-age/],
  [['--max-age', '20h', '--html', 'report.html'], /max-age/],
  [['--from', 'samples/healthy.json', '--max-age', '20h'], /max-age/],
] as const)
  test(`wrong: ${wrong.join(' ')}`, async () => {
    const data = join(temporaryFolder(), 'data');
    const { code, stdout, stderr } = await cli(['preflight', ...wrong], { env: { VPN_DOCTOR_DATA: data } });
    assert.equal([code, stdout], [2, '']);
    assert.match(stderr, what);
    assert.not.ok(existsSync('report.html'));
  });

test.run();
