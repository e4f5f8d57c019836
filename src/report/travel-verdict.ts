import type { Report, TravelVerdict, Verdict } from './model.ts';

const asVerdict: Record<TravelVerdict, Verdict> = {
  ready: 'healthy',
  'ready-with-limits': 'degraded',
  'fix-before-you-leave': 'failing',
  'could-not-check': 'inconclusive',
};

/** The verdict that counts for whoever watches: before a trip it is that of the trip. */
export function decidingVerdict({ verdict, preflight }: Pick<Report, 'verdict' | 'preflight'>): Verdict {
  return preflight ? asVerdict[preflight.verdict] : verdict;
}
