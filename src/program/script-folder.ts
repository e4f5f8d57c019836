import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../base/input-error.ts';
import type { Carried } from './sea.ts';

/** Under a base folder (Program Files, or the person's own) scripts lie in `vpn-doctor\scripts\<name>`. */
const home = ['vpn-doctor', 'scripts'] as const;

/** Version, and a hash over names and contents: another set of scripts never shares a folder with this one. */
export function folderName({ version, scripts }: Carried): string {
  const hash = createHash('sha256');
  for (const name of [...scripts.keys()].sort()) {
    const content = scripts.get(name) ?? '';
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return `${version}-${hash.digest('hex').slice(0, 12)}`;
}

/**
 * The folder that holds exactly the carried scripts; written where they are not there yet. `bases` are tried in turn: the
 * first (Program Files) serves whoever may write there, so that an elevated run never executes what others could have
 * changed; a base that refuses the right to write is passed over, and nothing else is.
 */
export function placeScripts(carried: Carried, bases: readonly string[]): string {
  for (const base of bases) {
    const folder = resolve(base, ...home, folderName(carried));
    refuseLinks(folder);
    if (holdsExactly(folder, carried.scripts)) return folder;
    const temporary = newFolderBeside(folder);
    if (temporary === undefined) continue;
    fill(folder, temporary, carried.scripts);
    removeOlder(folder, carried.version);
    return folder;
  }
  throw cannotPlace(bases.join(' or '), 'access is denied');
}

/** A link or junction on the way would let somebody else choose where the scripts are, or what is written over. */
function refuseLinks(folder: string): void {
  const parts = [dirname(dirname(folder)), dirname(folder), folder];
  for (const part of parts) {
    if (isLink(part)) throw cannotPlace(part, 'it is a link, and could lead anywhere');
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // Not there yet; any other fault shows when it is used.
    return false;
  }
}

function holdsExactly(folder: string, scripts: Carried['scripts']): boolean {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory());
    return files.length === scripts.size && files.every((entry) => entry.isFile() && same(entry));
  } catch {
    // Not there, or not readable: then it is of no use either.
    return false;
  }

  function same(entry: { readonly parentPath: string; readonly name: string }): boolean {
    const path = join(entry.parentPath, entry.name);
    const wanted = scripts.get(relative(folder, path).replaceAll(sep, '/'));
    return wanted !== undefined && readFileSync(path).equals(wanted);
  }
}

/** `undefined` when this process has not the right to write there. Nobody but an administrator can bring that about. */
function newFolderBeside(folder: string): string | undefined {
  const temporary = `${folder}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    mkdirSync(temporary, { recursive: true });
    return temporary;
  } catch (error) {
    if (['EACCES', 'EPERM'].includes(codeOf(error))) return undefined;
    throw cannotPlace(folder, codeOf(error));
  }
}

/** Written aside and renamed, so that a run beside this one never meets half of the scripts. */
function fill(folder: string, temporary: string, scripts: Carried['scripts']): void {
  try {
    for (const [name, content] of scripts) {
      const path = join(temporary, ...name.split('/'));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content, { flag: 'wx' });
    }
    moveOver(temporary, folder, scripts);
  } catch (error) {
    throw cannotPlace(folder, codeOf(error));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

const moves = 10;

/** A virus scanner holds new files for a moment, and Windows renames no folder with an open file in it. */
function moveOver(temporary: string, folder: string, scripts: Carried['scripts']): void {
  for (let move = 1; ; move += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      renameSync(temporary, folder);
      return;
    } catch (error) {
      // Another run may have been first.
      if (holdsExactly(folder, scripts)) return;
      if (move === moves) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/** Best effort: what an older version left is of no use to anybody. A newer one's is left to it. */
function removeOlder(folder: string, version: string): void {
  try {
    for (const name of readdirSync(dirname(folder))) {
      const [, other] = /^(\d+\.\d+\.\d+.*)-[0-9a-f]{12}$/.exec(name) ?? [];
      if (other !== undefined && isOlder(other, version))
        rmSync(join(dirname(folder), name), { recursive: true, force: true });
    }
  } catch {
    // Somebody still runs them, perhaps; the next new version tries again.
  }
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'the system refused';
}

function cannotPlace(where: string, reason: string): InputError {
  return new InputError(
    `The PowerShell scripts cannot be written to ${where}: ${reason}. Free the way there, or use the portable zip.`,
  );
}
