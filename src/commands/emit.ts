import { join } from 'node:path';
import { writeWhole } from '../base/files.ts';
import { type EmitFormat, emitters } from '../render/emit/emitters.ts';
import type { Said } from '../render/emit/said.ts';
import { site } from '../run/site.ts';

/** Prints what a product waits for, and writes the file beside it where there is one. Answers the exit code for it. */
export function emit(
  format: EmitFormat,
  said: Said,
  clean: (text: string) => string = (text) => text,
): number {
  const { stdout, exitCode, sideFile } = emitters[format](said);
  if (sideFile) site().keep((folder) => writeWhole(join(folder, sideFile.name), clean(sideFile.content)));
  process.stdout.write(clean(stdout));
  return exitCode;
}
