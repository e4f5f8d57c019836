import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as z from 'zod';
import { InputError } from '../base/input-error.ts';
import { redactionLevels } from './schema.ts';

export const bundleVersion = 'vpn-doctor.bundle/1';
const manifestName = 'manifest.json';
const snapshotName = 'snapshot.json';
/** No snapshot is as large; a file that claims to be is no bundle of ours. */
const largest = 20_000_000;

const manifestSchema = z.object({
  schema: z.literal(bundleVersion),
  tool: z.object({ name: z.string(), version: z.string() }),
  taken: z.string(),
  redaction: z.enum(redactionLevels),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** One zip with everything that support needs, and a list of what is in it. The same contents give the same bytes. */
export function bundleOf(
  texts: Readonly<Record<string, string>>,
  about: Omit<Manifest, 'schema' | 'files'>,
): Uint8Array {
  const files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
  const manifest: Manifest = {
    schema: bundleVersion,
    ...about,
    files: Object.fromEntries(
      Object.entries(files).map(([name, data]) => [name, { bytes: data.length, sha256: hashOf(data) }]),
    ),
  };
  const all = { ...files, [manifestName]: strToU8(`${JSON.stringify(manifest, undefined, 2)}\n`) };
  return zipSync(all, { mtime: new Date(about.taken), level: 6 });
}

/** A zip begins so, whatever its name is. */
export function isZip(data: Uint8Array): boolean {
  return data[0] === 0x50 && data[1] === 0x4b && data[2] === 0x03 && data[3] === 0x04;
}

/** The snapshot in a bundle, as text; or what is wrong with the bundle. Nothing is written anywhere. */
export function snapshotIn(data: Uint8Array, path: string): string {
  const wanted = [manifestName, snapshotName];
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(data, {
      filter: ({ name, originalSize }) => wanted.includes(name) && originalSize <= largest,
    });
  } catch {
    throw new InputError(`${path} is a zip that cannot be read, or was cut off. Copy it again, whole.`);
  }
  const [manifest, snapshot] = [files[manifestName], files[snapshotName]];
  if (!manifest || !snapshot)
    throw new InputError(
      `${path} is no bundle of vpn-doctor: it has no ${manifest ? snapshotName : manifestName}.`,
    );
  const listed = manifestSchema.safeParse(parsed(strFromU8(manifest)));
  if (!listed.success) throw new InputError(`${path}: ${manifestName} is not one of vpn-doctor's.`);
  if (listed.data.files[snapshotName]?.sha256 !== hashOf(snapshot))
    throw new InputError(
      `${path}: ${snapshotName} is not what ${manifestName} says: somebody changed it, or it was damaged.`,
    );
  return strFromU8(snapshot);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
