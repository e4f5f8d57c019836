import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InputError } from '../base/input-error.ts';
import { type EmitFormat, emitFormats, emitters } from '../render/emit/emitters.ts';
import { ageText, type Said } from '../render/emit/said.ts';
import { readableFolders } from '../run/folders.ts';
import { durationOf } from './duration.ts';
import { newestRun } from './last-run.ts';

/**
 * Answers from the last complete check of this computer, without looking at anything: a monitor may ask every minute. It is read without
 * yargs, since its whole cost is that of starting.
 */
export function status(args: readonly string[]): number {
  const { maxAge, format } = optionsIn(args);
  const said = lastSaid(maxAge, new Date());
  const { stdout, exitCode } = emitters[format](said);
  print(stdout);
  return exitCode;
}

/** Node's stream of stdout takes longer to load than all else here together; a pipe that is full for the moment needs it. */
function print(text: string): void {
  try {
    writeSync(1, text);
  } catch {
    process.stdout.write(text);
  }
}

function lastSaid(maxAge: number, now: Date): Said {
  const summary = newestRun(readableFolders(), now);
  if (!summary) return { kind: 'stale', reason: 'No complete check of this computer has been kept.' };
  const ageMs = now.getTime() - Date.parse(summary.finishedAt);
  if (ageMs <= maxAge) return { kind: 'run', summary, ageMs };
  return {
    kind: 'stale',
    reason: `The last complete check is ${ageText(ageMs)} old; ${ageText(maxAge)} are allowed.`,
    ageMs,
  };
}

function optionsIn(args: readonly string[]): { maxAge: number; format: EmitFormat } {
  const { 'max-age': maxAge, emit = 'line' } = parsed(args);
  const format = emitFormats.find((known) => known === emit);
  if (!format)
    throw new InputError(
      `--emit "${emit.slice(0, 40)}" is not known. Formats are ${emitFormats.join(', ')}.`,
    );
  return { maxAge: durationOf('--max-age', maxAge), format };
}

function parsed(args: readonly string[]): { 'max-age': string; emit?: string | undefined } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'max-age': { type: 'string', default: '24h' }, emit: { type: 'string' } },
    });
    return values;
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
    throw new InputError(`${message} See vpn-doctor status --help.`);
  }
}
