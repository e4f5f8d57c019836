import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { factWords } from '../../src/facts/catalogue.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { probeIds } from '../../src/probes/catalogue.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { sample, sampleNames } from '../support/samples.ts';

/** A fact as it shows in a report: that it is unknown for another reason changes nothing. */
const shown = (snapshot: Snapshot, id: string): Map<string, string> => {
  const connection = connectionsOf(snapshot).find((one) => one.id === id) ?? {
    id,
    name: id,
    scope: 'user',
    server: '',
    tunnel: 'automatic',
  };
  const facts = deriveFacts(snapshot, connection);
  return new Map(
    Object.entries(facts).map(([name, fact]) => [name, fact.known ? JSON.stringify(fact.value) : 'unknown']),
  );
};

test('a fact changes only with the probes that it says it rests on', () => {
  for (const name of sampleNames) {
    const whole = sample(name);
    for (const { id } of connectionsOf(whole)) {
      const before = shown(whole, id);
      for (const probe of probeIds) {
        const { [probe]: _, ...rest } = whole.probes;
        for (const [fact, value] of shown({ ...whole, probes: rest }, id)) {
          if (value === before.get(fact)) continue;
          const from = fact.startsWith('service.')
            ? ['services']
            : factWords[fact as keyof typeof factWords].from;
          assert.ok(
            from.includes(probe),
            `${name}: ${fact} changes without ${probe}: ${before.get(fact)} -> ${value}`,
          );
        }
      }
    }
  }
});

test('without a probe no fact becomes another value: it becomes unknown, or stays', () => {
  // What a person is told to be, and where the computer stands, decide what silence means: those may turn the other way.
  const decides = new Set(['profiles', 'phonebooks', 'network', 'session']);
  for (const name of sampleNames) {
    const whole = sample(name);
    for (const { id } of connectionsOf(whole)) {
      const before = shown(whole, id);
      for (const probe of probeIds.filter((one) => !decides.has(one))) {
        const { [probe]: _, ...rest } = whole.probes;
        for (const [fact, value] of shown({ ...whole, probes: rest }, id)) {
          // "Nothing that was asked answered": what was not asked is not part of it.
          if (fact === 'reach.serverAnswers') continue;
          const allowed = [before.get(fact), 'unknown'];
          assert.ok(allowed.includes(value), `${name}: ${fact} becomes ${value} without ${probe}`);
        }
      }
    }
  }
});

test('every fact names the probes it rests on', () => {
  for (const [name, { from }] of Object.entries(factWords)) assert.ok(from.length > 0, name);
});

test.run();
