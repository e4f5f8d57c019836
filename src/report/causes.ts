import { type ConnectionDiagnosis, rank } from '../diagnosis/diagnose.ts';
import type { AppliedEvidence, Confidence, ScoredCause } from '../diagnosis/score.ts';
import { stepsOf } from '../diagnosis/steps.ts';
import type { Facts } from '../facts/catalogue.ts';
import { factValue, factWords } from '../facts/words.ts';
import type { RuleBook } from '../packs/rule-book.ts';
import type { Cause, FixStep } from '../rules/cause.ts';
import { type Role, roleNames } from '../rules/cause.ts';
import { referenceOf } from '../rules/references.ts';
import { type StepValues, spoken } from '../rules/step-values.ts';
import type { Connection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { codeName } from '../vpn/error-codes/meaning.ts';
import { stepFor } from './command.ts';
import type { ReportCause, ReportEvidence, ReportStep } from './model.ts';
import { repairCommand } from './repair-command.ts';
import { stepValues, withoutNames } from './step-values.ts';

/** By which tables, and whether connections may be named: where names are hidden, a command with a stand-in would be wrong. */
interface Told {
  readonly rules: RuleBook;
  readonly named: boolean;
  readonly snapshot: Snapshot;
  readonly roles: Readonly<Record<Role, string>>;
}

/** One entry per cause, over all connections: its best confidence, and the connections that it concerns. */
export function mergeCauses(diagnoses: readonly ConnectionDiagnosis[], told: Told): ReportCause[] {
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
    .map(({ best, facts, about, connections }) => reportCause(best, facts, { connections, about, told }));
}

function reportCause(
  scored: ScoredCause,
  facts: Facts,
  {
    connections,
    about,
    told,
  }: { readonly connections: readonly string[]; readonly about: Connection; readonly told: Told },
): ReportCause {
  const { cause, score, evidence: applied } = scored;
  const confidence: Confidence = scored.confidence ?? 'possible';
  const fix = stepsOf(scored, facts);
  const here = hereOf(about, facts, told);
  return {
    id: cause.id,
    title: cause.title,
    explanation: cause.explanation,
    confidence,
    score: Math.round(score * 1000) / 1000,
    fixedBy: fixedHere(cause, fix),
    layer: cause.layer,
    stage: cause.stage,
    blocking: cause.blocking,
    appliesTo: cause.scope === 'machine' ? [] : connections,
    evidence: [...codeEvidence(scored, facts, told.rules), ...applied.map((one) => evidenceRow(one, facts))],
    fix: fix.map((step) => reportStep(step, facts, here)),
    references: cause.references.map(referenceOf),
  };
}

/** Whoever cures it mostly; where what they would do is known to be pointless here, whoever has the first cure. */
function fixedHere({ fixedBy }: Cause, fix: readonly FixStep[]): Role {
  const cures = fix.filter(({ kind }) => kind === 'cure');
  return cures.length === 0 || cures.some(({ by }) => by === fixedBy) ? fixedBy : (cures[0]?.by ?? fixedBy);
}

/** What steps may say here: for whom, of what, and what of that may leave the computer. */
interface Here {
  readonly about: Connection;
  readonly values: StepValues;
  readonly general: StepValues;
}

/** Where names are hidden, a command with a stand-in for one would be wrong. */
function hereOf(about: Connection, facts: Facts, { named, snapshot, roles }: Told): Here {
  const general = roles.helpdesk === roleNames.helpdesk ? {} : { HELPDESK: roles.helpdesk };
  const values = stepValues(snapshot, about, facts);
  return { about, general, values: { ...(named ? values : withoutNames(values)), ...general } };
}

/** A step as it reads here. */
function reportStep(step: FixStep, facts: Facts, { about, values, general: said }: Here): ReportStep {
  const { when: _, unless: __, repair, ...rest } = stepFor(step, values, about);
  const { finds: ___, ...shown } = { finds: undefined, ...rest };
  const own = repair && repairCommand(repair, facts);
  const general = spoken(step.text, said);
  return {
    ...shown,
    ...(general !== shown.text && { general }),
    ...(own !== undefined && { repair: own }),
  };
}

/** That the error code points here is evidence too, and a reader wants to see it. */
function codeEvidence({ cause }: ScoredCause, facts: Facts, rules: RuleBook): ReportCause['evidence'] {
  const code = facts['attempt.errorCode'];
  if (!code.known || cause.id === 'unknown') return [];
  if (rules.suspects(code.value)[cause.id] === undefined) return [];
  const text = `Windows reported error ${codeName(code.value)}, for which this is a known reason.`;
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
