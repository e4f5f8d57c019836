import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { diagnoseAll } from '../../src/diagnosis/diagnoses.ts';
import { type ProbeId, probeIds } from '../../src/probes/catalogue.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/model.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { type Case, casesIn, codeLookup, snapshotOf, stepNamed } from '../support/cases/case.ts';
import { isFalseGreen, judged, type Result, tally } from '../support/cases/score.ts';

/** How often the right cause comes first on real cases, also where a probe has seen nothing, and that nothing is proven by not knowing. */
const test = suite('score');
const cases = casesIn('test/cases/real').map((one) => ({ one, snapshot: snapshotOf(one) }));
const derivable = cases.filter(({ one }) => one.derivable === 'yes');

const result = ({ one, snapshot }: { one: Case; snapshot: Snapshot }): Result =>
  judged(one, buildReport(snapshot), codeLookup(snapshot));
const told = ({ one, report }: Result): string =>
  `${one.id}: ${report.causes.slice(0, 3).map(({ id, confidence }) => `${id} ${confidence}`)}`;

test('the cases whose cause can be seen: first in 95 of 100, always among the first three, none wrongly confirmed', () => {
  const results = derivable.map(result);
  const { cases: all, first, firstThree, wrongConfirmed } = tally(results);
  const missed = results.filter(({ place }) => place !== 1).map(told);
  assert.ok(all > 40);
  assert.ok(first / all >= 0.95, missed.join('; '));
  assert.is(firstThree, all, missed.join('; '));
  assert.is(wrongConfirmed, 0);
});

test('the border: several causes, evidence that is missing or contradicts itself, computers that are odd and in order', () => {
  const all = casesIn('test/cases/border').map((one) => result({ one, snapshot: snapshotOf(one) }));
  const seen = all.filter(({ one }) => one.derivable === 'yes');
  const { cases: count, first, firstThree } = tally(seen);
  const missed = seen.filter(({ place }) => place !== 1).map(told);
  assert.ok(all.length >= 60);
  assert.ok(first / count >= 0.95, missed.join('; '));
  assert.is(firstThree, count, missed.join('; '));
  assert.is(tally(all).wrongConfirmed, 0);
  for (const one of all.filter(({ one: { derivable: can } }) => can !== 'yes'))
    assert.not.ok(
      one.report.causes.some(({ confidence }) => confidence === 'confirmed'),
      told(one),
    );
});

const folder = (name: string) =>
  casesIn(`test/cases/${name}`).map((one) => ({ one, snapshot: snapshotOf(one) }));
const second = folder('second');
const third = folder('third');

test('every cure and every step that would mislead is one of the tables', () => {
  for (const { one } of [...cases, ...second, ...third])
    assert.equal(
      [...one.cure, ...one.wrong].filter((id) => stepNamed(id) === undefined),
      [],
      one.id,
    );
});

test('the fifteen later cases: what can be seen comes first, and is never confirmed wrongly', () => {
  const results = second.map(result);
  const seen = results.filter(({ one }) => one.derivable === 'yes');
  const missed = seen.filter(({ place }) => place !== 1).map(told);
  assert.is(results.length, 15);
  assert.equal(missed, []);
  assert.is(tally(results).wrongConfirmed, 0);
});

test('what cured comes first in 65 of 100, among the first three in 85, and nothing misleads, is pointless or has a gap', () => {
  const all = tally([...cases, ...second].map(result));
  assert.ok(all.judgeable >= 60, `${all.judgeable}`);
  assert.ok(all.cureFirst / all.judgeable >= 0.65, `first: ${all.cureFirst}`);
  assert.ok(all.cureFirstThree / all.judgeable >= 0.85, `first three: ${all.cureFirstThree}`);
  assert.ok(all.cureAnywhere / all.judgeable >= 0.95, `anywhere: ${all.cureAnywhere}`);
  assert.equal([all.misleading, all.pointless, all.placeholders], [0, 0, 0]);
});

test('the forty that were written down blind: what can be seen comes first, and 70 of 100 cures', () => {
  const results = third.map(result);
  const seen = results.filter(({ one }) => one.derivable === 'yes');
  const missed = seen.filter(({ place }) => place !== 1).map(told);
  const all = tally(results);
  assert.is(results.length, 40);
  assert.equal(missed, []);
  assert.ok(all.cureFirst / all.judgeable >= 0.7, `first: ${all.cureFirst}`);
  assert.ok(all.cureFirstThree / all.judgeable >= 0.85, `first three: ${all.cureFirstThree}`);
  assert.equal([all.wrongConfirmed, all.misleading, all.pointless, all.placeholders], [0, 0, 0, 0]);
});

test('no complaint of any folder stands under "in order"', () => {
  const all = [...cases, ...second, ...third, ...folder('border')].map(result);
  assert.ok(all.length >= 180);
  assert.equal(all.filter(isFalseGreen).map(told), []);
});

test('better than looking the code up, by far', () => {
  const { byCode, first } = tally(derivable.map(result));
  assert.ok(first >= 1.8 * byCode, `${first} against ${byCode}`);
});

test('where the cause cannot be seen, nothing is confirmed', () => {
  for (const one of cases.filter(({ one: { derivable: seen } }) => seen !== 'yes')) {
    const { report } = result(one);
    assert.not.ok(
      report.causes.some(({ confidence }) => confidence === 'confirmed'),
      told(result(one)),
    );
  }
});

function without(snapshot: Snapshot, ids: readonly ProbeId[]): Snapshot {
  const probes = Object.fromEntries(
    Object.entries(snapshot.probes).filter(([id]) => !ids.includes(id as ProbeId)),
  );
  return { ...snapshot, probes };
}

const confirmedIn = ({ causes }: Report): string[] =>
  causes.filter(({ confidence }) => confidence === 'confirmed').map(({ id }) => id);

/** The profile tells what was dialled, and the log that it failed: without them there is no case. */
const needed: readonly ProbeId[] = ['attempts'];

test('without any one probe the right cause is still among the first three in 85 of 100, nothing more is confirmed, and no complaint is green', () => {
  const whole = derivable.map(({ snapshot }) => confirmedIn(buildReport(snapshot)));
  for (const probe of probeIds.filter((id) => !needed.includes(id))) {
    const results = derivable.map(({ one, snapshot }, index) => ({
      before: whole[index] ?? [],
      now: judged(one, buildReport(without(snapshot, [probe])), []),
    }));
    const { cases: all, firstThree } = tally(results.map(({ now }) => now));
    const missed = results.filter(({ now: { place = 9 } }) => place > 3).map(({ now }) => told(now));
    assert.ok(firstThree / all >= 0.85, `without ${probe}: ${missed.join('; ')}`);
    assert.equal(
      results.filter(({ now }) => isFalseGreen(now)).map(({ now }) => told(now)),
      [],
      `without ${probe}`,
    );
    for (const { before, now } of results) {
      const more = confirmedIn(now.report).filter((id) => !before.includes(id));
      assert.equal(more, [], `${now.one.id} without ${probe}`);
    }
  }
});

test('without any one probe no complaint of the others stands under "in order" either', () => {
  const complaints = [...cases, ...second, ...third].filter(
    ({ one }) => one.complaint && !derivable.some((other) => other.one === one),
  );
  for (const probe of probeIds) {
    const green = complaints
      .filter(({ snapshot }) => diagnoseAll(without(snapshot, [probe])).verdict === 'healthy')
      .map(({ one }) => one.id);
    assert.equal(green, [], `without ${probe}`);
  }
});

test.run();
