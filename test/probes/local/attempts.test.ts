import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { attemptsIn, rasEvents } from '../../../src/probes/local/attempts.ts';
import { fieldsFor } from '../../../src/vpn/event-fields.ts';

const id = '{0A5B7C11-2D3E-4F50-8161-728394A5B6C7}';
const key = id.slice(1, -1).toLowerCase();

type Event = readonly [id: number, ...data: readonly string[]];

/** What the script makes of an event: its data by the names that it was given, as many as there are. */
const names = new Map(
  fieldsFor('RasClient').map((one) => [Number(one.split('=')[0]), one.split('=')[1]?.split(',') ?? []]),
);
const named = (event: number, data: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    (names.get(event) ?? []).flatMap((name, at) =>
      name !== '' && at < data.length ? [[name, data[at] ?? '']] : [],
    ),
  );

/** One attempt, of events in order of time; the log gives them newest first. */
const attemptOf = (...events: readonly Event[]) => read(events).attempt;

function read(events: readonly Event[]) {
  const unfamiliar: string[] = [];
  /** Those on which something rests. */
  const counts: string[] = [];
  const attempt = attemptsIn(
    events
      .map(([event, ...rest], index) => {
        const data = [id, '', ...rest];
        return {
          id: event,
          at: `2026-11-23T10:00:0${index}.000Z`,
          count: data.length,
          fields: named(event, data),
        };
      })
      .reverse(),
    (place, about) => {
      unfamiliar.push(place);
      if (about !== 'nothing') counts.push(place);
    },
  )[key];
  return { attempt, unfamiliar, counts };
}

const begun = (name: string, settings = '', scope = 'per-user'): Event => [
  20221,
  'VPN',
  scope,
  name,
  settings,
];
const failed: Event = [20227, 'Work', '809'];

test('the name is the fifth element of 20221, the third of those that have one, and no element of the others', () => {
  const whole = attemptOf(
    begun('Work'),
    [20222, 'Work', 'Device = WAN Miniport (PPTP)'],
    [20223, 'WAN Miniport (PPTP)'],
    [20224],
    failed,
  );
  assert.equal([whole?.connection, whole?.errorCode, whole?.result], ['Work', 809, 'failed']);
  // Where the first events have been overwritten.
  assert.is(attemptOf([20223, 'WAN Miniport (PPTP)'], [20224], failed)?.connection, 'Work');
  assert.is(attemptOf([20223, 'WAN Miniport (PPTP)'])?.connection, '');
});

for (const [said, scope] of [
  ['per-user', 'user'],
  ['all-user', 'all-users'],
  ['something else', undefined],
] as const)
  test(`whose phone book it is in: ${said}`, () => {
    assert.is(attemptOf(begun('Work', '', said), failed)?.scope, scope);
  });

/** Seen in public: English, German, Chinese (with a space and without). The others by the way in which Windows translates them. */
const devices: readonly (readonly [device: string, tunnel: string])[] = [
  ['WAN Miniport (PPTP)', 'pptp'],
  ['WAN-Miniport (IKEv2)', 'ikev2'],
  ['WAN 微型端口 (L2TP)', 'l2tp'],
  ['WAN 微型端口(SSTP)', 'sstp'],
  ['WAN ミニポート (IKEv2)', 'ikev2'],
  ['Miniport réseau étendu (L2TP)', 'l2tp'],
  ['Minipuerto WAN (SSTP)', 'sstp'],
  ['Мини-порт глобальной сети (PPTP)', 'pptp'],
  ['WAN 미니포트 (IKEv2)', 'ikev2'],
];
for (const [device, tunnel] of devices)
  test(`the tunnel of ${device}`, () => {
    assert.is(attemptOf([20222, 'Work', `Device = ${device}\r\nPort = VPN2-0`], failed)?.tunnel, tunnel);
    assert.is(attemptOf([20223, device], failed)?.tunnel, tunnel);
  });

test('a strategy tells the tunnel only where it names one', () => {
  assert.is(attemptOf(begun('Work', 'VpnStrategy = L2TP'), failed)?.tunnel, 'l2tp');
  assert.is(attemptOf(begun('Work', 'VpnStrategy = PPTP then L2TP'), failed)?.tunnel, undefined);
  assert.is(
    attemptOf(begun('Work', 'VpnStrategy = PPTP then L2TP'), [20223, 'WAN Miniport (L2TP)'], failed)?.tunnel,
    'l2tp',
  );
  assert.is(attemptOf([20222, 'Work', 'Device = WAN Miniport (PPPOE)'], failed)?.tunnel, undefined);
});

// TechNet cc773769 lists them line by line; the device is the one that the profile is set to, before anything was tried.
test('the device among the settings is a preset: beside a strategy of several it tells nothing, and the strategy ends with its line', () => {
  const settings = (strategy: string): string =>
    ['Dial-in User = x', strategy, 'DataEncryption = Require', 'Device = WAN Miniport (IKEv2)'].join('\r\n');
  assert.is(attemptOf(begun('Work', settings('VpnStrategy = SSTP then IKEv2')), failed)?.tunnel, undefined);
  assert.is(attemptOf(begun('Work', settings('VpnStrategy = SSTP')), failed)?.tunnel, 'sstp');
  assert.is(attemptOf(begun('Work', settings('')), failed)?.tunnel, 'ikev2');
  // As the script hands it over, through the answer's schema.
  const at = '2026-11-23T10:00:00.000Z';
  const fields = { correlation: id, connection: 'Work', settings: 'VpnStrategy = SSTP\nOther = ikev2' };
  const { events } = rasEvents.parse({ events: [{ id: 20221, at, count: 6, fields }] });
  assert.is(attemptsIn(events)[key]?.tunnel, 'sstp');
});

test('what was dialled, where it is no VPN: by its word, or by its device in any language', () => {
  const kindOf = (kind: string, device = ''): string | undefined =>
    attemptOf([20221, kind, 'per-user', 'Work', `Device = ${device}`])?.kind;
  assert.is(kindOf('VPN', 'WAN Miniport (IKEv2)'), undefined);
  assert.is(kindOf('Connection Manager'), 'connection-manager');
  assert.is(kindOf('Breitband', 'WAN 微型端口(PPPOE)'), 'broadband');
  assert.is(kindOf('Etwas anderes'), undefined);
});

test('the events of one dial name one connection', () => {
  const noticed = (...events: readonly Event[]) => read(events).counts;
  assert.equal(noticed(begun('Work'), [20227, 'WORK', '809']), []);
  assert.equal(noticed(begun('VPN'), failed), ['names of one dial']);
});

test('data that are too few cost nothing else, and are noticed', () => {
  const { attempt: odd, unfamiliar } = read([[20221], [20227, 'Work']]);
  assert.equal(
    [odd?.connection, odd?.result, odd?.errorCode, odd?.events],
    ['Work', 'failed', undefined, [20221, 20227]],
  );
  assert.equal(unfamiliar, ['20221: count of data', '20227: count of data']);
});

test('events in another shape are noticed: what this program itself once took for the shape, shifted data, words for numbers', () => {
  const noticed = (...events: readonly Event[]) => read(events).unfamiliar;
  const settings = 'VpnStrategy = PPTP';
  assert.equal(
    noticed(begun('Work', settings), [20222, 'Work', 'Device = x'], [20223, 'x'], [20224], failed),
    [],
  );
  assert.equal(noticed([20221, 'Work', 'WAN Miniport (PPTP)']), [
    '20221: count of data',
    '20221.scope',
    '20221.kind',
  ]);
  assert.equal(noticed([20221, 'per-user', 'Work', settings, 'VPN']), ['20221.scope', '20221.kind']);
  assert.equal(noticed([20227, 'Work', '809', '1']), ['20227: count of data']);
  assert.equal(noticed([20227, '809', 'Work']), ['20227.code']);
});

test('what nothing rests on is for a self-test: a translated word for whose or what, data of events whose number is only concluded', () => {
  const told = (...events: readonly Event[]) => {
    const { unfamiliar, counts } = read(events);
    return [unfamiliar, counts];
  };
  assert.equal(told(begun('Work', '', 'pro Benutzer')), [['20221.scope'], []]);
  assert.equal(told([20221, 'Wählverbindung', 'per-user', 'Work', '']), [['20221.kind'], []]);
  assert.equal(told([20223, 'x', 'WAN Miniport (PPTP)']), [['20223: count of data'], []]);
  assert.equal(told([20222, 'Work', 'x', 'y']), [['20222: count of data'], []]);
});

test.run();
