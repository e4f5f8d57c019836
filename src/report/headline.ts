import { lowerFirst } from '../base/text/lower-first.ts';
import type { Contradiction } from '../facts/witnesses.ts';
import type { Report, ReportCause, Verdict } from './model.ts';

/** The one sentence that everybody reads. */
export function headlineOf(
  verdict: Verdict,
  causes: readonly ReportCause[],
  connections: number,
  roles: Report['roles'],
  contradictions: readonly Contradiction[],
  because: string | undefined,
): string {
  const first = causes[0];
  switch (verdict) {
    case 'healthy':
      return connections === 1 ? 'The VPN is in order.' : 'The VPN connections are in order.';
    case 'inconclusive':
      if (connections === 0 && !first)
        return 'No VPN connection could be looked at: none exists, or none could be read.';
      if (!first && contradictions[0])
        return `What Windows says does not fit together. ${contradictions[0].text}`;
      return first && first.id !== 'unknown'
        ? `It is not certain what is wrong. Most likely so far: ${lowerFirst(first.title)}.`
        : (because ?? 'What was observed does not explain it, or is not enough to tell.');
    case 'degraded':
    case 'failing':
      return first ? `${first.title}. ${whoCanFix(first, roles)}` : (because ?? 'The VPN will not connect.');
  }
}

/** Where what is lost on the way cannot be told from what the server does not take, both are asked. */
function whoCanFix({ fixedBy, fix, layer }: ReportCause, roles: Report['roles']): string {
  if (fixedBy === 'user') return 'You can fix this yourself.';
  const cures = fix.filter(({ kind }) => kind === 'cure').map(({ by }) => by);
  const other = fixedBy === 'network' ? 'vpn-admin' : 'network';
  const both =
    (layer === 'network' || layer === 'server') && cures.includes(fixedBy) && cures.includes(other);
  return both
    ? `${roles[fixedBy]} or ${lowerFirst(roles[other])} can fix this.`
    : `${roles[fixedBy]} can fix this.`;
}
