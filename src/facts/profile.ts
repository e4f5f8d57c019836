import { isIP } from 'node:net';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes } from './catalogue.ts';
import type { Connection } from './connections.ts';
import { evidence } from './evidence.ts';
import { type Fact, known, map, unknown } from './fact.ts';

type ProfileFacts = { [Name in Extract<keyof FactTypes, `profile.${string}`>]: Fact<FactTypes[Name]> };

/** Facts of the profile itself. For a server without a profile most are unknown, and say so. */
export function profileFacts(snapshot: Snapshot, connection: Connection): ProfileFacts {
  const { profile, server, tunnel } = connection;
  const profiles = evidence(snapshot.probes, 'profiles');
  const from = <T>(value: T | undefined): Fact<T> =>
    value !== undefined
      ? known(value)
      : unknown(
          profile
            ? 'the profile does not say'
            : profiles.known
              ? 'no profile dials this server'
              : profiles.why,
        );
  return {
    'profile.tunnel': known(tunnel),
    'profile.serverIsAddress': server === '' ? unknown('no server is named') : known(isIP(server) !== 0),
    'profile.authentication': from(profile?.authentication),
    'profile.encryption': from(profile?.encryption),
    'profile.l2tpAuthentication': from(profile?.l2tpAuthentication),
    'profile.status': from(profile?.status),
    'profile.customIpsecPolicy': from(profile?.customIpsecPolicy),
    'profile.otherConnected': map(profiles, ({ connections }) =>
      Object.entries(connections).some(([id, other]) => id !== connection.id && other.status === 'connected'),
    ),
  };
}
