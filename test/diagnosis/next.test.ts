import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { tellingFacts } from '../../src/diagnosis/next.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { type Case, casesIn, snapshotOf } from '../support/cases/case.ts';
import { sample } from '../support/samples.ts';

const real = new Map(casesIn('test/cases/real').map((one) => [one.id, one]));
const telling = (snapshot: Snapshot) => {
  const [connection] = connectionsOf(snapshot);
  assert.ok(connection);
  return tellingFacts(diagnose(connection, deriveFacts(snapshot, connection)));
};
const ofCase = (id: string) => telling(snapshotOf(real.get(id) as Case));

test('nothing is worth asking where a cause is proven, or where nothing is wrong', () => {
  assert.equal(telling(sample('captive-portal')), []);
  assert.equal(telling(sample('healthy')), []);
});

test('silence of an address that answers nothing: another network, or other people, tell', () => {
  const [first, ...others] = ofCase('case-19');
  assert.ok(first);
  const leading = [first, ...others.slice(0, 4)].map(({ fact }) => fact);
  assert.ok(
    leading.includes('person.worksElsewhere') && leading.includes('person.otherUsersFail'),
    leading.join(),
  );
  assert.ok(first.tellsApart.includes('server-unreachable') && first.tellsApart.includes('ike-blocked'));
});

test('GRE that nobody could see: the call tells', () => {
  assert.ok(
    ofCase('case-37')
      .slice(0, 3)
      .some(({ fact }) => fact === 'reach.gre' || fact === 'gre.callSilent'),
  );
});

test('the most telling first, each once, and each tells something apart', () => {
  for (const id of real.keys()) {
    const all = ofCase(id);
    assert.equal(
      all.map(({ gain }) => gain),
      [...all.map(({ gain }) => gain)].sort((a, b) => b - a),
    );
    assert.is(new Set(all.map(({ fact }) => fact)).size, all.length);
    for (const { tellsApart, gain } of all) assert.ok(tellsApart.length > 0 && gain > 0 && gain <= 1, id);
  }
});

test.run();
