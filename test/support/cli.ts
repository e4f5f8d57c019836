import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

/** Runs the program as a user would. `prefix` puts it into a network namespace, for example. */
export function cli(
  args: readonly string[],
  {
    env = {},
    prefix = [],
    entry = resolve('src/cli.ts'),
    cwd,
    onStart,
  }: {
    env?: Readonly<Record<string, string>>;
    prefix?: readonly string[];
    entry?: string;
    cwd?: string;
    onStart?: (child: ChildProcess) => void;
  } = {},
): Promise<Ran> {
  const loader = entry.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];
  const [command = process.execPath, ...rest] = [...prefix, process.execPath, ...loader, entry, ...args];
  return new Promise((done) => {
    const started = performance.now();
    const child = spawn(command, rest, {
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      ...(cwd && { cwd }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('close', (code) => done({ code, stdout, stderr, ms: Math.round(performance.now() - started) }));
    onStart?.(child);
  });
}
