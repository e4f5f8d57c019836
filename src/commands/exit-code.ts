import { decidingVerdict } from '../diagnosis/travel-verdict.ts';
import type { FailOn } from '../diagnosis/verdicts.ts';
import type { Report, Verdict } from '../report/model.ts';

export const exitCodes = {
  healthy: 0,
  verdict: 1,
  usage: 2,
  inconclusive: 3,
  forbidden: 4,
  internal: 5,
  cancelled: 130,
} as const;

/** When several hold, this is the order that counts: 130, 2, 5, 4, 1, 3, 0. Pure, since scripts rely on it. */
export function exitCodeOf(
  report: Pick<Report, 'verdict' | 'context' | 'preflight'>,
  { failOn, cancelled }: { failOn: FailOn; cancelled: boolean },
): number {
  if (cancelled) return exitCodes.cancelled;
  if (report.context.scriptsRefused || report.context.needsUserSession) return exitCodes.forbidden;
  const verdict = decidingVerdict(report);
  if (atOrOver(verdict, failOn)) return exitCodes.verdict;
  return verdict === 'inconclusive' ? exitCodes.inconclusive : exitCodes.healthy;
}

function atOrOver(verdict: Verdict, failOn: FailOn): boolean {
  switch (failOn) {
    case 'never':
      return false;
    case 'failing':
      return verdict === 'failing';
    case 'degraded':
      return verdict === 'failing' || verdict === 'degraded';
  }
}
