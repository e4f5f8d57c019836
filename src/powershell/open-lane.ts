import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { readText } from '../base/files.ts';
import { InputError } from '../base/input-error.ts';
import { scriptPath } from '../program/resources.ts';
import { windowsPowerShell } from './executable.ts';
import { FallbackRunner } from './fallback-runner.ts';
import { type Recording, ReplayRunner, recordingSchema } from './replay-runner.ts';
import type { ScriptRunner } from './script-runner.ts';

/** How to start a lane of scripts here, or why that cannot be done. */
export interface Lanes {
  readonly start: (() => ScriptRunner) | undefined;
  readonly why: string;
}

/** How a run comes by its PowerShell. */
export type OpenLanes = (given: string | undefined) => Lanes;

/** `given`: what --powershell says; absent on a client, where it is Windows PowerShell by its full path. */
export function openLanes(given: string | undefined): Lanes {
  if (given?.startsWith('replay:')) {
    const recording = readRecording(given.slice('replay:'.length));
    return { start: () => new ReplayRunner(recording), why: '' };
  }
  const executable = given ?? (process.platform === 'win32' ? windowsPowerShell() : undefined);
  if (given !== undefined && (!isAbsolute(given) || !existsSync(given))) {
    throw new InputError(
      `--powershell "${given}" is not there. Give the full path of powershell.exe or pwsh.`,
    );
  }
  if (executable === undefined) {
    const why = process.platform === 'win32' ? 'Windows PowerShell was not found' : 'this is not Windows';
    return { start: undefined, why };
  }
  const options = { executable, harness: scriptPath('Invoke-Probe.ps1') };
  const shared = {};
  return { start: () => new FallbackRunner(options, shared), why: '' };
}

function readRecording(path: string): Recording {
  try {
    return recordingSchema.parse(JSON.parse(readText(path)));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path} is not a recording of scripts ("vpn-doctor.recording/1").`);
  }
}
