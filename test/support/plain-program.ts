import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryFolder } from './engine.ts';

/** A program of a test's own as plain JavaScript: where it is. For what starts processes, each of which would compile our sources anew. */
export function plainProgram(source: string): string {
  const outfile = join(temporaryFolder(), 'program.mjs');
  buildSync({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}
