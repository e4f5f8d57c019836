import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { watchPage } from '../../src/render/html/watch.ts';
import { watchText } from '../../src/render/watch-text.ts';
import { findingsOf } from '../../src/watch/findings.ts';
import { type Minute, type WatchEvent, type WatchRecord, watchSchema } from '../../src/watch/record.ts';

const start = Date.parse('2026-11-20T08:00:00.000Z');
const at = (minute: number, second = 0): string =>
  new Date(start + (minute * 60 + second) * 1000).toISOString();
const minutes = (answered: number, medianMs = 20): Minute[] =>
  Array.from({ length: 60 }, (_, minute) => ({
    at: at(minute),
    outside: { sent: 4, answered, medianMs, maxMs: medianMs + 10 },
  }));

function watched(events: readonly WatchEvent[], seen: Partial<WatchRecord> = {}): WatchRecord {
  return watchSchema.parse({
    schema: 'vpn-doctor.watch/1',
    tool: { name: 'vpn-doctor', version: '0.1.0' },
    connection: { name: 'Contoso VPN', server: 'vpn.contoso.com', tunnel: 'ikev2' },
    from: at(0),
    to: at(60),
    minutes: minutes(4),
    events,
    forgotten: 0,
    notFollowed: [],
    ...seen,
  });
}

const ended = (minute: number, code: number): WatchEvent => ({
  at: at(minute),
  kind: 'attempt',
  result: 'ended',
  code,
});
const silent = (minute: number, afterSilenceS: number): WatchEvent => ({
  at: at(minute),
  kind: 'silent',
  way: 'inside',
  afterSilenceS,
});

const rows: readonly (readonly [what: string, record: WatchRecord, ids: readonly string[]])[] = [
  ['an hour in which nothing happens', watched([]), []],
  ['silent inside after a long pause', watched([silent(20, 120), silent(40, 180)]), ['idle-drop']],
  ['silent inside while it is in use', watched([silent(20, 15)]), ['tunnel-dead']],
  [
    'the same on a line that loses everything now and then',
    watched([silent(20, 15)], { minutes: minutes(3) }),
    ['loss'],
  ],
  [
    'the network forgets our port',
    watched([{ at: at(9), kind: 'mapping', afterSilenceS: 45 }]),
    ['nat-forgets'],
  ],
  ['lost by nobody’s hand', watched([ended(10, 829), ended(30, 829)]), ['drops']],
  ['ended by hand', watched([ended(10, 631)]), []],
  [
    'lost after the network changed',
    watched([{ at: at(9, 30), kind: 'address' }, ended(10, 829)]),
    ['network-changes', 'drops'],
  ],
  [
    'lost long after the network changed',
    watched([{ at: at(2), kind: 'address' }, ended(10, 829)]),
    ['drops'],
  ],
  ['attempts fail', watched([{ at: at(5), kind: 'attempt', result: 'failed', code: 809 }]), ['fails']],
  ['a tenth is lost', watched([], { minutes: minutes(3) }), ['loss']],
  ['a far server', watched([], { minutes: minutes(4, 700) }), ['slow']],
  ['too few questions to speak of loss', watched([], { minutes: minutes(3).slice(0, 5) }), []],
];

for (const [what, record, ids] of rows)
  test(`${what}: ${ids.join(', ') || 'nothing'}`, () => {
    assert.equal(
      findingsOf(record).map(({ id }) => id),
      ids,
    );
    const [page, text] = [watchPage(record, { utcOffsetMinutes: 60, locale: 'en-GB' }), watchText(record)];
    for (const { text: said } of findingsOf(record))
      assert.ok(page.includes(said.slice(0, 20)) && text.includes(said));
  });

test('the page escapes what comes from outside, and needs nothing else', () => {
  const name = '<img src=x onerror=alert(1)>';
  const page = watchPage(watched([], { connection: { name, server: 'x', tunnel: 'ikev2' } }), {
    utcOffsetMinutes: 0,
    locale: 'en-GB',
  });
  assert.not.match(page, /<img/);
  assert.not.match(page, /<script|https?:\/\/(?!www\.w3\.org)/);
});

test.run();
