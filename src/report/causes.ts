import { type ConnectionDiagnosis, rank } from '../diagnosis/diagnose.ts';
import { type AppliedEvidence, evidenceWeights, type ScoredCause } from '../diagnosis/score.ts';
import { stepsOf } from '../diagnosis/steps.ts';
import type { Facts } from '../facts/catalogue.ts';
import { factValue, factWords } from '../facts/words.ts';
import type { RuleBook } from '../packs/rule-book.ts';
import type { Cause, FixStep } from '../rules/cause.ts';
import { called, type Role, roleNames } from '../rules/cause.ts';
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

/** One connection that has a cause, and what was seen of it. */
interface Concerned {
  readonly about: Connection;
  readonly facts: Facts;
  readonly here: Here;
  readonly scored: ScoredCause;
}

/** One entry per cause, over all connections: its best confidence, and the connections that it concerns. */
export function mergeCauses(diagnoses: readonly ConnectionDiagnosis[], told: Told): ReportCause[] {
  const byId = new Map<string, Concerned[]>();
  for (const { connection: about, facts, causes } of diagnoses) {
    const here = hereOf(about, facts, told);
    for (const scored of causes)
      byId.set(scored.cause.id, [...(byId.get(scored.cause.id) ?? []), { about, facts, here, scored }]);
  }
  return [...byId.values()]
    .map((concerned) => ({ concerned, best: bestOf(concerned) }))
    .sort(
      (a, b) =>
        rank(b.best.scored) - rank(a.best.scored) ||
        a.best.scored.cause.id.localeCompare(b.best.scored.cause.id),
    )
    .map(({ concerned, best }) => reportCause(best, concerned, told));
}

function bestOf(concerned: readonly Concerned[]): Concerned {
  return concerned.reduce((best, one) => (rank(one.scored) > rank(best.scored) ? one : best));
}

function reportCause(best: Concerned, concerned: readonly Concerned[], { rules }: Told): ReportCause {
  const { facts, scored } = best;
  const { cause, score, evidence: applied } = scored;
  // As sure of them as of the best one: what cures that one leaves them as they are.
  const others = concerned.filter((one) => one !== best && one.scored.confidence === scored.confidence);
  return {
    id: cause.id,
    title: cause.title,
    explanation: cause.explanation,
    confidence: scored.confidence ?? 'possible',
    score: Math.round(score * 1000) / 1000,
    fixedBy: fixedHere(cause, stepsOf(scored, facts)),
    layer: cause.layer,
    stage: cause.stage,
    blocking: cause.blocking,
    appliesTo: cause.scope === 'machine' ? [] : concerned.map(({ about }) => about.id),
    evidence: [
      ...codeEvidence(scored, facts, rules),
      ...saidOnce(applied).map((one) => evidenceRow(one, facts)),
    ],
    fix: [best, ...others].map(reportSteps).reduce(forBoth),
    references: cause.references.map(referenceOf),
  };
}

/** What rests on the same facts, or says the same, is said once for and once against: as strong as it is. */
function saidOnce(applied: readonly AppliedEvidence[]): AppliedEvidence[] {
  const side = ({ effect }: AppliedEvidence): string =>
    effect === 'proves' || effect === 'supports' ? 'for' : 'against';
  const same = (a: AppliedEvidence, b: AppliedEvidence): boolean =>
    side(a) === side(b) && (a.text === b.text || [...a.facts].sort().join() === [...b.facts].sort().join());
  return applied.filter(
    (one, index) =>
      !applied.some((other, at) => at !== index && same(one, other) && isStronger(other, at, one, index)),
  );
}

function isStronger(other: AppliedEvidence, at: number, one: AppliedEvidence, index: number): boolean {
  const [theirs, own] = [weightShown(other), weightShown(one)];
  return theirs > own || (theirs === own && at < index);
}

const weightShown = ({ strength }: AppliedEvidence): number => evidenceWeights[strength ?? 'proves'];

function reportSteps({ facts, here, scored }: Concerned): ReportStep[] {
  const fix = stepsOf(scored, facts);
  const said = calledHere(scored.cause, fix, here);
  return fix.map((step) => reportStep(step, facts, said));
}

/** Who is called is whoever can cure it here. */
function calledHere({ fixedBy, fix: all }: Cause, fix: readonly FixStep[], here: Here): Here {
  const by = fixedHere({ fixedBy, fix: all }, fix);
  if (by === 'user') return here;
  const who = by === 'helpdesk' ? (here.general.HELPDESK ?? called.helpdesk) : called[by];
  return {
    ...here,
    values: { ...here.values, CALLED: who },
    general: { ...here.general, CALLED: who },
  };
}

/** The steps for one connection, and beside each what is otherwise in it for another. */
function forBoth(some: readonly ReportStep[], others: readonly ReportStep[]): ReportStep[] {
  return others.reduce<ReportStep[]>(
    (all, other) => {
      const same = all.findIndex(({ id, text }) => id === other.id && text === other.text);
      const [one] = all.slice(same, same + 1);
      if (same >= 0 && one) return all.with(same, withOther(one, other));
      const near = all.findLastIndex(({ id }) => id === other.id);
      return all.toSpliced(near < 0 ? all.length : near + 1, 0, other);
    },
    [...some],
  );
}

/** A command for each connection is one block. */
function withOther(one: ReportStep, other: ReportStep): ReportStep {
  const command = bothOf(one.command, other.command, '\n');
  const undo = bothOf(one.undo, other.undo, '; ');
  return { ...one, ...(command !== undefined && { command }), ...(undo !== undefined && { undo }) };
}

function bothOf(one: string | undefined, other: string | undefined, between: string): string | undefined {
  if (one === undefined || other === undefined || one.split(between).includes(other)) return one ?? other;
  return one + between + other;
}

/**
 * Whoever cures it mostly; where what they would do is known to be pointless here, whoever has the first step that is left; and where nothing is, the help
 * desk, which finds out what it is.
 */
function fixedHere({ fixedBy, fix: all }: Pick<Cause, 'fixedBy' | 'fix'>, fix: readonly FixStep[]): Role {
  const cures = (steps: readonly FixStep[]): FixStep[] => steps.filter(({ kind }) => kind === 'cure');
  if (cures(all).length === 0 || cures(fix).some(({ by }) => by === fixedBy)) return fixedBy;
  const left = cures(fix)[0] ?? fix.find(({ kind }) => kind === 'look');
  return left?.by ?? 'helpdesk';
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
