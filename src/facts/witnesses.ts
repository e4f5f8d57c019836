import { lookupName } from '../base/lookup.ts';
import type { UnfamiliarPlace } from '../base/outcome.ts';
import { machineProbes, type ProbeId, probeIds, probeTitles } from '../probes/catalogue.ts';
import { isUp, isWanted, needsUserSession, profilesSeen } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { foreignCode, loggedAttempts, scopesOf } from './attempt.ts';
import { evidence } from './evidence.ts';
import {
  allNames,
  attemptsToName,
  differs,
  downWithInterface,
  endedOf,
  entriesToList,
  listedProfiles,
  loggedIn,
  namesKnown,
  readableBook,
  scopes,
  seenIn,
  upWithoutInterface,
} from './testimony.ts';

/** Two sources that cannot both be right, or one that says what no Windows says. */
export interface Contradiction {
  readonly id: CrossCheckId | 'unfamiliar-answer';
  readonly between: readonly ProbeId[];
  readonly text: string;
  /** What was therefore not believed. */
  readonly notUsed: string;
  /** What ends it, where that is known. */
  readonly next?: string;
  /** Ids of the connections that it concerns; none: all of them. */
  readonly appliesTo: readonly string[];
}

interface CrossCheck {
  readonly between: readonly ProbeId[];
  readonly text: string;
  readonly notUsed: string;
  /** What ends it, where the person there can do that. None: the shapes of this Windows have to be looked at. */
  readonly next?: string;
  /** Whether the sources contradict each other: for the whole computer, or for the connections with these ids. Where one of them is missing: no. */
  readonly contradict: (seen: Seen) => boolean | readonly string[];
}

type Seen = Pick<Snapshot, 'probes' | 'taken'> & Partial<Pick<Snapshot, 'request'>>;

/** What is on every Windows that can connect a VPN. */
const everyWindowsHas = [
  'RasMan',
  'SstpSvc',
  'IKEEXT',
  'PolicyAgent',
  'BFE',
  'nsi',
  'Dhcp',
  'Dnscache',
] as const;

/** Clocks of log and program are one; so much is rounding and a clock that was set meanwhile. */
const futureMs = 10 * 60_000;

const checks = {
  // Everybody has deleted a profile once: only where none of 30 days' attempts names a known one.
  'attempts-name-nobody': {
    between: ['attempts', 'profiles'],
    text: 'The event log has connection attempts, and none of them names a connection of this computer.',
    notUsed: 'the event log: whether the last attempt went well is not known',
    contradict: ({ probes }) => {
      const attempts = attemptsToName(probes);
      return allNames(probes).length > 0 && attempts.length > 0 && !attempts.some(namesKnown(probes));
    },
  },
  // A name of long ago may be a deleted profile's; of what failed last and is nobody's, nobody knows that it is not the one that is judged.
  'newest-attempt-names-nobody': {
    between: ['attempts', 'profiles'],
    text: 'The newest connection attempt in the event log failed, and it names no connection of this computer.',
    notUsed: 'that nothing has failed since the last success',
    next: 'If that was a connection which has been removed or renamed since: connect this one once, then run the check again.',
    contradict: ({ probes }) => {
      const isKnown = namesKnown(probes);
      const attempts = attemptsToName(probes);
      const newest = endedOf(attempts).at(-1);
      const dialled = probes.connect?.status === 'ok';
      if (dialled || newest?.result !== 'failed' || isKnown(newest) || !attempts.some(isKnown)) return [];
      return idsOf(profilesSeen({ probes }).filter((one) => !isUp({ probes }, one)));
    },
  },
  'attempt-in-another-book': {
    between: ['attempts', 'profiles'],
    text: 'By the event log the connection that failed last is in another phone book than Windows lists it in.',
    notUsed: 'whose phone book the event log names',
    contradict: ({ probes }) =>
      idsOf(
        profilesSeen({ probes }).filter((one) => {
          const newest = endedOf(seenIn(loggedAttempts({ probes }, one)) ?? []).at(-1);
          if (newest?.result !== 'failed' || newest.scope === undefined) return false;
          return !scopesOf({ probes }, one.name).has(newest.scope);
        }),
      ),
  },
  'failure-without-number': {
    between: ['attempts'],
    text: 'The event log has a failed attempt without an error number.',
    notUsed: 'why that attempt failed',
    contradict: ({ probes }) =>
      newestOfEach(loggedIn(probes)).some(
        ({ result, errorCode }) => result === 'failed' && errorCode === undefined,
      ),
  },
  // The number was read off another connection's window, or misread: it says nothing of this one.
  'error-of-another-tunnel': {
    between: ['attempts', 'profiles'],
    text: 'The error number does not occur with the VPN type of this connection.',
    notUsed: 'what that number means',
    next: 'Connect this connection once, and run the check again with the number that Windows shows then (--error).',
    contradict: (seen) => {
      const all = profilesSeen(seen);
      const strange = all.filter((one) => foreignCode(seen, one) !== undefined);
      // A number that a person gave may be another connection's; one in the log is this one's.
      const { probes, taken } = seen;
      return idsOf(
        strange.length === all.length
          ? strange
          : strange.filter((one) => foreignCode({ probes, taken }, one) !== undefined),
      );
    },
  },
  'events-from-the-future': {
    between: ['attempts'],
    text: 'The event log has connection attempts of a time that has not come yet.',
    notUsed: 'when the attempts were',
    next: 'If the clock was ahead and has been set right since: let the check connect it (--allow-connect), which needs no log.',
    contradict: ({ probes, taken }) =>
      probes.connect?.status !== 'ok' &&
      loggedIn(probes).some(({ at }) => Date.parse(at) > Date.parse(taken) + futureMs),
  },
  'event-source-missing': {
    between: ['attempts', 'system-events'],
    text: 'Windows knows nothing of a source of events that every Windows has.',
    notUsed: 'that the log holds no such events',
    contradict: ({ probes }) => {
      const unread = seenIn(evidence(probes, 'system-events'))?.unread ?? {};
      return (
        seenIn(evidence(probes, 'attempts'))?.noProvider === true ||
        Object.values(unread).includes('no-provider')
      );
    },
  },
  'profiles-without-phone-book': {
    between: ['profiles', 'phonebooks'],
    text: 'Windows lists VPN connections, and the phone book in which they should stand has none of them.',
    notUsed: 'what only the phone book tells of them',
    contradict: ({ probes }) =>
      scopes.flatMap((scope) => {
        const listed = listedProfiles(probes, scope);
        const book = readableBook(probes, scope);
        return book && !listed.some(({ name }) => lookupName(book, name)) ? idsOf(listed) : [];
      }),
  },
  'phone-book-without-profiles': {
    between: ['profiles', 'phonebooks'],
    text: 'A phone book has VPN connections, and Windows lists no connection at all.',
    notUsed: 'that there are no further connections',
    contradict: ({ probes }) => {
      if (probes.profiles?.status !== 'ok' || needsUserSession({ probes })) return false;
      const listed = profilesSeen({ probes }).some(({ profile }) => profile);
      return !listed && scopes.some((scope) => entriesToList(probes, scope).length > 0);
    },
  },
  'profile-and-phone-book-differ': {
    between: ['profiles', 'phonebooks'],
    text: 'Windows lists the connection with another tunnel or server than its phone book has.',
    notUsed: 'which of the two is used',
    contradict: ({ probes }) =>
      idsOf(
        scopes
          .filter((scope) => readableBook(probes, scope))
          .flatMap((scope) => listedProfiles(probes, scope))
          .filter(differs),
      ),
  },
  'connected-without-interface': {
    between: ['profiles', 'network'],
    text: 'Windows says that the connection is up, and there is no network interface of its name.',
    notUsed: 'that the connection is up',
    contradict: ({ probes }) => idsOf(upWithoutInterface(probes)),
  },
  'interface-without-connection': {
    between: ['profiles', 'network'],
    text: 'Windows says that the connection is down, and its network interface is there with an address.',
    notUsed: 'that the connection is down',
    contradict: ({ probes }) => idsOf(downWithInterface(probes)),
  },
  'services-missing': {
    between: ['services'],
    text: 'Windows lists services, and lacks some that every Windows has.',
    notUsed: 'that those services are gone',
    contradict: ({ probes }) => {
      const services = seenIn(evidence(probes, 'services'))?.services;
      if (!services) return false;
      const told = everyWindowsHas.flatMap((name) => services[name] ?? []);
      return told.length === 0 || told.some(({ present }) => !present);
    },
  },
  'miniports-missing': {
    between: ['devices'],
    text: 'Windows lists devices, and none of the WAN Miniports that every Windows has.',
    notUsed: 'that those devices are gone',
    contradict: ({ probes }) => {
      const miniports = seenIn(evidence(probes, 'devices'))?.miniports;
      return miniports !== undefined && Object.values(miniports).every(({ present }) => !present);
    },
  },
} as const satisfies Readonly<Record<string, CrossCheck>>;

export type CrossCheckId = keyof typeof checks;
export const crossCheckIds = Object.keys(checks) as CrossCheckId[];

/** The cross-checks in which a source is a witness. */
export const crossChecksOf = (probe: ProbeId): CrossCheckId[] =>
  crossCheckIds.filter((id) => (checks[id].between as readonly ProbeId[]).includes(probe));

/** All that does not fit together in a snapshot. Pure; a source that is missing contradicts nobody. */
export function contradictionsIn(seen: Seen): Contradiction[] {
  const between = Object.entries<CrossCheck>(checks).flatMap(
    ([id, { contradict, ...said }]): Contradiction[] => {
      const found = contradict(seen);
      if (found === false || (found !== true && found.length === 0)) return [];
      return [{ id: id as CrossCheckId, ...said, appliesTo: found === true ? [] : found }];
    },
  );
  return [...between, ...unfamiliarAnswers(seen)];
}

/** Answers in another shape than Windows has, and values outside their vocabulary, which the probes noticed when they read their answers. */
function unfamiliarAnswers(seen: Seen): Contradiction[] {
  return probeIds.flatMap((id): Contradiction[] => {
    const outcome = seen.probes[id];
    if (outcome?.status === 'misshapen' && id in machineProbes)
      return [
        unfamiliarAnswer(
          id,
          `Windows’ answer has another shape than this version knows: ${probeTitles[id]}.`,
        ),
      ];
    return outcome?.status === 'ok' ? unfamiliarValues(seen, id, outcome.unfamiliar ?? []) : [];
  });
}

/** Those on which everything rests, and those of connections. */
function unfamiliarValues(seen: Seen, id: ProbeId, noticed: readonly UnfamiliarPlace[]): Contradiction[] {
  const told = noticed.map((one) => ({ place: placeOf(one), appliesTo: concernedBy(seen, one) }));
  const all = told.filter(({ appliesTo }) => appliesTo.length === 0);
  const single = told.filter(({ appliesTo }) => appliesTo.length > 0);
  return [all, single]
    .filter((list) => list.length > 0)
    .map((list) => {
      const places = [...new Set(list.map(({ place }) => place))].join(', ');
      const text = `Windows’ answer has a value here that this version does not know: ${probeTitles[id]} (${places}).`;
      return unfamiliarAnswer(id, text, [...new Set(list.flatMap(({ appliesTo }) => appliesTo))]);
    });
}

function unfamiliarAnswer(id: ProbeId, text: string, appliesTo: readonly string[] = []): Contradiction {
  return { id: 'unfamiliar-answer', between: [id], text, notUsed: 'what that answer says there', appliesTo };
}

const placeOf = (one: UnfamiliarPlace): string => (typeof one === 'string' ? one : one.place);

/** The connections that it is about; of one that nobody knows nobody knows whom it concerns: all. */
function concernedBy({ probes }: Seen, one: UnfamiliarPlace): string[] {
  if (typeof one === 'string') return [];
  return idsOf(profilesSeen({ probes }).filter((connection) => isWanted(connection, one.connection)));
}

function idsOf(connections: readonly { readonly id: string }[]): string[] {
  return connections.map(({ id }) => id);
}

/** The newest attempt by each name: what failed before a success does not count. */
function newestOfEach<One extends { readonly connection: string; readonly at: string }>(
  attempts: readonly One[],
): One[] {
  const newest = new Map<string, One>();
  for (const one of [...attempts].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)))
    newest.set(one.connection.toLowerCase(), one);
  return [...newest.values()];
}
