import type { NetworkState } from '../probes/local/network.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';

/**
 * Where this computer stands. With all traffic in a tunnel, or inside the company's network, silence from the server's
 * public address proves nothing, and everything that measures reach has to know.
 */
export function vantageOf({ probes }: Snapshot): Fact<Vantage> {
  return follow(evidence(probes, 'network'), (network) => {
    const profiles = evidence(probes, 'profiles');
    const connected = profiles.known
      ? Object.values(profiles.value.connections).filter(({ status }) => status === 'connected')
      : [];
    const best = network.defaultRoutes[0]?.interface;
    if (connected.some(({ name, splitTunneling }) => !splitTunneling || name === best))
      return known('through-tunnel');
    const tunnels = new Set(connected.map(({ name }) => name));
    const physical = Object.entries(network.interfaces).filter(([name]) => !tunnels.has(name));
    if (physical.some(([, { network: seen }]) => seen?.category === 'domain'))
      return known('trusted-network');
    return physical.some(([, { network: seen }]) => seen)
      ? known('outside')
      : unknown('Windows names no network');
  });
}

type LinkFacts = { [Name in Extract<keyof FactTypes, `link.${string}`>]: Fact<FactTypes[Name]> };

/** An address from 169.254.0.0/16 (RFC 3927) means that no DHCP server answered: it leads nowhere. */
function leadsSomewhere(address: string): boolean {
  return !address.startsWith('169.254.');
}

export function linkFacts({ probes }: Snapshot): LinkFacts {
  const network = evidence(probes, 'network');
  return {
    'link.up': map(evidence(probes, 'devices'), ({ adapters }) =>
      Object.values(adapters).some(({ status }) => status === 'up'),
    ),
    'link.address': map(network, ({ interfaces }) =>
      Object.values(interfaces).some(({ addresses }) => addresses.some(leadsSomewhere)),
    ),
    'link.defaultRoute': map(network, ({ defaultRoutes }) => defaultRoutes.length > 0),
    'link.windowsSays': follow(network, windowsSays),
  };
}

function windowsSays({ interfaces }: NetworkState): Fact<FactTypes['link.windowsSays']> {
  const seen = Object.values(interfaces).flatMap(({ network }) =>
    network ? [network.ipv4, network.ipv6] : [],
  );
  if (seen.length === 0) return unknown('Windows names no network');
  if (seen.includes('internet')) return known('internet');
  return known(
    seen.some((level) => level === 'local-network' || level === 'subnet') ? 'local-only' : 'nothing',
  );
}

type WebFacts = {
  [Name in Extract<keyof FactTypes, `web.${string}` | `path.${string}` | 'proxy.configured'>]: Fact<
    FactTypes[Name]
  >;
};

export function webFacts({ probes }: Snapshot): WebFacts {
  const web = map(evidence(probes, 'web-access'), ({ beacons }) => Object.values(beacons));
  const publicAddress = evidence(probes, 'public-address');
  return {
    'web.works': follow(web, (answers) => {
      if (answers.length === 0) return unknown('no page was asked for');
      // A page out of a cache proves nothing about now.
      if (answers.some(({ result, cached }) => result === 'expected' && !cached)) return known(true);
      return answers.every(({ result, cached }) => result !== 'expected' || cached) &&
        answers.some((one) => !one.cached)
        ? known(false)
        : unknown('all pages came out of a cache');
    }),
    'web.portal': follow(web, (answers) => {
      const real = answers.some(({ result, cached }) => result === 'expected' && !cached);
      const foreign = answers.some(({ result }) => result !== 'expected' && result !== 'failed');
      if (real && foreign) return unknown('the two test pages disagree');
      if (!real && !foreign) return unknown('no test page answered');
      return known(foreign);
    }),
    'web.cached': map(web, (answers) => answers.some(({ cached }) => cached)),
    'path.behindNat': follow(publicAddress, ({ own }) =>
      own === undefined ? unknown('the public address is not known') : known(!own),
    ),
    'path.serverBehindNat': unknown('only an answer to IKE tells, and this version sends none'),
    'path.proxyInWay': follow(publicAddress, ({ seenFrom }) => {
      const seen = Object.values(seenFrom).flatMap((answer) => ('address' in answer ? [answer] : []));
      const viaWeb = web.known && web.value.some(({ viaProxy }) => viaProxy);
      if (seen.length === 0) return viaWeb ? known(true) : unknown('the public address is not known');
      // A proxy for plain HTTP only shows as a second address.
      return known(
        viaWeb || seen.some(({ viaProxy }) => viaProxy) || new Set(seen.map((one) => one.address)).size > 1,
      );
    }),
    'proxy.configured': map(evidence(probes, 'proxy'), ({ user, machine }) =>
      [user.server, user.autoConfigUrl, machine.server].some((setting) => setting !== undefined),
    ),
  };
}

export function personFacts({ answers }: Snapshot) {
  const said = (question: keyof Snapshot['answers']): Fact<boolean> => {
    const answer = answers[question];
    return answer ? known(answer === 'yes') : unknown('nobody was asked');
  };
  return {
    'person.worksElsewhere': said('works-elsewhere'),
    'person.otherUsersFail': said('other-users-fail'),
    'person.workedBefore': said('worked-before'),
  };
}
