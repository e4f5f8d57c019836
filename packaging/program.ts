import { spawnSync } from 'node:child_process';
import { PackagingError } from './error.ts';

/** Debian's packages that hold the programs we use. */
const packageOf: Readonly<Record<string, string>> = {
  osslsigncode: 'osslsigncode',
  wixl: 'wixl',
  msibuild: 'msitools',
  msiinfo: 'msitools',
  npm: 'npm',
  tar: 'tar',
};

/** Runs a program to its end and answers with its output; anything but success is an error that says why. */
export function program(command: string, args: readonly string[], cwd?: string): string {
  const ran = spawnSync(command, args, { encoding: 'utf8', ...(cwd !== undefined && { cwd }) });
  if (ran.error && 'code' in ran.error && ran.error.code === 'ENOENT')
    throw new PackagingError(
      `${command} was not found. On Debian: apt-get install ${packageOf[command] ?? command}`,
    );
  if (ran.status === 0) return ran.stdout;
  const said = `${ran.stderr}\n${ran.stdout}`.split('\n').filter((line) => line.trim() !== '');
  throw new PackagingError(`${command} failed: ${said.slice(0, 3).join(' | ') || ran.signal || ran.status}`);
}
