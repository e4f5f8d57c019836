import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';
import { badNews } from './vantage.ts';

type PathFacts = { [Name in 'path.mtu' | 'path.mtuBlackHole' | 'path.lastHop']: Fact<FactTypes[Name]> };

/** What Ethernet carries, and what every network has to. (RFC 894, RFC 791) */
const [whole, least] = [1500, 576];

/**
 * How large a packet gets through to the server. Bad news counts only from outside: within a tunnel every packet has less room.
 * Where nothing of a usual size gets an answer and nobody says why, it is large pings that are not answered, and not the path.
 */
export function pathFacts({ probes }: Snapshot, server: string, vantage: Fact<Vantage>): PathFacts {
  const path = follow(evidence(probes, 'path-mtu'), ({ servers }) =>
    follow(entryOf(servers, server, 'this server was not asked'), ({ mtu, ...rest }) => {
      if (mtu === undefined) return unknown('the server does not answer pings');
      if (mtu < least && !rest.tooBigSeen) return unknown('the server answers small pings only');
      const seen = { mtu, ...rest };
      return mtu < whole ? badNews(vantage, seen) : known(seen);
    }),
  );
  const hops = follow(evidence(probes, 'server-hops'), ({ servers }) =>
    entryOf(servers, server, 'the way to this server was not followed'),
  );
  return {
    'path.lastHop': map(hops, ({ hops: all }) => {
      const last = all.findLast(({ address }) => address !== undefined);
      return last?.reached ? 'server' : (last?.network ?? 'none');
    }),
    'path.mtu': follow(path, ({ mtu, ipv6 }) =>
      ipv6 && mtu === whole ? unknown('this computer may have cut the IPv6 packet itself') : known(mtu),
    ),
    'path.mtuBlackHole': follow(path, ({ mtu, tooBigSeen }) => known(mtu < whole && !tooBigSeen)),
  };
}
