import type { Connection } from '../snapshot/connections.ts';
import type { Tunnel } from '../vpn/tunnels.ts';
import type { FactTypes } from './catalogue.ts';
import { type Fact, known, unknown } from './fact.ts';

/** What an organisation says of the connections that it gives out. Absent: nothing of that. */
export interface Expected {
  readonly connections: readonly {
    readonly servers: readonly string[];
    readonly tunnel?: Tunnel | undefined;
    readonly authentication?: readonly string[] | undefined;
    readonly splitTunneling?: boolean | undefined;
  }[];
}

type ExpectedFacts = { [Name in Extract<keyof FactTypes, `expected.${string}`>]: Fact<FactTypes[Name]> };

/** Whether the profile is one that the organisation gives out, as far as its rules say what that is. */
export function expectedFacts(
  { server, tunnel, profile, entry }: Connection,
  pack: Expected | undefined,
): ExpectedFacts {
  const none = unknown(
    pack ? 'the organisation’s rules say nothing of it' : 'no organisation’s rules are loaded',
  );
  const given = pack?.connections ?? [];
  const own = given.find(({ servers }) => servers.some((one) => one.toLowerCase() === server.toLowerCase()));
  const same = <Value>(wanted: Value | undefined, has: Value | undefined): Fact<boolean> =>
    wanted === undefined || has === undefined ? none : known(JSON.stringify(wanted) === JSON.stringify(has));
  const sorted = (list: readonly string[] | undefined): string[] | undefined => list && [...list].sort();
  return {
    'expected.server': given.length > 0 && server !== '' ? known(own !== undefined) : none,
    'expected.tunnel': same(own?.tunnel, tunnel),
    'expected.authentication': same(
      sorted(own?.authentication),
      sorted(profile?.authentication ?? entry?.authentication),
    ),
    'expected.splitTunneling': same(own?.splitTunneling, profile?.splitTunneling ?? entry?.splitTunneling),
  };
}
