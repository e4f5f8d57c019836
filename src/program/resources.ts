import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeScripts } from './script-folder.ts';
import { carried } from './sea.ts';
import { localAppData, programFiles } from './windows-folders.ts';

export function scriptPath(...parts: readonly string[]): string {
  scripts ??= scriptFolder();
  return join(scripts, ...parts);
}

let scripts: string | undefined;

/** The single-file program writes its own out; a folder beside it could be anybody's. */
function scriptFolder(): string {
  const own = carried();
  return own ? placeScripts(own, [programFiles(), localAppData()]) : join(packageFolder(), 'ps-scripts');
}

/** The folder that holds `ps-scripts` and `samples`: above `dist` when bundled, above `src` in development. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'ps-scripts')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
