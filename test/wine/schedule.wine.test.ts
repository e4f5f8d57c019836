import { existsSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Wine } from '../support/wine.ts';

const year = new Date().getFullYear() + 1;
const trip = ['--trip', `${year}-02-01..${year}-02-10`];
const program = ['--program', 'C:\\Program Files\\vpn-doctor\\vpn-doctor.exe'];
const schtasks = 'C:\\windows\\system32\\schtasks.exe';
const wine = await Wine.create();
/** Where Wine's Task Scheduler keeps a task: what it has understood of it. */
const kept = (name: string): string => wine.path(`C:\\windows\\system32\\tasks\\${name}`);
/** Of a task Wine keeps what it has understood: of ours the settings, which are others by default. */
const understood = /<StartWhenAvailable>true/;
/** Ours is ASCII, in whatever encoding Wine has written it. */
const text = (path: string): string => readFileSync(path, 'latin1').replaceAll('\0', '');

// Its scheduler does not start in the session in which Wine was set up.
await wine.shutDown();
const scheduler = await wine.run('net', ['start', 'schedule']);
if (scheduler.code !== 0 && !scheduler.stdout.includes('already')) throw new Error(scheduler.stdout);

for (const context of ['user', 'system'])
  test(`schtasks /create /xml takes the ${context} task from its file, and from what was printed`, async () => {
    const file = `C:\\test\\${context}.xml`;
    const { code, stderr } = await wine.cli([
      'schedule',
      '--print-xml',
      ...trip,
      '--context',
      context,
      '--out',
      file,
    ]);
    assert.is(code, 0, stderr);
    const ran = await wine.run(schtasks, ['/create', '/tn', `from file ${context}`, '/xml', file, '/f']);
    assert.is(ran.code, 0, ran.stderr);
    assert.match(text(kept(`from file ${context}`)), understood);
    const printed = await wine.cli(['schedule', '--print-xml', ...trip, '--context', context]);
    wine.write(`C:\\test\\${context}-printed.xml`, printed.stdout);
    const again = await wine.run(schtasks, [
      '/create',
      '/tn',
      `printed ${context}`,
      '/xml',
      `C:\\test\\${context}-printed.xml`,
      '/f',
    ]);
    assert.is(again.code, 0, again.stderr);
    assert.ok(existsSync(kept(`printed ${context}`)));
  });

test('control: a file that is not there is refused', async () => {
  const ran = await wine.run(schtasks, ['/create', '/tn', 'nothing', '/xml', 'C:\\test\\nothing.xml', '/f']);
  assert.is.not(ran.code, 0);
});

test('schedule install: both tasks are there, nothing else is left, and cleanup is no fault', async () => {
  const { code, stdout, stderr } = await wine.cli(['schedule', 'install', ...trip, ...program]);
  assert.is(code, 0, stderr);
  assert.match(
    stdout,
    /Set up: "vpn-doctor before travel", from .*\nSet up: "vpn-doctor before travel \(SYSTEM\)"/,
  );
  for (const name of ['vpn-doctor before travel', 'vpn-doctor before travel (SYSTEM)'])
    assert.match(text(kept(name)), understood, name);
  assert.not.ok(existsSync(wine.path('C:\\ProgramData\\vpn-doctor\\task.xml')));
  // Wine's schtasks says of every task that it is there, and shows none: so none is shown.
  const shown = await wine.cli(['schedule', 'show']);
  assert.equal([shown.code, shown.stdout], [0, 'No check before a trip is scheduled.\n']);
  assert.is((await wine.cli(['schedule', 'remove'])).code, 0);
});

test('a program that others may replace is refused for everybody and for SYSTEM', async () => {
  for (const path of [
    `${wine.home}\\vpn-doctor.exe`,
    'C:\\ProgramData\\x.exe',
    'C:\\Program Files Evil\\x.exe',
  ]) {
    const { code, stderr } = await wine.cli(['schedule', 'install', ...trip, '--program', path]);
    assert.is(code, 2);
    assert.match(stderr, /others could replace it/);
  }
});

test.after(() => wine.remove());
test.run();
