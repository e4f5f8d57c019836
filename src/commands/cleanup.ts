import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { InputError } from '../base/input-error.ts';
import { programFiles } from '../program/windows-folders.ts';
import { FixRecord, isOpen, recordFolder, recordsIn } from '../repairs/fix-records.ts';
import { dataFolder } from '../run/folders.ts';
import { holderOf } from '../run/lock.ts';
import { isOurs } from '../run/prepare-folder.ts';
import { exitCodes } from './exit-code.ts';

/**
 * Deletes what runs have left: log, last result, lock, unpacked scripts, and records of repairs that are undone.
 * Of the caller, or with administrator's rights of the computer. By name, since a folder that somebody named
 * for it may hold other things. A record without which a repair could not be undone any more stays, and it is said where.
 */
export function cleanup(): number {
  const { path, of } = dataFolder();
  const holder = holderOf(path);
  if (holder !== undefined)
    throw new InputError(`A run is under way (process ${holder}). Wait until it has ended, and try again.`);
  const scripts = (): string[] => [win32.join(programFiles(), 'vpn-doctor', 'scripts')];
  const records = recordFolder(path);
  const needed = records === undefined ? [] : neededRecords(records);
  const there = [
    ...contents(path),
    ...(records === undefined || (process.platform === 'win32' && of !== 'machine')
      ? []
      : recordFiles(records).filter((one) => !needed.includes(one))),
    ...(process.platform === 'win32' && of === 'machine' ? scripts().filter(exists) : []),
  ];
  const kept = there.flatMap(remove);
  if (kept.length > 0)
    throw new InputError('Not all could be deleted. End what holds it, and try again:', kept);
  if (records !== undefined) removeEmpty(records);
  removeEmpty(path);
  process.stdout.write(
    there.length > 0 ? there.map((one) => `Deleted: ${one}\n`).join('') : 'There is nothing to delete.\n',
  );
  for (const one of needed)
    process.stdout.write(
      `Kept: ${one} (what it has changed can still be undone: vpn-doctor fix --undo --yes)\n`,
    );
  return exitCodes.healthy;
}

/** Records of changes that may still be there, and those that cannot be read. */
function neededRecords(folder: string): string[] {
  return recordsIn(folder)
    .filter((one) => !(one instanceof FixRecord) || one.entries.some(isOpen))
    .map(({ path }) => path);
}

/** All that lies in the folder of records, which only administrators can write to. */
function recordFiles(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder).map((name) => join(folder, name));
}

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** What is ours in a folder; nothing where it is none, or leads elsewhere. */
function contents(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => isOurs(name) && name !== 'fixes')
    .map((name) => join(folder, name));
}

/** What stays, and why. A virus scanner may hold a file for a moment. */
function remove(path: string): string[] {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 8, retryDelay: 100 });
    return [];
  } catch (error) {
    return [`${path} (${error instanceof Error && 'code' in error ? error.code : error})`];
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something else is in it, or it is not there.
  }
}
