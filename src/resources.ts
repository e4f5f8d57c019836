import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `ps-scripts` and `samples`: above `dist` when bundled, above `src` in development. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'ps-scripts')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export function scriptPath(...parts: readonly string[]): string {
  return join(packageFolder(), 'ps-scripts', ...parts);
}
