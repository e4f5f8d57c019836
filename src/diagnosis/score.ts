import type { FactName, Facts } from '../facts/catalogue.ts';
import type { Cause, Evidence, Strength } from '../rules/cause.ts';
import { evaluate, factsIn } from '../rules/condition.ts';

/**
 * A cause's score is its prior moved by evidence, in log-odds, so that independent pieces of evidence add up. A strong
 * piece turns 1 in 50 into 1 in 5, a second one into 3 in 4.
 */
export const evidenceWeights: Readonly<Record<Strength | 'proves', number>> = {
  weak: 0.6,
  moderate: 1.4,
  strong: 2.6,
  proves: 7,
};
/** What was the same while it worked says little about why it does not. */
const unchanged = 0.25;

/** The share of failures that a cause explains when neither the error code nor anything else points to it. */
export const usualBaseRate = 0.02;

/** Scores from which a cause is called so. */
export const likelyFrom = 0.5;
export const possibleFrom = 0.05;

export type Confidence = 'confirmed' | 'likely' | 'possible';

/** A piece of evidence that applies, with the facts that make it apply. */
export interface AppliedEvidence {
  readonly effect: Evidence['effect'];
  /** Absent where it proves or rules out. */
  readonly strength?: Strength;
  readonly text: string;
  readonly facts: readonly FactName[];
}

export interface ScoredCause {
  readonly cause: Cause;
  /** What the error code says of it, before any evidence; undefined where it says nothing. */
  readonly prior: number | undefined;
  /** Probability-like, 0 to 1. */
  readonly score: number;
  /** Absent where it is not worth naming. */
  readonly confidence: Confidence | undefined;
  /** It is there, and did not stop the dial that failed. */
  readonly bystander?: boolean;
  readonly evidence: readonly AppliedEvidence[];
  /** Why it cannot be this, where something rules it out. */
  readonly ruledOutBy: AppliedEvidence | undefined;
}

/**
 * Judges one cause. `prior` is what the error code says of it, undefined where it says nothing; `whenWell` are the facts of the same
 * computer at a time when the VPN worked.
 */
export function scoreCause(
  cause: Cause,
  facts: Facts,
  prior: number | undefined,
  whenWell?: Facts,
): ScoredCause {
  const judged = cause.evidence.map((one) => ({
    one,
    truth: evaluate(one.when, facts),
    heldWhenWell:
      whenWell !== undefined && one.effect === 'supports' && evaluate(one.when, whenWell) === true,
  }));
  const evidence = judged.flatMap(({ one, truth, heldWhenWell }): AppliedEvidence[] =>
    truth === true
      ? [
          {
            effect: one.effect,
            ...('strength' in one && { strength: one.strength }),
            text: heldWhenWell ? `${one.text} (It was so when it worked, too.)` : one.text,
            facts: factsIn(one.when).filter((name) => facts[name].known),
          },
        ]
      : [],
  );
  // Two direct observations that contradict each other prove nothing: what rules out goes first.
  const ruledOutBy = evidence.find(({ effect }) => effect === 'rulesOut');
  const proven = !ruledOutBy && evidence.some(({ effect }) => effect === 'proves');
  const moved = judged.reduce(
    (sum, { one, truth, heldWhenWell }) =>
      truth === true ? sum + weightOf(one) * (heldWhenWell ? unchanged : 1) : sum,
    0,
  );
  const score = ruledOutBy ? 0 : probability(logOdds(prior ?? cause.baseRate ?? usualBaseRate) + moved);
  const seen = evidence.some(({ effect }) => effect === 'supports' || effect === 'proves');
  const pointedTo = prior !== undefined || seen;
  return {
    cause,
    prior,
    score,
    confidence:
      ruledOutBy || !pointedTo || isRefuted(score, evidence)
        ? undefined
        : confidenceOf(score, { proven, seen, prior }),
    evidence,
    ruledOutBy,
  };
}

export function weightOf(evidence: Evidence): number {
  switch (evidence.effect) {
    case 'proves':
      return evidenceWeights.proves;
    case 'rulesOut':
      return -evidenceWeights.proves;
    case 'supports':
      return evidenceWeights[evidence.strength];
    case 'opposes':
      return -evidenceWeights[evidence.strength];
  }
}

/** A code that means so much by itself needs no evidence beside. Few do. */
const tellingCode = 0.6;

/** Where what was seen speaks against it, strongly or twice, a cause that is left with little is not worth a headline. */
function isRefuted(score: number, evidence: readonly AppliedEvidence[]): boolean {
  const weight = (wanted: AppliedEvidence['effect']): number =>
    evidence.reduce(
      (sum, { effect, strength }) =>
        effect === wanted && strength !== undefined ? sum + evidenceWeights[strength] : sum,
      0,
    );
  const against = weight('opposes');
  return score < refutedBelow && against >= evidenceWeights.strong && against > weight('supports');
}
const refutedBelow = 0.1;

function confidenceOf(
  score: number,
  { proven, seen, prior = 0 }: { proven: boolean; seen: boolean; prior: number | undefined },
): Confidence | undefined {
  // Proof outweighs what speaks against it, unless that is very much.
  if (proven && score >= likelyFrom) return 'confirmed';
  // A code alone rarely tells: without anything that was seen its most common cause is only possible.
  if (score >= likelyFrom && (seen || prior >= tellingCode)) return 'likely';
  return score >= possibleFrom ? 'possible' : undefined;
}

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
