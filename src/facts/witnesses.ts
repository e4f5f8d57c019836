import { lookup } from '../base/lookup.ts';
import { type ProbeId, probeIds, probeTitles } from '../probes/catalogue.ts';
import { type Connection, entriesOf, needsUserSession, profilesSeen } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { evidence } from './evidence.ts';
import type { Fact } from './fact.ts';

/** Two sources that cannot both be right, or one that says what no Windows says. */
export interface Contradiction {
  readonly id: CrossCheckId | 'unfamiliar-answer';
  readonly between: readonly ProbeId[];
  readonly text: string;
  /** What was therefore not believed. */
  readonly notUsed: string;
  /** Ids of the connections that it concerns; none: all of them. */
  readonly appliesTo: readonly string[];
}

interface CrossCheck {
  readonly between: readonly ProbeId[];
  readonly text: string;
  readonly notUsed: string;
  /** Whether the sources contradict each other: for the whole computer, or for the connections with these ids. Where one of them is missing: no. */
  readonly contradict: (seen: Seen) => boolean | readonly string[];
}

type Seen = Pick<Snapshot, 'probes' | 'taken'>;

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
      const known = new Set(allNames(probes).map((name) => name.toLowerCase()));
      const attempts = loggedIn(probes);
      return (
        known.size > 0 &&
        attempts.length > 0 &&
        !attempts.some(({ connection }) => known.has(connection.toLowerCase()))
      );
    },
  },
  'failure-without-number': {
    between: ['attempts'],
    text: 'The event log has a failed attempt without an error number.',
    notUsed: 'why that attempt failed',
    contradict: ({ probes }) =>
      loggedIn(probes).some(({ result, errorCode }) => result === 'failed' && errorCode === undefined),
  },
  'events-from-the-future': {
    between: ['attempts'],
    text: 'The event log has connection attempts of a time that has not come yet.',
    notUsed: 'when the attempts were',
    contradict: ({ probes, taken }) =>
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
        const listed = listedProfiles(probes, scope).filter(({ profile }) => profile?.plugIn !== true);
        const book = readableBook(probes, scope);
        return book && !listed.some(({ name }) => lookup(book, name)) ? listed.map(({ id }) => id) : [];
      }),
  },
  'phone-book-without-profiles': {
    between: ['profiles', 'phonebooks'],
    text: 'A phone book has VPN connections, and Windows lists no connection at all.',
    notUsed: 'that there are no further connections',
    contradict: ({ probes }) => {
      if (probes.profiles?.status !== 'ok' || needsUserSession({ probes })) return false;
      const listed = scopes.flatMap((scope) => listedProfiles(probes, scope));
      const entries = scopes.flatMap((scope) => Object.values(readableBook(probes, scope) ?? {}));
      return listed.length === 0 && entries.some(({ plugIn }) => plugIn !== true);
    },
  },
  'profile-and-phone-book-differ': {
    between: ['profiles', 'phonebooks'],
    text: 'Windows lists the connection with another tunnel or server than its phone book has.',
    notUsed: 'which of the two is dialled',
    contradict: ({ probes }) =>
      profilesSeen({ probes }).flatMap(({ id, profile, entry }) => {
        if (!profile || !entry || entry.plugIn === true) return [];
        const tunnels = [profile.tunnel, entry.tunnel].filter((one) => one !== 'automatic');
        const servers = [profile.server, ...(profile.servers ?? [])].map((one) => one.toLowerCase());
        const differs =
          new Set(tunnels).size > 1 || (entry.server !== '' && !servers.includes(entry.server.toLowerCase()));
        return differs ? [id] : [];
      }),
  },
  'connected-without-interface': {
    between: ['profiles', 'network'],
    text: 'Windows says that the connection is up, and there is no network interface of its name.',
    notUsed: 'that the connection is up',
    contradict: ({ probes }) =>
      withInterface(probes, 'connected')
        .filter(({ addresses }) => addresses === 0)
        .map(({ id }) => id),
  },
  'interface-without-connection': {
    between: ['profiles', 'network'],
    text: 'Windows says that the connection is down, and its network interface is there with an address.',
    notUsed: 'that the connection is down',
    contradict: ({ probes }) =>
      withInterface(probes, 'disconnected')
        .filter(({ addresses }) => addresses > 0)
        .map(({ id }) => id),
  },
  'services-missing': {
    between: ['services'],
    text: 'Windows lists services, and lacks some that every Windows has.',
    notUsed: 'that those services are gone',
    contradict: ({ probes }) => {
      const services = seenIn(evidence(probes, 'services'))?.services;
      return services !== undefined && everyWindowsHas.some((name) => services[name]?.present === false);
    },
  },
  'miniports-missing': {
    between: ['devices'],
    text: 'Windows lists devices, and none of the WAN Miniports that every Windows has.',
    notUsed: 'that those devices are gone',
    contradict: ({ probes }) => {
      const miniports = Object.values(seenIn(evidence(probes, 'devices'))?.miniports ?? {});
      return miniports.length > 0 && miniports.every(({ present }) => !present);
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

/** Values outside their vocabulary, which the probes noticed when they read their answers. */
function unfamiliarAnswers({ probes }: Seen): Contradiction[] {
  return probeIds.flatMap((id): Contradiction[] => {
    const outcome = probes[id];
    const places = outcome?.status === 'ok' ? (outcome.unfamiliar ?? []) : [];
    if (places.length === 0) return [];
    return [
      {
        id: 'unfamiliar-answer',
        between: [id],
        text: `Windows’ answer has a value here that this version does not know: ${probeTitles[id]} (${places.join(', ')}).`,
        notUsed: 'what that value says',
        appliesTo: [],
      },
    ];
  });
}

const scopes = ['user', 'all-users'] as const;

const seenIn = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);

/** The attempts of the event log, whosever they are. */
function loggedIn(probes: Snapshot['probes']) {
  return Object.values(seenIn(evidence(probes, 'attempts'))?.attempts ?? {});
}

/** Names of everything that a person may have dialled here, the Azure client's own included. */
function allNames(probes: Snapshot['probes']): string[] {
  const books = Object.values(seenIn(evidence(probes, 'phonebooks'))?.books ?? {});
  return [
    ...profilesSeen({ probes }).map(({ name }) => name),
    ...books.flatMap(({ entries }) => Object.keys(entries)),
  ];
}

function listedProfiles(probes: Snapshot['probes'], scope: Connection['scope']): Connection[] {
  return profilesSeen({ probes }).filter((one) => one.profile?.scope === scope);
}

/** The entries of a phone book that was read whole, in letters that can be compared: an ANSI file's may come out otherwise than Windows shows them. */
function readableBook(probes: Snapshot['probes'], scope: Connection['scope']) {
  const books = seenIn(evidence(probes, 'phonebooks'))?.books ?? {};
  const book = lookup(books, scope);
  if (!book || book.damaged || !book.certain || book.encoding === 'ansi') return undefined;
  return book.state === 'read' || book.state === 'absent' ? entriesOf(books, scope) : undefined;
}

/** Connections of such a status, with the number of addresses that the interface of their name has. */
function withInterface(
  probes: Snapshot['probes'],
  status: 'connected' | 'disconnected',
): { id: string; addresses: number }[] {
  const network = seenIn(evidence(probes, 'network'));
  if (!network) return [];
  return profilesSeen({ probes })
    .filter(({ profile }) => profile?.status === status)
    .map(({ id, name }) => ({ id, addresses: lookup(network.interfaces, name)?.addresses.length ?? 0 }));
}
