import type { Stay } from '../probes/local/network-history.ts';
import type { Connection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { attemptsOf, type SeenAttempt } from './attempt.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';
import { dropsOften, equalSessionMinutes } from './sessions.ts';

type HistoryFacts = { [Name in Extract<keyof FactTypes, `history.${string}`>]: Fact<FactTypes[Name]> };

const dayMs = 86_400_000;

/**
 * When this connection last came up, and whether it ever did so from outside the company's network. A success in the office proves little: the
 * server may have been reached by another address, and nothing was in between.
 */
export function historyFacts(snapshot: Snapshot, connection: Connection): HistoryFacts {
  const attempts = attemptsOf(snapshot, connection);
  const successes = map(attempts, (all) =>
    all.filter(({ result }) => result === 'connected' || result === 'ended'),
  );
  const placed = follow(successes, (all) =>
    map(evidence(snapshot.probes, 'network-history'), ({ stays }) =>
      all.map((attempt) => ({ attempt, outside: wasOutside(attempt, stays) })),
    ),
  );
  const outside = map(placed, (all) => all.filter((one) => one.outside === true));
  return {
    'history.daysSinceSuccess': follow(successes, (all) => {
      const last = all.at(-1);
      return last
        ? known(Math.max(0, Math.floor((Date.parse(snapshot.taken) - Date.parse(last.at)) / dayMs)))
        : unknown('no success is in the log');
    }),
    'history.equalSessionMinutes': follow(attempts, (all) => {
      const minutes = equalSessionMinutes(all);
      return minutes === undefined
        ? unknown('fewer than three sessions that nobody ended by hand are in the log')
        : known(minutes);
    }),
    'history.dropsOften': follow(attempts, (all) => {
      const often = dropsOften(all, Date.parse(snapshot.taken));
      return often === undefined ? unknown('how the last sessions ended is not in the log') : known(often);
    }),
    'history.outsideSuccess': follow(placed, (all): Fact<boolean> => {
      if (all.some((one) => one.outside === true)) return known(true);
      if (all.length === 0) return unknown('no success is in the log');
      return all.every((one) => one.outside === false)
        ? known(false)
        : unknown('on what kind of network it came up is not in the log');
    }),
    'history.outsideTunnel': follow(outside, (all) => {
      const tunnel = all.map(({ attempt }) => attempt.tunnel).findLast((one) => one !== undefined);
      return tunnel ? known(tunnel) : unknown('no success from outside is known with its tunnel');
    }),
  };
}

/** By all the networks that it was on when the dial began: afterwards the tunnel's own may count as the company's, too. */
function wasOutside({ began, at }: SeenAttempt, stays: readonly Stay[]): boolean | undefined {
  const time = Date.parse(began ?? at);
  const then = stays.filter(
    ({ from, to }) =>
      (from === undefined || Date.parse(from) <= time) && (to === undefined || time < Date.parse(to)),
  );
  if (then.some(({ category }) => category === 'domain')) return false;
  return then.length > 0 ? true : undefined;
}
