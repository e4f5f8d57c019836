import { vpnUp } from '../collect/may-dial.ts';
import type { ConnectionDiagnosis } from '../diagnosis/diagnose.ts';
import type { ScoredCause } from '../diagnosis/score.ts';
import { evidence } from '../facts/evidence.ts';
import type { Target } from '../knowledge/changes.ts';
import { type Repair, repairs } from '../knowledge/repairs.ts';
import { evaluate } from '../rules/condition.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import { type Circumstances, type Occurrence, type Refusal, refusalOf, type Wish } from './refusals.ts';

/** One repair that this run gives a reason to speak of. */
export interface Planned {
  readonly repair: Repair;
  /** The causes of this run that it mends, the surest first. */
  readonly causes: readonly { readonly id: CauseId; readonly confidence: ScoredCause['confidence'] }[];
  /** What there is to change, in this order. */
  readonly targets: readonly Target[];
  /** Why it is not done; absent: it may be. */
  readonly refusal?: Refusal;
}

/**
 * What may be repaired, and what may not for which reason. Pure: decided by what this run has seen, before anything is changed. What was named and is
 * no cause here is on the list, too, with that as its reason.
 */
export function planRepairs(
  snapshot: Snapshot,
  diagnoses: readonly ConnectionDiagnosis[],
  wish: Wish,
): readonly Planned[] {
  const circumstances: Circumstances = { ...wish, ...circumstancesOf(snapshot) };
  return repairs.flatMap((repair) => {
    const planned = plan(repair, diagnoses, circumstances);
    return planned ? [planned] : [];
  });
}

function circumstancesOf(snapshot: Snapshot): Omit<Circumstances, keyof Wish> {
  const session = evidence(snapshot.probes, 'session');
  return {
    elevated: session.known ? { known: true, value: session.value.elevated } : session,
    complete: snapshot.context.complete,
    scriptsRefused: snapshot.context.powershell?.refused === true,
    up: vpnUp(snapshot),
  };
}

function plan(
  repair: Repair,
  diagnoses: readonly ConnectionDiagnosis[],
  circumstances: Circumstances,
): Planned | undefined {
  const found = occurrences(repair, diagnoses);
  const named = circumstances.only?.has(repair.id) === true;
  if (found.length === 0 && !named) return undefined;
  const sure = found.filter(({ cause }) => cause.confidence !== 'possible');
  const fit = sure.filter(
    ({ diagnosis }) => !repair.requires || evaluate(repair.requires.condition, diagnosis.facts) === true,
  );
  const targets = unique(fit.flatMap(({ diagnosis }) => due(repair, diagnosis)));
  const refusal = refusalOf({
    repair,
    named,
    circumstances,
    found,
    sure,
    fit,
    targets,
    masked: maskedBy(repair, diagnoses),
  });
  return { repair, causes: causesOf(found), targets, ...(refusal && { refusal }) };
}

function occurrences(repair: Repair, diagnoses: readonly ConnectionDiagnosis[]): Occurrence[] {
  return diagnoses.flatMap((diagnosis) =>
    diagnosis.causes
      .filter(({ cause }) => repair.mends.includes(cause.id))
      .map((cause) => ({ diagnosis, cause })),
  );
}

function maskedBy(repair: Repair, diagnoses: readonly ConnectionDiagnosis[]): CauseId | undefined {
  return diagnoses
    .flatMap(({ masked }) => masked)
    .find(({ cause: { cause } }) => repair.mends.includes(cause.id))?.by;
}

/** Only what is known to be so is changed. */
function due({ steps }: Repair, { facts }: ConnectionDiagnosis): Target[] {
  return steps.filter(({ when }) => evaluate(when, facts) === true).map(({ change }) => change);
}

function unique(targets: readonly Target[]): Target[] {
  const key = ({ kind, target }: Target): string => `${kind} ${target}`.toLowerCase();
  return targets.filter((one, index) => targets.findIndex((other) => key(other) === key(one)) === index);
}

const sureness = ['confirmed', 'likely', 'possible'] as const;

function causesOf(found: readonly Occurrence[]): Planned['causes'] {
  const rows = found
    .map(({ cause: { cause, confidence } }) => ({ id: cause.id, confidence }))
    .sort(
      (a, b) => sureness.indexOf(a.confidence ?? 'possible') - sureness.indexOf(b.confidence ?? 'possible'),
    );
  return rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index);
}
