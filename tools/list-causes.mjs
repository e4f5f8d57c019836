// Writes src/knowledge/generated/ from the names of the files in src/knowledge/causes/, so that adding a cause is adding its file.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/knowledge/causes/', import.meta.url);
const generated = new URL('../src/knowledge/generated/', import.meta.url);
const head = '// Written by tools/list-causes.mjs from src/knowledge/causes/. Do not edit.';

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

mkdirSync(generated, { recursive: true });
writeFileSync(
  new URL('cause-ids.ts', generated),
  [head, 'export const causeIds = [', ...rows.map(({ id }) => `  '${id}',`), '] as const;', ''].join('\n'),
);
writeFileSync(
  new URL('causes.ts', generated),
  [
    head,
    "import type { Cause } from '../cause.ts';",
    ...rows.map(({ file, name }) => `import { ${name} } from '../causes/${file}';`),
    '',
    'export const causes: readonly Cause[] = [',
    ...rows.map(({ name }) => `  ${name},`),
    '];',
    '',
  ].join('\n'),
);
