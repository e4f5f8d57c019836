import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PackagingError } from './error.ts';
import { makePackages } from './make.ts';
import { help, readOptions } from './options.ts';

/** Does what the command line asks for, and answers the exit code. `zipRuntime`: see makePackages. */
export async function packageCommand(
  args: readonly string[],
  more: { readonly zipRuntime?: Uint8Array } = {},
): Promise<0 | 2> {
  try {
    const options = readOptions(args);
    if (options === undefined) console.log(help);
    else await package_(options.out, (folder) => makePackages(folder, { ...options, ...more }));
    return 0;
  } catch (error) {
    if (!(error instanceof PackagingError)) throw error;
    console.error(`package: ${error.message}`);
    return 2;
  }
}

/** Everything is made in a folder aside and moved when all of it is there: nothing half-written is ever in `out`. */
async function package_(out: string, make: (folder: string) => Promise<void>): Promise<void> {
  const target = resolve(out);
  mkdirSync(dirname(target), { recursive: true });
  const aside = mkdtempSync(join(dirname(target), '.packages-'));
  try {
    await make(aside);
    mkdirSync(target, { recursive: true });
    for (const file of readdirSync(aside).sort()) {
      renameSync(join(aside, file), join(target, file));
      console.log(join(out, file));
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
