import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { diagnosisCost } from '../../bench/diagnosis.ts';

test('a snapshot against all rules: at most 5 ms in the median, and no more than in proportion to the rules', () => {
  const { judgeMs, eightfold } = diagnosisCost();
  assert.ok(judgeMs <= 5, `${judgeMs} ms`);
  // Eight times the rules name eight times the causes, which want sorting: some more than in proportion, never its square.
  assert.ok(eightfold <= 16, `${eightfold}`);
});

test.run();
