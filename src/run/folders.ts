import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, win32 } from 'node:path';
import { localAppData, programFiles, systemFolder, windowsFolder } from '../program/windows-folders.ts';

/** Where runs keep their log, their last result and their lock. */
export interface DataFolder {
  readonly path: string;
  /** `machine`: everybody may read it, only administrators may write. `user`: the caller's own. */
  readonly of: 'machine' | 'user';
}

/**
 * With administrator's rights and as SYSTEM the computer's, else the caller's own. Who may set the environment of an elevated run is not
 * always who may write where it points, so VPN_DOCTOR_DATA counts only for a run without rights, and where there is no Windows.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): DataFolder {
  const given = env.VPN_DOCTOR_DATA;
  if (process.platform !== 'win32') {
    const root = process.getuid?.() === 0;
    return { path: given || (root ? '/var/lib/vpn-doctor' : ownFolder(env)), of: root ? 'machine' : 'user' };
  }
  return isElevated()
    ? { path: machineFolder(), of: 'machine' }
    : { path: given || ownFolder(env), of: 'user' };
}

/**
 * Everywhere a result may lie that this caller may read. By the environment, which is at once at hand: nothing is written there or
 * run from there.
 */
export function readableFolders(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  const own = env.VPN_DOCTOR_DATA || ownFolder(env);
  if (process.platform === 'win32')
    return [win32.join(env.ProgramData ?? 'C:\\ProgramData', 'vpn-doctor'), own];
  return env.VPN_DOCTOR_DATA ? [own] : [machineFolder(), own];
}

function machineFolder(): string {
  return process.platform === 'win32'
    ? win32.join(win32.parse(windowsFolder()).root, 'ProgramData', 'vpn-doctor')
    : '/var/lib/vpn-doctor';
}

function ownFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return win32.join(localAppData(), 'vpn-doctor');
  return join(env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'vpn-doctor');
}

/** Where an administrator puts the settings for all: a folder that nobody else may write to or make. */
export function configPlace(): string {
  return process.platform === 'win32'
    ? win32.join(programFiles(), 'vpn-doctor', 'config.json')
    : '/etc/vpn-doctor/config.json';
}

let elevated: boolean | undefined;

/** A process keeps the rights that it was started with. */
function isElevated(): boolean {
  elevated ??= mayList();
  return elevated;
}

/** The folder of the registry's files refuses everybody but administrators with full rights, and SYSTEM. None of them is opened. */
function mayList(): boolean {
  try {
    readdirSync(win32.join(systemFolder(), 'config'));
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && /^E(PERM|ACCES)$/.test(String(error.code)));
  }
}
