import { exitCodes } from './commands/exit-code.ts';
import { run } from './commands/program.ts';
import { InputError } from './input-error.ts';
import { cleanText } from './snapshot/clean.ts';

/** Runs the command line; whatever goes wrong ends in one clear line and the right exit code. */
export async function main(args: readonly string[]): Promise<void> {
  // A closed pipe (`| head`) is the reader's choice, no fault.
  process.stdout.on('error', () => process.exit());
  try {
    process.exitCode = await run(args);
  } catch (error) {
    const usage = error instanceof InputError;
    const message = cleanText(error instanceof Error ? error.message : String(error));
    process.stderr.write(`vpn-doctor: ${usage ? '' : 'internal error: '}${message}\n`);
    if (args.includes('--verbose') && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = usage ? exitCodes.usage : exitCodes.internal;
  }
}
