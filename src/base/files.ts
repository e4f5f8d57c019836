import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from './input-error.ts';

/**
 * Writes a file whole or not at all: into a temporary one beside it, then renamed over it. A link is followed, and the
 * rights of a file that is replaced are kept.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const { target, mode } = destination(path);
  const temporary = temporaryBeside(target);
  try {
    writeFileSync(temporary, content, { flag: 'wx', ...(mode !== undefined && { mode }) });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw cannotWrite(path, reasonOf(error));
  }
}

/** Fails before any work is done when a result could not be written later. */
export function assertWritable(path: string): void {
  const { target } = destination(path);
  const temporary = temporaryBeside(target);
  try {
    writeFileSync(temporary, '', { flag: 'wx' });
    rmSync(temporary);
  } catch (error) {
    throw cannotWrite(path, reasonOf(error));
  }
}

/** Where a path leads, and the rights of what is there. Only a regular file may be replaced. */
function destination(path: string): { target: string; mode: number | undefined } {
  const wanted = resolve(path);
  const there = existing(wanted);
  if (!there) return { target: wanted, mode: undefined };
  if (!there.isFile())
    throw cannotWrite(path, there.isDirectory() ? 'it is a folder' : 'it is not a regular file');
  try {
    accessSync(wanted, constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, reasonOf(error));
  }
  return { target: realpathSync(wanted), mode: there.mode & 0o777 };
}

function existing(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A part of the path is no folder, or may not be searched: writing says so in its own words.
    return undefined;
  }
}

/** Made exclusively (`wx`), so the name need not be a secret; Node's crypto would double the time that `status` takes to load. */
function temporaryBeside(target: string): string {
  return `${target}.${process.pid}-${Math.random().toString(16).slice(2, 10)}.tmp`;
}

function cannotWrite(path: string, reason: string): InputError {
  return new InputError(`Cannot write ${path}: ${reason}. Name a file in a folder that you may write to.`);
}

/** No snapshot is near this size; reading more would only end in a fault of ours. */
const maxReadBytes = 50_000_000;

/** A regular file, whole. Its size is counted while it is read: what the system says of it may not be so, or not any more. */
export function readBytes(path: string): Buffer {
  let file: number | undefined;
  try {
    // A pipe that nobody writes to would hold us at its opening.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const there = fstatSync(file);
    if (there.isDirectory())
      throw new InputError(`Cannot read ${path}: it is a folder. Check the name of the file.`);
    if (!there.isFile()) throw new InputError(`Cannot read ${path}: it is not a regular file. Name one.`);
    return readUpTo(file, path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`Cannot read ${path}: ${reasonOf(error)}. Check the name of the file.`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readUpTo(file: number, path: string): Buffer {
  const chunks: Buffer[] = [];
  for (let size = 0; ; ) {
    const chunk = Buffer.allocUnsafe(1 << 20);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks, size);
    size += read;
    if (size > maxReadBytes) throw new InputError(`${path} is larger than 50 MB: it is no file of ours.`);
    chunks.push(chunk.subarray(0, read));
  }
}

/** Text with or without a byte order mark, in UTF-8 or, as Windows PowerShell's `>` writes, UTF-16. */
export function textIn(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

export function readText(path: string): string {
  return textIn(readBytes(path));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'another program holds it',
};

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? (code || 'the system refused');
}
