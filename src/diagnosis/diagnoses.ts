import { clean } from '../base/text/clean.ts';
import { type Comparison, compare } from '../facts/comparison.ts';
import { deriveFacts } from '../facts/derive.ts';
import { type Contradiction, contradictionsIn } from '../facts/witnesses.ts';
import { type AssumedNetworkId, assumedNetworks } from '../knowledge/assumed-networks.ts';
import { unknownCause } from '../knowledge/causes/unknown.ts';
import { builtIn, type RuleBook } from '../packs/rule-book.ts';
import { connectionsOf } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { assume } from './assume.ts';
import { type ConnectionDiagnosis, diagnose, diagnoseMachine } from './diagnose.ts';
import { elsewhereFacts } from './elsewhere.ts';
import type { ScoredCause } from './score.ts';
import { type Transport, transportsOf } from './transports.ts';
import { type Judgement, overallVerdict, verdictOf } from './verdict.ts';
import type { Verdict } from './verdicts.ts';
import { type WhereItEnds, whereItEnds } from './where.ts';

/** One connection with all that is thought of it. */
export interface Judged {
  readonly diagnosis: ConnectionDiagnosis;
  readonly compared: Comparison | undefined;
  readonly transports: readonly Transport[];
  readonly verdict: Verdict;
  /** What the verdict rests on, where that is no cause. */
  readonly because?: Judgement['because'];
  /** Where it ends, where it does not come up. */
  readonly ends?: WhereItEnds;
}

/** What is thought of a client. */
export interface ClientDiagnosis {
  /** As it was judged: without what no text should hold. */
  readonly snapshot: Snapshot;
  readonly connections: readonly Judged[];
  /** The connections' diagnoses, or that of the computer where there is none: a portal or a dead service can be told all the same. */
  readonly diagnoses: readonly ConnectionDiagnosis[];
  readonly contradictions: readonly Contradiction[];
  readonly verdict: Verdict;
}

/** What else a diagnosis rests on. */
export interface Given {
  /** The tables, with an organisation's own rules where there are some. */
  readonly rules?: RuleBook | undefined;
  /** Judge as if this computer stood on such a network. */
  readonly assume?: AssumedNetworkId | undefined;
  /** A second snapshot: another network, yesterday, a colleague's computer. */
  readonly compare?: Snapshot | undefined;
}

/** Judges every connection of a client, and the client. Pure: the same snapshot gives the same diagnosis anywhere. */
export function diagnoseAll(
  observed: Snapshot,
  { rules = builtIn, assume: network, compare: other }: Given = {},
): ClientDiagnosis {
  const snapshot = clean(observed);
  const there = other && clean(other);
  const { pack } = rules;
  const contradictions = contradictionsIn(snapshot);
  const connections = connectionsOf(snapshot).map((connection): Judged => {
    const compared =
      there && compare(snapshot, there, connection, (one, same) => deriveFacts(one, same, { pack }));
    const seen = deriveFacts(snapshot, connection, { pack, compared });
    const here = { ...seen, ...elsewhereFacts(seen, connection, compared) };
    const facts = network ? assume(here, assumedNetworks[network], connection) : here;
    const diagnosis = withUnknown(diagnose(connection, facts, { rules, compared }));
    const transports = transportsOf(connection, diagnosis.facts);
    const judgement = verdictOf(diagnosis, transports, contradictions);
    const ends = judgement.verdict === 'healthy' ? undefined : whereItEnds(diagnosis, transports);
    return {
      // What is merely possible by weak signs is not told of a connection that is proven to work, and nobody is sent to mend it.
      diagnosis: judgement.verdict === 'healthy' ? { ...diagnosis, causes: [] } : diagnosis,
      compared,
      transports,
      ...judgement,
      ...(ends && { ends }),
    };
  });
  if (connections.length > 0)
    return {
      snapshot,
      connections,
      diagnoses: connections.map(({ diagnosis }) => diagnosis),
      contradictions,
      verdict: overallVerdict(connections.map((one) => one.verdict)),
    };
  const machine = diagnoseMachine(snapshot, rules);
  return {
    snapshot,
    connections,
    diagnoses: [machine],
    contradictions,
    verdict: verdictOf(machine, []).verdict,
  };
}

/** A failure that nothing explains is said to be one: `unknown` is an answer, with a next step. */
function withUnknown(diagnosis: ConnectionDiagnosis): ConnectionDiagnosis {
  const failed = diagnosis.facts['attempt.failed'];
  if (diagnosis.causes.length > 0 || !failed.known || !failed.value) return diagnosis;
  const unknown: ScoredCause = {
    cause: unknownCause,
    prior: undefined,
    score: 0,
    confidence: 'possible',
    evidence: [],
    ruledOutBy: undefined,
  };
  return { ...diagnosis, causes: [unknown] };
}
