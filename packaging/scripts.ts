import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export type Scripts = ReadonlyMap<string, Uint8Array>;

/** `ps-scripts` byte for byte, by name with `/` between folder and file. */
export function readScripts(folder = 'ps-scripts'): Scripts {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}
