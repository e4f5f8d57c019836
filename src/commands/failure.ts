import { type EmitFormat, emitFormats, emitters } from '../report/emit/emitters.ts';
import { exitCodes } from './exit-code.ts';

/** What may be said of a failure where anybody may read it: why it failed could name files and people. */
const reasons: Readonly<Record<number, string>> = {
  [exitCodes.usage]: 'The command line or the settings are wrong; stderr and the log say how.',
  [exitCodes.internal]: 'The tool itself failed; stderr and the log say how.',
};

/** Says on stdout that the tool failed, in the words of the product that waits for an answer; answers the exit code for it. */
export function emitFailure(format: EmitFormat | undefined, exitCode: number): number {
  if (format === undefined) return exitCode;
  const reason = reasons[exitCode] ?? 'The tool itself failed.';
  const emitted = emitters[format]({ kind: 'error', reason, exitCode });
  process.stdout.write(emitted.stdout);
  return emitted.exitCode;
}

/** The format that a command line asks for, whatever else is wrong with it. */
export function emitFormatIn(args: readonly string[]): EmitFormat | undefined {
  const at = args.findIndex((one) => one === '--emit' || one.startsWith('--emit='));
  const given = args[at]?.includes('=') ? args[at]?.slice('--emit='.length) : args[at + 1];
  return at < 0 ? undefined : emitFormats.find((format) => format === given);
}
