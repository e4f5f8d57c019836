import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { InputError } from '../../src/base/input-error.ts';
import { install, type PrintArguments, printXml, remove, show } from '../../src/commands/schedule.ts';
import { nextDaily, type Registered } from '../../src/schedule/registered.ts';
import { cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';

const now = new Date('2026-11-23T12:00:00');
const usual: PrintArguments = {
  trip: '2026-12-01..2026-12-10',
  lead: '7d',
  time: '09:30',
  maxAge: '20h',
  context: 'user',
  window: false,
};
const folder = temporaryFolder();
const out = join(folder, 'task.xml');

/** The message of the refusal. */
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('it was not refused');
}

const wrong: readonly [change: Partial<PrintArguments>, says: RegExp][] = [
  [{ trip: undefined }, /--trip 2026-12-01/],
  [{ trip: '2026-12-10..2026-12-01' }, /is before/],
  [{ trip: '2026-02-30' }, /--trip takes/],
  [{ trip: '2026-11-01..2026-11-22' }, /2026-11-22 is past/],
  [{ lead: '7' }, /--lead takes/],
  [{ lead: '36h' }, /--lead takes/],
  [{ lead: '-1d' }, /--lead takes/],
  [{ lead: '91d' }, /90 at the most/],
  [{ time: '24:00' }, /--time takes/],
  [{ time: '9:30' }, /--time takes/],
  [{ maxAge: '20' }, /--max-age takes/],
  [{ connection: 'a\nb' }, /control letter/],
  [{ connection: '%USERNAME%' }, /variable/],
];

for (const [change, says] of wrong)
  test(`refused, to print as to install: ${JSON.stringify(change)}`, () => {
    assert.match(
      refusal(() => printXml({ ...usual, out, ...change }, now)),
      says,
    );
    assert.match(
      refusal(() => install({ ...usual, ...change }, now)),
      says,
    );
    assert.not.ok(existsSync(out));
  });

test('only to print: one task at a time, and a program that nobody else can change', () => {
  assert.match(
    refusal(() => printXml({ ...usual, out, context: 'both' }, now)),
    /--context/,
  );
  for (const context of ['user', 'system'] as const)
    assert.match(
      refusal(() => printXml({ ...usual, out, context, program: 'C:\\Tools\\vpn-doctor.exe' }, now)),
      /changed by others/,
    );
});

test('a trip that ends today is not over, whatever the clock says', () => {
  for (const clock of ['00:00:00', '23:59:59'])
    assert.is(
      printXml({ ...usual, out, trip: '2026-11-20..2026-11-23' }, new Date(`2026-11-23T${clock}`)),
      0,
    );
});

if (process.platform !== 'win32')
  test('elsewhere than on Windows it says what works there', () => {
    for (const action of [() => install(usual, now), () => show(now), () => remove()])
      assert.match(refusal(action), /needs Windows.*--print-xml/);
  });

test('the program prints what Task Scheduler takes, and writes it for schtasks', async () => {
  const printed = await cli([
    'schedule',
    '--print-xml',
    '--trip',
    '2999-12-01..2999-12-10',
    '--lead',
    '3d',
    'x VPN',
  ]);
  assert.is(printed.code, 0, printed.stderr);
  assert.match(printed.stdout, '<StartBoundary>2999-11-28T09:30:00</StartBoundary>');
  assert.match(printed.stdout, '&quot;--connection=x VPN&quot;');
  const file = join(folder, 'system.xml');
  const args = ['--context', 'system', '--time', '07:15', '--max-age', '8h', '--out', file];
  const written = await cli(['schedule', '--print-xml', '--trip', '2999-12-01', ...args]);
  assert.equal([written.code, written.stdout], [0, '']);
  const bytes = readFileSync(file);
  assert.equal([...bytes.subarray(0, 2)], [0xff, 0xfe]);
  const text = new TextDecoder('utf-16le').decode(bytes);
  assert.match(text, 'T07:15:00');
  assert.match(text, 'vpn-doctor.exe</Command>');
  assert.match(text, 'preflight --quiet --max-age 8h --trip 2999-12-01..2999-12-01<');
});

test('the program says what is missing, and takes no name behind two dashes for nothing', async () => {
  const plan = ['--print-xml', '--trip', '2999-12-01'];
  for (const [args, says] of [
    [[], /install, show, remove/],
    [['install', ...plan], /Unknown argument/],
    [[...plan, '--', '-x'], /--connection=NAME/],
  ] as const) {
    const { code, stderr, stdout } = await cli(['schedule', ...args]);
    assert.equal([code, stdout], [2, '']);
    assert.match(stderr, says);
  }
});

test('the preflight that a task starts understands what it is given', async () => {
  const printed = await cli(['schedule', '--print-xml', '--trip', '2999-12-01', '--connection=-Büro']);
  assert.match(printed.stdout, '&quot;--connection=-B&#252;ro&quot;');
  const { code, stderr } = await cli([
    'preflight',
    '--quiet',
    '--trip',
    '2999-12-01',
    '--connection=-Büro',
    '--from',
    'samples/healthy.json',
  ]);
  assert.is(code, 2);
  assert.match(stderr, 'no VPN connection named "-Büro"');
});

test('when the daily check comes next', () => {
  const task: Registered = {
    trip: { from: '2026-12-01', to: '2026-12-10' },
    maxAge: '20h',
    firstDay: '2026-11-24',
    time: '09:30',
    enabled: true,
    command: '',
  };
  assert.is(nextDaily(task, '2026-11-20', '12:00'), '2026-11-24 09:30');
  assert.is(nextDaily(task, '2026-11-30', '09:29'), '2026-11-30 09:30');
  assert.is(nextDaily(task, '2026-11-30', '09:30'), '2026-12-01 09:30');
  assert.is(nextDaily(task, '2026-12-10', '10:00'), undefined);
  assert.is(nextDaily(task, '2026-12-11', '01:00'), undefined);
});

test.run();
