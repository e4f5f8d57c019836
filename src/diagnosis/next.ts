import { type FactName, type Facts, isFindDone } from '../facts/catalogue.ts';
import { known } from '../facts/fact.ts';
import { isList, kindOf } from '../facts/values.ts';
import type { Cause } from '../rules/cause.ts';
import { factsIn, undecidedBy } from '../rules/condition.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import type { ConnectionDiagnosis } from './diagnose.ts';
import { type ScoredCause, scoreCause, weightOf } from './score.ts';

/** Among how many of the first causes is told apart. */
const contenders = 5;
/** A share that moves by less does not tell anything apart. */
const noticeable = 0.05;

/** A fact that is not known, how much the ranking would change on average if it were, and whom that would concern. */
export interface Telling {
  readonly fact: FactName;
  /** 0: nothing would change; 1: everything would. */
  readonly gain: number;
  readonly tellsApart: readonly CauseId[];
}

/**
 * What would change the ranking most if it were known: every value that the fact can have is tried, and the shares of the leading
 * causes are compared with those of now. Nothing is worth asking where one cause is proven.
 */
export function tellingFacts({ causes, facts }: Pick<ConnectionDiagnosis, 'causes' | 'facts'>): Telling[] {
  const leading = causes.slice(0, contenders);
  if (leading[0]?.confidence === 'confirmed') return [];
  const open = [...new Set(leading.flatMap(({ cause }) => wouldMove(cause, facts)))].filter(
    (name) => !facts[name].known && !isFindDone(name, facts),
  );
  const asked = leading.map(({ cause }) => factsOf(cause));
  const now = shares(leading);
  return open
    .map((fact) => telling(fact, { leading, asked, facts, now }))
    .filter(({ tellsApart }) => tellsApart.length > 0)
    .sort((a, b) => b.gain - a.gain || a.fact.localeCompare(b.fact));
}

/** What tells an unexplained failure apart from any other. */
const anyFailure: readonly FactName[] = [
  'person.worksElsewhere',
  'person.otherUsersFail',
  'attempt.errorCode',
];

/** Facts whose value would move the score, the ones with most weight first. */
function wouldMove(cause: Cause, facts: Facts): readonly FactName[] {
  if (cause.id === 'unknown') return anyFailure;
  const undecided = cause.evidence
    .map((one) => ({ weight: Math.abs(weightOf(one)), facts: undecidedBy(one.when, facts) }))
    .filter((one) => one.facts.length > 0)
    .sort((a, b) => b.weight - a.weight);
  return [...new Set(undecided.flatMap((one) => one.facts))];
}

interface Standing {
  readonly leading: readonly ScoredCause[];
  /** What each of them rests on: nothing else moves it. */
  readonly asked: readonly ReadonlySet<FactName>[];
  readonly facts: Facts;
  readonly now: readonly number[];
}

function telling(fact: FactName, { leading, asked, facts, now }: Standing): Telling {
  const changes = valuesOf(fact).map((value) => {
    const supposed = { ...facts, [fact]: known(value) };
    const then = shares(
      leading.map((one, index) =>
        asked[index]?.has(fact) ? scoreCause(one.cause, supposed, one.prior) : one,
      ),
    );
    return then.map((share, index) => Math.abs(share - (now[index] ?? 0)));
  });
  const gains = changes.map((moved) => moved.reduce((sum, one) => sum + one, 0) / 2);
  return {
    fact,
    gain: gains.length > 0 ? gains.reduce((sum, one) => sum + one, 0) / gains.length : 0,
    tellsApart: leading
      .filter((_, index) => changes.some((moved) => (moved[index] ?? 0) >= noticeable))
      .map(({ cause }) => cause.id),
  };
}

function factsOf(cause: Cause): ReadonlySet<FactName> {
  return new Set(cause.id === 'unknown' ? anyFailure : cause.evidence.flatMap(({ when }) => factsIn(when)));
}

/** What is left for causes that nobody thinks of: without it a single suspect would always have everything. */
const somethingElse = 0.25;

/** Shares of one, so that a cause gains what the others lose. */
function shares(scored: readonly ScoredCause[]): number[] {
  const sum = scored.reduce((total, { score }) => total + score, somethingElse);
  return scored.map(({ score }) => score / sum);
}

/** What the fact could turn out to be. A list could be empty or hold something; numbers have no few values to try. */
function valuesOf(fact: FactName): unknown[] {
  const kind = kindOf(fact);
  if (kind === 'boolean') return [true, false];
  if (kind === 'number' || kind === 'numbers') return [];
  if (kind === 'texts') return [[], ['something']];
  const words = 'each' in kind ? kind.each : kind;
  return isList(fact) ? [[], ...words.map((word) => [word])] : [...words];
}
