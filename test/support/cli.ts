import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { exitCodeOfRun } from '../../src/commands/main.ts';
import { logged } from '../../src/commands/start.ts';
import { type Lanes, openLanes } from '../../src/powershell/open-lane.ts';
import { temporaryFolder, withEnvironment } from './engine.ts';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Variables = Readonly<Record<string, string>>;

let ownData: string | undefined;

/** A file that is run by hand has no data folder of the runner's, and must not write into this computer's. */
const usual = (): Record<string, string> => {
  ownData ??= process.env.VPN_DOCTOR_DATA ?? temporaryFolder();
  return { NO_COLOR: '1', VPN_DOCTOR_DATA: process.env.VPN_DOCTOR_DATA ?? ownData };
};

let turn: Promise<unknown> = Promise.resolve();

/**
 * What the program makes of a command line, in this process: loading it anew costs more than most of what is asked of it. One at a time,
 * since its output and its environment are those of the process. `lanes`: the PowerShell that it finds (see shared-engine.ts), made when
 * its environment stands.
 */
export function cli(
  args: readonly string[],
  { env = {}, lanes }: { env?: Variables; lanes?: () => Lanes } = {},
): Promise<Ran> {
  const ran = turn.then(() => withEnvironment({ ...usual(), ...env }, () => captured(args, lanes)));
  turn = ran.catch(() => {});
  return ran;
}

async function captured(args: readonly string[], lanes: (() => Lanes) | undefined): Promise<Ran> {
  const texts = { stdout: '', stderr: '' };
  const own = { stdout: process.stdout.write, stderr: process.stderr.write };
  const names = ['stdout', 'stderr'] as const;
  for (const name of names) {
    process[name].write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      texts[name] += chunk;
      const done = rest.find((one) => typeof one === 'function');
      done?.();
      return true;
    };
  }
  try {
    const given = lanes?.();
    const run = (words: readonly string[]): Promise<number> => logged(words, given ? () => given : openLanes);
    return { code: await exitCodeOfRun(args, run), ...texts };
  } finally {
    for (const name of names) process[name].write = own[name];
  }
}

/**
 * The built program as a user runs it: for what only a process has, such as signals, a folder to run in, another user's network. `prefix`
 * puts it into a network namespace, for example.
 */
export function program(
  args: readonly string[],
  {
    env = {},
    prefix = [],
    folder = '.',
    cwd,
    onStart,
  }: {
    env?: Variables;
    prefix?: readonly string[];
    /** Where the program is installed. */
    folder?: string;
    cwd?: string;
    onStart?: (child: ChildProcess) => void;
  } = {},
): Promise<Ran> {
  const entry = resolve(folder, 'dist', 'cli.js');
  const [command = process.execPath, ...rest] = [...prefix, process.execPath, entry, ...args];
  return new Promise((done) => {
    const child = spawn(command, rest, {
      env: { ...process.env, FORCE_COLOR: '0', ...usual(), ...env },
      ...(cwd && { cwd }),
    });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (chunk) => {
        texts[name] += chunk;
      });
    child.on('close', (code) => done({ code, ...texts }));
    onStart?.(child);
  });
}
