import { spawn } from 'node:child_process';
import { Busy, InputError } from '../base/input-error.ts';
import { cleanText } from '../base/text/clean.ts';
import { exitCodes } from './exit-code.ts';
import { emitFailure, emitFormatIn } from './failure.ts';

/** Does what a command line asks for, and answers the exit code. */
export type Runner = (args: readonly string[]) => Promise<number>;

/** Runs the command line; whatever goes wrong ends in one clear line and the right exit code. */
export async function main(args: readonly string[], run: Runner): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A closed pipe (`| head`) is the reader's choice; a full disk is not.
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`vpn-doctor: the result could not be written: ${error.code}\n`);
    process.exit(exitCodes.internal);
  });
  // A fault outside of what we wait for: Node would end with 1, which is a finding.
  process.on('uncaughtException', (error) => void leave(failed(args, error)));
  await leave(await exitCodeOfRun(args, run));
}

/** The same without ending the process: the line on stderr, and the exit code. */
export async function exitCodeOfRun(args: readonly string[], run: Runner): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    return failed(args, error);
  }
}

/** The same for what is done at once, and needs nothing to be ended or waited for. */
export function mainAtOnce(args: readonly string[], run: () => number): void {
  try {
    process.exitCode = run();
  } catch (error) {
    process.exitCode = failed(args, error);
  }
}

/** Says what went wrong, on stderr and in the words of the product that waits for an answer. */
function failed(args: readonly string[], error: unknown): number {
  const usage = error instanceof InputError;
  const message = cleanText(error instanceof Error ? error.message : String(error));
  const ours = usage || error instanceof Busy;
  process.stderr.write(`vpn-doctor: ${ours ? '' : 'internal error: '}${message}\n`);
  if (usage) for (const detail of error.details) process.stderr.write(`  ${cleanText(detail)}\n`);
  if (args.includes('--verbose') && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return emitFailure(emitFormatIn(args), error);
}

/**
 * Ends the process once everything is written. Without this a look-up that the system will not give up, or a pipe that
 * an escaped grandchild holds, would keep us here long after the deadline.
 */
async function leave(code: number): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) => new Promise<void>((done) => stream.write('', () => done())),
    ),
  );
  endForSure();
  process.exit(code);
}

/**
 * Off Windows, exit() waits for the system's look-up of a name, which a resolver may hold for minutes: cut answers, and silence over TCP. All is
 * written by now, so the process is ended from outside; its exit code is that of the signal then.
 */
function endForSure(): void {
  const looksUp = process.getActiveResourcesInfo().some((one) => one.startsWith('GetAddrInfo'));
  if (process.platform === 'win32' || !looksUp) return;
  const words = ['-c', `sleep 0.5; kill -9 ${process.pid} 2>/dev/null`];
  spawn('/bin/sh', words, { detached: true, stdio: 'ignore' }).unref();
}
