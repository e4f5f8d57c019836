import { type ConnectionDiagnosis, rank } from '../diagnosis/diagnose.ts';
import type { AppliedEvidence, Confidence, ScoredCause } from '../diagnosis/score.ts';
import { stepsOf } from '../diagnosis/steps.ts';
import type { Facts } from '../facts/catalogue.ts';
import { factValue, factWords } from '../facts/words.ts';
import type { RuleBook } from '../packs/rule-book.ts';
import { referenceOf } from '../rules/references.ts';
import type { ReportCause, ReportEvidence } from './model.ts';

/** One entry per cause, over all connections: its best confidence, and the connections that it concerns. */
export function mergeCauses(diagnoses: readonly ConnectionDiagnosis[], rules: RuleBook): ReportCause[] {
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
    .map(({ best, facts, connections }) => reportCause(best, facts, { connections, rules }));
}

function reportCause(
  scored: ScoredCause,
  facts: Facts,
  { connections, rules }: { readonly connections: readonly string[]; readonly rules: RuleBook },
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
    fix: stepsOf(scored, facts),
    references: cause.references.map(referenceOf),
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
