import { isSameName } from '../base/lookup.ts';
import type { Attempt } from '../probes/local/attempts.ts';
import { type Connection, isUp, profilesSeen } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { canonicalCode, formatCode } from '../vpn/error-codes/normalise.ts';
import { errorCode } from '../vpn/error-codes/table.ts';
import { type Stage, stageByLastEvent } from '../vpn/stages.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, known, map, unknown } from './fact.ts';

/** An attempt, and how it is known: the event log had it, or this run has dialled. */
export interface SeenAttempt extends Attempt {
  readonly source: 'log' | 'dial';
}

type Seen = Pick<Snapshot, 'probes'>;
/** What was dialled when, and what a person says of it. */
type Attempted = Pick<Snapshot, 'probes' | 'taken'> & Partial<Pick<Snapshot, 'request'>>;
/** Two phone books may have a connection of one name. */
type Named = Pick<Connection, 'name'> & Partial<Pick<Connection, 'scope'>>;

/** Attempts of a connection, oldest first; the dial of this run, which the log may hold as well, comes last. */
export function attemptsOf(snapshot: Seen, connection: Named): Fact<SeenAttempt[]> {
  const dial = dialOf(snapshot, connection);
  const logged = loggedAttempts(snapshot, connection, dial?.correlation);
  if (!dial) return logged;
  return known([...(logged.known ? logged.value : []), dial.attempt]);
}

/**
 * What the event log holds. Which phone book a connection is in only 20221 tells, which may have been overwritten; it counts where it tells two
 * connections of one name apart, and else the name does: what failed is not to be lost by a word.
 */
export function loggedAttempts(
  { probes }: Seen,
  { name, scope }: Named,
  without?: string,
): Fact<SeenAttempt[]> {
  const books = scopesOf({ probes }, name);
  const isOurs = (told: Attempt['scope']): boolean =>
    told === undefined || scope === undefined || told === scope || !books.has(told);
  return map(evidence(probes, 'attempts'), ({ attempts }) =>
    Object.entries(attempts)
      .filter(([id, { connection }]) => id !== without && isSameName(connection, name))
      .filter(([, attempt]) => isOurs(attempt.scope))
      .map(([, attempt]): SeenAttempt => ({ ...attempt, source: 'log' }))
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  );
}

/** The phone books that have a connection of such a name. */
export function scopesOf(snapshot: Seen, name: string): ReadonlySet<Connection['scope']> {
  const named = profilesSeen(snapshot).filter((one) => isSameName(one.name, name));
  return new Set(named.map(({ scope }) => scope));
}

/** The dial of this run, where it was this connection that was dialled. */
function dialOf(
  { probes }: Seen,
  { name }: Named,
): { attempt: SeenAttempt; correlation: string | undefined } | undefined {
  const dial = evidence(probes, 'connect');
  if (!dial.known || !isSameName(dial.value.connection, name)) return undefined;
  const { connection, at, result, errorCode, tunnel, events, hungUp, correlation } = dial.value;
  const attempt: SeenAttempt = {
    connection,
    at,
    result: result === 'connected' && hungUp ? 'ended' : result,
    ...(errorCode !== undefined && { errorCode }),
    ...(tunnel && { tunnel }),
    events,
    source: 'dial',
  };
  return { attempt, correlation };
}

/** So long ago this computer was on the same network, mostly. */
const freshMs = 30 * 60_000;

/** The log is read further back, for when it last worked; a failure of so long ago says little about today. */
const lookBackMs = 14 * 86_400_000;

/** An attempt that has not ended after so long does not end any more: the slowest of Windows' own limits is two minutes. */
const longestAttemptMs = 3 * 60_000;

/** Within that time Windows writes how an attempt has ended. */
const endIsLoggedMs = 5000;

/** Windows' own number for "somebody disconnected it" (ERROR_USER_DISCONNECTION). */
export const disconnectedByHand = 631;

type AttemptFacts = { [Name in Extract<keyof FactTypes, `attempt.${string}`>]: Fact<FactTypes[Name]> };

/**
 * Facts of the last attempt that tells something. An old failure with a success behind it does not count. What the
 * person read off the screen counts more than the log, which may not be readable or not be about this dial; a dial of this run is newer
 * than either.
 */
export function attemptFacts(snapshot: Snapshot, connection: Connection): AttemptFacts {
  const { all, said, told, up, last, code, foreign, tunnel } = toldOf(snapshot, connection);
  const noAttempt = all.known ? 'no attempt of this connection is in the log' : all.why;
  const failed =
    said !== undefined ? known(true) : last ? known(last.result === 'failed') : unknown(noAttempt);
  /** Where there is no log at all (no PowerShell, no profile), there is no success in it either. */
  const lastWentWell = (): Fact<boolean> => {
    if (said !== undefined) return known(false);
    if (up || last) return known(last?.result !== 'failed');
    const noLog = snapshot.probes.attempts?.status === 'not-applicable';
    return all.known || noLog ? known(false) : unknown(all.why);
  };
  const stage =
    code === undefined
      ? undefined
      : stageOf(code, said === undefined || foreign !== undefined ? last : undefined);
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
        : unknown(
            foreign !== undefined
              ? `error ${formatCode(foreign)} does not occur with this VPN type`
              : last && last.result !== 'failed'
                ? 'the last attempt did not fail'
                : noAttempt,
          ),
    'attempt.stage': stage ? known(stage) : unknown(last ? 'the events do not tell' : noAttempt),
    'attempt.tunnel': tunnel
      ? known(tunnel)
      : unknown('the profile tries several tunnel types, and no event names one'),
    'attempt.lastWentWell': lastWentWell(),
    'attempt.lastedBriefly': map(all, (seen) => !up && wasLostAtOnce(seen.at(-1))),
    'attempt.hangs': map(all, (seen) => !up && hangs(seen.at(-1), snapshot, connection)),
    'attempt.reachedSignIn': reachedSignIn(),
    'attempt.connectedBefore': told.some(({ result }) => result !== 'failed')
      ? known(true)
      : unknown('no successful attempt is in the log'),
  };
}

interface Told {
  readonly all: Fact<SeenAttempt[]>;
  /** The number that a person read off the screen. */
  readonly said: number | undefined;
  readonly told: readonly SeenAttempt[];
  readonly up: boolean;
  readonly last: SeenAttempt | undefined;
  readonly code: number | undefined;
  /** A number that the tunnel in question cannot have raised: of another connection, or misread. */
  readonly foreign: number | undefined;
  readonly tunnel: WireTunnel | undefined;
}

function toldOf(snapshot: Attempted, connection: Connection): Told {
  const since = Date.parse(snapshot.taken) - lookBackMs;
  const all = map(attemptsOf(snapshot, connection), (seen) =>
    seen.filter(({ at }) => Date.parse(at) >= since),
  );
  const dialled = all.known && all.value.at(-1)?.source === 'dial';
  const said = dialled ? undefined : snapshot.request?.error;
  const told = all.known ? all.value.filter(({ result }) => result !== 'unfinished') : [];
  // A connection that is up has got over whatever failed before, also where the log does not show how.
  const up = isUp(snapshot, connection);
  const last = up ? told.filter(({ result }) => result !== 'failed').at(-1) : told.at(-1);
  const fixed = connection.tunnel === 'automatic' ? undefined : connection.tunnel;
  // A phone book's file may be older than the dial; what Windows lists now is what is dialled now.
  const dialledTunnel = connection.profile ? (fixed ?? last?.tunnel) : (last?.tunnel ?? fixed);
  const codes = [said, last?.result === 'failed' ? last.errorCode : undefined].flatMap((one) =>
    one === undefined ? [] : (canonicalCode(one) ?? []),
  );
  const fits = (one: number): boolean => {
    const raisedBy = errorCode(one)?.tunnels;
    return !raisedBy || !dialledTunnel || raisedBy.includes(dialledTunnel);
  };
  const code = codes.find(fits);
  // Some codes are raised by one tunnel only.
  const byCode = code === undefined ? undefined : errorCode(code)?.tunnels;
  const meant = byCode?.length === 1 ? byCode[0] : undefined;
  const [first] = codes;
  return {
    all,
    said,
    told,
    up,
    last,
    code,
    foreign: first === undefined || fits(first) ? undefined : first,
    tunnel: dialledTunnel ?? meant,
  };
}

/** A number that the tunnel of this connection cannot have raised. */
export const foreignCode = (snapshot: Attempted, connection: Connection): number | undefined =>
  toldOf(snapshot, connection).foreign;

/** A connection that is lost before anything can be done with it. */
function wasLostAtOnce(last: SeenAttempt | undefined): boolean {
  if (last?.result !== 'ended' || last.began === undefined || last.endCode === undefined) return false;
  return last.endCode !== disconnectedByHand && Date.parse(last.at) - Date.parse(last.began) < 60_000;
}

/** The last attempt was begun, has no end in the log, and nothing is being connected any more. */
function hangs(last: SeenAttempt | undefined, snapshot: Snapshot, connection: Connection): boolean {
  const status = connection.profile?.status;
  if (last?.result !== 'unfinished' || status === 'connecting') return false;
  // Where Windows says that it is down, it is not being connected any more, and its end would be in the log by now.
  const longest = status === 'disconnected' ? endIsLoggedMs : longestAttemptMs;
  return Date.parse(snapshot.taken) - Date.parse(last.at) > longest;
}

/** The code's own stage where the table has one, since the events predate IKEv2; else that of the last event. */
export function stageOf(code: number | undefined, attempt: Attempt | undefined): Stage | undefined {
  const byCode = code === undefined ? undefined : errorCode(code)?.stage;
  const lastBefore = attempt?.events.filter((id) => id >= 20221 && id <= 20225).at(-1);
  return byCode ?? (lastBefore === undefined ? undefined : stageByLastEvent[lastBefore]);
}
