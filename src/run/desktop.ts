import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { InputError } from '../base/input-error.ts';
import { systemFolder } from '../program/windows-folders.ts';
import { dataFolder } from './folders.ts';

const shellFolders = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders';

/**
 * Where the person's desktop is: OneDrive and group policies move it. Not for a run with administrator's rights: the person may put a link there,
 * and would have it written where only administrators may.
 */
export function desktopFolder(): string {
  if (process.platform === 'win32' && dataFolder().of === 'machine')
    throw new InputError(
      '--desktop is for the person’s own runs, without administrator’s rights. Name a file with --html.',
    );
  const usual = join(homedir(), 'Desktop');
  const found = [process.platform === 'win32' ? movedDesktop() : undefined, usual].find(isFolder);
  if (found !== undefined) return found;
  throw new InputError('--desktop: there is no desktop here. Name a file with --html instead.');
}

/** reg.exe prints by the OEM code page, which loses letters; what it exports is UTF-16. */
function movedDesktop(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'vpn-doctor-'));
  const file = join(folder, 'folders.reg');
  try {
    spawnSync(win32.join(systemFolder(), 'reg.exe'), ['export', shellFolders, file, '/y'], {
      stdio: 'ignore',
      timeout: 5000,
      windowsHide: true,
    });
    return desktopIn(readFileSync(file, 'utf16le'), process.env);
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value as an export has it: text, or bytes of UTF-16 with variables in it, over several lines. */
export function desktopIn(exported: string, env: Readonly<NodeJS.ProcessEnv>): string | undefined {
  const text = exported.replace(/\\\r?\n\s*/g, '');
  const bytes = /^"Desktop"=hex\(2\):([0-9a-f,]*)/im.exec(text)?.[1];
  const plain = /^"Desktop"="((?:[^"\\]|\\.)*)"/im.exec(text)?.[1]?.replace(/\\(.)/g, '$1');
  const written =
    bytes === undefined ? plain : Buffer.from(bytes.replaceAll(',', ''), 'hex').toString('utf16le');
  return written
    ?.replace(/\0[\s\S]*$/, '')
    .replace(/%([^%]+)%/g, (whole, name: string) => env[name] ?? env[name.toUpperCase()] ?? whole);
}

function isFolder(path: string | undefined): path is string {
  return path !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
