import { type ConnectionDiagnosis, diagnose, diagnoseMachine } from '../diagnosis/diagnose.ts';
import type { ScoredCause } from '../diagnosis/score.ts';
import { assume } from '../facts/assume.ts';
import { type Comparison, compare } from '../facts/comparison.ts';
import { connectionsOf } from '../facts/connections.ts';
import { deriveFacts } from '../facts/derive.ts';
import { evidence } from '../facts/evidence.ts';
import { type Contradiction, contradictionsIn } from '../facts/witnesses.ts';
import { type AssumedNetworkId, assumedNetworks } from '../knowledge/assumed-networks.ts';
import { unknownCause } from '../knowledge/causes/unknown.ts';
import { builtIn, type RuleBook } from '../rules/rule-book.ts';
import { clean } from '../snapshot/clean.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { actionsOf } from './actions.ts';
import { attemptRows } from './attempts.ts';
import { basicsOf } from './basics.ts';
import { mergeCauses } from './causes.ts';
import { comparisonOf } from './comparison.ts';
import { contextOf, coverageOf } from './context.ts';
import { factRows } from './facts.ts';
import { headlineOf } from './headline.ts';
import type { Report, ReportConnection, ReportTransport, Verdict } from './model.ts';
import { nextQuestions } from './next.ts';
import { organisationOf, rolesOf } from './organisation.ts';
import { pathOf } from './path.ts';
import { type PreflightAsked, preflightOf } from './preflight/preflight.ts';
import { transportsOf } from './transports.ts';
import { overallVerdict, verdictOf } from './verdict.ts';
import { reportVersion } from './version.ts';

/** One connection with all that is thought of it. */
interface Judged {
  readonly diagnosis: ConnectionDiagnosis;
  readonly compared: Comparison | undefined;
  readonly transports: readonly ReportTransport[];
  readonly verdict: Verdict;
}

/** What else a report rests on. */
export interface ReportOptions {
  /** The tables, with an organisation's own rules where there are some. */
  readonly rules?: RuleBook | undefined;
  /** Judge as if this computer stood on such a network. */
  readonly assume?: AssumedNetworkId | undefined;
  /** Also judge whether it will work on a trip. */
  readonly preflight?: PreflightAsked | undefined;
  /** A second snapshot: another network, yesterday, a colleague's computer. */
  readonly compare?: Snapshot | undefined;
}

/** The report on a snapshot. Pure: the same snapshot gives the same report, to the byte, anywhere and at any time. */
export function buildReport(
  observed: Snapshot,
  { rules = builtIn, compare: other, assume: network, preflight }: ReportOptions = {},
): Report {
  const snapshot = clean(observed);
  const contradictions = contradictionsIn(snapshot);
  const judged = judge(snapshot, rules, { other: other && clean(other), network, contradictions });
  // Without a connection there is still the computer: a portal or a dead service can be told all the same.
  const machine = judged[0]?.diagnosis ?? diagnoseMachine(snapshot, rules);
  const diagnoses = judged.length > 0 ? judged.map(({ diagnosis }) => diagnosis) : [machine];
  const causes = mergeCauses(diagnoses, rules);
  const verdict =
    judged.length > 0 ? overallVerdict(judged.map((one) => one.verdict)) : machineVerdict(diagnoses);
  const roles = rolesOf(rules.pack);
  return {
    schema: reportVersion,
    tool: snapshot.tool,
    taken: snapshot.taken,
    roles,
    ...(rules.pack && { organisation: organisationOf(rules.pack) }),
    verdict,
    headline: headlineOf(verdict, causes, judged.length, roles, contradictions),
    actions: actionsOf(causes),
    context: contextOf(snapshot, judged.length),
    connections: judged.map((one) => connectionRow(snapshot, one)),
    attempts: judged.flatMap(({ diagnosis }) => attemptRows(snapshot, diagnosis.connection)),
    causes,
    ruledOut: ruledOutRows(diagnoses).filter(({ id }) => !causes.some((cause) => cause.id === id)),
    masked: maskedRows(diagnoses),
    contradictions,
    next: nextQuestions(diagnoses),
    ...(network && { assumed: assumedRow(network) }),
    ...(preflight && {
      preflight: preflightOf(snapshot, judged, machine.facts, preflight, rules.pack?.helpdesk),
    }),
    ...(other && {
      compared: judged.flatMap(({ diagnosis, compared }) => comparisonOf(diagnosis, compared, rules)),
    }),
    basics: judged.flatMap(({ diagnosis }) => basicsOf(diagnosis.connection, diagnosis.facts)),
    paths: judged.map(({ diagnosis, transports }) => pathOf(diagnosis, transports)),
    transports: judged.flatMap(({ transports }) => transports),
    coverage: coverageOf(snapshot),
    facts: factRows(judged.map(({ diagnosis }) => diagnosis)),
    timings: { totalMs: snapshot.context.ms },
  };
}

function judge(
  snapshot: Snapshot,
  rules: RuleBook,
  {
    other,
    network,
    contradictions,
  }: {
    other: Snapshot | undefined;
    network: AssumedNetworkId | undefined;
    contradictions: readonly Contradiction[];
  },
): Judged[] {
  const { pack } = rules;
  return connectionsOf(snapshot).map((connection) => {
    const compared =
      other && compare(snapshot, other, connection, (there, same) => deriveFacts(there, same, { pack }));
    const here = deriveFacts(snapshot, connection, { pack, compared });
    const facts = network ? assume(here, assumedNetworks[network], connection) : here;
    const diagnosis = withUnknown(diagnose(connection, facts, { rules, compared }));
    const transports = transportsOf(connection, diagnosis.facts);
    return { diagnosis, compared, transports, verdict: verdictOf(diagnosis, transports, contradictions) };
  });
}

function assumedRow(id: AssumedNetworkId): NonNullable<Report['assumed']> {
  const { title, explanation } = assumedNetworks[id];
  return { id, title, explanation };
}

/** A computer without a connection to judge can be found faulty, never in order. */
function machineVerdict(diagnoses: readonly ConnectionDiagnosis[]): Verdict {
  const [verdict = 'inconclusive'] = diagnoses.map((diagnosis) => verdictOf(diagnosis, []));
  return verdict;
}

function connectionRow({ probes }: Snapshot, { diagnosis, verdict }: Judged): ReportConnection {
  const { id, name, scope, server, tunnel } = diagnosis.connection;
  const session = evidence(probes, 'session');
  const caller = scope === 'user' && session.known ? session.value.user : null;
  const owner = diagnosis.connection.owner ?? caller;
  return { id, name, scope, owner, server, tunnel, verdict };
}

function ruledOutRows(diagnoses: readonly ConnectionDiagnosis[]): Report['ruledOut'] {
  const rows = diagnoses.flatMap(({ ruledOut }) => ruledOut);
  return unique(
    rows.map(({ cause: { id, title }, ruledOutBy }) => ({ id, title, text: ruledOutBy?.text ?? '' })),
  );
}

function maskedRows(diagnoses: readonly ConnectionDiagnosis[]): Report['masked'] {
  const rows = diagnoses.flatMap(({ masked }) => masked);
  return unique(rows.map(({ cause: { cause }, by }) => ({ id: cause.id, title: cause.title, by })));
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
    wouldMove: ['person.worksElsewhere', 'person.otherUsersFail', 'attempt.errorCode'],
  };
  return { ...diagnosis, causes: [unknown] };
}

function unique<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index);
}
