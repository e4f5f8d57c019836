import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FactName, Facts } from '../../src/facts/catalogue.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { known, unknown } from '../../src/facts/fact.ts';
import {
  all,
  any,
  below,
  type Condition,
  evaluate,
  factsIn,
  is,
  not,
  oneOf,
  type Truth,
  undecidedBy,
} from '../../src/rules/condition.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import { runs } from '../support/runs.ts';
import { sample } from '../support/samples.ts';

const snapshot = sample('healthy');
const connection = connectionsOf(snapshot)[0];
if (!connection) throw new Error('the healthy sample has no connection');
const base = deriveFacts(snapshot, connection);

const names = ['web.works', 'web.portal', 'link.up', 'dns.works'] as const satisfies readonly FactName[];
type Values = readonly (boolean | undefined)[];

function factsWith(values: Values): Facts {
  const set = names.map((name, index) => {
    const value = values[index];
    return [name, value === undefined ? unknown('not looked at') : known(value)];
  });
  return { ...base, ...Object.fromEntries(set) };
}

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(fc.constantFrom(...names), fc.boolean()).map(([name, value]) => is(name, value)),
    fc.constantFrom(...names).map((name) => oneOf(name, [true, false])),
    tie('node').map(not),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((of) => all(...of)),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((of) => any(...of)),
  ),
})).node;
const values = fc.array(fc.option(fc.boolean(), { nil: undefined }), { minLength: 4, maxLength: 4 });

/** Every way of learning what is not known yet. */
function completions(of: Values): boolean[][] {
  return of.reduce<boolean[][]>(
    (rows, value) =>
      rows.flatMap((row) => (value === undefined ? [true, false] : [value]).map((one) => [...row, one])),
    [[]],
  );
}

test('what is decided stays so, whatever the unknown facts turn out to be', () => {
  fc.assert(
    fc.property(condition, values, (one, of) => {
      const truth = evaluate(one, factsWith(of));
      if (truth === 'unknown') return;
      for (const full of completions(of)) assert.is(evaluate(one, factsWith(full)), truth);
    }),
    { numRuns: runs(500) },
  );
});

test('with every fact known a condition is true or false', () => {
  fc.assert(
    fc.property(condition, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (one, of) => {
      assert.not.equal(evaluate(one, factsWith(of)), 'unknown');
    }),
    { numRuns: runs(100) },
  );
});

test('negation turns truth round and leaves the unknown alone', () => {
  const turned = (truth: Truth): Truth => (truth === 'unknown' ? truth : !truth);
  fc.assert(
    fc.property(condition, values, (one, of) => {
      const facts = factsWith(of);
      assert.is(evaluate(not(one), facts), turned(evaluate(one, facts)));
    }),
    { numRuns: runs(100) },
  );
});

test('what leaves a condition undecided is unknown, and is asked about in it', () => {
  fc.assert(
    fc.property(condition, values, (one, of) => {
      const facts = factsWith(of);
      const undecided = undecidedBy(one, facts);
      assert.is(undecided.length > 0, evaluate(one, facts) === 'unknown');
      for (const name of undecided) {
        assert.ok(factsIn(one).includes(name));
        assert.not.ok(facts[name].known);
      }
    }),
    { numRuns: runs(100) },
  );
});

test('below: less than the limit, not the limit itself, and unknown where nobody measured', () => {
  const at = (mtu: number) => evaluate(below('path.mtu', 1400), { ...base, 'path.mtu': known(mtu) });
  assert.equal([at(1399), at(1400), at(1500)], [true, false, false]);
  assert.is(evaluate(below('path.mtu', 1400), { ...base, 'path.mtu': unknown('not asked') }), 'unknown');
});

test.run();
