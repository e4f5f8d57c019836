import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/report/model.ts';
import { cli, type Ran } from './cli.ts';
import { engine, stubbed, stubbedHarness, stubEnvironment, temporaryFolder } from './engine.ts';

/** A copy of the built program whose scripts a test may spoil. */
export function installation(): string {
  const folder = temporaryFolder();
  for (const part of ['dist', 'ps-scripts', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true });
  // A pwsh on Linux gets its stubs by a script around the harness.
  if (stubbed && !engine.host) cpSync(stubbedHarness(), join(folder, 'ps-scripts', 'Invoke-Probe.ps1'));
  return folder;
}

/** Runs the built program as a user would, against stubbed Windows and a server on this machine. */
export async function checked(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  ...args: readonly string[]
): Promise<{ report: Report; ran: Ran }> {
  const ran = await cli(
    ['check', '--json', '--powershell', engine.executable, '--no-internet-beacons', ...args],
    {
      entry: join(folder, 'dist', 'cli.js'),
      // Of its own, so that runs side by side do not wait for each other.
      env: { ...stubEnvironment('admin'), VPN_DOCTOR_DATA: join(folder, 'data'), ...env },
    },
  );
  if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  return { report: JSON.parse(ran.stdout) as Report, ran };
}

export function statusOf(report: Report, id: string): string | undefined {
  return report.coverage.find(({ probe }) => probe === id)?.status;
}
