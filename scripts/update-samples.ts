// Writes samples/: the healthy client, and each sick one as the patch on it that scripts/samples/sick.ts holds.
import { mkdirSync, writeFileSync } from 'node:fs';
import { snapshotText } from '../src/snapshot/file.ts';
import { snapshotSchema } from '../src/snapshot/schema.ts';
import healthy from './samples/healthy.ts';
import { type Json, mergePatch } from './samples/merge-patch.ts';
import sick from './samples/sick.ts';

const folder = new URL('../samples/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, patch] of Object.entries<Json>({ healthy: {}, ...sick })) {
  const snapshot = snapshotSchema.parse(mergePatch(healthy, patch));
  writeFileSync(new URL(`${name}.json`, folder), snapshotText(snapshot));
}
