import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import { windowsFolder } from '../program/windows-folders.ts';

/**
 * Where Windows PowerShell 5.1 is, by absolute path: always present, and not to be hijacked through PATH. A 32-bit
 * parent (some RMM agents) sees the 32-bit one under System32, so `Sysnative`, which only such a process has, goes first.
 */
export function windowsPowerShell(root = windowsFolder(), exists = existsSync): string | undefined {
  return ['Sysnative', 'System32']
    .map((folder) => win32.join(root, folder, 'WindowsPowerShell', 'v1.0', 'powershell.exe'))
    .find((path) => exists(path));
}

/** The flags that both live drivers start PowerShell with: no profile scripts, no prompts, plain text. */
export const startFlags = {
  '-NoProfile': true,
  '-NonInteractive': true,
  '-ExecutionPolicy': 'Bypass',
  '-OutputFormat': 'Text',
} as const;

/**
 * What PowerShell must not inherit. A PSModulePath from PowerShell 7 makes 5.1 load modules that it cannot. The profiler,
 * start-up hook and AppDomain variables make .NET load a library of the caller's choice into any of its programs
 * (learn.microsoft.com, "Runtime configuration options for debugging and profiling"). __PSLockdownPolicy is a test knob of
 * the language mode. DOTNET_ROOT stays: it only matters to a pwsh that somebody installed as a .NET tool and names by --powershell.
 */
const notInherited = [
  /^(PSModulePath|NODE_POWERSHELL|VPN_DOCTOR_(REQUEST|HARNESS)|__PSLockdownPolicy)$/i,
  /^(COR_|CORECLR_|COMPLUS_|APPDOMAIN_MANAGER_|DOTNET_(?!EnableWriteXorExecute$|ROOT)|DEVPATH$)/i,
];

/** TERM and NO_COLOR keep pwsh's escape codes out of the output. */
export function powershellEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = { ...(process.platform === 'win32' && windowsOwn()), TERM: 'dumb', NO_COLOR: '1', ...extra };
  // Windows takes `SYSTEMROOT` and `SystemRoot` for one name, and Node hands on whichever comes first.
  const taken = new Set(Object.keys(own).map((name) => name.toUpperCase()));
  const inherited = Object.entries(process.env).filter(
    ([name]) => !taken.has(name.toUpperCase()) && !notInherited.some((pattern) => pattern.test(name)),
  );
  return { ...Object.fromEntries(inherited), ...own };
}

/** Where scripts and the programs they start find Windows, whatever the caller's environment says; nothing from the current folder. */
export function windowsOwn(root = windowsFolder()): Record<string, string> {
  const system = win32.join(root, 'System32');
  return {
    SystemRoot: root,
    windir: root,
    SystemDrive: win32.parse(root).root.slice(0, 2),
    ComSpec: win32.join(system, 'cmd.exe'),
    Path: [system, root, win32.join(system, 'Wbem')].join(';'),
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}
