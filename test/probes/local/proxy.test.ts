import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../../scripts/samples/merge-patch.ts';
import { deriveFacts } from '../../../src/facts/derive.ts';
import { localProbes } from '../../../src/probes/catalogue.ts';
import { proxyChoice } from '../../../src/probes/network/proxy-choice.ts';
import { connectionsOf } from '../../../src/snapshot/connections.ts';
import { redact } from '../../../src/snapshot/redact.ts';
import { patched } from '../../support/samples.ts';

const number = (value: number): number[] => [
  value & 255,
  (value >> 8) & 255,
  (value >> 16) & 255,
  value >>> 24,
];
const text = (value: string): number[] => [...number(value.length), ...Buffer.from(value, 'latin1')];
/** WinHttpSettings: size, counter, flags (1 direct, 2 proxy, 4 script, 8 detect), texts. (Wine's winhttp; a recorded default of 24 bytes) */
const settings = (flags: number, ...texts: readonly string[]): number[] => [
  ...number(0x28),
  ...number(1),
  ...number(flags),
  ...texts.flatMap(text),
];

const machine = (winHttpSettings: readonly number[]) =>
  localProbes.proxy.read({ userEnabled: false, perUser: true, winHttpSettings }).machine;

const rows: readonly (readonly [what: string, bytes: readonly number[], found: object])[] = [
  ['nothing was ever set', [], {}],
  ['direct, as recorded', [...number(0x18), ...number(0), ...number(1), ...number(0), ...number(0)], {}],
  ['a proxy', settings(3, 'proxy:8080', '<local>'), { server: 'proxy:8080', bypass: '<local>' }],
  ['the text of a proxy that the flags do not name', settings(1, 'proxy:8080', '<local>'), {}],
  [
    'a script',
    settings(5, '', '', 'http://anna:secret@wpad.contoso.com/proxy.pac?user=anna'),
    { autoConfigUrl: 'http://wpad.contoso.com/proxy.pac' },
  ],
  ['an address that the flags do not name', settings(1, '', '', 'http://wpad/proxy.pac'), {}],
  ['it looks for a script', settings(9, '', '', ''), { autoDetect: true }],
  [
    'all of it',
    settings(15, 'http=proxy:8080', '', 'http://wpad/proxy.pac'),
    { server: 'http=proxy:8080', autoConfigUrl: 'http://wpad/proxy.pac', autoDetect: true },
  ],
  ['cut short', settings(7, 'proxy:8080').slice(0, 18), {}],
];
for (const [what, bytes, found] of rows)
  test(`the machine's proxy: ${what}`, () => {
    assert.equal(machine(bytes), found);
  });

function factsOf(data: Json, more: Readonly<Record<string, Json>> = {}) {
  const snapshot = patched('healthy', { probes: { proxy: { data }, ...more } });
  const [first] = connectionsOf(snapshot);
  assert.ok(first);
  const facts = deriveFacts(snapshot, first);
  return [facts['proxy.configured'], facts['proxy.script']].map((fact) =>
    fact.known ? fact.value : 'unknown',
  );
}
const system = { session: { data: { system: true, someoneElse: true } } };

/** What is configured, whether by a script; SYSTEM does not see what a person has set. */
const facts: readonly (readonly [
  what: string,
  data: Json,
  own: readonly unknown[],
  bySystem: readonly unknown[],
])[] = [
  ['nothing', {}, [false, false], ['unknown', 'unknown']],
  ['the machine’s script', { machine: { autoConfigUrl: 'http://wpad/x.pac' } }, [true, true], [true, true]],
  [
    'it looks for a script',
    { machine: { autoDetect: true } },
    ['unknown', 'unknown'],
    ['unknown', 'unknown'],
  ],
  [
    'settings are the machine’s by policy',
    { user: { server: 'proxy:8080' }, perUser: false },
    [true, false],
    [true, false],
  ],
  [
    'the same in a snapshot of 0.1.0',
    { user: { server: 'proxy:8080' }, perUser: null },
    [true, false],
    ['unknown', 'unknown'],
  ],
];
for (const [what, data, own, bySystem] of facts)
  test(`proxy facts: ${what}`, () => {
    assert.equal(factsOf(data), own);
    assert.equal(factsOf(data, system), bySystem);
  });

test('where Windows looks for a script itself, nobody here can say what it finds', () => {
  assert.is(
    proxyChoice('vpn.contoso.com', { user: {}, machine: { server: 'proxy:8080', autoDetect: true } }),
    'script',
  );
});

test('redaction keeps what is no text', () => {
  const patch = { machine: { server: 'proxy.contoso.com:8080', autoDetect: true }, perUser: false };
  const found = redact(patched('healthy', { probes: { proxy: { data: patch } } }), 'strict').probes.proxy;
  assert.ok(found?.status === 'ok');
  assert.equal([found.data.machine, found.data.perUser], [{ server: 'proxy-1', autoDetect: true }, false]);
});

test.run();
