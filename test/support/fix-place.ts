import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { type FixDocument, fixSchema, type UndoDocument, undoSchema } from '../../src/render/fix/schema.ts';
import { cli, program, type Ran } from './cli.ts';
import { stubbedPwsh, temporaryFolder } from './engine.ts';
import { type FixState, fixState } from './fix-state.ts';
import { harnessIn, installation, ownLanes } from './installation.ts';
import { patience } from './pace.ts';
import { sharedLanes } from './shared-engine.ts';

/** A stubbed Windows whose services, devices and values are files, and the whole program on it, with a data folder of its own. */
export interface Place {
  readonly state: FixState;
  readonly data: string;
  readonly run: (args: readonly string[], more?: RunMore) => Promise<Ran>;
  /** "target state" of every change in every undo record. */
  readonly recorded: () => string[];
}

interface RunMore {
  readonly env?: Readonly<Record<string, string>>;
  /** With it the program runs in a process of its own, which may be told something meanwhile. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Another installation than the usual one. */
  readonly folder?: string;
  /** A PowerShell other than the shared one. */
  readonly executable?: string;
}

let usual: string | undefined;

/** Nobody outside of this computer is asked: the profiles' own servers have names. */
const loopback = (args: readonly string[]): string[] =>
  args.some((one) => ['--server', '--undo'].includes(one)) ? [] : ['--server', '127.0.0.1'];

export function place(files: Readonly<Record<string, string>> = {}): Place {
  const state = fixState(files);
  const data = temporaryFolder();
  const run = (
    args: readonly string[],
    { env = {}, onStart, folder, executable }: RunMore = {},
  ): Promise<Ran> => {
    usual ??= installation();
    const installed = folder ?? usual;
    const words = ['fix', ...args, ...loopback(args), '--no-internet-beacons', ...patience(60)];
    const variables = { ...state.env, VPN_DOCTOR_DATA: data, ...env };
    return onStart
      ? program([...words, '--powershell', stubbedPwsh], { folder: installed, env: variables, onStart })
      : cli(words, {
          env: variables,
          lanes: () => (executable ? ownLanes(installed, executable) : sharedLanes(harnessIn(installed))),
        });
  };
  return { state, data, run, recorded: () => recordedIn(join(data, 'fixes')) };
}

interface Recorded {
  readonly changes: readonly { readonly state: string; readonly change: { readonly target: string } }[];
}

function recordedIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const { changes } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded;
    return changes.map(({ change, state }) => `${change.target} ${state}`);
  });
}

export function fixDocument(ran: Ran): FixDocument {
  if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  const document = fixSchema.parse(JSON.parse(ran.stdout));
  assert.is(ran.code, document.exitCode);
  return document;
}

export function undoDocument(ran: Ran): UndoDocument {
  if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
  const document = undoSchema.parse(JSON.parse(ran.stdout));
  assert.is(ran.code, document.exitCode);
  return document;
}

export const repairIn = ({ repairs }: FixDocument, id: string) => repairs.find((one) => one.id === id);
