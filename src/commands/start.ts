import type { OpenLanes } from '../powershell/open-lane.ts';
import { site } from '../run/site.ts';
import { main } from './main.ts';
import { run } from './program.ts';

/** Everything but `--version` and `status`: a file of its own once bundled, which only they do without. */
export function start(args: readonly string[]): Promise<void> {
  return main(args, (given) => logged(given));
}

/** Commands that nobody may be watching: why they failed has to be found later. */
const watched = ['check', 'collect', 'bundle', 'preflight', 'fix', 'self-test'];

/** Runs a command, and notes in the log why it failed. */
export async function logged(args: readonly string[], lanes?: OpenLanes): Promise<number> {
  try {
    return await run(args, lanes);
  } catch (error) {
    if (watched.includes(args[0] ?? '')) site().log(`failed: ${messageOf(error)}`);
    throw error;
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = 'details' in error && Array.isArray(error.details) ? error.details : [];
  return [error.message, ...details].join(' ');
}
