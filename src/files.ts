import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from './input-error.ts';

/** Writes a file whole or not at all: into a temporary one beside it, then renamed over it. */
export function writeWhole(path: string, content: string): void {
  const target = resolve(path);
  const temporary = `${target}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new InputError(
      `Cannot write ${path}: ${reasonOf(error)}. Name a file in a folder that you may write to.`,
    );
  }
}

/** Fails before any work is done when a result could not be written later. */
export function assertWritable(path: string): void {
  const target = resolve(path);
  const probe = `${target}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    writeFileSync(probe, '', { flag: 'wx' });
    rmSync(probe);
    // A folder of that name would stop the rename.
    if (isFolder(target)) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    throw new InputError(
      `Cannot write ${path}: ${reasonOf(error)}. Name a file in a folder that you may write to.`,
    );
  }
}

/** Reads a text file with or without a byte order mark, in UTF-8 or, as Windows PowerShell's `>` writes, UTF-16. */
export function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new InputError(`Cannot read ${path}: ${reasonOf(error)}. Check the name of the file.`);
  }
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

function isFolder(path: string): boolean {
  try {
    readFileSync(path);
    return false;
  } catch (error) {
    return codeOf(error) === 'EISDIR';
  }
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
