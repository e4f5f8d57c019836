// The reference assemblies of .NET Framework 4.8, which test/ps-scripts/windows-powershell.host.test.ts holds our scripts against.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const project = 'test/ps-scripts/net48';
const packages = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages');
const version = /Version="\[([\d.]+)\]"/.exec(readFileSync(`${project}/net48.csproj`, 'utf8'))?.[1] ?? '';

export const framework48 = join(
  packages,
  'microsoft.netframework.referenceassemblies.net48',
  version,
  'build/.NETFramework/v4.8',
);

/** Fetches them where they are not there yet. Whoever needs them says so if they are still missing. */
export function prepareNet48() {
  if (existsSync(framework48)) return;
  console.log('getting the reference assemblies of .NET Framework 4.8');
  const got = spawnSync('dotnet', ['restore', '--nologo', '-v', 'q', '--packages', packages, project], {
    encoding: 'utf8',
  });
  if (got.status !== 0)
    console.log(`not got: ${got.error?.message ?? got.stdout.trim().slice(-500)} (that takes the .NET SDK)`);
}
