import * as z from 'zod';
import { verdicts } from '../../diagnosis/verdicts.ts';
import { changeKinds } from '../../knowledge/changes.ts';
import { refusalIds } from '../../repairs/refusals.ts';
import { roles } from '../../rules/cause.ts';
import { redactionLevels } from '../../snapshot/schema.ts';
import { everyRepairId } from '../../vpn/repair-ids.ts';

/** What `fix` says to other programs: its shape is a promise, as that of the report is. */
const list = <Schema extends z.ZodType>(of: Schema) => z.array(of).readonly();
const tool = z.object({ name: z.string(), version: z.string() });
const confidence = z.enum(['confirmed', 'likely', 'possible']);

const change = z.object({
  kind: z.enum(changeKinds),
  /** What is changed, as the script knows it and in words. */
  target: z.string(),
  what: z.string(),
  /** States: what was there before the change, what is to be there, and what is there at the end of this run. */
  from: z.string().exactOptional(),
  to: z.string(),
  now: z.string().exactOptional(),
  /** The call, to be run as it stands by an elevated PowerShell. */
  command: z.string().exactOptional(),
  undo: z.string(),
  result: z.enum(['would-run', 'done', 'failed', 'put-back', 'not-done']),
  why: z.string().exactOptional(),
});

const repair = z.object({
  id: z.enum(everyRepairId),
  title: z.string(),
  causes: list(z.object({ id: z.string(), confidence })),
  result: z.enum(['would-run', 'refused', 'done', 'failed', 'not-done']),
  /** Why it is refused, by an id and in words. */
  refusal: z.object({ id: z.enum([...refusalIds, 'changed']), why: z.string() }).exactOptional(),
  needsRestart: z.boolean(),
  verify: z.string(),
  changes: list(change),
});

const look = z.object({
  verdict: z.enum(verdicts),
  headline: z.string(),
  causes: list(z.object({ id: z.string(), title: z.string(), confidence })),
});

export const fixSchema = z.object({
  schema: z.literal('vpn-doctor.fix/1'),
  tool,
  taken: z.string(),
  /** `dry-run`: nothing was changed, since --yes was not given. */
  mode: z.enum(['dry-run', 'applied']),
  redaction: z.enum(redactionLevels),
  /** False where the look was cut short: then nothing is changed. */
  complete: z.boolean(),
  before: look,
  repairs: list(repair),
  /** Likely and confirmed causes that people have to see to. */
  left: list(
    z.object({
      id: z.string(),
      title: z.string(),
      confidence,
      by: z.enum(roles),
      who: z.string(),
      text: z.string(),
    }),
  ),
  /** What has to be done for a change to take effect. */
  restart: z.string().exactOptional(),
  /** The undo record of this run. */
  record: z.string().exactOptional(),
  /** The second look; only where something was changed. */
  after: look.exactOptional(),
  exitCode: z.number().int(),
});
export type FixDocument = Readonly<z.infer<typeof fixSchema>>;
export type FixRepair = FixDocument['repairs'][number];
export type FixChange = FixRepair['changes'][number];

export const undoSchema = z.object({
  schema: z.literal('vpn-doctor.undo/1'),
  tool,
  mode: z.enum(['dry-run', 'applied']),
  redaction: z.enum(redactionLevels),
  /** The undo record; absent where there is nothing to undo. */
  record: z.string().exactOptional(),
  startedAt: z.string().exactOptional(),
  /** Why nothing is undone, where that is not allowed. */
  refusal: z
    .object({ id: z.enum(['not-elevated', 'vpn-up', 'scripts-refused', 'incomplete']), why: z.string() })
    .exactOptional(),
  /** The newest first. */
  changes: list(
    z.object({
      repair: z.enum(everyRepairId),
      kind: z.enum(changeKinds),
      target: z.string(),
      what: z.string(),
      /** What is there, and what is to be put back. */
      now: z.string().exactOptional(),
      to: z.string(),
      command: z.string().exactOptional(),
      result: z.enum(['would-undo', 'undone', 'nothing-to-undo', 'left', 'failed', 'not-done']),
      why: z.string().exactOptional(),
    }),
  ),
  /** Records that are not acted upon, since they are no records of ours. */
  damaged: list(z.object({ record: z.string(), why: z.string() })),
  restart: z.string().exactOptional(),
  exitCode: z.number().int(),
});
export type UndoDocument = Readonly<z.infer<typeof undoSchema>>;
