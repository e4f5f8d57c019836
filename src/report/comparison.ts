import { type ConnectionDiagnosis, diagnose } from '../diagnosis/diagnose.ts';
import type { ScoredCause } from '../diagnosis/score.ts';
import { type Comparison, changedFacts } from '../facts/comparison.ts';
import { factValue, factWords } from '../facts/words.ts';
import type { RuleBook } from '../packs/rule-book.ts';
import type { ReportComparison } from './model.ts';

/** More than these nobody reads; what the leading causes rest on comes first. */
const most = 20;

/** What is otherwise than in the other snapshot. */
export function comparisonOf(
  { connection, facts, causes }: ConnectionDiagnosis,
  compared: Comparison | undefined,
  rules: RuleBook,
): ReportComparison[] {
  if (!compared) return [];
  const weighty = causes.flatMap(({ evidence }) => evidence.flatMap((one) => one.facts));
  const rank = (fact: string): number => (weighty.some((one) => one === fact) ? 0 : 1);
  const { taken, sameComputer, sameNetwork, well } = compared;
  const [here, there] = [causes, diagnose(connection, compared.facts, { rules }).causes].map(sure);
  return [
    {
      connectionId: connection.id,
      taken,
      sameComputer: sameComputer ?? 'unknown',
      sameNetwork: sameNetwork ?? 'unknown',
      worked: well ?? 'unknown',
      onlyHere: without(here, there),
      onlyThere: without(there, here),
      changes: changedFacts(facts, compared)
        .sort((a, b) => rank(a) - rank(b))
        .slice(0, most)
        .map((fact) => ({
          fact,
          label: factWords(fact).label,
          here: factValue(fact, facts),
          there: factValue(fact, compared.facts),
        })),
    },
  ];
}

type Named = ReportComparison['onlyHere'];

function sure(causes: readonly ScoredCause[]): Named {
  return causes.flatMap(({ cause: { id, title }, confidence }) =>
    confidence === 'possible' ? [] : [{ id, title }],
  );
}

function without(some: Named = [], others: Named = []): Named {
  return some.filter(({ id }) => !others.some((other) => other.id === id));
}
