import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Busy, InputError } from '../../src/base/input-error.ts';
import { exitCodeFor } from '../../src/commands/failure.ts';
import { emitFormats } from '../../src/render/emit/emitters.ts';
import { cli, program } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { patience } from '../support/pace.ts';
import { sampleSummary } from '../support/said.ts';

/** Runs with a data folder of its own. `status` is done by the entry itself, so that takes the process. */
const inFolder = (data: string, ...args: string[]) =>
  (args[0] === 'status' ? program : cli)(args, { env: { VPN_DOCTOR_DATA: data } });

function kept(finishedAt: string, more: object = {}): string {
  const folder = temporaryFolder();
  const summary = { ...sampleSummary('gre-blocked'), finishedAt, ...more };
  writeFileSync(join(folder, 'last-run.json'), JSON.stringify(summary));
  return folder;
}
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

test('the last result, its age, and the exit code that it had', async () => {
  const { code, stdout, stderr } = await inFolder(kept(hoursAgo(3.5)), 'status');
  assert.match(stdout, /^VPNDOC v1 status=FAIL .*causes=gre-blocked.* age=3h /);
  assert.equal([code, stderr], [1, '']);
});

for (const [hours, maxAge, status] of [
  [25, '24h', 'STALE'],
  [25, '2d', 'FAIL'],
  [1, '30m', 'STALE'],
  [-5, '24h', 'STALE'],
] as const)
  test(`${hours} h old, ${maxAge} allowed: ${status}`, async () => {
    const { code, stdout } = await inFolder(kept(hoursAgo(hours)), 'status', '--max-age', maxAge);
    assert.match(stdout, `status=${status}`);
    assert.is(code, status === 'STALE' ? 3 : 1);
  });

test('nothing kept: it says so, and starts nothing', async () => {
  const folder = temporaryFolder();
  const { code, stdout } = await inFolder(folder, 'status');
  assert.match(stdout, 'status=STALE');
  assert.is(code, 3);
  assert.equal(readdirSync(folder), []);
  for (const format of ['intune', 'datto', 'ninja'])
    assert.is((await inFolder(folder, 'status', '--emit', format)).code, 0, format);
});

test('every format of check is one of status', async () => {
  const folder = kept(hoursAgo(1));
  for (const format of emitFormats) {
    const { stdout } = await inFolder(folder, 'status', `--emit=${format}`);
    assert.match(stdout, 'gre-blocked', format);
  }
});

const wrong: readonly (readonly string[])[] = [
  ['--max-age', 'soon'],
  ['--max-age', '-1h'],
  ['--max-age'],
  ['--emit', 'xml'],
  ['--what'],
  ['now'],
];
for (const args of wrong)
  test(`status ${args.join(' ')}: exit code 2, one line`, async () => {
    const { code, stdout, stderr } = await inFolder(temporaryFolder(), 'status', ...args);
    assert.equal([code, stdout], [2, '']);
    assert.match(stderr, /^vpn-doctor: [^\n]+\n$/);
  });

test('a live check of everything is kept, with its page and a line in the log; a part of one is not', async () => {
  const data = join(temporaryFolder(), 'data');
  const check = ['check', '--no-internet-beacons', ...patience(5)];
  const part = await inFolder(data, ...check, '--only', 'names');
  assert.is(part.code, 3);
  assert.not.ok(existsSync(join(data, 'last-run.json')));
  const whole = await inFolder(data, ...check, '--server', '127.0.0.1', '--emit', 'intune');
  assert.match(whole.stdout, /^VPNDOC v1 status=[^\n]+\n$/);
  const { stdout } = await inFolder(data, 'status');
  assert.is(stdout.replace(/ text=.*/s, ''), whole.stdout.replace(/ text=.*/s, ''));
  assert.match(readFileSync(join(data, 'last-report.html'), 'utf8'), /^<!doctype html>/i);
  const log = readFileSync(join(data, 'vpn-doctor.log'), 'utf8');
  assert.match(log, /looking, vpn-doctor/);
  assert.match(log, /exit code \d, /);
  const clean = await inFolder(data, 'cleanup');
  assert.is(clean.code, 0);
  assert.not.ok(existsSync(data));
  assert.is((await inFolder(data, 'cleanup')).code, 0);
});

test('a server that is tried out changes nothing for the monitors', async () => {
  const data = kept(hoursAgo(1));
  const live = ['check', '--no-internet-beacons', ...patience(5), '--quiet'];
  await inFolder(data, ...live, '--server', '127.0.0.1');
  assert.match((await inFolder(data, 'status')).stdout, 'causes=gre-blocked');
  await inFolder(data, ...live);
  assert.not.match((await inFolder(data, 'status')).stdout, 'gre-blocked');
});

test('cleanup takes what is ours by name, and waits for no run that is under way', async () => {
  const data = kept(hoursAgo(1));
  writeFileSync(join(data, 'precious.txt'), 'precious');
  writeFileSync(
    join(data, 'run.lock'),
    JSON.stringify({ pid: process.pid, since: Date.now(), until: Date.now() + 60_000 }),
  );
  const busy = await inFolder(data, 'cleanup');
  assert.is(busy.code, 2);
  assert.match(busy.stderr, `process ${process.pid}`);
  rmSync(join(data, 'run.lock'));
  assert.is((await inFolder(data, 'cleanup')).code, 0);
  assert.equal(readdirSync(data), ['precious.txt']);
  const file = join(data, 'precious.txt');
  await inFolder(file, 'cleanup');
  assert.is(readFileSync(file, 'utf8'), 'precious');
});

test('why the settings are wrong reaches whoever watches from afar; what else is wrong stays in the log', async () => {
  const data = temporaryFolder();
  const args = ['check', '--no-internet-beacons', '--emit', 'intune'];
  const settings = await cli(args, { env: { VPN_DOCTOR_DATA: data, VPN_DOCTOR_TIMEOUT: 'soon' } });
  assert.match(settings.stdout, /status=ERROR text=".*VPN_DOCTOR_TIMEOUT: a number of seconds is wanted/);
  const other = await inFolder(data, ...args, '--server', 'annas server');
  assert.not.match(other.stdout, 'annas');
  const log = readFileSync(join(data, 'vpn-doctor.log'), 'utf8');
  assert.match(log, /failed: .*VPN_DOCTOR_TIMEOUT/);
  assert.match(log, /failed: --server/);
});

test('two checks at once: one after the other, and the second says for whom it waits', async () => {
  const data = temporaryFolder();
  // 192.0.2.0/24 is nobody's, and this namespace has no way there: loopback alone is asked.
  const check = () =>
    program(['check', '--no-internet-beacons', '--server', '127.0.0.1', '--emit', 'line'], {
      env: { VPN_DOCTOR_DATA: data },
    });
  const both = await Promise.all([check(), check()]);
  const waited = both.filter(({ stderr }) => /Another run is under way \(process \d+/.test(stderr));
  assert.is(waited.length, 1);
  for (const { code } of both) assert.is(code, 3);
  assert.not.ok(existsSync(join(data, 'run.lock')));
});

test('where another run takes too long, nothing is known, and no input was wrong', () => {
  assert.is(exitCodeFor(new Busy('Another run is still under way.')), 3);
  assert.is(exitCodeFor(new InputError('wrong')), 2);
  assert.is(exitCodeFor(new Error('a fault')), 5);
});

test('a folder that cannot be had costs the log and the last result, not the run', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const { code, stdout, stderr } = await inFolder(
    file,
    ...['check', '--no-internet-beacons', '--server', '127.0.0.1', '--emit', 'line'],
  );
  assert.is(code, 3);
  assert.match(stdout, /^VPNDOC/);
  assert.match(stderr, 'neither log nor last result');
});

test('what fails before it begins is told in the words of the product, and starts nothing', async () => {
  for (const format of emitFormats) {
    const { code, stdout } = await inFolder(temporaryFolder(), 'check', '--server', 'a b', '--emit', format);
    assert.match(stdout, 'ERROR', format);
    assert.not.match(stdout, 'a b', format);
    assert.is(code, { nsight: 1003, line: 2, json: 2 }[format as string] ?? 0, format);
  }
  const two = await inFolder(temporaryFolder(), 'check', '--json', '--emit', 'line');
  assert.is(two.code, 2);
});

test.run();
