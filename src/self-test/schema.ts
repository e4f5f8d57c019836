import * as z from 'zod';
import { probeStatuses } from '../base/outcome.ts';

/** `vpn-doctor.shapes/1`: how a Windows answers, without a value that comes from a person, a computer or a network. */
export const shapesVersion = 'vpn-doctor.shapes/1';

const name = z.string().max(160);
const count = z.number().int().nonnegative();

/** 5.1 writes a list of none as null or an empty table, and PowerShell unrolls one of one. */
const many = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), z.null()]).transform((value): z.output<Item>[] => value ?? []);

const propertySchema = z.object({ name, type: name });
const readSchema = z.object({
  name,
  /** None of the objects has it. */
  missing: z.boolean(),
  /** In so many it is there, and empty. */
  empty: count,
  types: many(name),
  /** Words of the vocabulary, values of an enumeration; `?N` is another text of N characters. */
  words: many(name),
});
const eventSchema = z.object({
  id: z.number().int(),
  count,
  /** Of how many data elements the events are. */
  elements: many(count),
  /** Position and type of each. */
  types: many(name),
});
const placeSchema = z.object({
  key: z.string().max(300),
  there: z.boolean(),
  values: many(propertySchema),
  others: count,
});

/** What Get-WindowsShape.ps1 answers. */
export const sourceAnswer = z.object({
  state: z.enum(['read', 'absent', 'denied', 'failed']),
  error: name.optional(),
  count: count.optional(),
  properties: many(propertySchema).optional(),
  read: many(readSchema).optional(),
  events: many(eventSchema).optional(),
  places: many(placeSchema).optional(),
  keys: many(name).optional(),
  unknownKeys: many(name).optional(),
});
export type SourceSeen = z.output<typeof sourceAnswer>;

const source = z.object({
  state: z.enum(['read', 'absent', 'denied', 'failed', 'no-answer']),
  error: name.optional(),
  count: count.optional(),
  properties: z.array(propertySchema).optional(),
  read: z.array(readSchema.extend({ types: z.array(name), words: z.array(name) })).optional(),
  events: z.array(eventSchema.extend({ elements: z.array(count), types: z.array(name) })).optional(),
  places: z.array(placeSchema.extend({ values: z.array(propertySchema) })).optional(),
  keys: z.array(name).optional(),
  unknownKeys: z.array(name).optional(),
});
export type ShapeOfSource = z.output<typeof source>;

const scriptSchema = z.object({
  script: name,
  status: z.enum([...probeStatuses, 'not-run']),
  /** Why it has no answer: the error's id, or why it was not run. */
  why: name.optional(),
  ms: z.number().nonnegative(),
  deadlineMs: count,
  /** Where the answer is not what its schema says. */
  misfit: z.array(name),
  /** Places whose value has a meaning that this version does not know. */
  unfamiliar: z.array(name),
  /** Cross-checks in which it is a witness, and those that it does not pass. */
  crossChecks: z.array(name),
  contradicts: z.array(name),
});
export type ScriptRow = z.output<typeof scriptSchema>;

export const contextSchema = z.object({
  who: z.enum(['user', 'elevated', 'system', 'unknown']),
  languageMode: name.optional(),
  powershell: name.optional(),
  driver: name.optional(),
  windows: z.object({ version: name, build: z.number().int(), ubr: z.number().int() }).optional(),
});
export type SelfTestContext = z.output<typeof contextSchema>;

export const shapesSchema = z.object({
  schema: z.literal(shapesVersion),
  /** Where it was written from stubs and not recorded on a Windows, says so. */
  origin: z.string().max(200).optional(),
  tool: z.object({ name, version: name }),
  context: contextSchema,
  /** False where the time or the person ended it before all was asked. */
  complete: z.boolean(),
  scripts: z.record(name, scriptSchema),
  /** By the names of src/knowledge/windows-shapes.ts. */
  sources: z.record(name, source),
  /** What is otherwise than this version takes it to be. */
  differences: z.array(z.object({ where: name, what: name, text: z.string().max(400) })),
});
export type Shapes = z.output<typeof shapesSchema>;
export type Difference = Shapes['differences'][number];
