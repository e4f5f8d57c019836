import type { ReportAction, ReportCause } from './model.ts';

/**
 * The first step of each leading cause, at the most three. Who runs a hotel's network or the VPN is out of reach now, so
 * what the person at the screen can do goes before what they would have to do.
 */
export function actionsOf(causes: readonly ReportCause[]): ReportAction[] {
  const leading = causes
    .filter(({ confidence }, index) => index === 0 || confidence !== 'possible')
    .slice(0, 3);
  const steps = leading.flatMap(({ id, fix, fixedBy }) => {
    const owner = fix.find(({ by }) => by === fixedBy);
    const user = fix.find(({ by }) => by === 'user');
    const order = fixedBy === 'network' || fixedBy === 'vpn-admin' ? [user, owner] : [owner, user];
    return order.flatMap((step) => (step ? [{ by: step.by, text: step.text, causeId: id }] : []));
  });
  return steps
    .filter((step, index) => steps.findIndex(({ text }) => text === step.text) === index)
    .slice(0, 3);
}
