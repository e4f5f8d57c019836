import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type RunSummary, summarySchema } from '../../src/report/summary.ts';
import { registeredIn } from '../../src/schedule/registered.ts';
import { Wine, windowsStubs } from '../support/wine.ts';

const trip = '2999-12-01..2999-12-10';
const tasks = 'C:\\windows\\system32\\tasks\\vpn-doctor';
const wine = await Wine.create();
const schedule = (...args: string[]) => wine.cli(['schedule', ...args]);
const create = (name: string, file: string) =>
  wine.run('schtasks', ['/Create', '/TN', `\\vpn-doctor\\${name}`, '/XML', file, '/F']);
const there = (name: string): boolean => existsSync(wine.path(`${tasks}\\${name}`));
await wine.restart();

for (const context of ['user', 'system'])
  for (const connection of [[], ['--connection=-Büro "A&B" <x> 100% \\😀\\']])
    test(`schtasks takes the file: ${context}${connection.length > 0 ? ', with a name' : ''}`, async () => {
      const file = `C:\\test\\${context}${connection.length}.xml`;
      const name = `Test-${context}${connection.length}`;
      const made = await schedule(
        '--print-xml',
        '--trip',
        trip,
        '--context',
        context,
        '--out',
        file,
        ...connection,
      );
      assert.is(made.code, 0, made.stderr);
      const { code } = await create(name, file);
      assert.is(code, 0);
      assert.ok(there(name));
    });

test('schtasks takes what is printed, too, as an ASCII file', async () => {
  const { stdout } = await schedule('--print-xml', '--trip', trip, '--window');
  wine.write('C:\\test\\printed.xml', stdout);
  assert.is((await create('Test-printed', 'C:\\test\\printed.xml')).code, 0);
});

test('the control: schtasks refuses another document, and the file where its mark is missing', async () => {
  wine.write('C:\\test\\other.xml', '<?xml version="1.0"?><Nonsense/>');
  assert.is.not((await create('Test-other', 'C:\\test\\other.xml')).code, 0);
  const file = readFileSync(wine.path('C:\\test\\user0.xml'));
  // Within a tag: where a text is cut off Wine's reader never comes to an end.
  const cut = file.indexOf(Buffer.from('<Triggers', 'utf16le')) + '<Tri'.length * 2;
  wine.write('C:\\test\\cut.xml', file.subarray(0, cut));
  assert.is.not((await create('Test-cut', 'C:\\test\\cut.xml')).code, 0);
  assert.not.ok(there('Test-other') || there('Test-cut'));
});

test('install registers both, and leaves no file behind; show finds them, remove takes them away', async () => {
  const installed = await schedule('install', '--trip', trip, '--context', 'both');
  assert.is(installed.code, 0, installed.stderr);
  assert.match(installed.stdout, /PreTravel-System[\s\S]*PreTravel-User/);
  assert.ok(there('PreTravel-System') && there('PreTravel-User'));
  const left = readdirSync(wine.path('C:\\ProgramData\\vpn-doctor'));
  assert.equal(
    left.filter((name) => name.endsWith('.xml')),
    [],
  );
  const again = await schedule('install', '--trip', '2999-12-02', '--context', 'system');
  assert.is(again.code, 0, again.stderr);
  const shown = await schedule('show');
  assert.is(shown.code, 0, shown.stderr);
  assert.match(shown.stdout, /PreTravel-System: [\s\S]*PreTravel-User: /);
  const removed = await schedule('remove');
  assert.is(removed.code, 0, removed.stderr);
  assert.match(removed.stdout, /Removed: PreTravel-System\nRemoved: PreTravel-User\n/);
  assert.not.ok(there('PreTravel-System') || there('PreTravel-User'));
  for (const action of ['show', 'remove']) {
    const nothing = await schedule(action);
    assert.is(nothing.code, 0);
    assert.match(nothing.stdout, 'check before a trip is scheduled');
  }
});

test('what Windows keeps of a task is read back: Wine drops most of it, so the file is put there', async () => {
  wine.write(`${tasks}\\PreTravel-User`, readFileSync(wine.path('C:\\test\\user0.xml')));
  const { stdout } = await schedule('show');
  assert.match(stdout, /the check before the trip 2999-12-01 to 2999-12-10\n {2}When: daily at 09:30/);
  assert.match(stdout, 'Next daily one: 2999-11-24 09:30');
  assert.match(stdout, 'Last result: none for this trip yet');
});

test('a program that others may change is not registered for them', async () => {
  const node = readFileSync(wine.path('C:\\Program Files\\nodejs\\node.exe'));
  wine.write('C:\\tools\\node.exe', node);
  const program = ['C:\\tools\\node.exe', 'C:\\Program Files\\vpn-doctor-from-sources\\dist\\cli.js'];
  const { code, stderr } = await wine.cli(['schedule', 'install', '--trip', trip], { program });
  assert.is(code, 2);
  assert.match(stderr, 'may be changed by others');
});

test('what a task runs: one check, whatever starts it how often; show says what came of it', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const file = 'C:\\test\\today.xml';
  const made = await schedule('--print-xml', '--trip', today, '--context', 'system', '--out', file);
  assert.is(made.code, 0, made.stderr);
  const xml = new TextDecoder('utf-16le').decode(readFileSync(wine.path(file)));
  const [, line = ''] = registeredIn(xml)?.command.split('.exe" ') ?? [];
  assert.match(line, /^preflight --quiet /);
  const run = () => wine.cli([...line.split(' '), '--no-internet-beacons'], { env: windowsStubs });
  const first = await run();
  assert.match(first.stdout, /^\[(OK|!!|XX|\?\?)\] /, first.stderr);
  assert.not.match(first.stdout, /ago\)/);
  // How much can be seen here is another in every load, so a result that counts is put in its place.
  const kept = 'C:\\ProgramData\\vpn-doctor\\last-run.json';
  const summary = summarySchema.parse(JSON.parse(readFileSync(wine.path(kept), 'utf8')));
  assert.equal([summary.preflight?.from, summary.preflight?.to], [today, today]);
  const known: RunSummary = {
    ...summary,
    exitCode: 1,
    verdict: 'failing',
    preflight: { verdict: 'fix-before-you-leave', from: today, to: today },
  };
  wine.write(kept, JSON.stringify(known));
  const second = await run();
  assert.match(second.stdout, /^\[XX\] Fix before you leave.*\(checked \d+m ago\)/, second.stderr);
  assert.is(second.code, 1);
  wine.write(`${tasks}\\PreTravel-System`, readFileSync(wine.path(file)));
  assert.match((await schedule('show')).stdout, 'Last result: [XX] Fix before you leave');
  assert.match((await wine.cli(['status', '--emit', 'intune'])).stdout, 'status=FAIL');
});

test.after(() => wine.remove());
test.run();
