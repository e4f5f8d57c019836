import { InputError } from '../base/input-error.ts';
import type { RulePack } from './pack.ts';

/** Several packs as one, in their order: the first organisation and help desk count, and the last title of a cause. */
export function joinPacks([first, ...others]: readonly [RulePack, ...RulePack[]]): RulePack {
  return others.reduce(joined, first);
}

function joined(one: RulePack, more: RulePack): RulePack {
  const twice = more.causes.find(({ id }) => one.causes.some((known) => known.id === id));
  if (twice) throw new InputError(`Two rule packs have a cause "${twice.id}". Give one of them another id.`);
  const helpdesk = one.helpdesk ?? more.helpdesk;
  return {
    ...one,
    ...(helpdesk && { helpdesk }),
    connections: [...one.connections, ...more.connections],
    causes: [...one.causes, ...more.causes],
    amend: bothAmendments(one.amend, more.amend),
  };
}

type Amendments = RulePack['amend'];

function bothAmendments(one: Amendments, more: Amendments): Amendments {
  const ids = new Set([...Object.keys(one), ...Object.keys(more)]) as Set<keyof Amendments>;
  return Object.fromEntries(
    [...ids].map((id) => [
      id,
      {
        ...one[id],
        ...more[id],
        evidence: [...(one[id]?.evidence ?? []), ...(more[id]?.evidence ?? [])],
        fix: [...(one[id]?.fix ?? []), ...(more[id]?.fix ?? [])],
      },
    ]),
  );
}
