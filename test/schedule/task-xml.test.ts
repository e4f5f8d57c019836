import { readFileSync, writeFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describedTask } from '../../src/schedule/described.ts';
import { type TaskWanted, taskOf } from '../../src/schedule/task.ts';
import { taskXml } from '../../src/schedule/task-xml.ts';

const base: TaskWanted = {
  context: 'everybody',
  trip: { from: '2026-12-01', to: '2026-12-10' },
  leadDays: 7,
  time: '09:30',
  today: '2026-11-20',
  maxAge: '20h',
  program: ['C:\\Program Files\\vpn-doctor\\vpn-doctor.exe'],
  window: false,
};
const hostile = '-Anna’s "VPN" & <b>Ünïcode\\';

const variants: Readonly<Record<string, TaskWanted>> = {
  everybody: base,
  system: { ...base, context: 'system' },
  own: { ...base, context: 'own', person: 'CONTOSO\\anna.schmidt' },
  'hostile-name': { ...base, connection: hostile },
  'with-window': {
    ...base,
    window: true,
    program: ['C:\\Program Files\\nodejs\\node.exe', 'C:\\Program Files\\vpn-doctor\\cli.js'],
  },
};

for (const [name, wanted] of Object.entries(variants))
  test(`${name}: as it is laid down`, () => {
    const path = `test/schedule/${name}.golden.xml`;
    const xml = taskXml(taskOf(wanted));
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, xml);
    assert.fixture(xml, readFileSync(path, 'utf8'));
  });

/** A parsed element: its name, what is in it in order, and its text. */
type Parsed = Readonly<Record<string, unknown>>;
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  htmlEntities: true,
  parseTagValue: false,
});
const nameOf = (element: Parsed): string => Object.keys(element).find((key) => key !== ':@') ?? '';
const inside = (element: Parsed): Parsed[] => element[nameOf(element)] as Parsed[];

function find(elements: readonly Parsed[], path: string): Parsed[] {
  const [first = '', ...rest] = path.split('/');
  const found = elements.filter((one) => nameOf(one) === first).flatMap(inside);
  return rest.length > 0 ? find(found, rest.join('/')) : found;
}
const textAt = (xml: string, path: string): string =>
  find(parser.parse(xml) as Parsed[], path)
    .map((one) => String(one['#text']))
    .join('');

/** The order that the schema lays down for what is a sequence there (MS-TSCH 2.5.3: the common elements first). */
const sequences: Readonly<Record<string, readonly string[]>> = {
  CalendarTrigger: [
    'Enabled',
    'StartBoundary',
    'EndBoundary',
    'Repetition',
    'ExecutionTimeLimit',
    'RandomDelay',
    'ScheduleByDay',
  ],
  LogonTrigger: [
    'Enabled',
    'StartBoundary',
    'EndBoundary',
    'Repetition',
    'ExecutionTimeLimit',
    'UserId',
    'Delay',
  ],
  BootTrigger: ['Enabled', 'StartBoundary', 'EndBoundary', 'Repetition', 'ExecutionTimeLimit', 'Delay'],
  EventTrigger: [
    'Enabled',
    'StartBoundary',
    'EndBoundary',
    'Repetition',
    'ExecutionTimeLimit',
    'Subscription',
    'Delay',
  ],
};

/** Settings that Windows knows, with those of a laptop where its own default is another. */
const laptop: Readonly<Record<string, string>> = {
  DisallowStartIfOnBatteries: 'false',
  StopIfGoingOnBatteries: 'false',
  StartWhenAvailable: 'true',
  RunOnlyIfNetworkAvailable: 'false',
  WakeToRun: 'false',
  MultipleInstancesPolicy: 'IgnoreNew',
  ExecutionTimeLimit: 'PT15M',
  DeleteExpiredTaskAfter: 'P7D',
};

for (const [name, wanted] of Object.entries(variants))
  test(`${name}: well-formed, ASCII, in the order of the schema, safe for a laptop`, () => {
    const xml = taskXml(taskOf(wanted), 'UTF-16');
    assert.is(XMLValidator.validate(xml), true);
    assert.match(xml, /^[\n -~]*$/);
    const triggers = find(parser.parse(xml) as Parsed[], 'Task/Triggers');
    assert.is(triggers.length, 3);
    for (const trigger of triggers) {
      const order = sequences[nameOf(trigger)] ?? [];
      const places = inside(trigger).map((one) => order.indexOf(nameOf(one)));
      assert.ok(
        places.every((place, index) => place > (places[index - 1] ?? -1)),
        nameOf(trigger),
      );
      const ends = inside(trigger).filter((one) => nameOf(one) === 'EndBoundary');
      assert.is(ends.length, 1, 'a task that is deleted when it has expired needs an end on each trigger');
    }
    for (const [setting, value] of Object.entries(laptop))
      assert.is(textAt(xml, `Task/Settings/${setting}`), value, setting);
    assert.match(textAt(xml, 'Task/Triggers/EventTrigger/Subscription'), /EventID=10000/);
  });

test('who it runs as', () => {
  const of = (wanted: TaskWanted): string[] =>
    ['GroupId', 'UserId', 'LogonType', 'RunLevel'].map((one) =>
      textAt(taskXml(taskOf(wanted)), `Task/Principals/Principal/${one}`),
    );
  assert.equal(of(base), ['S-1-5-32-545', '', '', 'LeastPrivilege']);
  assert.equal(of({ ...base, context: 'system' }), ['', 'S-1-5-18', '', 'HighestAvailable']);
  assert.equal(of({ ...base, context: 'own', person: 'CONTOSO\\anna' }), [
    '',
    'CONTOSO\\anna',
    'InteractiveToken',
    'LeastPrivilege',
  ]);
});

test('what it starts: no window, the trip, and a name that stays one argument', () => {
  const { command, arguments: args } = taskOf({ ...base, connection: hostile });
  assert.is(command, '%SystemRoot%\\System32\\conhost.exe');
  assert.match(args, '--headless "C:\\Program Files\\vpn-doctor\\vpn-doctor.exe" preflight --quiet');
  assert.match(args, '--max-age 20h --desktop -- "-Anna’s \\"VPN\\" & <b>Ünïcode\\\\"');
  const xml = taskXml(taskOf({ ...base, connection: hostile }));
  assert.is(textAt(xml, 'Task/Actions/Exec/Arguments'), args);
  assert.is(describedTask(xml).action, `${command} ${args}`);
  const system = taskOf({ ...base, context: 'system' });
  assert.is(system.command, 'C:\\Program Files\\vpn-doctor\\vpn-doctor.exe');
  assert.not.match(system.arguments, /desktop|headless/);
});

test('it begins a week before, or today, and ends with the trip', () => {
  const { start, end } = taskOf(base);
  assert.equal([start, end], ['2026-11-24T09:30:00', '2026-12-10T23:59:59']);
  assert.is(taskOf({ ...base, today: '2026-12-03' }).start, '2026-12-03T09:30:00');
});

test('what somebody else has made of the task is shown as text', () => {
  const evil = '<Task><EndBoundary>x</EndBoundary><Command>&#x1b;[31m&lt;b&gt;&#9999999;</Command></Task>';
  assert.equal(describedTask(evil), { until: 'x', action: ' [31m<b>&#9999999;' });
  assert.equal(describedTask('no XML'), { until: '', action: '' });
});

test.run();
