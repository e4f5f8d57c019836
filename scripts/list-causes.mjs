// Writes src/vpn/cause-ids.ts and src/knowledge/causes.ts from the files in src/knowledge/causes/, so that adding a cause is adding its file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/knowledge/causes/', import.meta.url);
const head = '// Written by scripts/list-causes.mjs from src/knowledge/causes/. Do not edit.';

const rows = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const [, name] = /export const (\w+) = cause\(/.exec(text) ?? [];
    const [, id] = /^ {2}id: '([^']+)',$/m.exec(text) ?? [];
    if (!name || `${id}.ts` !== file)
      throw new Error(
        `src/knowledge/causes/${file}: a cause is exported as "cause({ id: '${file.replace('.ts', '')}', … })", under the id that is the file's name`,
      );
    return { file, name, id };
  });

writeFileSync(
  new URL('../src/vpn/cause-ids.ts', import.meta.url),
  [
    head,
    'export const causeIds = [',
    ...rows.map(({ id }) => `  '${id}',`),
    '] as const;',
    '',
    '/** The vocabulary of diagnoses: the names of the files in `causes/`. An id never changes once released. */',
    'export type BuiltInCauseId = (typeof causeIds)[number];',
    '',
    "/** Ids of an organisation's own causes begin with `org-`, so that no later version of the tables has the same. */",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a type's text
    'export type CauseId = BuiltInCauseId | `org-${string}`;',
    '',
  ].join('\n'),
);
writeFileSync(
  new URL('../src/knowledge/causes.ts', import.meta.url),
  [
    head,
    "import type { Cause } from '../rules/cause.ts';",
    ...rows.map(({ file, name }) => `import { ${name} } from './causes/${file}';`),
    '',
    'export const causes: readonly Cause[] = [',
    ...rows.map(({ name }) => `  ${name},`),
    '];',
    '',
  ].join('\n'),
);
