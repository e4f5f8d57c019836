import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FallbackRunner } from '../../src/powershell/fallback-runner.ts';
import { PlainRunner } from '../../src/powershell/plain-runner.ts';
import type { ScriptRunner } from '../../src/powershell/script-runner.ts';
import { WarmRunner } from '../../src/powershell/warm-runner.ts';

/** The PowerShell that the tests run on: a real one where there is one, else the host on the real engine. */
export interface Engine {
  readonly executable: string;
  /** True for our own host: it can play a locked-down machine, and has the stubs built in. */
  readonly host: boolean;
}

function onPath(command: string): string | undefined {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0] : undefined;
}

const real = process.platform === 'win32' ? onPath('powershell.exe') : onPath('pwsh');
export const hostPath = resolve('test/powershell-host/bin/out/powershell-host');
export const engine: Engine = real ? { executable: real, host: false } : { executable: hostPath, host: true };

export const realHarness = resolve('ps-scripts/Invoke-Probe.ps1');
const stubs = resolve('test/powershell-host/stubs/Windows.ps1');

/** On Windows the scripts meet the real cmdlets; elsewhere stubs stand in for them. */
export const stubbed = process.platform !== 'win32';

/** Who runs it: a person, the same one elevated, another person elevated, SYSTEM with somebody logged on, and with nobody. */
export type StubContext = 'user' | 'admin' | 'helper' | 'service' | 'system';

/** Environment under which Windows-only cmdlets, whoami.exe and people's folders are stubs. */
export function stubEnvironment(context: StubContext = 'user'): Record<string, string> {
  if (!stubbed) return {};
  const homes = resolve('test/powershell-host/stubs/homes');
  const system = context === 'system' || context === 'service';
  const own = system ? 'systemprofile' : context === 'helper' ? 'tech' : 'anna.schmidt';
  return {
    SystemRoot: resolve('test/powershell-host/stubs/windows'),
    ProgramData: join(homes, 'ProgramData'),
    APPDATA: join(homes, own, 'AppData', 'Roaming'),
    LOCALAPPDATA: join(homes, own, 'AppData', 'Local'),
    USERPROFILE: join(homes, own),
    COMPUTERNAME: 'DESKTOP-7Q1',
    USERNAME: system ? 'DESKTOP-7Q1$' : own,
    USERDOMAIN: 'DESKTOP-7Q1',
    SESSIONNAME: system ? '' : 'Console',
    PROCESSOR_ARCHITECTURE: 'AMD64',
    VPN_DOCTOR_STUB_HOMES: homes,
    VPN_DOCTOR_STUB_CONTEXT: context,
    ...(engine.host && { VPN_DOCTOR_HOST_STUBS: stubs }),
  };
}

/** The harness for stubbed runs. A pwsh on Linux gets the stubs by a script around it; our host has them already. */
export function stubbedHarness(): string {
  if (!stubbed || engine.host) return realHarness;
  const folder = temporaryFolder();
  const path = join(folder, 'Invoke-Stubbed.ps1');
  writeFileSync(
    path,
    `param([string] $Request = $env:VPN_DOCTOR_REQUEST)\n. '${stubs}'\n& '${realHarness}' -Request $Request\n`,
  );
  return path;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'vpn-doctor-test-'));
}

/** A copy of the harness with probes of the test's own, by name. */
export function harnessWith(probes: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'probes'));
  cpSync(realHarness, join(folder, 'Invoke-Probe.ps1'));
  for (const [name, text] of Object.entries(probes))
    writeFileSync(join(folder, 'probes', `${name}.ps1`), text);
  return join(folder, 'Invoke-Probe.ps1');
}

/** Both live drivers, and the one that chooses between them. */
export const liveDrivers: Readonly<Record<string, (harness: string, executable?: string) => ScriptRunner>> = {
  warm: (harness, executable = engine.executable) => new WarmRunner({ harness, executable }),
  plain: (harness, executable = engine.executable) => new PlainRunner({ harness, executable }),
};

export function fallback(harness: string): ScriptRunner {
  return new FallbackRunner({ harness, executable: engine.executable });
}

/** Runs with environment variables set, and puts back what was there. */
export async function withEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
