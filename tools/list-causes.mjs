// Writes src/knowledge/causes/index.ts: one import per cause file, so that adding a cause is adding its file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/knowledge/causes/', import.meta.url);
const rows = readdirSync(folder)
  .filter(
    (file) =>
      file.endsWith('.ts') && !['index.ts', 'groups.ts', 'shared-evidence.ts', 'steps.ts'].includes(file),
  )
  .sort()
  .map((file) => ({
    file,
    name: /export const (\w+) = cause\(/.exec(readFileSync(new URL(file, folder), 'utf8'))?.[1],
  }));
const text = [
  '// Written by tools/list-causes.mjs (npm run causes). Do not edit.',
  "import type { Cause } from '../cause.ts';",
  ...rows.map(({ file, name }) => `import { ${name} } from './${file}';`),
  '',
  '/** Every cause that can be told, by file name. */',
  'export const causes: readonly Cause[] = [',
  ...rows.map(({ name }) => `  ${name},`),
  '];',
  '',
].join('\n');
writeFileSync(new URL('index.ts', folder), text);
