import { existsSync, rmSync } from 'node:fs';
import { win32 } from 'node:path';
import { InputError } from '../input-error.ts';
import { dataFolder } from '../operations/folders.ts';
import { programFiles } from '../windows-folders.ts';
import { exitCodes } from './exit-code.ts';

/** Deletes what runs have left: log, last result, lock and unpacked scripts. Of the caller, or with administrator's rights of the computer. */
export function cleanup(): number {
  const there = places().filter((path) => existsSync(path));
  const kept = there.flatMap(remove);
  if (kept.length > 0)
    throw new InputError('Not all could be deleted. End other runs of vpn-doctor, and try again:', kept);
  process.stdout.write(
    there.length > 0 ? there.map((path) => `Deleted: ${path}\n`).join('') : 'There is nothing to delete.\n',
  );
  return exitCodes.healthy;
}

function places(): string[] {
  const { path, of } = dataFolder();
  const scripts = (): string => win32.join(programFiles(), 'vpn-doctor', 'scripts');
  return process.platform === 'win32' && of === 'machine' ? [path, scripts()] : [path];
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
