// Writes the pages under docs/ that are made from tables.
import { writeFileSync } from 'node:fs';
import { evidenceDoc } from './evidence-doc.ts';

writeFileSync(new URL('../docs/evidence.md', import.meta.url), evidenceDoc());
