import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { systemFolder } from '../program/windows-folders.ts';
import type { DataFolder } from './folders.ts';

/** All that a run ever writes into a data folder. */
const ownNames: readonly RegExp[] = [
  /^last-run\.json$/,
  /^last-report\.html$/,
  /^run\.lock$/,
  /^vpn-doctor\.log(\.\d)?$/,
  /^ninja\.html$/,
  /^scripts$/,
  /^fixes$/,
  /^schedule\.\d+\.xml$/,
];

export const isOurs = (name: string): boolean => ownNames.some((own) => own.test(name));

/**
 * Makes the folder, and answers why it cannot be used where it cannot. The computer's own folder lies where everybody may make one
 * before us, so what is found there is never trusted: the rights are set anew, and what is not a plain file of ours goes.
 */
export function prepareFolder({ path, of }: DataFolder): string | undefined {
  try {
    mkdirSync(path, { recursive: true, ...(of === 'user' && { mode: 0o700 }) });
    const found = lstatSync(path);
    if (!found.isDirectory()) return `${path} is no folder`;
    if (of === 'user') return undefined;
    if (process.platform === 'win32') claim(path);
    else if (found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0)
      return `others may write to ${path}`;
    dropForeign(path);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** SIDs, since names are translated: SYSTEM and Administrators may do all, Users may read. */
const grants = ['*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-32-545:(OI)(CI)RX'];

/** An owner may always change the rights back, so the owner goes first. `/L`: of a link, not of where it leads. */
function claim(path: string): void {
  const everything = ['/T', '/L', '/C', '/Q'];
  icacls(path, '/setowner', '*S-1-5-32-544', ...everything);
  icacls(path, '/reset', ...everything);
  icacls(path, '/inheritance:r', '/grant:r', ...grants, '/Q');
}

function icacls(...args: readonly string[]): void {
  const program = win32.join(systemFolder(), 'icacls.exe');
  const { status, error } = spawnSync(program, args, { windowsHide: true, stdio: 'ignore', timeout: 5000 });
  if (status !== 0) throw new Error(`its rights could not be set (${error?.message ?? `icacls: ${status}`})`);
}

/** Links, also hard ones, would let us write somewhere else; other files are not ours to have there. */
function dropForeign(path: string): void {
  for (const name of readdirSync(path)) {
    const entry = lstatSync(join(path, name));
    const plain = entry.isDirectory() || (entry.isFile() && entry.nlink === 1);
    if (!plain || !isOurs(name)) rmSync(join(path, name), { recursive: true, force: true });
  }
}
