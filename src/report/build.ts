import type { ConnectionDiagnosis } from '../diagnosis/diagnose.ts';
import { diagnoseAll, type Given, type Judged } from '../diagnosis/diagnoses.ts';
import { type PreflightAsked, preflightOf } from '../diagnosis/preflight/preflight.ts';
import { evidence } from '../facts/evidence.ts';
import { type AssumedNetworkId, assumedNetworks } from '../knowledge/assumed-networks.ts';
import { builtIn } from '../packs/rule-book.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { actionsOf } from './actions.ts';
import { attemptRows } from './attempts.ts';
import { basicsOf } from './basics.ts';
import { mergeCauses } from './causes.ts';
import { comparisonOf } from './comparison.ts';
import { contextOf, coverageOf } from './context.ts';
import { factRows } from './facts.ts';
import { headlineOf } from './headline.ts';
import type { Report, ReportConnection } from './model.ts';
import { nextQuestions } from './next.ts';
import { organisationOf, rolesOf } from './organisation.ts';
import { pathOf } from './path.ts';
import { reportVersion } from './version.ts';

/** What else a report rests on. */
export interface ReportOptions extends Given {
  /** Also judge whether it will work on a trip. */
  readonly preflight?: PreflightAsked | undefined;
}

/** The report on a snapshot. Pure: the same snapshot gives the same report, to the byte, anywhere and at any time. */
export function buildReport(observed: Snapshot, options: ReportOptions = {}): Report {
  const { rules = builtIn, compare: other, assume: network, preflight } = options;
  const {
    snapshot,
    connections: judged,
    diagnoses,
    contradictions,
    verdict,
  } = diagnoseAll(observed, options);
  const [first] = diagnoses;
  const roles = rolesOf(rules.pack);
  const because = worst(judged, verdict);
  const causes = mergeCauses(diagnoses, {
    rules,
    named: snapshot.context.redaction !== 'strict',
    snapshot,
    roles,
  });
  return {
    schema: reportVersion,
    tool: snapshot.tool,
    taken: snapshot.taken,
    roles,
    ...(rules.pack && { organisation: organisationOf(rules.pack) }),
    verdict,
    headline: headlineOf(verdict, causes, judged.length, roles, contradictions, because?.text),
    actions: actionsOf(causes),
    context: contextOf(snapshot, judged.length),
    connections: judged.map((one) => connectionRow(snapshot, one)),
    attempts: judged.flatMap(({ diagnosis }) => attemptRows(snapshot, diagnosis.connection)),
    causes,
    ruledOut: ruledOutRows(diagnoses).filter(({ id }) => !causes.some((cause) => cause.id === id)),
    masked: maskedRows(diagnoses),
    contradictions,
    next: nextSteps(nextQuestions(diagnoses), judged.length === 0 ? withoutAny : because?.next),
    ...(network && { assumed: assumedRow(network) }),
    ...(preflight &&
      first && {
        preflight: preflightOf(snapshot, judged, first.facts, preflight, rules.pack?.helpdesk),
      }),
    ...(other && {
      compared: judged.flatMap(({ diagnosis, compared }) => comparisonOf(diagnosis, compared, rules)),
    }),
    basics: judged.flatMap(({ diagnosis }) => basicsOf(diagnosis.connection, diagnosis.facts)),
    paths: judged.map((one) => pathOf(one, one.transports)),
    transports: judged.flatMap(({ transports }) => transports),
    coverage: coverageOf(snapshot),
    facts: factRows(judged.map(({ diagnosis }) => diagnosis)),
    timings: { totalMs: snapshot.context.ms },
  };
}

/** On what the verdict on the whole rests, where that is no cause. */
function worst(judged: readonly Judged[], verdict: Report['verdict']): Judged['because'] {
  return verdict === 'healthy' ? undefined : judged.find((one) => one.verdict === verdict)?.because;
}

/** Where there is no connection to look at. */
const withoutAny =
  'Run the check on the Windows computer itself, as the person whose VPN it is; or name the server: vpn-doctor check --server NAME.';

/** What is not certain always has something that would make it so. */
function nextSteps(questions: Report['next'], next: string | undefined): Report['next'] {
  return questions.length > 0 || next === undefined ? questions : [{ text: next, tellsApart: [] }];
}

function assumedRow(id: AssumedNetworkId): NonNullable<Report['assumed']> {
  const { title, explanation } = assumedNetworks[id];
  return { id, title, explanation };
}

function connectionRow({ probes }: Snapshot, { diagnosis, verdict, because }: Judged): ReportConnection {
  const { id, name, scope, server, tunnel } = diagnosis.connection;
  const session = evidence(probes, 'session');
  const caller = scope === 'user' && session.known ? session.value.user : null;
  const owner = diagnosis.connection.owner ?? caller;
  return { id, name, scope, owner, server, tunnel, verdict, ...(because && { because }) };
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

function unique<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index);
}
