import type { Facts } from '../facts/catalogue.ts';
import { repairs } from '../knowledge/repairs.ts';
import { evaluate } from '../rules/condition.ts';
import type { RepairId } from '../vpn/repair-ids.ts';

/** How `fix` does what the step asks for, where it would do anything here. */
export function repairCommand(id: RepairId, facts: Facts): string | undefined {
  const repair = repairs.find((one) => one.id === id);
  if (!repair || (repair.requires && evaluate(repair.requires.condition, facts) !== true)) return undefined;
  const due = repair.steps.some(({ when }) => evaluate(when, facts) === true);
  return due ? `vpn-doctor fix --only ${id} --yes` : undefined;
}
