// Writes the pages under docs/ that are made from tables, and what README.md shows of the program.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedDocs, generatedFolders, readmeWith } from './docs.ts';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
for (const folder of generatedFolders) rmSync(`${docs}${folder}`, { recursive: true, force: true });
for (const [path, text] of Object.entries(generatedDocs())) {
  mkdirSync(dirname(`${docs}${path}`), { recursive: true });
  writeFileSync(`${docs}${path}`, text);
}
const readme = fileURLToPath(new URL('../README.md', import.meta.url));
writeFileSync(readme, readmeWith(readFileSync(readme, 'utf8')));
