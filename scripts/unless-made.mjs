// What takes long to make is made again only where its sources are others than last time: a run without network then asks for nothing.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `make` answers whether it came off. The stamp goes first: what was cut short counts as not made. */
export function unlessMade({ stamp, sources, results }, make) {
  const print = fingerprint(sources);
  const made = [stamp, ...results].every(existsSync) && readFileSync(stamp, 'utf8') === print;
  if (made) return;
  rmSync(stamp, { force: true });
  if (make()) writeFileSync(stamp, print);
}

/** Of files, and of all that lies in folders. */
function fingerprint(sources) {
  const hash = createHash('sha256').update(process.version);
  for (const path of sources.flatMap(filesIn).sort()) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
