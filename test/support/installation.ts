import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Lanes } from '../../src/powershell/open-lane.ts';
import type { Report } from '../../src/report/model.ts';
import { cli, type Ran } from './cli.ts';
import { fallback, stubEnvironment, temporaryFolder } from './engine.ts';
import { patience } from './pace.ts';
import { sharedLanes } from './shared-engine.ts';

/** A copy of the built program whose scripts a test may spoil. */
export function installation(): string {
  const folder = temporaryFolder();
  for (const part of ['dist', 'ps-scripts', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true });
  return folder;
}

export const harnessIn = (folder: string): string => join(folder, 'ps-scripts', 'Invoke-Probe.ps1');

export interface Checked {
  readonly report: Report;
  readonly ran: Ran;
}

/** A whole check with the scripts of an installation, against stubbed Windows and a server on this machine. */
export function checked(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  ...args: readonly string[]
): Promise<Checked> {
  return checkedBy(folder, () => sharedLanes(harnessIn(folder)), env, args);
}

/** PowerShells of a run's own, which a script may end: the real one, or one that plays a locked-down machine. */
export function ownLanes(folder: string, executable?: string): Lanes {
  const shared = {};
  return { start: () => fallback(harnessIn(folder), executable, shared), why: '' };
}

/** The same check with PowerShells of its own. */
export function checkedAlone(
  folder: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  executable?: string,
): Promise<Checked> {
  return checkedBy(folder, () => ownLanes(folder, executable), env, args);
}

async function checkedBy(
  folder: string,
  lanes: () => Lanes,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Checked> {
  const usual = args.includes('--allow-connect') ? 120 : 60;
  const timeout = args.includes('--timeout') ? [] : patience(usual);
  const ran = await cli(['check', '--json', '--no-internet-beacons', ...timeout, ...args], {
    env: { ...stubEnvironment('admin'), VPN_DOCTOR_DATA: join(folder, 'data'), ...env },
    lanes,
  });
  if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  return { report: JSON.parse(ran.stdout) as Report, ran };
}

export function statusOf(report: Report, id: string): string | undefined {
  return report.coverage.find(({ probe }) => probe === id)?.status;
}
