import { canonicalCode } from '../knowledge/error-codes/normalise.ts';
import { errorCode } from '../knowledge/error-codes/table.ts';
import { type Stage, stageByLastEvent } from '../knowledge/stages.ts';
import type { Attempt } from '../probes/local/attempts.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes } from './catalogue.ts';
import { type Connection, isUp } from './connections.ts';
import { evidence } from './evidence.ts';
import { type Fact, known, map, unknown } from './fact.ts';

/** Attempts of a connection, oldest first. RasClient names the connection, not the phone book it is in. */
export function attemptsOf({ probes }: Snapshot, { name }: Pick<Connection, 'name'>): Fact<Attempt[]> {
  return map(evidence(probes, 'attempts'), ({ attempts }) =>
    Object.values(attempts)
      .filter((attempt) => attempt.connection.toLowerCase() === name.toLowerCase())
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  );
}

/** So long ago this computer was on the same network, mostly. */
const freshMs = 30 * 60_000;

type AttemptFacts = { [Name in Extract<keyof FactTypes, `attempt.${string}`>]: Fact<FactTypes[Name]> };

/**
 * Facts of the last attempt that tells something. An old failure with a success behind it does not count. What the
 * person read off the screen counts more than the log, which may not be readable or not be about this dial.
 */
export function attemptFacts(snapshot: Snapshot, connection: Connection): AttemptFacts {
  const all = attemptsOf(snapshot, connection);
  const said = snapshot.request.error;
  const told = all.known ? all.value.filter(({ result }) => result !== 'unfinished') : [];
  // A connection that is up has got over whatever failed before, also where the log does not show how.
  const up = isUp(snapshot, connection);
  const last = up ? told.filter(({ result }) => result !== 'failed').at(-1) : told.at(-1);
  const noAttempt = all.known ? 'no attempt of this connection is in the log' : all.why;
  const fixed = connection.tunnel === 'automatic' ? undefined : connection.tunnel;
  // A phone book's file may be older than the dial; what Windows lists now is what is dialled now.
  const raw = said ?? (last?.result === 'failed' ? last.errorCode : undefined);
  const code = raw === undefined ? undefined : canonicalCode(raw);
  // Some codes are raised by one tunnel only.
  const byCode = code === undefined ? undefined : errorCode(code)?.tunnels;
  const meant = byCode?.length === 1 ? byCode[0] : undefined;
  const tunnel = (connection.profile ? (fixed ?? last?.tunnel) : (last?.tunnel ?? fixed)) ?? meant;
  const failed =
    said !== undefined ? known(true) : last ? known(last.result === 'failed') : unknown(noAttempt);
  /** Where there is no log at all (no PowerShell, no profile), there is no success in it either. */
  const lastWentWell = (): Fact<boolean> => {
    if (said !== undefined) return known(false);
    if (up || last) return known(last?.result !== 'failed');
    const noLog = snapshot.probes.attempts?.status === 'not-applicable';
    return all.known || noLog ? known(false) : unknown(all.why);
  };
  const stage = code === undefined ? undefined : stageOf(code, said === undefined ? last : undefined);
  /** What stopped later than at the way to the server had found the way. Where nothing was dialled, nothing has. */
  const reachedSignIn = (): Fact<boolean> => {
    const well = lastWentWell();
    if (!well.known) return well;
    const justNow =
      well.value && last !== undefined && Date.parse(snapshot.taken) - Date.parse(last.at) < freshMs;
    return known(
      up || justNow || stage === 'authentication' || stage === 'addressing' || stage === 'connected',
    );
  };
  return {
    'attempt.failed': failed,
    'attempt.errorCode':
      code !== undefined
        ? known(code)
        : unknown(last && last.result !== 'failed' ? 'the last attempt did not fail' : noAttempt),
    'attempt.stage': stage ? known(stage) : unknown(last ? 'the events do not tell' : noAttempt),
    'attempt.tunnel': tunnel
      ? known(tunnel)
      : unknown('the profile tries several tunnel types, and no event names one'),
    'attempt.lastWentWell': lastWentWell(),
    'attempt.reachedSignIn': reachedSignIn(),
    'attempt.connectedBefore': told.some(({ result }) => result !== 'failed')
      ? known(true)
      : unknown('no successful attempt is in the log'),
  };
}

/** The code's own stage where the table has one, since the events predate IKEv2; else that of the last event. */
export function stageOf(code: number | undefined, attempt: Attempt | undefined): Stage | undefined {
  const byCode = code === undefined ? undefined : errorCode(code)?.stage;
  const lastBefore = attempt?.events.filter((id) => id >= 20221 && id <= 20225).at(-1);
  return byCode ?? (lastBefore === undefined ? undefined : stageByLastEvent[lastBefore]);
}
