import * as z from 'zod';
import { roles, stepKinds } from '../rules/cause.ts';
import type { Condition } from '../rules/condition.ts';
import { causeIds } from '../vpn/cause-ids.ts';
import { authMethods } from '../vpn/profile-words.ts';
import { stages } from '../vpn/stages.ts';
import { tunnels, wireTunnels } from '../vpn/tunnels.ts';
import { conditionSchema } from './condition-schema.ts';
import { contactSchema, line, plainText } from './contact.ts';
import { nearest } from './nearest.ts';

export const packVersion = 'vpn-doctor.rules/1';

const sentence = plainText(1000);

const ownId = z
  .string()
  .regex(
    /^org-[a-z0-9]+(-[a-z0-9]+)*$/,
    'an id of your own is "org-" and small letters, digits and hyphens, like "org-old-gateway"',
  )
  .max(80) as unknown as z.ZodType<`org-${string}`>;

const builtInId = z.string().transform((id, context) => {
  const found = causeIds.find((known) => known === id);
  if (found) return found;
  context.addIssue({
    code: 'custom',
    message: `there is no cause "${id}"`,
    params: { hint: () => nearest(id, causeIds) },
  });
  return z.NEVER;
});

const strength = z.enum(['weak', 'moderate', 'strong']);

function asksForKnowledge(condition: Condition): boolean {
  if (condition.kind === 'known') return true;
  if (condition.kind === 'not') return asksForKnowledge(condition.of);
  return condition.kind === 'all' || condition.kind === 'any' ? condition.of.some(asksForKnowledge) : false;
}

/** `proves` and `rulesOut` are for direct observations, and have no strength: a proven cause is "confirmed". */
const evidenceSchema = z.discriminatedUnion('effect', [
  z.strictObject({
    effect: z.enum(['supports', 'opposes']),
    strength,
    when: conditionSchema,
    text: sentence,
  }),
  z.strictObject({
    effect: z.enum(['proves', 'rulesOut']),
    when: conditionSchema.refine(
      (when) => !asksForKnowledge(when),
      'what is not known proves nothing: "known" has no place here',
    ),
    text: sentence,
  }),
]);

const stepSchema = z.strictObject({
  /** By which reports call it, within its cause. Absent: its place. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id of a step is small letters, digits and hyphens')
    .max(80)
    .exactOptional(),
  kind: z.enum(stepKinds).default('cure'),
  by: z.enum(roles),
  text: sentence,
  /** Shown unless this is known not to hold. */
  when: conditionSchema.exactOptional(),
  /** Shown unless this is known to hold. */
  unless: conditionSchema.exactOptional(),
  command: z
    .string()
    .max(2000)
    .refine(
      (text) => text.split('\n').every((one) => one === '' || plainText(2000).safeParse(one).success),
      'control letters are not allowed',
    )
    .exactOptional(),
  needsAdmin: z.literal(true).exactOptional(),
  needsReboot: z.literal(true).exactOptional(),
  undo: sentence.exactOptional(),
  verify: sentence.exactOptional(),
});

const referenceSchema = z.strictObject({ title: line, url: z.url({ protocol: /^https$/ }).max(500) });

const share = z.number().gt(0).max(0.9);

const ownCauseSchema = z.strictObject({
  id: ownId,
  title: line,
  explanation: sentence,
  fixedBy: z.enum(roles),
  stage: z.enum(stages),
  scope: z.enum(['machine', 'connection']).default('connection'),
  tunnels: z.array(z.enum(wireTunnels)).min(1).exactOptional(),
  blocking: z.boolean().default(true),
  baseRate: share.exactOptional(),
  /** Error code → share of its failures that this cause explains before any evidence. */
  codes: z.record(z.string().regex(/^\d{1,10}$/, 'a code is a decimal number'), share).default({}),
  evidence: z.array(evidenceSchema).max(50).default([]),
  fix: z.array(stepSchema).min(1).max(20),
  masks: z.array(builtInId).max(100).default([]),
  references: z.array(referenceSchema).max(10).default([]),
});

/** More about a cause that the tables have: evidence and steps are added, the steps before those that are there. */
const amendmentSchema = z.strictObject({
  title: line.exactOptional(),
  explanation: sentence.exactOptional(),
  evidence: z.array(evidenceSchema).max(50).default([]),
  fix: z.array(stepSchema).max(20).default([]),
});

/** What the organisation gives out: a profile for one of these servers that is otherwise is worth a word. */
const expectedSchema = z.strictObject({
  servers: z.array(z.string().trim().min(1).max(255)).min(1).max(50),
  tunnel: z.enum(tunnels).exactOptional(),
  authentication: z.array(z.enum(authMethods)).min(1).exactOptional(),
  splitTunneling: z.boolean().exactOptional(),
});

/** An organisation's own rules, in the schema of the tables. */
export const packSchema = z.strictObject({
  schema: z.literal(packVersion),
  organisation: line,
  helpdesk: contactSchema.exactOptional(),
  connections: z.array(expectedSchema).max(50).default([]),
  causes: z
    .array(ownCauseSchema)
    .max(500)
    .default([])
    .superRefine((causes, context) => {
      for (const [index, { id }] of causes.entries())
        if (causes.findIndex((other) => other.id === id) < index)
          context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is there twice` });
    }),
  amend: z.partialRecord(z.enum(causeIds), amendmentSchema).default({}),
});
export type RulePack = z.infer<typeof packSchema>;
export type PackStep = RulePack['causes'][number]['fix'][number];
