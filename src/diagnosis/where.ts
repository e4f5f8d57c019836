import { endings, type Place } from '../knowledge/where-it-ends.ts';
import { evaluate } from '../rules/condition.ts';
import type { Layer } from '../vpn/layers.ts';
import { wireTunnelsOf } from '../vpn/tunnels.ts';
import type { ConnectionDiagnosis } from './diagnose.ts';
import type { Transport } from './transports.ts';

/** Where a connection that does not come up ends, and what shows that. */
export interface WhereItEnds {
  readonly where: Place;
  readonly because: string;
}

/** What is wrong at these is wrong on this computer, however far packets come. */
const onThisComputer: readonly Layer[] = ['machine', 'profile', 'credentials'];

/**
 * The place where the way to the server ends, as far as what answered from where tells; undefined where nothing is in its way. A cause that is
 * likely tells more than where packets come.
 */
export function whereItEnds(
  { connection, facts, causes }: ConnectionDiagnosis,
  transports: readonly Transport[],
): WhereItEnds | undefined {
  const blamed = causes.find(({ confidence, cause }) => confidence !== 'possible' && cause.blocking)?.cause;
  const used = facts['attempt.tunnel'];
  const tunnels = used.known ? [used.value] : wireTunnelsOf(connection.tunnel);
  const own = transports.filter(({ tunnel }) => tunnels.includes(tunnel));
  const passes = own.some(({ usable }) => usable === 'yes');
  const status = facts['profile.status'];
  // The way to the server is behind a connection that is up.
  if (status.known && status.value === 'connected') return undefined;
  const failed = facts['attempt.failed'];
  if (!blamed && passes && !(failed.known && failed.value)) return undefined;
  if (blamed && onThisComputer.includes(blamed.layer))
    return { where: 'computer', because: `${blamed.title}.` };
  const seen = endings.find(
    ({ when, tunnels: only }) =>
      (only === undefined || only.some((tunnel) => tunnels.includes(tunnel))) &&
      evaluate(when, facts) === true,
  );
  if (seen) return { where: seen.where, because: seen.because };
  const answers = facts['reach.serverAnswers'];
  if (blamed?.layer === 'server' && answers.known && answers.value)
    return { where: 'service', because: `${blamed.title}.` };
  if (passes && own.every(({ usable }) => usable === 'yes'))
    return {
      where: 'service',
      because: 'All that its tunnel needs gets through to the server, so it ends at what the server says.',
    };
  return { where: 'unknown', because: 'What answered does not tell where it ends.' };
}
