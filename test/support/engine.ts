import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { windowsPowerShell } from '../../src/powershell/executable.ts';
import { FallbackRunner } from '../../src/powershell/fallback-runner.ts';
import { PlainRunner } from '../../src/powershell/plain-runner.ts';
import type { ScriptRunner } from '../../src/powershell/script-runner.ts';
import { WarmRunner } from '../../src/powershell/warm-runner.ts';
import { paced } from './pace.ts';

/** A PowerShell of Microsoft's own build would tell its maker that it runs. */
process.env.POWERSHELL_TELEMETRY_OPTOUT = '1';

/** On Windows the scripts meet the real cmdlets; elsewhere stubs stand in for them. */
export const stubbed = process.platform !== 'win32';

/** The real PowerShell, in this checkout and of one version, whatever is on PATH. On Windows its own. */
export const pwsh = stubbed ? resolve('test/powershell-host/bin/pwsh/pwsh') : (windowsPowerShell() ?? '');

/** The same on a stubbed Windows, with the language mode that a test wants; for tests of processes (see shared-engine.ts). */
export const stubbedPwsh = stubbed ? resolve('test/powershell-host/stubs/pwsh') : pwsh;

/** Our own console host on the same engine: for what the real one cannot play (a locked-down machine, raw sockets, Wine). */
export const host = resolve('test/powershell-host/bin/out/powershell-host');

export const realHarness = resolve('ps-scripts/Invoke-Probe.ps1');
export const windowsStubs = resolve('test/powershell-host/stubs/Windows.ps1');

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
    VPN_DOCTOR_HOST_STUBS: windowsStubs,
  };
}

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** It is there until this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vpn-doctor-test-'));
  folders.push(folder);
  return folder;
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

const options = (harness: string, executable: string) => ({
  harness,
  executable,
  startMs: paced(6000),
});

type Start = (harness: string, executable?: string) => ScriptRunner;

/** Both live drivers, each with a process of its own. */
export const liveDrivers: Readonly<Record<'warm' | 'plain', Start>> = {
  warm: (harness, executable = stubbedPwsh) => new WarmRunner(options(harness, executable)),
  plain: (harness, executable = stubbedPwsh) => new PlainRunner(options(harness, executable)),
};

/** The driver that chooses between them; `shared` is what the lanes of one run tell each other. */
export function fallback(harness: string, executable: string = stubbedPwsh, shared = {}): ScriptRunner {
  return new FallbackRunner(options(harness, executable), shared);
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
