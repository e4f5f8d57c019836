import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { framework48 } from '../../scripts/prepare-net48.mjs';
import { pwsh as ours, stubbed } from './engine.ts';

/** Something at a line of a script. */
interface Place {
  readonly line: number;
  readonly text: string;
}

/** One call of a command by its name. */
export interface Call {
  readonly command: string;
  readonly line: number;
  /** What stands behind the name: "-Name" as written, "-Name:" with its value, "@name" splatted, "*" any other argument. */
  readonly words: readonly string[];
  /** Something comes in by the pipeline. */
  readonly piped: boolean;
  /** Behind a check of the version: 5.1 does not come to it. */
  readonly guarded: boolean;
}

/** A type of .NET that is named, or what is used of one, step by step: where it comes first. */
export interface Use extends Place {
  readonly guarded: boolean;
  /** What .NET Framework 4.8 does not have of it; null also where its reference assemblies are not on this machine. */
  readonly missing: string | null;
}

/** What the parser of PowerShell 7 says of one script; see test/ps-scripts/syntax/. */
export interface Parsed {
  readonly file: string;
  readonly errors: readonly unknown[];
  readonly commands: readonly string[];
  readonly types: readonly string[];
  readonly functions: readonly string[];
  /** Compiling, making objects and static calls outside of a check for full language mode. */
  readonly guardedOnly: readonly string[];
  readonly strings: readonly string[];
  /** What the language of 5.1 does not have. */
  readonly newer: readonly Place[];
  readonly calls: readonly Call[];
  readonly members: readonly Use[];
  readonly ascii: boolean;
  readonly hasHelp: boolean;
}

/** It takes the parser of PowerShell 7, which knows what 5.1 does not. On Windows one is on PATH, where one is at all. */
const pwsh = stubbed ? ours : 'pwsh';

/** What the parser says of these scripts, in their order. Starting it costs more than a script does: ask once for all. */
export function parsedScripts(paths: readonly string[]): Parsed[] {
  const framework = existsSync(framework48) ? ['-Framework', framework48] : [];
  const ran = spawnSync(
    pwsh,
    [
      '-NoProfile',
      '-NonInteractive',
      '-File',
      'test/ps-scripts/syntax/Read-Script.ps1',
      ...framework,
      ...paths,
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 26, env: { ...process.env, NO_COLOR: '1' } },
  );
  if (ran.status !== 0) throw new Error(`${pwsh} read no scripts: ${ran.error?.message ?? ran.stderr}`);
  return ran.stdout
    .trim()
    .split(/\r?\n/)
    .map((line) => JSON.parse(line) as Parsed);
}
