// The pages under docs/ that are made from tables, by their path there.
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { asciiText } from '../src/base/text/ascii.ts';
import { consoleText } from '../src/render/console.ts';
import { buildReport } from '../src/report/build.ts';
import { readSnapshot } from '../src/snapshot/file.ts';
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

const printed = /(<!-- what the program prints: npm run update:docs -->\n\n```\n)[\s\S]*?(```\n)/;

/** The README with what the program prints of the sample that it shows. */
export function readmeWith(readme: string): string {
  if (!printed.test(readme)) throw new Error('README.md has no place for what the program prints');
  const sample = fileURLToPath(new URL('../samples/gre-blocked.json', import.meta.url));
  // As in a pipe: without colours, in ASCII.
  const text = asciiText(stripVTControlCharacters(consoleText(buildReport(readSnapshot(sample)))));
  return readme.replace(printed, (_, before: string, after: string) => before + text + after);
}
