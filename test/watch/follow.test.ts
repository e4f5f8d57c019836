import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Attempt } from '../../src/probes/local/attempts.ts';
import { follow, type Senses } from '../../src/watch/follow.ts';
import { mostEvents, mostMinutes, type WatchEvent } from '../../src/watch/record.ts';
import { Recorder } from '../../src/watch/recorder.ts';
import { Silences } from '../../src/watch/silences.ts';

/** A second of the watch takes a millisecond or two here. */
const quick = { secondMs: 2 };
const never = new AbortController().signal;
const quiet: Senses = { addresses: () => 'Wi-Fi 192.168.1.23' };
const kinds = (events: readonly WatchEvent[]): string[] =>
  events.map(({ kind, way, result }) => [kind, way, result].filter(Boolean).join(' '));

/** Gives one after the other, the last one for ever. */
function inTurn<T>(...all: readonly T[]): () => Promise<T> {
  let next = 0;
  return () => Promise.resolve(all[Math.min(next++, all.length - 1)] as T);
}

const attempt = (result: Attempt['result'], code?: number): Attempt => ({
  connection: 'Contoso VPN',
  at: '2026-11-20T18:00:00.000Z',
  result,
  events: [20221],
  ...(code !== undefined && (result === 'failed' ? { errorCode: code } : { endCode: code })),
});

test('what falls silent and answers again is told once each', async () => {
  const outside = inTurn<number | undefined>(20, undefined, undefined, 21);
  const { events, minutes } = await follow({ ...quiet, outside }, { forMs: 300, signal: never, ...quick });
  assert.equal(kinds(events), ['silent outside', 'answers-again outside']);
  const [first] = minutes;
  assert.ok(first?.outside && first.outside.answered < first.outside.sent);
});

test('other addresses are told', async () => {
  let look = 0;
  const addresses = (): string => (look++ < 2 ? 'Wi-Fi 192.168.1.23' : 'Ethernet 10.0.0.5');
  const { events } = await follow({ addresses }, { forMs: 150, signal: never, ...quick });
  assert.equal(kinds(events), ['address']);
});

test('attempts that come while it is watched are told, those of before are not', async () => {
  const windows = inTurn(
    { up: true, attempts: { a: attempt('ended', 631) } },
    { up: false, attempts: { a: attempt('ended', 631), b: attempt('failed', 809) } },
  );
  const { events } = await follow({ ...quiet, windows }, { forMs: 400, signal: never, ...quick });
  assert.equal(kinds(events), ['down', 'attempt failed']);
  assert.is(events[1]?.code, 809);
});

test('behind a VPN that is down nothing is asked; a name server that is not known is no silence', async () => {
  let asked = 0;
  const inside = async (): Promise<null> => {
    asked += 1;
    return null;
  };
  const windows = inTurn({ up: false, attempts: {} });
  const { minutes, events } = await follow(
    { ...quiet, inside, windows },
    { forMs: 200, signal: never, ...quick },
  );
  assert.ok(asked <= 1, 'only before it was known to be down');
  assert.equal([minutes, events], [[], []]);
});

test('a UDP port that the network has forgotten is told with the silence before', async () => {
  const mapping = inTurn('203.0.113.9 4000', '203.0.113.9 4000', '203.0.113.9 4001');
  const { events, mappingKeptS } = await follow(
    { ...quiet, mapping },
    { forMs: 300, signal: never, ...quick },
  );
  assert.equal(kinds(events), ['mapping']);
  assert.ok((events[0]?.afterSilenceS ?? 0) >= 15);
  assert.ok(mappingKeptS !== undefined && mappingKeptS >= 15);
});

test('it ends at once when it is told to, and what was cut off is no silence', async () => {
  const stop = new AbortController();
  const outside = (signal: AbortSignal): Promise<number | undefined> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
  setTimeout(() => stop.abort(), 20);
  const { events, minutes } = await follow({ ...quiet, outside }, { forMs: 3_600_000, signal: stop.signal });
  assert.equal([events, minutes], [[], []]);
});

test('silences grow, and begin anew where something was lost', () => {
  const silences = new Silences();
  const seen: number[] = [];
  for (let now = 0; now < 900_000; now += 1000) {
    const silence = silences.due(now);
    if (silence !== undefined) seen.push(silence);
  }
  assert.equal(seen.slice(0, 8), [0, 15, 15, 30, 45, 60, 90, 120]);
  silences.again();
  assert.is(silences.due(10_000_000) !== undefined, true);
  assert.is(silences.due(10_014_000), undefined);
  assert.is(silences.due(10_015_000), 15);
});

test('a week of it stays in bounded memory: a day of minutes, and the newest events', () => {
  const recorder = new Recorder();
  const start = Date.parse('2026-11-20T00:00:00.000Z');
  for (let second = 0; second < 7 * 86_400; second += 15)
    recorder.asked('outside', new Date(start + second * 1000), second % 7 === 0 ? undefined : 20);
  for (let event = 0; event < 3 * mostEvents; event += 1)
    recorder.happened({ at: new Date(start + event).toISOString(), kind: 'address' });
  const { minutes, events, forgotten } = recorder.seen();
  assert.is(minutes.length, mostMinutes);
  assert.equal([events.length, forgotten], [mostEvents, 2 * mostEvents]);
  assert.is(minutes.at(-1)?.at, '2026-11-26T23:59:00.000Z');
});

test.run();
