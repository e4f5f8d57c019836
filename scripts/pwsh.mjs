// The real PowerShell that the scripts are tested on: the dotnet tool, in this checkout and of one version, whatever is on PATH.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** That of the packages of the console host, too: its compiled assemblies take the place of the tool's. */
const version = '7.6.9';
const bin = resolve('test/powershell-host/bin');
const home = join(bin, 'pwsh');

/** Where it is, once `installPwsh` has put it there. */
export const pwsh = join(home, 'pwsh');

/**
 * What every start loads. The tool's package holds these as IL only; PowerShell's own installers hold them compiled ahead of time, and so does
 * the build of our host: a start takes a third of the processor time then.
 */
const compiled = [
  'System.Management.Automation.dll',
  'Microsoft.PowerShell.Commands.Management.dll',
  'Microsoft.PowerShell.Commands.Utility.dll',
  'Microsoft.PowerShell.Security.dll',
];

/** Whether it is there, starts, and is of the version that is wanted. */
export function hasPwsh() {
  return existsSync(pwsh) && spawnSync(pwsh, ['--version'], { encoding: 'utf8' }).stdout?.includes(version);
}

/** Undefined when it is there now, else why it is not. */
export function installPwsh() {
  rmSync(home, { recursive: true, force: true });
  const place = join(bin, 'tool');
  rmSync(place, { recursive: true, force: true });
  const got = spawnSync(
    'dotnet',
    ['tool', 'install', 'PowerShell', '--version', version, '--tool-path', place],
    { encoding: 'utf8' },
  );
  if (got.error) return 'it takes the .NET SDK 10';
  if (got.status !== 0) return `dotnet tool install: ${(got.stderr || got.stdout).trim().split('\n').at(-1)}`;
  const files = readdirSync(place, { recursive: true }).map(String);
  const found = files.find((file) => /[\\/]any[\\/]unix[\\/]pwsh\.dll$/.test(file));
  if (!found) return 'the tool’s package has another layout than was expected';
  const unfinished = `${home}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(join(place, found, '..'), unfinished, { recursive: true });
  chmodSync(join(unfinished, 'pwsh'), 0o755);
  for (const file of compiled) {
    const ours = join(bin, 'out', file);
    if (existsSync(ours)) cpSync(ours, join(unfinished, file));
  }
  withoutProfiling(join(unfinished, 'pwsh.runtimeconfig.json'));
  renameSync(unfinished, home);
  rmSync(place, { recursive: true, force: true });
  return undefined;
}

/** Code that runs for a second or two is not worth being measured for a second compilation: that takes a quarter of the time. */
function withoutProfiling(path) {
  const config = JSON.parse(readFileSync(path, 'utf8'));
  config.runtimeOptions.configProperties['System.Runtime.TieredPGO'] = false;
  writeFileSync(path, JSON.stringify(config));
}
