import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { Daemon } from './daemon.ts';
import type { World } from './world.ts';

/** Makes one of `programs/` ready to run without a loader, which would take longer than the rest. */
export function compiled(world: World, name: string): string {
  const path = join(world.folder, `${name}.mjs`);
  // Written once: another process may be reading it.
  if (existsSync(path)) return path;
  const source = readFileSync(join(import.meta.dirname, 'programs', `${name}.ts`), 'utf8');
  writeFileSync(path, transformSync(source, { loader: 'ts', format: 'esm', target: 'node20' }).code);
  return path;
}

/** Starts one of `programs/` where the servers are. It gets its options as JSON, and says "ready". */
export function startProgram(world: World, name: string, options: unknown): Promise<Daemon> {
  return world.start('server', {
    command: process.execPath,
    args: [compiled(world, name), JSON.stringify(options)],
    ready: ({ said }) => said.includes('ready\n'),
  });
}
