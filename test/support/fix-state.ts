import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stubEnvironment, temporaryFolder } from './engine.ts';

/** What scripts may change on a stubbed Windows, as files that a test reads and writes (see stubs/Windows.ps1). */
export interface FixState {
  readonly env: Record<string, string>;
  readonly read: (what: string) => string | undefined;
  readonly write: (what: string, text: string) => void;
  /** Everything that was changed, in order. */
  readonly log: () => string[];
}

export function fixState(files: Readonly<Record<string, string>> = {}): FixState {
  const folder = temporaryFolder();
  const read = (what: string): string | undefined =>
    existsSync(join(folder, what)) ? readFileSync(join(folder, what), 'utf8').trim() : undefined;
  const write = (what: string, text: string): void => writeFileSync(join(folder, what), text);
  for (const [what, text] of Object.entries(files)) write(what, text);
  return {
    env: { ...stubEnvironment('admin'), VPN_DOCTOR_STUB_STATE: folder },
    read,
    write,
    log: () => (read('log') ?? '').split('\n').filter(Boolean),
  };
}
