import type { ConnectionDiagnosis } from '../diagnosis/diagnose.ts';
import { type Comparison, changedFacts } from '../facts/comparison.ts';
import type { ReportComparison } from './model.ts';
import { factValue, factWords } from './words.ts';

/** More than these nobody reads; what the leading causes rest on comes first. */
const most = 20;

/** What is otherwise than in the other snapshot. */
export function comparisonOf(
  { connection, facts, causes }: ConnectionDiagnosis,
  compared: Comparison | undefined,
): ReportComparison[] {
  if (!compared) return [];
  const weighty = causes.flatMap(({ evidence }) => evidence.flatMap((one) => one.facts));
  const rank = (fact: string): number => (weighty.some((one) => one === fact) ? 0 : 1);
  const { taken, sameComputer, sameNetwork, well } = compared;
  return [
    {
      connectionId: connection.id,
      taken,
      sameComputer: sameComputer ?? 'unknown',
      sameNetwork: sameNetwork ?? 'unknown',
      worked: well ?? 'unknown',
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
