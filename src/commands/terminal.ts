import { stripVTControlCharacters } from 'node:util';

/** Colours stay where a person sees them. picocolors takes every Windows and every build for such a place, also a file or a pipe. */
export function colouredFor(stream: { readonly isTTY?: boolean | undefined }, text: string): string {
  const forced = !['', '0', undefined].includes(process.env.FORCE_COLOR);
  return stream.isTTY || forced ? text : stripVTControlCharacters(text);
}
