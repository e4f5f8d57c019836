import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join, win32 } from 'node:path';
import * as z from 'zod';
import { readText } from '../base/files.ts';
import { toolName, toolVersion } from '../base/version.ts';
import { type Change, changeSchema } from '../knowledge/changes.ts';
import { programFiles } from '../program/windows-folders.ts';
import { everyRepairId, type RepairId } from '../vpn/repair-ids.ts';

/**
 * `begun`: written before the change, so it may have been made or not. `done`, `failed` (not made, or put back at once), `undone`. `left`: somebody else has changed it
 * since, so it is not ours to undo any more.
 */
const states = ['begun', 'done', 'failed', 'undone', 'left'] as const;
export type ChangeState = (typeof states)[number];

const entrySchema = z.strictObject({
  repair: z.enum(everyRepairId),
  change: changeSchema,
  state: z.enum(states),
  at: z.iso.datetime(),
});
export type RecordEntry = z.infer<typeof entrySchema>;

/** Strict, with the closed lists of what can be changed: a file that says anything else is not acted upon. */
const recordSchema = z.strictObject({
  schema: z.literal('vpn-doctor.fix-record/1'),
  tool: z.strictObject({ name: z.string().max(80), version: z.string().max(80) }),
  startedAt: z.iso.datetime(),
  changes: z.array(entrySchema).max(100),
});
type RecordFile = z.infer<typeof recordSchema>;

/**
 * Where records lie. On Windows under Program Files, as the settings do: what is there only an administrator can have put, and an undo does what it says with all
 * rights. Elsewhere nothing is ever changed outside of tests.
 */
export function recordFolder(dataFolder: string | undefined): string | undefined {
  if (process.platform === 'win32') return win32.join(programFiles(), 'vpn-doctor', 'fixes');
  return dataFolder === undefined ? undefined : join(dataFolder, 'fixes');
}

/** The changes of one run, in a file that is whole and on the disk before each of them is made. */
export class FixRecord {
  private constructor(
    readonly path: string,
    private content: RecordFile,
  ) {}

  /** Nothing is written before the first change. The name sorts by time. */
  static create(folder: string, now = new Date()): FixRecord {
    const name = `${now.toISOString().replace(/[-:.]/g, '')}-${process.pid}.json`;
    return new FixRecord(join(folder, name), {
      schema: 'vpn-doctor.fix-record/1',
      tool: { name: toolName, version: toolVersion },
      startedAt: now.toISOString(),
      changes: [],
    });
  }

  static read(path: string): FixRecord {
    return new FixRecord(path, recordSchema.parse(JSON.parse(readText(path))));
  }

  get startedAt(): string {
    return this.content.startedAt;
  }

  get entries(): readonly RecordEntry[] {
    return this.content.changes;
  }

  /** Notes a change that is about to be made. Throws where that cannot be kept; then it must not be made. Answers its place. */
  begin(repair: RepairId, change: Change): number {
    const entry: RecordEntry = { repair, change, state: 'begun', at: new Date().toISOString() };
    this.#write([...this.content.changes, entry]);
    return this.content.changes.length - 1;
  }

  /** Notes what became of it. Where that cannot be kept it stays as it was noted before, which an undo can tell apart by looking. */
  set(place: number, state: ChangeState): void {
    const at = new Date().toISOString();
    const changes = this.content.changes.map((entry, index) =>
      index === place ? { ...entry, state, at } : entry,
    );
    try {
      this.#write(changes);
    } catch (error) {
      process.stderr.write(
        `vpn-doctor: the undo record could not be brought up to date: ${reasonOf(error)}\n`,
      );
    }
  }

  #write(changes: RecordEntry[]): void {
    const content = { ...this.content, changes };
    writeFlushed(this.path, `${JSON.stringify(content, undefined, 2)}\n`);
    this.content = content;
  }
}

/** A record that cannot be read as one, and why. */
export interface DamagedRecord {
  readonly path: string;
  readonly damaged: string;
}

const recordName = /^\d{8}T\d{9}Z-\d{1,10}\.json$/;

/** All records, the newest first. Only plain files by our names. */
export function recordsIn(folder: string): readonly (FixRecord | DamagedRecord)[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => recordName.test(name))
    .sort()
    .reverse()
    .map((name) => {
      const path = join(folder, name);
      try {
        if (!lstatSync(path).isFile()) return { path, damaged: 'it is no plain file' };
        return FixRecord.read(path);
      } catch (error) {
        return { path, damaged: reasonOf(error) };
      }
    });
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not valid'}`;
  }
  return error instanceof SyntaxError
    ? 'it is no JSON'
    : String(error instanceof Error ? error.message : error);
}

/** Whether a change of the record may still be there. */
export const isOpen = ({ state }: Pick<RecordEntry, 'state'>): boolean =>
  state === 'begun' || state === 'done';

const moves = 10;

/** Whole or not at all, and on the disk when this returns: what comes next may be cut off at any moment. */
function writeFlushed(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  moveOver(temporary, path);
  flushFolder(join(path, '..'));
}

/** A virus scanner holds new files for a moment. */
function moveOver(from: string, to: string): void {
  for (let move = 1; ; move += 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (move === moves) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/** Without this the name of a new file may be lost with the power. Windows keeps names in its journal, and opens no folder. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
