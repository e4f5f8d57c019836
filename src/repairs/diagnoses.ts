import { type ConnectionDiagnosis, diagnose, diagnoseMachine } from '../diagnosis/diagnose.ts';
import { connectionsOf } from '../facts/connections.ts';
import { deriveFacts } from '../facts/derive.ts';
import { builtIn, type RuleBook } from '../rules/rule-book.ts';
import { clean } from '../snapshot/clean.ts';
import type { Snapshot } from '../snapshot/schema.ts';

/**
 * What is thought of each connection, or of the computer where there is none, as the report has it. From what was observed, before names are hidden: a
 * change needs the real ones.
 */
export function diagnosesOf(observed: Snapshot, rules: RuleBook = builtIn): readonly ConnectionDiagnosis[] {
  const snapshot = clean(observed);
  const connections = connectionsOf(snapshot);
  if (connections.length === 0) return [diagnoseMachine(snapshot, rules)];
  return connections.map((connection) =>
    diagnose(connection, deriveFacts(snapshot, connection, { pack: rules.pack }), { rules }),
  );
}
