import { Busy, InputError, SettingsError } from '../base/input-error.ts';
import { sweep } from '../base/text/sweep.ts';
import { type EmitFormat, emitFormats, emitters } from '../render/emit/emitters.ts';
import type { Said } from '../render/emit/said.ts';
import { exitCodes } from './exit-code.ts';

/** The exit code of a failure. */
export function exitCodeFor(error: unknown): number {
  if (error instanceof Busy) return exitCodes.inconclusive;
  return error instanceof InputError ? exitCodes.usage : exitCodes.internal;
}

/** What may be said of a failure where anybody may read it: more than this could name files, connections and people. */
function reasonOf(error: unknown): string {
  if (error instanceof SettingsError) return sweep([error.message, error.details[0] ?? ''].join(' '));
  return error instanceof InputError
    ? 'The command line is wrong; vpn-doctor.log says how.'
    : 'The tool itself failed; vpn-doctor.log says how.';
}

/** Says on stdout that the tool failed, in the words of the product that waits for an answer; answers the exit code for it. */
export function emitFailure(format: EmitFormat | undefined, error: unknown): number {
  const exitCode = exitCodeFor(error);
  if (format === undefined) return exitCode;
  const said: Said =
    error instanceof Busy
      ? { kind: 'stale', reason: 'Another run is under way on this computer.' }
      : { kind: 'error', reason: reasonOf(error), exitCode };
  const emitted = emitters[format](said);
  process.stdout.write(emitted.stdout);
  return emitted.exitCode;
}

/** The format that a command line asks for, whatever else is wrong with it. */
export function emitFormatIn(args: readonly string[]): EmitFormat | undefined {
  const at = args.findIndex((one) => one === '--emit' || one.startsWith('--emit='));
  const given = args[at]?.includes('=') ? args[at]?.slice('--emit='.length) : args[at + 1];
  return at < 0 ? undefined : emitFormats.find((format) => format === given);
}
