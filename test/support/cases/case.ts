import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import yargs from 'yargs';
import * as z from 'zod';
import healthy from '../../../scripts/samples/healthy.ts';
import { type Json, mergePatch } from '../../../scripts/samples/merge-patch.ts';
import { answersOf, observeOptions, requestOf } from '../../../src/commands/options.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { deriveFacts } from '../../../src/facts/derive.ts';
import { causes } from '../../../src/knowledge/causes.ts';
import { buildReport } from '../../../src/report/build.ts';
import type { Report } from '../../../src/report/model.ts';
import type { FixStep } from '../../../src/rules/cause.ts';
import { connectionsOf } from '../../../src/snapshot/connections.ts';
import { redact } from '../../../src/snapshot/redact.ts';
import { type Snapshot, snapshotSchema } from '../../../src/snapshot/schema.ts';
import { errorCode } from '../../../src/vpn/error-codes/table.ts';
import { patchFrom } from './described.ts';

const jsonSchema = z.json() as z.ZodType<Json>;

const caseSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  /** JSON Merge Patch (RFC 7396) on samples/healthy.json. */
  patch: jsonSchema,
  /** Words of the command line of `check`: `["--error", "809"]`, or the same as an object: `{"error": 809}`. */
  options: z.union([z.array(z.string()), z.record(z.string(), jsonSchema)]).default([]),
  /** Ids of which any is a hit as the first cause. Empty: nothing above "possible" may be named. */
  expected: z.array(z.string()),
  /** Ids that hold as well, so that naming one is no fault. */
  alsoTrue: z.array(z.string()).default([]),
  /** Ids of steps of which any is what really cured it, from the case's own text. Empty: nobody found a cure. */
  cure: z.array(z.string()).max(2).default([]),
  /** Ids of steps that would mislead here. */
  wrong: z.array(z.string()).default([]),
  /** Somebody's VPN was of no use, so "in order" would be wrong. */
  complaint: z.boolean().default(false),
  /** Whether what was observed can tell the cause at all. */
  derivable: z.enum(['yes', 'partly', 'no']).default('yes'),
});
export type Case = z.infer<typeof caseSchema>;

/** A case as people tell it, before it is a patch. */
const describedSchema = z.object({
  id: z.string(),
  symptom: z.string().optional(),
  tunnel_type: z.string().default(''),
  evidence_to_simulate: z.record(z.string(), jsonSchema),
  derivable_from_local_evidence: z.enum(['yes', 'partly', 'no']).default('yes'),
  expected: z.array(z.string()),
});

export class CaseError extends Error {}

/** All cases of a folder, by id. Files that are told by `evidence_to_simulate` become patches on the way. */
export function casesIn(folder: string): Case[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => caseFrom(join(folder, file))).sort((a, b) => a.id.localeCompare(b.id));
}

function caseFrom(path: string): Case {
  const fallback = path.replace(/^.*[\\/]|\.json$/g, '');
  const read = JSON.parse(readFileSync(path, 'utf8')) as unknown;
  const described = describedSchema.safeParse(read);
  if (described.success) {
    const { id, symptom, evidence_to_simulate: told, tunnel_type: tunnel, expected } = described.data;
    const { patch, notPlaced } = patchFrom(told, tunnel);
    if (notPlaced.length > 0) process.stderr.write(`${id}: not placed: ${notPlaced.join(', ')}\n`);
    return {
      id,
      ...(symptom !== undefined && { title: symptom }),
      patch,
      options: [],
      expected,
      alsoTrue: [],
      cure: [],
      wrong: [],
      complaint: expected.length > 0,
      derivable: described.data.derivable_from_local_evidence,
    };
  }
  const found = caseSchema.safeParse({ id: fallback, ...(typeof read === 'object' ? read : {}) });
  if (!found.success) throw new CaseError(`${path}: ${z.prettifyError(found.error)}`);
  return found.data;
}

/** The client of a case, as `check --from` would read it. */
export function snapshotOf({ id, patch, options }: Case): Snapshot {
  const found = snapshotSchema.safeParse(mergePatch(healthy, patch));
  if (!found.success)
    throw new CaseError(`${id}: the patch makes no snapshot: ${z.prettifyError(found.error)}`);
  const argv = yargs(wordsOf(options))
    .command('$0 [connection]', '', (builder) =>
      builder.positional('connection', { type: 'string' }).options(observeOptions),
    )
    .parserConfiguration({ 'greedy-arrays': false, 'parse-positional-numbers': false })
    .exitProcess(false)
    .fail((message, error) => {
      throw new CaseError(`${id}: options: ${message ?? error?.message}`);
    })
    .parseSync() as unknown as Parameters<typeof requestOf>[0];
  const asked = {
    ...found.data,
    request: { ...found.data.request, ...requestOf(argv) },
    answers: { ...found.data.answers, ...answersOf(argv.answer) },
  };
  return redact(asked, 'standard');
}

function wordsOf(options: Case['options']): string[] {
  if (Array.isArray(options)) return options;
  return Object.entries(options).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) =>
      name === 'connection' ? [String(one)] : one === true ? [`--${name}`] : [`--${name}=${String(one)}`],
    ),
  );
}

export function reportOf(one: Case): Report {
  return buildReport(snapshotOf(one));
}

/** A step of the tables by its id. */
export function stepNamed(id: string): FixStep | undefined {
  return causes.flatMap(({ fix }) => fix).find((step) => step.id === id);
}

/** What looking the error code up would name, the most common first: all that most tools do. */
export function codeLookup(snapshot: Snapshot): string[] {
  const [connection] = connectionsOf(snapshot);
  if (!connection) return [];
  const { facts } = diagnose(connection, deriveFacts(snapshot, connection));
  const code = facts['attempt.errorCode'];
  return code.known ? suspectsOf(code.value) : [];
}

function suspectsOf(code: number): string[] {
  return Object.entries(errorCode(code)?.suspects ?? {})
    .sort(([, a], [, b]) => b - a)
    .map(([id]) => id);
}
