import { type ConnectionDiagnosis, rank } from '../diagnosis/diagnose.ts';
import type { AppliedEvidence, Confidence, ScoredCause } from '../diagnosis/score.ts';
import { stepsOf } from '../diagnosis/steps.ts';
import type { Facts } from '../facts/catalogue.ts';
import { factValue, factWords } from '../facts/words.ts';
import type { RuleBook } from '../packs/rule-book.ts';
import { referenceOf } from '../rules/references.ts';
import type { Connection } from '../snapshot/connections.ts';
import { changesEverybodys, commandFor } from './command.ts';
import type { ReportCause, ReportEvidence, ReportStep } from './model.ts';

/** By which tables, and whether connections may be named: where names are hidden, a command with a stand-in would be wrong. */
interface Told {
  readonly rules: RuleBook;
  readonly named: boolean;
}

/** One entry per cause, over all connections: its best confidence, and the connections that it concerns. */
export function mergeCauses(
  diagnoses: readonly ConnectionDiagnosis[],
  { rules, named }: Told,
): ReportCause[] {
  const byId = new Map<
    string,
    { best: ScoredCause; facts: Facts; about: Connection; connections: string[] }
  >();
  for (const { connection, facts, causes } of diagnoses) {
    for (const scored of causes) {
      const entry = byId.get(scored.cause.id);
      if (!entry)
        byId.set(scored.cause.id, { best: scored, facts, about: connection, connections: [connection.id] });
      else {
        entry.connections.push(connection.id);
        if (rank(scored) > rank(entry.best)) Object.assign(entry, { best: scored, facts, about: connection });
      }
    }
  }
  return [...byId.values()]
    .sort((a, b) => rank(b.best) - rank(a.best) || a.best.cause.id.localeCompare(b.best.cause.id))
    .map(({ best, facts, about, connections }) =>
      reportCause(best, facts, { connections, rules, about: named ? about : undefined }),
    );
}

function reportCause(
  scored: ScoredCause,
  facts: Facts,
  {
    connections,
    rules,
    about,
  }: {
    readonly connections: readonly string[];
    readonly rules: RuleBook;
    readonly about: Connection | undefined;
  },
): ReportCause {
  const { cause, score, evidence: applied } = scored;
  const confidence: Confidence = scored.confidence ?? 'possible';
  return {
    id: cause.id,
    title: cause.title,
    explanation: cause.explanation,
    confidence,
    score: Math.round(score * 1000) / 1000,
    fixedBy: cause.fixedBy,
    layer: cause.layer,
    stage: cause.stage,
    blocking: cause.blocking,
    appliesTo: cause.scope === 'machine' ? [] : connections,
    evidence: [...codeEvidence(scored, facts, rules), ...applied.map((one) => evidenceRow(one, facts))],
    fix: stepsOf(scored, facts).map((step) => (about ? withName(step, about) : step)),
    references: cause.references.map(referenceOf),
  };
}

/** Commands with the connection's own name. */
function withName(step: ReportStep, about: Connection): ReportStep {
  const { command, undo } = step;
  const changesForAll = command !== undefined && changesEverybodys(command, about);
  return {
    ...step,
    ...(changesForAll && { needsAdmin: true as const }),
    ...(command !== undefined && { command: commandFor(command, about) }),
    ...(undo !== undefined && { undo: commandFor(undo, about) }),
  };
}

/** That the error code points here is evidence too, and a reader wants to see it. */
function codeEvidence({ cause }: ScoredCause, facts: Facts, rules: RuleBook): ReportCause['evidence'] {
  const code = facts['attempt.errorCode'];
  if (!code.known || cause.id === 'unknown') return [];
  if (rules.suspects(code.value)[cause.id] === undefined) return [];
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
