import type { Tunnel } from '../knowledge/tunnels.ts';
import type { Profile } from '../probes/local/profiles.ts';
import type { Snapshot } from '../snapshot/schema.ts';

/** A connection that is diagnosed: a profile of this computer, or a server that we were pointed at without one. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly scope: 'user' | 'all-users';
  readonly server: string;
  readonly tunnel: Tunnel;
  readonly profile?: Profile;
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
 * profile dials becomes a connection of its own.
 */
export function connectionsOf({ probes, request }: Pick<Snapshot, 'probes' | 'request'>): Connection[] {
  const profiles = probes.profiles?.status === 'ok' ? Object.entries(probes.profiles.data.connections) : [];
  const all = profiles.map(([id, profile]): Connection => {
    const { name, scope, server, tunnel } = profile;
    return { id, name, scope, server, tunnel, profile };
  });
  const { connection: wanted, server } = request;
  if (wanted !== undefined) {
    const found = all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
    if (found.length === 0) {
      // Where profiles could not be read, the name is all we have; that is no mistake of the person who typed it.
      if (probes.profiles?.status === 'ok' && server === undefined) {
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
  return request.tunnel === undefined ? all : all.filter(({ tunnel }) => tunnel === request.tunnel);
}

function adHoc(name: string, server: string, tunnel: Tunnel = 'automatic'): Connection {
  return { id: `server/${server || name}`, name, scope: 'user', server, tunnel };
}
