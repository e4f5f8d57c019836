import type { TravelVerdict, Verdict } from './verdicts.ts';

const asVerdict: Record<TravelVerdict, Verdict> = {
  ready: 'healthy',
  'ready-with-limits': 'degraded',
  'fix-before-you-leave': 'failing',
  'could-not-check': 'inconclusive',
};

/** The verdict that counts for whoever watches: before a trip it is that of the trip. */
export function decidingVerdict({
  verdict,
  preflight,
}: {
  readonly verdict: Verdict;
  readonly preflight?: { readonly verdict: TravelVerdict };
}): Verdict {
  return preflight ? asVerdict[preflight.verdict] : verdict;
}
