import * as z from 'zod';
import type { FactName } from '../facts/catalogue.ts';
import { canBe, factNames, isList, kindOf } from '../facts/values.ts';
import type { Condition } from '../rules/condition.ts';
import { nearest } from './nearest.ts';

const value = z.union([z.boolean(), z.number(), z.string().max(200)]);

const fact = z.string().transform((name, context): FactName => {
  const found = factNames.find((known) => known === name);
  if (found) return found;
  context.addIssue({
    code: 'custom',
    message: `there is no fact "${name}"`,
    params: { hint: () => nearest(name, factNames) },
  });
  return z.NEVER;
});

function leaf<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z.strictObject({ kind: z.literal(kind), fact, ...shape });
}

const is = leaf('is', { value }).superRefine(({ fact, value }, context) =>
  checkValue(fact, value, context, ['value']),
);
const oneOf = leaf('oneOf', { values: z.array(value).min(1).max(200) }).superRefine(
  ({ fact, values }, context) => {
    for (const [index, one] of values.entries()) checkValue(fact, one, context, ['values', index]);
  },
);
const includes = leaf('includes', { value }).superRefine(({ fact, value }, context) => {
  if (!isList(fact))
    context.addIssue({ code: 'custom', path: ['fact'], message: `${fact} is no list; use "is"` });
  else if (!canBe(fact, value)) wrongValue(fact, value, context, ['value']);
});
const nonEmpty = leaf('nonEmpty', {}).superRefine(({ fact }, context) => {
  if (!isList(fact)) context.addIssue({ code: 'custom', path: ['fact'], message: `${fact} is no list` });
});
const below = leaf('below', { limit: z.number() }).superRefine(({ fact }, context) => {
  if (kindOf(fact) !== 'number')
    context.addIssue({ code: 'custom', path: ['fact'], message: `${fact} is no number` });
});

type Issues = z.core.$RefinementCtx;

function checkValue(fact: FactName, given: unknown, context: Issues, path: (string | number)[]): void {
  if (isList(fact))
    context.addIssue({ code: 'custom', path: ['fact'], message: `${fact} is a list; use "includes"` });
  else if (!canBe(fact, given)) wrongValue(fact, given, context, path);
}

function wrongValue(fact: FactName, given: unknown, context: Issues, path: (string | number)[]): void {
  const kind = kindOf(fact);
  const words = typeof kind === 'string' ? [] : 'each' in kind ? kind.each : kind;
  const may =
    words.length > 0
      ? words.map((word) => `"${word}"`).join(', ')
      : kind === 'boolean'
        ? 'true, false'
        : `a ${kind === 'texts' ? 'text' : 'number'}`;
  context.addIssue({
    code: 'custom',
    path,
    message: `${fact} is never ${JSON.stringify(given)}; it can be ${may}`,
  });
}

const inner: z.ZodType<Condition> = z.lazy(() => conditionSchema);

/** A condition over facts as it stands in a file: the very data that the tables are made of. */
export const conditionSchema: z.ZodType<Condition> = z
  .discriminatedUnion('kind', [
    is,
    oneOf,
    includes,
    nonEmpty,
    below,
    leaf('known', {}),
    z.strictObject({ kind: z.literal('not'), of: inner }),
    z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(inner).min(1).max(50) }),
  ])
  .meta({ id: 'condition' }) as unknown as z.ZodType<Condition>;
