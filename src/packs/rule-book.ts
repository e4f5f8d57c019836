import { causes } from '../knowledge/causes.ts';
import { type Cause, type NamedStep, stepsNamed } from '../rules/cause.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import { errorCode } from '../vpn/error-codes/table.ts';
import type { PackStep, RulePack } from './pack.ts';

/** Everything by which is judged: the tables, and what an organisation has added to them. */
export interface RuleBook {
  readonly causes: readonly Cause[];
  /** Shares of the failures with this code that each cause explains, before any evidence. */
  readonly suspects: (code: number) => Readonly<Partial<Record<CauseId, number>>>;
  readonly pack?: RulePack;
}

export const builtIn: RuleBook = { causes, suspects: (code) => errorCode(code)?.suspects ?? {} };

/** The tables with an organisation's causes, evidence, steps and words in them. */
export function withPack(pack: RulePack): RuleBook {
  const own = pack.causes.map(
    ({ codes: _, ...cause }): Cause => ({
      ...cause,
      fix: stepsNamed(cause.id, cause.fix.map(named)),
      layer: 'profile',
    }),
  );
  const shares = pack.causes.flatMap(({ id, codes }) =>
    Object.entries(codes).map(([code, share]) => ({ id, code: Number(code), share })),
  );
  return {
    causes: [...causes.map((cause) => amended(cause, pack)), ...own],
    suspects: (code) => ({
      ...builtIn.suspects(code),
      ...Object.fromEntries(shares.filter((one) => one.code === code).map(({ id, share }) => [id, share])),
    }),
    pack,
  };
}

function amended(cause: Cause, { amend }: RulePack): Cause {
  const more = amend[cause.id as keyof typeof amend];
  if (!more) return cause;
  const { title = cause.title, explanation = cause.explanation, evidence, fix } = more;
  return {
    ...cause,
    title,
    explanation,
    evidence: [...cause.evidence, ...evidence],
    fix: [...stepsNamed(cause.id, fix.map(named)), ...cause.fix],
  };
}

/** No step of the tables begins with "org-". Whoever writes a step for another role than the person's means no bridge. */
function named({ id, kind, by, ...step }: PackStep, index: number): NamedStep {
  const own = { ...step, id: `org-${id ?? index + 1}` };
  if (kind === 'look') return { ...own, by, kind, finds: [] };
  return kind === 'bridge' && by === 'user' ? { ...own, by, kind } : { ...own, by, kind: 'cure' };
}
