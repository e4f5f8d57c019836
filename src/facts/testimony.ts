import { covers } from '../base/ip-range.ts';
import { isSameName, lookupName } from '../base/lookup.ts';
import type { BookEntry, PhoneBook } from '../probes/local/phonebooks.ts';
import {
  booksOf,
  type Connection,
  entriesIn,
  needsUserSession,
  profilesSeen,
} from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { shapeOf } from '../vpn/event-fields.ts';
import type { SeenAttempt } from './attempt.ts';
import { evidence } from './evidence.ts';
import type { Fact } from './fact.ts';

type Probes = Snapshot['probes'];
type Scope = Connection['scope'];
type Logged = Omit<SeenAttempt, 'source'>;

/** What the sources say that the cross-checks hold against each other: only what each of them can be expected to know. */
export const scopes = ['user', 'all-users'] as const;

export const seenIn = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);

/** The attempts of the event log, whosever they are. */
export function loggedIn(probes: Probes): Logged[] {
  return Object.values(seenIn(evidence(probes, 'attempts'))?.attempts ?? {});
}

/** What became of them is told; oldest first. */
export function endedOf<One extends Pick<Logged, 'at' | 'result'>>(attempts: readonly One[]): One[] {
  return attempts
    .filter(({ result }) => result !== 'unfinished')
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/**
 * The attempts that have to name a VPN connection which could be seen here: not those of a modem, of broadband or of Connection Manager, which have
 * books of their own; not those of which only events are left that name nothing; not those that may be another person's.
 */
export function attemptsToName(probes: Probes): Logged[] {
  const books = Object.values(seenIn(evidence(probes, 'phonebooks'))?.books ?? {});
  const others = books.flatMap(({ otherNames = [] }) => otherNames);
  return loggedIn(probes).filter(
    (one) =>
      one.kind === undefined &&
      one.events.some((id) => shapeOf('RasClient', id)?.has('connection')) &&
      !others.some((name) => isSameName(name, one.connection)) &&
      !mayBeAnothers(probes, one),
  );
}

/** Whether an attempt may be of a connection that is out of sight: of a person whose phone book could not be read, or cannot be from here. */
function mayBeAnothers(probes: Probes, { scope, byOther }: Logged): boolean {
  const books = Object.values(seenIn(evidence(probes, 'phonebooks'))?.books ?? {});
  const allRead = books.every((book) => book.place === 'azure-client' || isWhole(book));
  if (needsUserSession({ probes })) {
    const system = seenIn(evidence(probes, 'session'))?.system === true;
    return !(system && books.length > 0 && allRead);
  }
  const alone = (seenIn(evidence(probes, 'session'))?.people ?? []).length <= 1;
  if (byOther === true || (!alone && scope !== 'all-users')) return true;
  // What Windows lists is whole without the files.
  return probes.profiles?.status !== 'ok' && !allRead;
}

/** Whether an attempt names something that a person may have dialled here, the Azure client's own connections included. */
export function namesKnown(probes: Probes): (attempt: Pick<Logged, 'connection'>) => boolean {
  const names = new Set(allNames(probes).map((name) => name.toLowerCase()));
  return ({ connection }) => names.has(connection.toLowerCase());
}

export function allNames(probes: Probes): string[] {
  const books = Object.values(seenIn(evidence(probes, 'phonebooks'))?.books ?? {});
  return [
    ...profilesSeen({ probes }).map(({ name }) => name),
    ...books.flatMap(({ entries }) => Object.keys(entries)),
  ];
}

/** Profiles that Windows lists and its own client dials. */
export function listedProfiles(probes: Probes, scope: Scope): Connection[] {
  return profilesSeen({ probes }).filter(
    ({ profile, entry }) => profile?.scope === scope && isWindowsOwn(profile, entry),
  );
}

function isWindowsOwn(
  ...told: readonly (Pick<BookEntry, 'plugIn' | 'customDialler'> | undefined)[]
): boolean {
  return told.every((one) => one?.plugIn !== true && one?.customDialler !== true);
}

/** A book that was read whole, in letters that can be compared: an ANSI file's may come out otherwise than Windows shows them. */
function isWhole({ damaged, certain, encoding, state, cut }: PhoneBook): boolean {
  return !damaged && !cut && certain && encoding !== 'ansi' && (state === 'read' || state === 'absent');
}

/**
 * The entries of a person's books, where all of them were read whole. Older snapshots had no more than rasphone.pbk itself, and did not tell which
 * entries are a plug-in's (`plugIn` is absent): from them nothing follows.
 */
export function readableBook(probes: Probes, scope: Scope): Readonly<Record<string, BookEntry>> | undefined {
  const books = seenIn(evidence(probes, 'phonebooks'))?.books ?? {};
  const every = Object.values(books).flatMap(({ entries }) => Object.values(entries));
  const own = booksOf(books, scope);
  if (own.length === 0 || !own.every(isWhole)) return undefined;
  return every.some(({ plugIn }) => plugIn === undefined) ? undefined : entriesIn(own);
}

/** Entries that Windows lists: those of rasphone.pbk itself. Whether it lists a hidden book's, or those of a copy beside it, is not known. */
export function entriesToList(probes: Probes, scope: Scope): BookEntry[] {
  if (!readableBook(probes, scope)) return [];
  const books = seenIn(evidence(probes, 'phonebooks'))?.books ?? {};
  const main = booksOf(books, scope).filter(({ place = 'main' }) => place === 'main');
  return Object.values(entriesIn(main)).filter((entry) => isWindowsOwn(entry));
}

/** Whether a profile and its entry name another tunnel, or have no server in common. */
export function differs({ profile, entry }: Connection): boolean {
  if (!profile || !entry) return false;
  const tunnels = [profile.tunnel, entry.tunnel].filter((one) => one !== 'automatic');
  const listed = serversOf(profile);
  const written = serversOf(entry);
  return new Set(tunnels).size > 1 || (written.length > 0 && !written.some((one) => listed.includes(one)));
}

/** A dot behind a name is the root's, which may be written or not. (RFC 1034 section 3.1) */
function serversOf({
  server,
  servers = [],
}: {
  server: string;
  servers?: readonly string[] | undefined;
}): string[] {
  return [server, ...servers].map((one) => one.toLowerCase().replace(/\.$/, '')).filter((one) => one !== '');
}

/** Up, and no interface bears its name. A plug-in's tunnel is no interface of RAS. */
export function upWithoutInterface(probes: Probes): Connection[] {
  const network = seenIn(evidence(probes, 'network'));
  if (!network) return [];
  return ownClients(probes).filter(
    ({ name, profile }) => profile?.status === 'connected' && !lookupName(network.interfaces, name),
  );
}

/** Down, as everything of its name is, and an interface of the name has an address that somebody gave it. */
export function downWithInterface(probes: Probes): Connection[] {
  const network = seenIn(evidence(probes, 'network'));
  if (!network) return [];
  const all = profilesSeen({ probes });
  const isDown = (name: string): boolean =>
    all
      .filter((one) => isSameName(one.name, name))
      .every(({ profile }) => profile?.status === 'disconnected');
  return ownClients(probes).filter(({ name }) => {
    const addresses = lookupName(network.interfaces, name)?.addresses ?? [];
    return isDown(name) && addresses.some((address) => !isLinkLocal(address));
  });
}

function ownClients(probes: Probes): Connection[] {
  return scopes.flatMap((scope) => listedProfiles(probes, scope));
}

/** An interface gives itself such an address. (RFC 3927, RFC 4291 section 2.5.6) Where a snapshot hides it, its stand-in says so. */
function isLinkLocal(address: string): boolean {
  const plain = address.replace(/[/%].*$/, '');
  return /^link-\d+$/.test(plain) || ['169.254.0.0/16', 'fe80::/10'].some((range) => covers(range, plain));
}
