import type { Connection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { ServiceName } from '../vpn/services.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';
import { loggedAttempts } from './attempt.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';

type EventFacts = { [Name in Extract<keyof FactTypes, `events.${string}`>]: Fact<FactTypes[Name]> };

/** An event of the SSTP driver belongs to an attempt that ended at most so long before or after it. */
const nearMs = 3 * 60_000;
/** Where no attempt is in the log, what happened so lately is what the person asks about. */
const latelyMs = 24 * 3_600_000;

/** What the SSTP driver said around the last attempt, and which services failed since Windows was started. */
export function eventFacts(snapshot: Snapshot, connection: Connection, tunnel: Fact<WireTunnel>): EventFacts {
  const events = evidence(snapshot.probes, 'system-events');
  const sstp = follow(events, ({ sstp: all }) => {
    if (tunnel.known && tunnel.value !== 'sstp') return unknown('the last attempt was not by SSTP');
    if (!all) return unknown('the SSTP driver’s events could not be read');
    return known(all.filter(({ at }) => isNear(snapshot, connection, at)));
  });
  const services = (what: readonly string[]): Fact<ServiceName[]> =>
    follow(evidence(snapshot.probes, 'session'), ({ lastBoot }) =>
      follow(events, ({ services: all }) => {
        if (!all) return unknown('the service manager’s events could not be read');
        const since = all
          .filter((event) => what.includes(event.what))
          .filter(({ at }) => lastBoot === undefined || Date.parse(at) >= Date.parse(lastBoot));
        return known([...new Set(since.map(({ service }) => service))]);
      }),
    );
  return {
    'events.sstp': map(sstp, (near) => [...new Set(near.map(({ id }) => id))]),
    'events.sstpHttpStatus': follow(sstp, (near) => {
      const status = near.flatMap(({ codes }) => codes).find((code) => code >= 300 && code < 600);
      return status === undefined ? unknown('no event carries an HTTP status') : known(status);
    }),
    'events.serviceFailed': services(['start-failed', 'ended-with-error']),
    'events.serviceCrashed': services(['crashed']),
  };
}

function isNear(snapshot: Snapshot, connection: Connection, at: string): boolean {
  // The events were read before this run dialled, if it did: they are about the attempt before.
  const attempts = loggedAttempts(snapshot, connection);
  const last = attempts.known ? attempts.value.at(-1) : undefined;
  return last && snapshot.request.error === undefined
    ? Math.abs(Date.parse(at) - Date.parse(last.at)) <= nearMs
    : Date.parse(snapshot.taken) - Date.parse(at) <= latelyMs;
}
