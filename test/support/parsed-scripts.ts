import { spawnSync } from 'node:child_process';
import { hostPath } from './engine.ts';

/** What the host's parser says of one script. */
export interface Parsed {
  readonly file: string;
  readonly errors: readonly unknown[];
  readonly commands: readonly string[];
  readonly nodes: readonly string[];
  readonly tokens: readonly string[];
  readonly types: readonly string[];
  readonly functions: readonly string[];
  /** Compiling, making objects and static calls outside of a check for full language mode. */
  readonly guardedOnly: readonly string[];
  readonly strings: readonly string[];
  readonly ascii: boolean;
  readonly hasHelp: boolean;
}

/** What the parser of the engine says of these scripts, in their order. */
export function parsedScripts(paths: readonly string[]): Parsed[] {
  return spawnSync(hostPath, ['--parse', ...paths], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Parsed);
}
