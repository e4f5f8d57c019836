import type { Facts } from '../facts/catalogue.ts';
import { factValue, factWords } from '../facts/words.ts';
import { connectivityTests } from '../knowledge/connectivity-tests.ts';
import { evaluate } from '../rules/condition.ts';
import type { Connection } from '../snapshot/connections.ts';
import type { ReportBasic } from './model.ts';

/** The three basic connectivity tests for one connection. */
export function basicsOf({ id: connectionId }: Connection, facts: Facts): ReportBasic[] {
  return connectivityTests.map(({ id, question, passes, fails, shows }) => ({
    connectionId,
    id,
    question,
    result: evaluate(fails, facts) === true ? 'failed' : evaluate(passes, facts) === true ? 'ok' : 'unknown',
    seen: shows.map((name) => `${factWords(name).label}: ${factValue(name, facts)}`),
  }));
}
