import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { win32 } from 'node:path';

/**
 * Where Windows is: asked of Windows, never of `SystemRoot` or `windir`. Whoever starts us elevated hands over the
 * environment of the person at the desk, and a path from there would decide which powershell.exe runs with all rights.
 */
export function windowsFolder(): string {
  found ??= ofTheKernel() ?? ofTheLoader();
  return found;
}

let found: string | undefined;

export const systemFolder = (): string => win32.join(windowsFolder(), 'System32');

/** Not `ProgramFiles`, for the same reason. Only administrators may write there, and what they make inherits that. */
export const programFiles = (): string => win32.join(win32.parse(windowsFolder()).root, 'Program Files');

/** The person's own, so it may come from the environment: who can bend it can write there anyhow. */
export const localAppData = (): string =>
  process.env.LOCALAPPDATA ?? win32.join(homedir(), 'AppData', 'Local');

/** The kernel's own link to its folder: `\SystemRoot` in the object namespace, which takes an administrator to change. */
function ofTheKernel(): string | undefined {
  try {
    return realpathSync.native('\\\\?\\GLOBALROOT\\SystemRoot');
  } catch {
    return undefined;
  }
}

/**
 * Where the loader took ntdll.dll from: it is in every process before anything else, and always Windows' own. Node tells it
 * in its report only, which takes up to two seconds, because it loads the symbols of every module first.
 */
function ofTheLoader(): string {
  // These name places to load symbols from, servers too; and without the last line it would look up every open address's name.
  for (const name of ['_NT_SYMBOL_PATH', '_NT_ALT_SYMBOL_PATH', '_NT_ALTERNATE_SYMBOL_PATH'])
    delete process.env[name];
  Object.assign(process.report, { excludeNetwork: true });
  const { sharedObjects } = process.report.getReport() as { sharedObjects?: readonly string[] };
  const ntdll = sharedObjects?.find((path) => /[\\/]system32[\\/]ntdll\.dll$/i.test(path));
  if (ntdll === undefined) throw new Error('The folder of Windows could not be found.');
  return win32.dirname(win32.dirname(ntdll));
}
