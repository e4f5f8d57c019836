// The real PowerShell that the scripts are tested on: the dotnet tool, in this checkout and of one version, whatever is on PATH.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const version = '7.6.9';
const bin = resolve('test/powershell-host/bin');
const home = join(bin, 'pwsh');

/** Where it is, once `installPwsh` has put it there. */
export const pwsh = join(home, process.platform === 'win32' ? 'pwsh.exe' : 'pwsh');

/** What every start loads. The tool's package holds it as IL only, the installers of PowerShell compiled ahead of time. */
const compiled = [
  'System.Management.Automation.dll',
  'Microsoft.PowerShell.ConsoleHost.dll',
  'Microsoft.PowerShell.Commands.Management.dll',
  'Microsoft.PowerShell.Commands.Utility.dll',
  'Microsoft.PowerShell.Security.dll',
  'pwsh.dll',
];

/** Undefined when it is there, else why it is not. */
export function installPwsh() {
  if (existsSync(pwsh)) return undefined;
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
  compile(unfinished);
  renameSync(unfinished, home);
  rmSync(place, { recursive: true, force: true });
  return undefined;
}

/**
 * As the release of PowerShell is: a start takes a third of the processor time then. The compiler comes with the host's
 * build; where it is not there, or fails, the tool runs as it came.
 */
function compile(folder) {
  const crossgen = crossgenPath();
  const runtime = frameworkPath();
  if (!crossgen || !runtime) return;
  for (const file of compiled) {
    const target = join(folder, `${file}.compiled`);
    const done = spawnSync(
      crossgen,
      [
        join(folder, file),
        `-o:${target}`,
        `-r:${join(runtime, '*.dll')}`,
        `-r:${join(folder, '*.dll')}`,
        '-O',
      ],
      { stdio: 'ignore' },
    );
    if (done.status === 0) renameSync(target, join(folder, file));
  }
}

function crossgenPath() {
  const locals = spawnSync('dotnet', ['nuget', 'locals', 'global-packages', '--list'], { encoding: 'utf8' });
  const packages = /global-packages:\s*(.+)/.exec(locals.stdout ?? '')?.[1]?.trim();
  const name = `microsoft.netcore.app.crossgen2.linux-${process.arch}`;
  if (!packages || !existsSync(join(packages, name))) return undefined;
  return readdirSync(join(packages, name))
    .map((one) => join(packages, name, one, 'tools', 'crossgen2'))
    .find((path) => existsSync(path));
}

function frameworkPath() {
  const runtimes = spawnSync('dotnet', ['--list-runtimes'], { encoding: 'utf8' });
  const found = /^Microsoft\.NETCore\.App (10\.\S+) \[(.+)\]$/m.exec(runtimes.stdout ?? '');
  return found ? join(found[2], found[1]) : undefined;
}
