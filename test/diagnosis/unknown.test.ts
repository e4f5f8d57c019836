import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scoreCause } from '../../src/diagnosis/score.ts';
import type { FactName, Facts } from '../../src/facts/catalogue.ts';
import { known, unknown } from '../../src/facts/fact.ts';
import { factNames, kindOf } from '../../src/facts/values.ts';
import { causes } from '../../src/knowledge/causes.ts';
import { runs } from '../support/runs.ts';

/** Codes that the rules ask about, and one that they do not. */
const codes = [87, 619, 691, 721, 789, 798, 800, 809, 868, 13801, 13868, 0x80092013, 1];

/** Any value that a fact of this kind can have. */
function anyValueOf(name: FactName): fc.Arbitrary<unknown> {
  const kind = kindOf(name);
  if (name === 'attempt.errorCode') return fc.constantFrom(...codes);
  if (kind === 'boolean') return fc.boolean();
  if (kind === 'number') return fc.integer({ min: 0, max: 1500 });
  if (kind === 'numbers') return fc.subarray([3, 4, 6, 23]);
  if (kind === 'texts') return fc.subarray(['one', 'other']);
  return 'each' in kind ? fc.subarray([...kind.each]) : fc.constantFrom(...kind);
}

/** A computer of which everything is known, however odd, and some facts that somebody else has not seen. */
const computer = fc.tuple(
  fc.record(Object.fromEntries(factNames.map((name) => [name, anyValueOf(name)]))),
  fc.subarray([...factNames], { minLength: 1 }),
);

const factsOf = (values: Readonly<Record<string, unknown>>, hidden: readonly FactName[] = []): Facts =>
  Object.fromEntries(
    factNames.map((name) => [name, hidden.includes(name) ? unknown('not seen') : known(values[name])]),
  ) as unknown as Facts;

const speaksFor = (effect: string): boolean => effect === 'supports' || effect === 'proves';

test('not knowing never speaks for a cause: no evidence for it appears when facts are taken away', () => {
  fc.assert(
    fc.property(computer, ([values, hidden]) => {
      const [all, less] = [factsOf(values), factsOf(values, hidden)];
      for (const cause of causes) {
        const [before, now] = [scoreCause(cause, all, 0.3), scoreCause(cause, less, 0.3)];
        const had = new Set(before.evidence.map(({ text, effect }) => `${effect} ${text}`));
        for (const { text, effect } of now.evidence.filter((one) => speaksFor(one.effect)))
          assert.ok(had.has(`${effect} ${text}`), `${cause.id}: ${text}`);
      }
    }),
    { numRuns: runs(300) },
  );
});

test('a cause is confirmed only on a proof that is known to hold', () => {
  fc.assert(
    fc.property(computer, ([values, hidden]) => {
      for (const cause of causes) {
        const { confidence, evidence } = scoreCause(cause, factsOf(values, hidden), 0.3);
        if (confidence !== 'confirmed') continue;
        assert.ok(
          evidence.some(({ effect, facts }) => effect === 'proves' && facts.length > 0),
          cause.id,
        );
        assert.not.ok(
          evidence.some(({ effect }) => effect === 'rulesOut'),
          cause.id,
        );
      }
    }),
    { numRuns: runs(300) },
  );
});

test('of a computer of which nothing is known nothing is confirmed, nor likely without a code', () => {
  const nothing = factsOf({}, factNames);
  for (const cause of causes) {
    assert.is(scoreCause(cause, nothing, undefined).confidence, undefined, cause.id);
    assert.is.not(scoreCause(cause, nothing, 0.9).confidence, 'confirmed', cause.id);
  }
});

test.run();
