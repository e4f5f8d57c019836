import { existsSync } from 'node:fs';
import { win32 } from 'node:path';

/**
 * Where Windows PowerShell 5.1 is, by absolute path: always present, and not to be hijacked through PATH. A 32-bit
 * parent (some RMM agents) sees the 32-bit one under System32, so `Sysnative`, which only such a process has, goes first.
 */
export function windowsPowerShell(
  env: NodeJS.ProcessEnv = process.env,
  exists = existsSync,
): string | undefined {
  const root = env.SystemRoot ?? env.windir ?? 'C:\\Windows';
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
 * The environment for PowerShell. PSModulePath is left out because a value inherited from PowerShell 7 makes 5.1 load
 * modules that it cannot; TERM and NO_COLOR keep pwsh's escape codes out of the output.
 */
export function powershellEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(PSModulePath|NODE_POWERSHELL|VPN_DOCTOR_(REQUEST|HARNESS))$/i.test(name),
  );
  return { ...Object.fromEntries(inherited), TERM: 'dumb', NO_COLOR: '1', ...extra };
}
