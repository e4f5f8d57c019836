import { stripVTControlCharacters } from 'node:util';
import { asciiText } from '../base/text/ascii.ts';

/** Colours stay where a person sees them. picocolors takes every Windows and every build for such a place, also a file or a pipe. */
export function colouredFor(stream: { readonly isTTY?: boolean | undefined }, text: string): string {
  const forced = !['', '0', undefined].includes(process.env.FORCE_COLOR);
  return stream.isTTY || forced ? text : stripVTControlCharacters(text);
}

/** A result for people. In a pipe, a log or a remote management tool nobody knows which letters survive. */
export function forStdout(text: string): string {
  const coloured = colouredFor(process.stdout, text);
  return process.stdout.isTTY ? coloured : asciiText(coloured);
}
