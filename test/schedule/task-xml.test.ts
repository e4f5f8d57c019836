import { readFileSync, writeFileSync } from 'node:fs';
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { registeredIn } from '../../src/schedule/registered.ts';
import { type Plan, type RunsAs, type Task, taskOf } from '../../src/schedule/task.ts';
import { escaped, taskFile, taskXml } from '../../src/schedule/task-xml.ts';
import { argumentsIn } from '../support/arguments-in.ts';
import { runs } from '../support/runs.ts';

const today = '2026-11-23';
const hostile = '-Büro "A&B" <x> \'1\' 100% \\😀\\';
const plan: Plan = {
  trip: { from: '2026-12-01', to: '2026-12-10' },
  leadDays: 7,
  time: '09:30',
  maxAge: '20h',
  program: { exe: 'C:\\Program Files\\vpn-doctor\\vpn-doctor.exe' },
  conhost: 'C:\\Windows\\System32\\conhost.exe',
};
const system: RunsAs = { kind: 'system' };
const users: RunsAs = { kind: 'users' };
const person: RunsAs = { kind: 'person', sid: 'S-1-5-21-1-2-3-1001' };
const { conhost: _, ...withWindow } = plan;
const ofNode = {
  exe: 'C:\\Program Files\\nodejs\\node.exe',
  script: 'C:\\Program Files\\vpn-doctor\\dist\\cli.js',
};

const tasks: Readonly<Record<string, Task>> = {
  user: taskOf(plan, users, today),
  'user-named': taskOf({ ...plan, connection: hostile }, users, today),
  'user-window': taskOf(withWindow, users, today),
  person: taskOf({ ...plan, program: ofNode }, person, today),
  system: taskOf(plan, system, today),
  'system-named': taskOf({ ...plan, connection: hostile }, system, today),
};

/** What is not well-formed throws. */
const parse = (xml: string): Element => {
  const root = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  }).parseFromString(xml, 'text/xml').documentElement;
  if (!root) throw new Error('empty');
  return root;
};
const children = (of: Element): Element[] =>
  [...of.childNodes].filter((node): node is Element => node.nodeType === 1);
const names = (of: Element): string[] => children(of).map(({ nodeName }) => nodeName);
const within = (of: Element, ...path: readonly string[]): Element => {
  const [first, ...rest] = path;
  if (first === undefined) return of;
  const next = children(of).find(({ nodeName }) => nodeName === first);
  if (!next) throw new Error(`no ${first}`);
  return within(next, ...rest);
};
const text = (of: Element, ...path: readonly string[]): string => within(of, ...path).textContent ?? '';

for (const [name, task] of Object.entries(tasks))
  test(`${name}: the task as it is laid down`, () => {
    const path = `test/schedule/${name}.golden.xml`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, taskXml(task));
    assert.fixture(taskXml(task), readFileSync(path, 'utf8'));
  });

/** `xs:sequence` of the schema, base type first. Where Enabled stands the published versions differ: so nowhere. */
const sequence: Readonly<Record<string, readonly string[]>> = {
  CalendarTrigger: ['StartBoundary', 'EndBoundary', 'RandomDelay', 'ScheduleByDay'],
  LogonTrigger: ['StartBoundary', 'EndBoundary', 'UserId', 'Delay'],
  BootTrigger: ['StartBoundary', 'EndBoundary', 'Delay'],
  EventTrigger: ['StartBoundary', 'EndBoundary', 'Subscription', 'Delay'],
};
/** `xs:all`: these, each at most once. */
const sets: readonly [path: readonly string[], allowed: readonly string[]][] = [
  [[], ['RegistrationInfo', 'Triggers', 'Principals', 'Settings', 'Actions']],
  [['RegistrationInfo'], ['Author', 'Description', 'URI']],
  [
    ['Principals', 'Principal'],
    ['UserId', 'GroupId', 'LogonType', 'RunLevel'],
  ],
  [
    ['Actions', 'Exec'],
    ['Command', 'Arguments'],
  ],
];

for (const [name, task] of Object.entries(tasks)) {
  const root = parse(taskXml(task));

  test(`${name}: the schema's order and elements`, () => {
    assert.is(root.namespaceURI, 'http://schemas.microsoft.com/windows/2004/02/mit/task');
    for (const trigger of children(within(root, 'Triggers'))) {
      const order = sequence[trigger.nodeName] ?? [];
      const there = names(trigger);
      assert.equal(
        there,
        order.filter((one) => there.includes(one)),
        trigger.nodeName,
      );
    }
    for (const [path, allowed] of sets) {
      const there = names(within(root, ...path));
      assert.is(new Set(there).size, there.length);
      for (const one of there) assert.ok(allowed.includes(one), one);
    }
    const author = within(root, 'Principals', 'Principal').getAttribute('id');
    assert.is(within(root, 'Actions').getAttribute('Context'), author);
  });

  test(`${name}: fit for a laptop, ends with the trip, and goes away by itself`, () => {
    const setting = (one: string): string => text(root, 'Settings', one);
    assert.is(setting('DisallowStartIfOnBatteries'), 'false');
    assert.is(setting('StopIfGoingOnBatteries'), 'false');
    assert.is(setting('StartWhenAvailable'), 'true');
    assert.is(setting('RunOnlyIfNetworkAvailable'), 'false');
    assert.is(setting('WakeToRun'), 'false');
    assert.is(setting('MultipleInstancesPolicy'), 'IgnoreNew');
    assert.is(setting('ExecutionTimeLimit'), 'PT15M');
    assert.is(setting('DeleteExpiredTaskAfter'), 'P7D');
    for (const trigger of children(within(root, 'Triggers'))) {
      assert.is(text(trigger, 'EndBoundary'), '2026-12-10T23:59:59');
      assert.match(text(trigger, 'StartBoundary'), /^2026-11-24T(09:30|00:00):00$/);
    }
    assert.is(text(root, 'Triggers', 'CalendarTrigger', 'RandomDelay'), 'PT30M');
    const query = text(root, 'Triggers', 'EventTrigger', 'Subscription');
    assert.equal(names(within(parse(query), 'Query')), ['Select']);
    assert.match(query, /NetworkProfile.*EventID=10000/);
  });

  test(`${name}: the program gets what was meant`, () => {
    const args = argumentsIn(text(root, 'Actions', 'Exec', 'Arguments'));
    assert.equal(args, task.args);
    assert.is(text(root, 'Actions', 'Exec', 'Command'), task.command);
  });

  test(`${name}: as a file it is UTF-16 with its mark, and says so; printed it is ASCII`, () => {
    const file = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(taskFile(task));
    assert.ok(file.startsWith('\ufeff<?xml version="1.0" encoding="UTF-16"?>'));
    assert.is(file.slice(file.indexOf('<Task')), taskXml(task).slice(taskXml(task).indexOf('<Task')));
    assert.match(taskXml(task), /^<\?xml version="1\.0"\?>[\x20-\x7e\n]*$/);
  });

  test(`${name}: what is registered can be read back`, () => {
    const read = registeredIn(taskXml(task));
    assert.equal(read?.trip, plan.trip);
    assert.equal(
      [read?.firstDay, read?.time, read?.maxAge, read?.enabled],
      ['2026-11-24', '09:30', '20h', true],
    );
  });
}

const principal = (name: string): Element =>
  within(parse(taskXml(tasks[name] as Task)), 'Principals', 'Principal');
const triggerNames = (name: string): string[] =>
  names(within(parse(taskXml(tasks[name] as Task)), 'Triggers'));

test('SYSTEM starts with Windows and has no desktop; people start by signing in and get the page, without a window', () => {
  assert.is(text(principal('system'), 'UserId'), 'S-1-5-18');
  assert.equal(triggerNames('system'), ['CalendarTrigger', 'BootTrigger', 'EventTrigger']);
  assert.not.ok(tasks['system']?.args.includes('--desktop'));
  assert.is(tasks['system']?.command, plan.program.exe);
  assert.is(text(principal('user'), 'GroupId'), 'S-1-5-32-545');
  assert.is(text(principal('user'), 'RunLevel'), 'LeastPrivilege');
  assert.equal(triggerNames('user'), ['CalendarTrigger', 'LogonTrigger', 'EventTrigger']);
  assert.ok(tasks['user']?.args.includes('--desktop'));
  assert.is(tasks['user']?.command, plan.conhost);
  assert.is(tasks['user-window']?.command, plan.program.exe);
});

test('a person’s own task waits for their own sign-in only, stores no password, and has a name of its own', () => {
  assert.is(text(principal('person'), 'UserId'), person.sid);
  assert.is(text(principal('person'), 'LogonType'), 'InteractiveToken');
  const logon = within(parse(taskXml(tasks['person'] as Task)), 'Triggers', 'LogonTrigger');
  assert.is(text(logon, 'UserId'), person.sid);
  assert.is(tasks['person']?.name, `PreTravel-${person.sid}`);
  assert.not.match(taskXml(tasks['user'] as Task), /<LogonTrigger>[\s\S]*<UserId>/);
});

test('the first day: so long before the trip, today where that is past', () => {
  const first = (leadDays: number, day: string): string => taskOf({ ...plan, leadDays }, users, day).firstDay;
  assert.is(first(7, '2026-01-01'), '2026-11-24');
  assert.is(first(0, '2026-01-01'), '2026-12-01');
  assert.is(first(7, '2026-11-28'), '2026-11-28');
  assert.is(first(7, '2026-12-10'), '2026-12-10');
});

test('whatever XML can hold comes back out of a parser', () => {
  const letters = fc
    .string({ unit: 'binary', maxLength: 60 })
    .filter((one) => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(one));
  fc.assert(
    fc.property(letters, (one) => {
      const xml = `<a>${escaped(one)}</a>`;
      assert.match(xml, /^[\x20-\x7e]*$/);
      assert.is(parse(xml).textContent, one);
    }),
    { numRuns: runs(500) },
  );
});

test('a task that is not, or no longer, ours is not guessed at', () => {
  const xml = taskXml(tasks['user'] as Task);
  for (const other of [
    '',
    '<Task/>',
    xml.replace('preflight', 'check'),
    xml.replace('2026-12-10 --', '2026-02-30 --'),
  ])
    assert.is(registeredIn(other), undefined);
  assert.is(registeredIn(xml.replace(/(<Settings>[\s\S]*<Enabled>)true/, '$1false'))?.enabled, false);
});

test.run();
