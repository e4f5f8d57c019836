import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All scripts of these folders, in folders of theirs too. */
export function scriptsIn(...folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file))))
    .filter((file) => file.endsWith('.ps1'))
    .sort();
}

/** Every script that is shipped. */
export const shippedScripts = scriptsIn('ps-scripts', 'deploy');
