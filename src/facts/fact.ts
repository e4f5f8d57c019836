import { lookup } from '../base/lookup.ts';

/**
 * A fact is known, or it is not and says why. "Not checked" is never "no": a rule that meets an unknown fact neither
 * applies nor fails.
 */
export type Fact<Value> =
  | { readonly known: true; readonly value: Value }
  | { readonly known: false; readonly why: string };

export function known<Value>(value: Value): Fact<Value> {
  return { known: true, value };
}

export function unknown(why: string): Fact<never> {
  return { known: false, why };
}

/** The entry of a table that is keyed by something from outside, or why there is none. */
export function entryOf<Value>(
  table: Readonly<Record<string, Value>>,
  key: string,
  why: string,
): Fact<Value> {
  const value = lookup(table, key);
  return value === undefined ? unknown(why) : known(value);
}

/** The fact that follows from another one; what is unknown stays so, for the same reason. */
export function follow<A, B>(fact: Fact<A>, then: (value: A) => Fact<B>): Fact<B> {
  return fact.known ? then(fact.value) : fact;
}

export function map<A, B>(fact: Fact<A>, then: (value: A) => B): Fact<B> {
  return fact.known ? known(then(fact.value)) : fact;
}
