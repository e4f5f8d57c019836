import { InputError } from '../base/input-error.ts';

/** What a task starts. */
export interface Program {
  readonly exe: string;
  /** What `exe` runs, where it is Node. */
  readonly script?: string;
}

/** Where the installer puts it. Task Scheduler knows such variables, also among the arguments (Exec element, remarks). */
export const installed: Program = { exe: '%ProgramFiles%\\vpn-doctor\\vpn-doctor.exe' };

/** `pathType` of the schema. */
const longest = 260;
const start = /^(?:[A-Za-z]:|%ProgramFiles%|%ProgramFiles\(x86\)%|%ProgramW6432%)\\/i;
/** No way up, nothing that Windows would shorten (a dot or a space at the end), and no letter that a path cannot have. */
const part = /^[^<>:"/\\|?*%\p{Cc}\p{Cs}\ufffe\uffff]*[^<>:"/\\|?*%\p{Cc}\p{Cs}\ufffe\uffff. ]$/u;

/** The program that an administrator names for other computers. */
export function programNamed(path: string): Program {
  const reason = path.startsWith('\\\\')
    ? 'a path on the network can be taken over by others, and is not there on the road'
    : !/\.exe$/i.test(path)
      ? 'it has to end in .exe'
      : objectionTo(path);
  if (reason === undefined) return { exe: path };
  throw new InputError(`--program "${path.slice(0, 120)}" cannot be used: ${reason}.`);
}

/** Our own program, wherever it lies. */
export function assertPaths({ exe, script }: Program): void {
  for (const path of [exe, script ?? exe]) {
    const reason = objectionTo(path);
    if (reason !== undefined)
      throw new InputError(`${path.slice(0, 120)} cannot stand in a scheduled task: ${reason}.`);
  }
}

function objectionTo(path: string): string | undefined {
  if (path.length > longest) return `it is longer than ${longest} letters`;
  if (!start.test(path)) return 'it has to be a full path on a local drive, like C:\\Program Files\\…';
  const parts = path.replace(start, '').split('\\');
  return parts.every((one) => part.test(one)) ? undefined : 'it is no plain path of Windows';
}

/**
 * Whoever can replace the program can act as everybody whom the task runs for, SYSTEM included: so it has to lie where Windows lets only
 * administrators write. Not below Windows' own folder: some folders there are everybody's (Temp, Tasks, spool).
 */
export function assertOnlyAdministratorsWrite({ exe, script }: Program, systemDrive = 'C:'): void {
  const safe = [
    '%ProgramFiles%',
    '%ProgramFiles(x86)%',
    '%ProgramW6432%',
    `${systemDrive}\\Program Files`,
    `${systemDrive}\\Program Files (x86)`,
  ].map((folder) => `${folder}\\`.toLowerCase());
  for (const path of [exe, script ?? exe]) {
    if (safe.some((folder) => path.toLowerCase().startsWith(folder))) continue;
    throw new InputError(
      `${path.slice(0, 120)} may be changed by others, and the task would run it for other people or as SYSTEM. Install the MSI, or put the program below ${systemDrive}\\Program Files.`,
    );
  }
}
