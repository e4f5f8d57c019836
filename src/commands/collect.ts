import { assertWritable, writeWhole } from '../base/files.ts';
import { snapshotText } from '../snapshot/file.ts';
import { redact } from '../snapshot/redact.ts';
import type { RedactionLevel } from '../snapshot/schema.ts';
import { exitCodes } from './exit-code.ts';
import { observe } from './observe.ts';
import type { ObserveArguments } from './options.ts';

export interface CollectArguments extends ObserveArguments {
  readonly out: string;
  readonly redact: RedactionLevel;
  readonly powershell?: string | undefined;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

/** Only observes, and saves: what a help desk asks a user for. */
export async function collectToFile(argv: CollectArguments): Promise<number> {
  assertWritable(argv.out);
  const { snapshot, cancelled } = await observe(argv);
  writeWhole(argv.out, snapshotText(redact(snapshot, argv.redact)));
  process.stderr.write(`Snapshot: ${argv.out}\n`);
  if (cancelled) return exitCodes.cancelled;
  return snapshot.context.powershell?.refused ? exitCodes.forbidden : exitCodes.healthy;
}
