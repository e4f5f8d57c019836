import { existsSync, rmSync } from 'node:fs';
import { win32 } from 'node:path';
import { InputError } from '../input-error.ts';
import { dataFolder } from '../operations/folders.ts';
import { programFiles } from '../windows-folders.ts';
import { exitCodes } from './exit-code.ts';

/** Deletes what runs have left: log, last result, lock and unpacked scripts. Of the caller, or with administrator's rights of the computer. */
export function cleanup(): number {
  const there = places().filter((path) => existsSync(path));
  for (const path of there) {
    remove(path);
    process.stdout.write(`Deleted: ${path}\n`);
  }
  if (there.length === 0) process.stdout.write('There is nothing to delete.\n');
  return exitCodes.healthy;
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 2 });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? error.code : error;
    throw new InputError(`Cannot delete ${path} (${why}). End other runs of vpn-doctor, and try again.`);
  }
}

function places(): string[] {
  const { path, of } = dataFolder();
  const scripts = (): string => win32.join(programFiles(), 'vpn-doctor', 'scripts');
  return process.platform === 'win32' && of === 'machine' ? [path, scripts()] : [path];
}
