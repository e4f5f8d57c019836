import type { Facts } from '../facts/catalogue.ts';
import type { FixStep } from '../rules/cause.ts';
import { evaluate } from '../rules/condition.ts';
import type { ScoredCause } from './score.ts';

/** The steps that fit what is known. */
export function stepsOf({ cause }: Pick<ScoredCause, 'cause'>, facts: Facts): Omit<FixStep, 'when'>[] {
  return cause.fix
    .filter(({ when }) => when === undefined || evaluate(when, facts) === true)
    .map(({ when: _, ...step }) => step);
}
