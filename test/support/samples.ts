import { readdirSync } from 'node:fs';
import { type Json, mergePatch } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/model.ts';
import { readSnapshot } from '../../src/snapshot/file.ts';
import { type Snapshot, snapshotSchema } from '../../src/snapshot/schema.ts';

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

/** A megabyte: thousands of dials that failed. */
export function largeSnapshot(): Snapshot {
  const many = Object.fromEntries(
    Array.from({ length: 3500 }, (_, index) => [
      `${index}`,
      {
        connection: 'Contoso VPN',
        at: '2026-11-20T18:00:00.000Z',
        result: 'failed',
        errorCode: 721,
        tunnel: 'pptp',
        events: [20221, 20222, 20223, 20227],
      },
    ]),
  );
  const snapshot = patched('gre-blocked', { probes: { attempts: { data: { attempts: many } } } });
  if (JSON.stringify(snapshot, undefined, 2).length < 1_000_000) throw new Error('it has become small');
  return snapshot;
}
