import type { Facts } from '../facts/catalogue.ts';
import type { FixStep } from '../rules/cause.ts';
import { evaluate } from '../rules/condition.ts';
import type { ScoredCause } from './score.ts';

/** The steps that fit what is known, in the order in which they are to be tried. */
export function stepsOf({ cause }: Pick<ScoredCause, 'cause'>, facts: Facts): FixStep[] {
  return cause.fix.filter((step) => fits(step, facts));
}

/** Shown unless it is known to be pointless: what nobody has looked at hides nothing. */
export function fits(step: FixStep, facts: Facts): boolean {
  if (step.when && evaluate(step.when, facts) === false) return false;
  if (step.unless && evaluate(step.unless, facts) === true) return false;
  return step.kind !== 'look' || step.finds.length === 0 || step.finds.some((name) => !facts[name].known);
}
