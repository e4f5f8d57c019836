import { evaluate } from '../diagnosis/condition.ts';
import { type ConnectionDiagnosis, diagnose } from '../diagnosis/diagnose.ts';
import type { AppliedEvidence, Confidence, ScoredCause } from '../diagnosis/score.ts';
import { attemptsOf, stageOf } from '../facts/attempt.ts';
import type { Facts } from '../facts/catalogue.ts';
import { type Connection, connectionsOf } from '../facts/connections.ts';
import { deriveFacts } from '../facts/derive.ts';
import { evidence } from '../facts/evidence.ts';
import { vantageOf } from '../facts/surroundings.ts';
import { unknownCause } from '../knowledge/causes/unknown.ts';
import { canonicalCode } from '../knowledge/error-codes/normalise.ts';
import { errorCode } from '../knowledge/error-codes/table.ts';
import { references } from '../knowledge/references.ts';
import { probeIds, probeTitles } from '../probes/catalogue.ts';
import { clean } from '../snapshot/clean.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { basicsOf } from './basics.ts';
import { blindSpots } from './blind-spots.ts';
import { headlineOf } from './headline.ts';
import type {
  Report,
  ReportAction,
  ReportAttempt,
  ReportCause,
  ReportEvidence,
  ReportStep,
} from './model.ts';
import { reportVersion } from './model.ts';
import { nextQuestions } from './next.ts';
import { transportsOf } from './transports.ts';
import { overallVerdict, verdictOf } from './verdict.ts';
import { factValue, factWords } from './words.ts';

/** The report on a snapshot. Pure: the same snapshot gives the same report, to the byte, anywhere and at any time. */
export function buildReport(observed: Snapshot): Report {
  const snapshot = clean(observed);
  const diagnoses = connectionsOf(snapshot).map((connection) =>
    withUnknown(diagnose(connection, deriveFacts(snapshot, connection))),
  );
  const judged = diagnoses.map((diagnosis) => {
    const transports = transportsOf(diagnosis.connection, diagnosis.facts);
    return { diagnosis, transports, verdict: verdictOf(diagnosis, transports) };
  });
  const verdict = overallVerdict(judged.map((one) => one.verdict));
  const causes = mergeCauses(diagnoses);
  const session = evidence(snapshot.probes, 'session');
  const vantage = vantageOf(snapshot);
  const { powershell } = snapshot.context;
  return {
    schema: reportVersion,
    tool: snapshot.tool,
    taken: snapshot.taken,
    verdict,
    headline: headlineOf(verdict, causes, judged.length),
    actions: actionsOf(causes),
    context: {
      os: session.known
        ? `${session.value.windows.caption} ${session.value.windows.version} (build ${session.value.windows.build}.${session.value.windows.ubr})`
        : snapshot.context.platform,
      user: session.known ? session.value.user : '',
      elevated: session.known ? session.value.elevated : 'unknown',
      languageMode: powershell?.languageMode ?? 'unknown',
      vantage: vantage.known ? vantage.value : 'unknown',
      blindTo: blindSpots(snapshot),
      platform: snapshot.context.platform,
      utcOffsetMinutes: snapshot.context.utcOffsetMinutes,
      complete: snapshot.context.complete,
      redaction: snapshot.context.redaction,
      scriptsRefused: powershell?.refused === true,
    },
    connections: judged.map(({ diagnosis: { connection }, verdict: own }) => ({
      id: connection.id,
      name: connection.name,
      scope: connection.scope,
      server: connection.server,
      tunnel: connection.tunnel,
      verdict: own,
    })),
    attempts: diagnoses.flatMap(({ connection }) => attemptRows(snapshot, connection)),
    causes,
    ruledOut: unique(
      diagnoses.flatMap(({ ruledOut }) =>
        ruledOut.map(({ cause, ruledOutBy }) => ({
          id: cause.id,
          title: cause.title,
          text: ruledOutBy?.text ?? '',
        })),
      ),
    ).filter(({ id }) => !causes.some((cause) => cause.id === id)),
    masked: unique(
      diagnoses.flatMap(({ masked }) =>
        masked.map(({ cause, by }) => ({ id: cause.cause.id, title: cause.cause.title, by })),
      ),
    ),
    next: nextQuestions(diagnoses),
    basics: judged.flatMap(({ diagnosis }) => basicsOf(diagnosis.connection, diagnosis.facts)),
    transports: judged.flatMap(({ transports }) => transports),
    coverage: probeIds.map((id) => {
      const outcome = snapshot.probes[id];
      return {
        probe: id,
        title: probeTitles[id],
        status: outcome?.status ?? 'not-asked',
        reason:
          outcome === undefined ? 'not in this snapshot' : outcome.status === 'ok' ? '' : outcome.reason,
        ms: outcome?.ms ?? 0,
      };
    }),
    timings: { totalMs: snapshot.context.ms },
  };
}

/** A failure that nothing explains is said to be one: `unknown` is an answer, with a next step. */
function withUnknown(diagnosis: ConnectionDiagnosis): ConnectionDiagnosis {
  const failed = diagnosis.facts['attempt.failed'];
  if (diagnosis.causes.length > 0 || !failed.known || !failed.value) return diagnosis;
  const unknown: ScoredCause = {
    cause: unknownCause,
    score: 0,
    confidence: 'possible',
    evidence: [],
    ruledOutBy: undefined,
    wouldMove: ['person.worksElsewhere', 'person.otherUsersFail', 'attempt.errorCode'],
  };
  return { ...diagnosis, causes: [unknown] };
}

/** One entry per cause, over all connections: its best confidence, and the connections that it concerns. */
function mergeCauses(diagnoses: readonly ConnectionDiagnosis[]): ReportCause[] {
  const byId = new Map<string, { best: ScoredCause; facts: Facts; connections: string[] }>();
  for (const { connection, facts, causes } of diagnoses) {
    for (const scored of causes) {
      const entry = byId.get(scored.cause.id);
      if (!entry) byId.set(scored.cause.id, { best: scored, facts, connections: [connection.id] });
      else {
        entry.connections.push(connection.id);
        if (rank(scored) > rank(entry.best)) Object.assign(entry, { best: scored, facts });
      }
    }
  }
  return [...byId.values()]
    .sort((a, b) => rank(b.best) - rank(a.best) || a.best.cause.id.localeCompare(b.best.cause.id))
    .map(({ best, facts, connections }) => reportCause(best, facts, connections));
}

/** Confirmed before the rest, then by score. */
function rank({ confidence, score }: ScoredCause): number {
  return (confidence === 'confirmed' ? 1 : 0) + score;
}

function reportCause(scored: ScoredCause, facts: Facts, connections: readonly string[]): ReportCause {
  const { cause, score, evidence: applied } = scored;
  const confidence: Confidence = scored.confidence ?? 'possible';
  return {
    id: cause.id,
    title: cause.title,
    explanation: cause.explanation,
    confidence,
    score: Math.round(score * 1000) / 1000,
    fixedBy: cause.fixedBy,
    stage: cause.stage,
    blocking: cause.blocking,
    appliesTo: cause.scope === 'machine' ? [] : connections,
    evidence: [...codeEvidence(scored, facts), ...applied.map((one) => evidenceRow(one, facts))],
    fix: stepsOf(scored, facts),
    references: cause.references.map((id) => references[id]),
  };
}

function stepsOf({ cause }: ScoredCause, facts: Facts): ReportStep[] {
  return cause.fix
    .filter(({ when }) => when === undefined || evaluate(when, facts) === true)
    .map(({ when: _, ...step }) => step);
}

/** That the error code points here is evidence too, and a reader wants to see it. */
function codeEvidence({ cause }: ScoredCause, facts: Facts): ReportCause['evidence'] {
  const code = facts['attempt.errorCode'];
  if (!code.known || cause.id === 'unknown') return [];
  if (errorCode(code.value)?.suspects[cause.id] === undefined) return [];
  const text = 'The error code of the last attempt points here.';
  return [evidenceRow({ effect: 'supports', text, facts: ['attempt.errorCode'] }, facts)];
}

function evidenceRow({ effect, text, facts: names }: AppliedEvidence, facts: Facts): ReportEvidence {
  return {
    effect,
    text,
    fact: names.join('; '),
    value: names.map((name) => factValue(name, facts)).join('; '),
    seen: names.map((name) => `${factWords(name).label}: ${factValue(name, facts)}`),
  };
}

/**
 * The first step of each leading cause, at the most three. Who runs a hotel's network or the VPN is out of reach now, so
 * what the person at the screen can do goes before what they would have to do.
 */
function actionsOf(causes: readonly ReportCause[]): ReportAction[] {
  const leading = causes
    .filter(({ confidence }, index) => index === 0 || confidence !== 'possible')
    .slice(0, 3);
  const steps = leading.flatMap(({ id, fix, fixedBy }) => {
    const owner = fix.find(({ by }) => by === fixedBy);
    const user = fix.find(({ by }) => by === 'user');
    const order = fixedBy === 'network' || fixedBy === 'vpn-admin' ? [user, owner] : [owner, user];
    return order.flatMap((step) => (step ? [{ by: step.by, text: step.text, causeId: id }] : []));
  });
  return steps
    .filter((step, index) => steps.findIndex(({ text }) => text === step.text) === index)
    .slice(0, 3);
}

function attemptRows(snapshot: Snapshot, connection: Connection): ReportAttempt[] {
  const { id, name, tunnel } = connection;
  const logged = attemptsOf(snapshot, { name });
  const rows = (logged.known ? logged.value : []).map((attempt): ReportAttempt => {
    const code = attempt.errorCode === undefined ? undefined : canonicalCode(attempt.errorCode);
    const stage = attempt.result === 'failed' ? stageOf(code, attempt) : undefined;
    return {
      connectionId: id,
      tunnel: attempt.tunnel ?? tunnel,
      result: attempt.result,
      ...(attempt.errorCode !== undefined && { errorCode: attempt.errorCode }),
      ...(stage && { stage }),
      at: attempt.at,
      source: 'log',
    };
  });
  const { error } = snapshot.request;
  if (error === undefined) return rows.reverse();
  const stage = stageOf(canonicalCode(error), undefined);
  const told: ReportAttempt = {
    connectionId: id,
    tunnel,
    result: 'failed',
    errorCode: error,
    ...(stage && { stage }),
    at: snapshot.taken,
    source: 'person',
  };
  return [told, ...rows.reverse()];
}

function unique<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index);
}
