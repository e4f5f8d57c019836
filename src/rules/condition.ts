import type { FactName, Facts, FactValue } from '../facts/catalogue.ts';

/**
 * A condition over facts, as data: evaluated, printed in the report, listed in the docs, and checked by the compiler
 * against the fact catalogue. Three-valued, so a missing observation can never raise a confidence.
 */
export type Condition =
  | { readonly kind: 'is'; readonly fact: FactName; readonly value: unknown }
  | { readonly kind: 'oneOf'; readonly fact: FactName; readonly values: readonly unknown[] }
  | { readonly kind: 'includes'; readonly fact: FactName; readonly value: unknown }
  | { readonly kind: 'nonEmpty'; readonly fact: FactName }
  | { readonly kind: 'below'; readonly fact: FactName; readonly limit: number }
  | { readonly kind: 'known'; readonly fact: FactName }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] };

export type Truth = true | false | 'unknown';

type ListFact = {
  [Name in FactName]: FactValue<Name> extends readonly unknown[] ? Name : never;
}[FactName];
type NumberFact = {
  [Name in FactName]: FactValue<Name> extends number ? Name : never;
}[FactName];
type ElementOf<Name extends ListFact> = FactValue<Name> extends readonly (infer Element)[] ? Element : never;

/** The fact is known and has this value. */
export function is<Name extends FactName>(fact: Name, value: FactValue<Name>): Condition {
  return { kind: 'is', fact, value };
}

export function oneOf<Name extends FactName>(fact: Name, values: readonly FactValue<Name>[]): Condition {
  return { kind: 'oneOf', fact, values };
}

/** The fact is a list and this is in it. */
export function includes<Name extends ListFact>(fact: Name, value: ElementOf<Name>): Condition {
  return { kind: 'includes', fact, value };
}

export function nonEmpty(fact: ListFact): Condition {
  return { kind: 'nonEmpty', fact };
}

/** The fact is a number and less than this. */
export function below(fact: NumberFact, limit: number): Condition {
  return { kind: 'below', fact, limit };
}

/** True where the fact is known, whatever its value; false where it is not. The one question about not knowing. */
export function isKnown(fact: FactName): Condition {
  return { kind: 'known', fact };
}

/** It has this value; where nobody has looked, it has not. For steps that make sense on what was seen alone. */
export function seen<Name extends FactName>(fact: Name, value: FactValue<Name>): Condition {
  return all(isKnown(fact), is(fact, value));
}

export function seenOneOf<Name extends FactName>(fact: Name, values: readonly FactValue<Name>[]): Condition {
  return all(isKnown(fact), oneOf(fact, values));
}

export function seenAny(fact: ListFact): Condition {
  return all(isKnown(fact), nonEmpty(fact));
}

export function not(of: Condition): Condition {
  return { kind: 'not', of };
}

export function all(...of: readonly Condition[]): Condition {
  return { kind: 'all', of };
}

export function any(...of: readonly Condition[]): Condition {
  return { kind: 'any', of };
}

/** Kleene's logic: unknown stays unknown unless the rest decides. */
export function evaluate(condition: Condition, facts: Facts): Truth {
  switch (condition.kind) {
    case 'not': {
      const truth = evaluate(condition.of, facts);
      return truth === 'unknown' ? truth : !truth;
    }
    case 'all':
      return decide(condition.of, facts, false);
    case 'any':
      return decide(condition.of, facts, true);
    case 'known':
      return facts[condition.fact].known;
    default: {
      const fact = facts[condition.fact];
      return fact.known ? holds(condition, fact.value) : 'unknown';
    }
  }
}

/** One operand that is `decisive` decides; otherwise an unknown one leaves the whole unknown. */
function decide(of: readonly Condition[], facts: Facts, decisive: boolean): Truth {
  let truth: Truth = !decisive;
  for (const one of of) {
    const own = evaluate(one, facts);
    if (own === decisive) return decisive;
    if (own === 'unknown') truth = own;
  }
  return truth;
}

type Leaf = Extract<Condition, { kind: 'is' | 'oneOf' | 'includes' | 'nonEmpty' | 'below' }>;

function holds(condition: Leaf, value: unknown): boolean {
  switch (condition.kind) {
    case 'is':
      return value === condition.value;
    case 'oneOf':
      return condition.values.includes(value);
    case 'includes':
      return Array.isArray(value) && value.includes(condition.value);
    case 'nonEmpty':
      return Array.isArray(value) && value.length > 0;
    case 'below':
      return typeof value === 'number' && value < condition.limit;
  }
}

/** Facts that a condition asks about, each once, in order. */
export function factsIn(condition: Condition): FactName[] {
  switch (condition.kind) {
    case 'not':
      return factsIn(condition.of);
    case 'all':
    case 'any':
      return [...new Set(condition.of.flatMap(factsIn))];
    default:
      return [condition.fact];
  }
}

/** Facts without which the condition cannot be decided as things stand. */
export function undecidedBy(condition: Condition, facts: Facts): FactName[] {
  if (evaluate(condition, facts) !== 'unknown') return [];
  if (condition.kind === 'not') return undecidedBy(condition.of, facts);
  if (condition.kind === 'all' || condition.kind === 'any') {
    return [...new Set(condition.of.flatMap((one) => undecidedBy(one, facts)))];
  }
  return [condition.fact];
}
