import * as z from 'zod';
import { readBytes, textIn } from '../base/files.ts';
import { InputError } from '../base/input-error.ts';
import { isZip, snapshotIn } from './bundle.ts';
import { type Snapshot, snapshotSchema, snapshotVersion } from './schema.ts';

/** A snapshot as the text of a file. */
export function snapshotText(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, undefined, 2)}\n`;
}

/** Reads a snapshot, or the one in a bundle; or says in one line what is wrong with the file, where, and what to do. */
export function readSnapshot(path: string): Snapshot {
  const bytes = readBytes(path);
  return parseSnapshot(isZip(bytes) ? snapshotIn(bytes, path) : textIn(bytes), path);
}

export function parseSnapshot(text: string, path: string): Snapshot {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InputError(
      `${path} is not a snapshot: it is not JSON, or was cut off. Save or copy it again, whole.`,
    );
  }
  const version = z.object({ schema: z.string() }).safeParse(json);
  if (!version.success) {
    throw new InputError(
      `${path} is not a snapshot: it has no "schema". Give a file that --save or collect wrote.`,
    );
  }
  if (version.data.schema !== snapshotVersion) {
    throw new InputError(
      `${path} has schema "${version.data.schema.slice(0, 60)}"; this version reads "${snapshotVersion}". Use a matching version of vpn-doctor, or collect anew.`,
    );
  }
  const parsed = snapshotSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InputError(
    `${path} is not a valid snapshot: ${issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown shape'}. Collect it anew.`,
  );
}
