import { asciiText } from '../base/text/ascii.ts';
import { assertAhead, type Trip, tripOf } from '../base/trip.ts';
import { type AssumedNetworkId, assumedNetworkIds } from '../knowledge/assumed-networks.ts';
import { ageText } from '../render/emit/said.ts';
import { wording } from '../render/wording.ts';
import type { RunSummary } from '../report/summary.ts';
import { desktopFolder } from '../run/desktop.ts';
import { site } from '../run/site.ts';
import { readSnapshot } from '../snapshot/file.ts';
import { type CheckArguments, check } from './check.ts';
import { durationOf } from './duration.ts';
import { emit } from './emit.ts';
import { newestRun } from './last-run.ts';

export interface PreflightArguments
  extends Omit<CheckArguments, 'assume' | 'preflight' | 'beforeTrip' | 'desktop'> {
  readonly trip?: string | undefined;
  readonly assume?: readonly AssumedNetworkId[] | undefined;
  readonly maxAge?: string | undefined;
  readonly desktop?: boolean | undefined;
}

/** The check before a trip: the same look as `check`, and one thing more that is asked only then. Answers the exit code. */
export async function preflight(argv: PreflightArguments): Promise<number> {
  const { assume, maxAge, desktop, ...rest } = argv;
  const trip = argv.trip === undefined ? undefined : tripOf('--trip', argv.trip);
  if (trip)
    assertAhead(
      '--trip',
      trip,
      argv.from === undefined ? new Date() : new Date(readSnapshot(argv.from).taken),
    );
  const recent = maxAge === undefined ? undefined : recentRun(durationOf('--max-age', maxAge), trip);
  if (recent) return tell(argv, recent);
  return await check({
    ...rest,
    beforeTrip: true,
    desktop: desktop === true ? desktopFolder() : undefined,
    preflight: { trip, networks: assume?.length ? [...new Set(assume)] : assumedNetworkIds },
  });
}

interface Recent {
  readonly summary: RunSummary;
  readonly ageMs: number;
}

/** The last check for the same trip, where it is young enough and came to a verdict: several triggers start the scheduled one. */
function recentRun(maxAgeMs: number, trip: Trip | undefined): Recent | undefined {
  const { folder } = site();
  const now = new Date();
  const summary = folder === undefined ? undefined : newestRun([folder], now);
  const kept = summary?.preflight;
  if (!summary || !kept || kept.verdict === 'could-not-check') return undefined;
  if (kept.from !== trip?.from || kept.to !== trip?.to) return undefined;
  const ageMs = now.getTime() - Date.parse(summary.finishedAt);
  return ageMs <= maxAgeMs ? { summary, ageMs } : undefined;
}

/** What that check said, with its exit code; nothing is looked at. */
function tell({ emit: format }: PreflightArguments, { summary, ageMs }: Recent): number {
  if (format !== undefined) return emit(format, { kind: 'run', summary, ageMs });
  const verdict = wording.travel[summary.preflight?.verdict ?? 'could-not-check'];
  process.stdout.write(
    asciiText(`${verdict.ascii} ${verdict.word}. ${summary.headline} (checked ${ageText(ageMs)} ago)\n`),
  );
  return summary.exitCode;
}
