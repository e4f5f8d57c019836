import { type Zippable, zipSync } from 'fflate';

export type Contents = ReadonlyMap<string, Uint8Array | string>;

/** The same contents give the same bytes on every machine: names in order, one time for all, and a packer without options. */
export function zip(contents: Contents, level: 0 | 6 = 6): Uint8Array {
  const encoder = new TextEncoder();
  const files: Zippable = {};
  for (const name of [...contents.keys()].sort()) {
    const content = contents.get(name) ?? '';
    files[name] = typeof content === 'string' ? encoder.encode(content) : content;
  }
  // The earliest time that a zip can hold; in local time, as the format has it, so that every time zone writes the same.
  const mtime = new Date(1980, 0, 1);
  return zipSync(files, { mtime, level, os: 0 });
}
