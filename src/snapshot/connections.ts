import { isSameName, lookupName } from '../base/lookup.ts';
import type { BookEntry, PhoneBook } from '../probes/local/phonebooks.ts';
import type { Profile } from '../probes/local/profiles.ts';
import type { Tunnel } from '../vpn/tunnels.ts';
import type { Snapshot } from './schema.ts';

/** A connection that is diagnosed: a profile of this computer, or a server that we were pointed at without one. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly scope: 'user' | 'all-users';
  readonly server: string;
  readonly tunnel: Tunnel;
  /** Whose it is, where that is not the caller. */
  readonly owner?: string;
  readonly profile?: Profile;
  /** Its entry in the phone book's file: all that is known of another person's profile. */
  readonly entry?: BookEntry;
  /** True where it should be there and no phone book has it. */
  readonly missing?: true;
}

/** What a request names is not among the profiles that could be read. */
export class UnknownConnection extends Error {
  constructor(
    readonly wanted: string,
    readonly existing: readonly string[],
  ) {
    super(`there is no VPN connection named "${wanted}"`);
  }
}

/**
 * The connections to look at: all profiles, the one that is named, or those that dial the given server. A server that no
 * profile dials becomes a connection of its own; so do the servers of an organisation, where nothing is named.
 */
export function connectionsOf({ probes, request }: Pick<Snapshot, 'probes' | 'request'>): Connection[] {
  const all = profilesSeen({ probes });
  const { connection: wanted, server } = request;
  if (wanted !== undefined) {
    const found = all.filter((one) => isWanted(one, wanted));
    if (found.length === 0) {
      if (server === undefined && isMissing({ probes }, wanted)) return [missing(wanted)];
      // Where profiles could not be read, the name is all we have; that is no mistake of the person who typed it.
      if (probes.profiles?.status === 'ok' && server === undefined && !needsUserSession({ probes })) {
        throw new UnknownConnection(
          wanted,
          all.map(({ name }) => name),
        );
      }
      return [adHoc(wanted, server ?? '', request.tunnel)];
    }
    return found.map((one) => ({
      ...one,
      server: server ?? one.server,
      tunnel: request.tunnel ?? one.tunnel,
    }));
  }
  if (server !== undefined) {
    const dialling = all.filter((one) => one.server.toLowerCase() === server.toLowerCase());
    const found = dialling.filter(({ tunnel }) => request.tunnel === undefined || tunnel === request.tunnel);
    // By the name as it was asked for: that is what the probes know the server by.
    return found.length > 0
      ? found.map((one) => ({ ...one, server }))
      : [adHoc(server, server, request.tunnel)];
  }
  if (all.length === 0) {
    const meant = namedByAlwaysOn({ probes }).filter((name) => isMissing({ probes }, name));
    if (meant.length > 0) return meant.map(missing);
  }
  const others = (request.servers ?? []).filter(
    (one) => !all.some((profile) => profile.server.toLowerCase() === one.server.toLowerCase()),
  );
  return [...all, ...others.map((one) => adHoc(one.server, one.server, one.tunnel))].filter(
    ({ tunnel }) => request.tunnel === undefined || tunnel === request.tunnel,
  );
}

/** A connection that Windows is to connect by itself, or that its log knows, is missed where its phone books were read and do not have it. */
function isMissing({ probes }: Pick<Snapshot, 'probes'>, name: string): boolean {
  if (probes.profiles?.status !== 'ok' || needsUserSession({ probes })) return false;
  const logged = probes.attempts?.status === 'ok' ? Object.values(probes.attempts.data.attempts) : [];
  const meant = [...namedByAlwaysOn({ probes }), ...logged.map(({ connection }) => connection)];
  return meant.some((one) => isSameName(one, name));
}

function namedByAlwaysOn({ probes: { 'always-on': state } }: Pick<Snapshot, 'probes'>): string[] {
  if (state?.status !== 'ok') return [];
  const { active, deviceTunnel, managed = {} } = state.data;
  const wanted = Object.entries(managed).flatMap(([name, { alwaysOn }]) => (alwaysOn ? [name] : []));
  return [
    ...new Set([active, deviceTunnel, ...wanted].filter((name) => name !== undefined && name !== '')),
  ] as string[];
}

function missing(name: string): Connection {
  return { ...adHoc(name, ''), missing: true };
}

/** Whether a request, or an answer, that names this means that connection: by its id or its name. */
export function isWanted({ id, name }: Pick<Connection, 'id' | 'name'>, wanted: string): boolean {
  return isSameName(id, wanted) || isSameName(name, wanted);
}

function adHoc(name: string, server: string, tunnel: Tunnel = 'automatic'): Connection {
  return { id: `server/${server || name}`, name, scope: 'user', server, tunnel };
}

/** Every profile that could be seen, whoever's it is. */
export function profilesSeen({ probes }: Pick<Snapshot, 'probes'>): Connection[] {
  return [...visibleProfiles(probes), ...otherPeoplesProfiles(probes)];
}

/** Another connection to the same server that would be made by SSTP. */
export function sstpBeside(
  snapshot: Pick<Snapshot, 'probes'>,
  { id, server }: Pick<Connection, 'id' | 'server'>,
): Connection | undefined {
  return profilesSeen(snapshot).find(
    (other) => other.id !== id && other.tunnel === 'sstp' && isSameName(other.server, server),
  );
}

/** Whether it is up. Where Windows did not say, its interface does: it is there only meanwhile. */
export function isUp({ probes }: Pick<Snapshot, 'probes'>, { name, profile }: Connection): boolean {
  if (profile) return profile.status === 'connected';
  const interfaces = probes.network?.status === 'ok' ? probes.network.data.interfaces : {};
  return (lookupName(interfaces, name)?.addresses.length ?? 0) > 0;
}

/** Names of all connections that could be seen: an interface of such a name is a tunnel. */
export function tunnelNames({ probes }: Pick<Snapshot, 'probes'>): Names {
  const names = new Set(profilesSeen({ probes }).map(({ name }) => name.toLowerCase()));
  return { has: (name) => names.has(name.toLowerCase()) };
}
export interface Names {
  readonly has: (name: string) => boolean;
}

/** The caller's profiles as Windows lists them; where it does not, as the phone books have them. */
function visibleProfiles({ profiles, phonebooks }: Snapshot['probes']): Connection[] {
  const books = phonebooks?.status === 'ok' ? phonebooks.data.books : {};
  if (profiles?.status !== 'ok')
    return (['user', 'all-users'] as const).flatMap((scope) =>
      Object.values(entriesOf(books, scope)).map((entry) => {
        const { name, server, tunnel } = entry;
        return { id: `${scope}/${name}`, name, scope, server, tunnel, entry };
      }),
    );
  const entries = { user: entriesOf(books, 'user'), 'all-users': entriesOf(books, 'all-users') };
  return Object.entries(profiles.data.connections).map(([id, profile]): Connection => {
    const { name, scope, server, tunnel } = profile;
    const entry = lookupName(entries[scope], name);
    return { id, name, scope, server, tunnel, profile, ...(entry && { entry }) };
  });
}

/** Profiles of people who are not the caller, as their phone books tell them. */
function otherPeoplesProfiles({ phonebooks }: Snapshot['probes']): Connection[] {
  const books = phonebooks?.status === 'ok' ? phonebooks.data.books : {};
  return Object.entries(books)
    .filter(([key, { place }]) => key.startsWith('user:') && place === undefined)
    .flatMap(([key, { owner = key.slice('user:'.length) }]) =>
      Object.values(entriesOf(books, key)).map((entry): Connection => {
        const { name, server, tunnel } = entry;
        return { id: `${key}/${name}`, name, scope: 'user', server, tunnel, owner, entry };
      }),
    );
}

/** What Windows lists as somebody's connections, of all the books that it looks into; where two have one name, rasphone.pbk's own counts. */
export function entriesOf(
  books: Readonly<Record<string, PhoneBook>>,
  whose: string,
): Readonly<Record<string, BookEntry>> {
  return entriesIn(booksOf(books, whose));
}

export function entriesIn(books: readonly PhoneBook[]): Readonly<Record<string, BookEntry>> {
  // Not Object.assign: a name may be __proto__.
  return Object.fromEntries([...books].reverse().flatMap(({ entries }) => Object.entries(entries)));
}

/** All books of a person or of the machine but the Azure client's, which only that app reads. */
export function booksOf(books: Readonly<Record<string, PhoneBook>>, whose: string): PhoneBook[] {
  return Object.entries(books)
    .filter(([key, { place }]) => (key === whose || key.startsWith(`${whose}/`)) && place !== 'azure-client')
    .map(([, book]) => book);
}

/**
 * True where the person's own profiles, certificates and settings are out of sight: SYSTEM and service accounts have none,
 * and an administrator who is not the person at the desk has his own.
 */
export function needsUserSession({ probes: { session, phonebooks } }: Pick<Snapshot, 'probes'>): boolean {
  if (session?.status === 'ok') return session.data.system || session.data.someoneElse === true;
  return phonebooks?.status === 'ok' && !('user' in phonebooks.data.books);
}
