import { readdirSync } from 'node:fs';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/model.ts';
import { readSnapshot } from '../../src/snapshot/file.ts';
import { type Snapshot, snapshotSchema } from '../../src/snapshot/schema.ts';
import { type Json, mergePatch } from '../../tools/samples/merge-patch.ts';

export const sampleNames = readdirSync('samples')
  .map((file) => file.replace('.json', ''))
  .sort();

export function sample(name: string): Snapshot {
  return readSnapshot(`samples/${name}.json`);
}

/** A client that differs from a sample by a JSON Merge Patch. */
export function patched(name: string, patch: Json): Snapshot {
  return snapshotSchema.parse(mergePatch(sample(name) as unknown as Json, patch));
}

export function reportOn(name: string, patch: Json = {}): Report {
  return buildReport(patched(name, patch));
}

/** "id:confidence" of each cause, best first. */
export function named(report: Report): string[] {
  return report.causes.map(({ id, confidence }) => `${id}:${confidence}`);
}
