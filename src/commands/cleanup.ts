import { existsSync, rmSync } from 'node:fs';
import { dataFolder } from '../operations/folders.ts';
import { exitCodes } from './exit-code.ts';

/** Deletes what runs have left: log, last result, lock and unpacked scripts. Of the caller, or with administrator's rights of the computer. */
export function cleanup(): number {
  const { path } = dataFolder();
  if (!existsSync(path)) {
    process.stdout.write('There is nothing to delete.\n');
    return exitCodes.healthy;
  }
  rmSync(path, { recursive: true, force: true, maxRetries: 2 });
  process.stdout.write(`Deleted: ${path}\n`);
  return exitCodes.healthy;
}
