import type { Contradiction } from '../facts/witnesses.ts';
import type { ConnectionDiagnosis } from './diagnose.ts';
import type { Transport } from './transports.ts';
import type { Verdict } from './verdicts.ts';

/** The verdict on one connection. Sources that contradict each other are no proof that it works; what is found wrong stays found. */
export function verdictOf(
  diagnosis: ConnectionDiagnosis,
  transports: readonly Transport[],
  contradictions: readonly Contradiction[] = [],
): Verdict {
  const sure = diagnosis.causes.filter(
    ({ confidence }) => confidence === 'likely' || confidence === 'confirmed',
  );
  if (sure.some(({ cause }) => cause.blocking)) return 'failing';
  if (sure.length > 0) return 'degraded';
  const { id } = diagnosis.connection;
  if (contradictions.some(({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(id)))
    return 'inconclusive';
  return knownToWork(diagnosis, transports) ? 'healthy' : 'inconclusive';
}

/** Silence is not health: something has to show that it works. */
function knownToWork({ facts }: ConnectionDiagnosis, transports: readonly Transport[]): boolean {
  const failed = facts['attempt.failed'];
  const status = facts['profile.status'];
  if (status.known && status.value === 'connected') return true;
  if (failed.known) return !failed.value;
  return transports.some(({ usable }) => usable === 'yes');
}

/** The whole is as bad as its worst connection. Without any connection there was nothing to judge. */
export function overallVerdict(verdicts: readonly Verdict[]): Verdict {
  const worst = (['failing', 'degraded', 'inconclusive'] as const).find((verdict) =>
    verdicts.includes(verdict),
  );
  return worst ?? (verdicts.length > 0 ? 'healthy' : 'inconclusive');
}
