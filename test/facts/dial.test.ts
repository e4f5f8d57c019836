import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { attemptsOf } from '../../src/facts/attempt.ts';
import { buildReport } from '../../src/report/build.ts';
import { redact } from '../../src/snapshot/redact.ts';
import { patched } from '../support/samples.ts';

const connection = 'Contoso VPN';

/** The healthy client after a dial. */
const afterDial = (dial: Record<string, Json>, more: Record<string, Json> = {}) =>
  patched('healthy', {
    ...more,
    probes: {
      connect: {
        status: 'ok',
        ms: 9000,
        reason: null,
        data: {
          connection,
          at: '2026-11-20T18:42:30.000Z',
          exitCode: 0,
          events: [20221, 20222],
          dialMs: 7000,
          ...dial,
        },
      },
      ...(more.probes as Record<string, Json>),
    },
  });
const failed = { result: 'failed', errorCode: 809, exitCode: 809 };
const own = (snapshot: ReturnType<typeof afterDial>) =>
  buildReport(snapshot).attempts.filter(({ connectionId }) => connectionId === `user/${connection}`);

test('the dial of this run is the newest attempt, before what was told and what was logged', () => {
  const rows = own(afterDial(failed, { request: { error: 691 } }));
  assert.equal(
    rows.map(({ source, errorCode }) => [source, errorCode]),
    [
      ['dial', 809],
      ['person', 691],
      ['log', undefined],
    ],
  );
});

test('what the log holds of the same dial counts once', () => {
  const correlation = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  const snapshot = afterDial({ ...failed, correlation });
  const attempts = attemptsOf(snapshot, { name: connection });
  assert.equal(attempts.known && attempts.value.map(({ source }) => source), ['dial']);
  const other = attemptsOf(afterDial(failed), { name: connection });
  assert.equal(other.known && other.value.map(({ source }) => source), ['log', 'dial']);
});

test('a dial is known where the log is not, and is about its own connection only', () => {
  const snapshot = afterDial(failed, {
    probes: { attempts: { status: 'failed', reason: 'broken', data: null } },
  });
  assert.ok(attemptsOf(snapshot, { name: connection }).known);
  assert.not.ok(attemptsOf(snapshot, { name: 'Contoso SSTP' }).known);
});

test('a success makes what was told before it old', () => {
  const facts = new Map(
    buildReport(afterDial({ result: 'connected', hungUp: true }, { request: { error: 691 } }))
      .facts.filter(({ connectionId }) => connectionId === `user/${connection}`)
      .map(({ fact, value }) => [fact, value]),
  );
  assert.is(facts.get('attempt.lastWentWell'), 'yes');
  assert.is(facts.get('attempt.errorCode'), undefined);
});

test('one that stayed up is connected, one that was hung up is ended', () => {
  assert.is(own(afterDial({ result: 'connected', hungUp: true }))[0]?.result, 'ended');
  assert.is(own(afterDial({ result: 'connected', hungUp: false }))[0]?.result, 'connected');
});

test('strictly hidden, the dial still belongs to its connection', () => {
  const hidden = redact(afterDial(failed), 'strict');
  assert.not.match(JSON.stringify(hidden), connection);
  assert.ok(buildReport(hidden).attempts.some(({ source }) => source === 'dial'));
});

test.run();
