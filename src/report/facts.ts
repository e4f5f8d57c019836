import type { ConnectionDiagnosis } from '../diagnosis/diagnose.ts';
import type { FactName } from '../facts/catalogue.ts';
import { factValue, factWords } from '../facts/words.ts';
import type { Report } from './model.ts';

/** More connections than this have their facts in the snapshot only: a report is to be opened by a phone, too. */
const mostConnections = 3;

/** Everything that is known, by fact: what the rules had before them. */
export function factRows(diagnoses: readonly ConnectionDiagnosis[]): Report['facts'] {
  return diagnoses.slice(0, mostConnections).flatMap(({ connection, facts }) =>
    (Object.keys(facts) as FactName[])
      .filter((name) => facts[name].known)
      .map((fact) => ({
        connectionId: connection.id,
        fact,
        label: factWords(fact).label,
        value: factValue(fact, facts),
      })),
  );
}
