// The pages under docs/ that are made from tables, by their path there.
import { evidenceDoc } from './evidence-doc.ts';
import { ruleDocs } from './rules-doc.ts';
import { schemaDocs } from './schema-docs.ts';
import { snapshotDoc } from './snapshot-doc.ts';

/** Folders that hold nothing else: what is no longer made is to go. */
export const generatedFolders = ['rules', 'rules/causes', 'schemas'] as const;

export function generatedDocs(): Record<string, string> {
  return {
    'evidence.md': evidenceDoc(),
    'snapshot.md': snapshotDoc(),
    ...ruleDocs(),
    ...schemaDocs(),
  };
}
