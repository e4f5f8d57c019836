import type { FactName } from '../facts/catalogue.ts';
import type { Condition } from './condition.ts';

/** How a fact and its value are called: by name in the docs, by label for people. */
export interface Wording {
  readonly fact: (name: FactName) => string;
  readonly value: (name: FactName, value: unknown) => string;
}

/** A condition in words: "reach.udp500 is silent, and not udp.works is no". */
export function describe(condition: Condition, wording: Wording): string {
  return phrase(condition, wording, false);
}

function phrase(condition: Condition, wording: Wording, nested: boolean): string {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      if (condition.of.length === 1 && condition.of[0]) return phrase(condition.of[0], wording, nested);
      const parts = condition.of.map((one) => phrase(one, wording, true));
      const text = parts.join(condition.kind === 'all' ? ' and ' : ' or ');
      return nested ? `(${text})` : text;
    }
    case 'not':
      return negated(condition.of, wording);
    case 'known':
      return `${wording.fact(condition.fact)} is known`;
    default:
      return `${wording.fact(condition.fact)} ${predicate(condition, wording)}`;
  }
}

type Leaf = Extract<Condition, { kind: 'is' | 'oneOf' | 'includes' | 'nonEmpty' | 'below' }>;

function predicate(condition: Leaf, { value }: Wording, not = ''): string {
  switch (condition.kind) {
    case 'is':
      return `is ${not}${value(condition.fact, condition.value)}`;
    case 'oneOf':
      return `is ${not ? 'none of' : 'one of'} ${condition.values.map((one) => value(condition.fact, one)).join(', ')}`;
    case 'includes':
      return `${not ? 'does not hold' : 'holds'} ${value(condition.fact, condition.value)}`;
    case 'nonEmpty':
      return not ? 'is empty' : 'is not empty';
    case 'below':
      return `is ${not ? 'not ' : ''}below ${condition.limit}`;
  }
}

/** "is not" is easier to read than "not … is". */
function negated(condition: Condition, wording: Wording): string {
  switch (condition.kind) {
    case 'not':
      return phrase(condition.of, wording, true);
    case 'known':
      return `${wording.fact(condition.fact)} is not known`;
    case 'all':
    case 'any':
      return `not ${phrase(condition, wording, true)}`;
    default:
      return `${wording.fact(condition.fact)} ${predicate(condition, wording, 'not ')}`;
  }
}
