import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readText, writeWhole } from '../base/files.ts';
import { type RunSummary, summarySchema } from '../report/summary.ts';

const name = 'last-run.json';

/** The result for monitors, and beside it the page for whoever is to mend it, where there is one to keep. */
export function writeLastRun(folder: string, summary: RunSummary, page: string | undefined): void {
  const beside = join(folder, 'last-report.html');
  // An older page would not be about this result.
  if (page === undefined) rmSync(beside, { force: true });
  else writeWhole(beside, page);
  writeWhole(join(folder, name), `${JSON.stringify(summary, undefined, 2)}\n`);
}

/** The newest result that lies in one of the folders, if there is any. What cannot be read is none. */
export function newestRun(folders: readonly string[], now: Date): RunSummary | undefined {
  const found = folders.flatMap((folder) => readLastRun(folder) ?? []);
  // A result from the future says nothing of now: the clock was wrong then, or is now.
  const credible = found.filter(({ finishedAt }) => Date.parse(finishedAt) <= now.getTime() + 60_000);
  return credible.sort((a, b) => Date.parse(b.finishedAt) - Date.parse(a.finishedAt))[0];
}

function readLastRun(folder: string): RunSummary | undefined {
  try {
    return summarySchema.parse(JSON.parse(readText(join(folder, name))));
  } catch {
    return undefined;
  }
}
