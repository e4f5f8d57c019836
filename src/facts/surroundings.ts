import { isThirdPartyVpnAdapter } from '../knowledge/third-party-adapters.ts';
import { lookup } from '../lookup.ts';
import type { NetworkState } from '../probes/local/network.ts';
import type { WebAnswer } from '../probes/network/web-access.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { needsUserSession, tunnelNames } from './connections.ts';
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
    const tunnels = tunnelNames({ probes });
    if (connected.some(({ name, splitTunneling }) => !splitTunneling || name === best))
      return known('through-tunnel');
    // Another person's tunnel, or another product's: its profile cannot be seen, its interface can.
    if (best !== undefined && (tunnels.has(best) || isOtherVpn(probes, best))) return known('through-tunnel');
    const physical = Object.entries(network.interfaces).filter(([name]) => !tunnels.has(name));
    if (physical.some(([, { network: seen }]) => seen?.category === 'domain'))
      return known('trusted-network');
    return physical.some(([, { network: seen }]) => seen)
      ? known('outside')
      : unknown('Windows names no network');
  });
}

function isOtherVpn(probes: Snapshot['probes'], name: string): boolean {
  const devices = evidence(probes, 'devices');
  return devices.known && isThirdPartyVpnAdapter(lookup(devices.value.adapters, name)?.description ?? '');
}

type LinkFacts = {
  [Name in 'link.up' | 'link.address' | 'link.defaultRoute' | 'link.windowsSays']: Fact<FactTypes[Name]>;
};

/** An address from 169.254.0.0/16 (RFC 3927) means that no DHCP server answered: it leads nowhere. */
function leadsSomewhere(address: string): boolean {
  return !address.startsWith('169.254.');
}

export function linkFacts({ probes }: Snapshot): LinkFacts {
  const network = evidence(probes, 'network');
  return {
    'link.up': follow(evidence(probes, 'devices'), ({ adapters }) => {
      const all = Object.values(adapters);
      return all.length > 0
        ? known(all.some(({ status }) => status === 'up'))
        : unknown('no adapter was listed');
    }),
    'link.address': follow(network, ({ interfaces }) => {
      const all = Object.values(interfaces);
      return all.length > 0
        ? known(all.some(({ addresses }) => addresses.some(leadsSomewhere)))
        : unknown('no interface was listed');
    }),
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

/**
 * A redirect to another host, status 511, or a page in place of the expected one. An error status is no portal: a proxy
 * or an overloaded host says as much.
 */
function isPortalAnswer({ result, status = 0 }: WebAnswer): boolean {
  return (
    result === 'redirect' ||
    result === 'network-auth' ||
    (result === 'other-page' && status >= 200 && status < 300)
  );
}

/** Why silence says nothing where this computer stands. */
export function insideSilence(vantage: Exclude<Vantage, 'outside'>): string {
  const place = vantage === 'through-tunnel' ? 'within a tunnel' : 'inside the company’s network';
  return `from ${place} this proves nothing`;
}

/** Kerberos allows five minutes, and so do most checks of certificates that are minutes old. (RFC 4120 section 1.6) */
const clockToleranceSeconds = 300;

/** Real pages tell the time of day; a portal or a cache need not. */
function clockWrong(answers: readonly WebAnswer[]): Fact<boolean> {
  const ahead = answers.flatMap(({ result, cached, clockAheadSeconds }) =>
    result === 'expected' && !cached && clockAheadSeconds !== undefined ? [clockAheadSeconds] : [],
  );
  if (ahead.length === 0) return unknown('no real page told the time');
  return known(ahead.every((seconds) => Math.abs(seconds) > clockToleranceSeconds));
}

type WebFacts = {
  [Name in Extract<
    keyof FactTypes,
    `web.${string}` | 'path.behindNat' | 'path.proxyInWay' | 'proxy.configured' | 'clock.wrong'
  >]: Fact<FactTypes[Name]>;
};

export function webFacts(snapshot: Snapshot): WebFacts {
  const { probes } = snapshot;
  const web = map(evidence(probes, 'web-access'), ({ beacons }) => Object.values(beacons));
  const publicAddress = evidence(probes, 'public-address');
  const vantage = vantageOf(snapshot);
  return {
    'web.works': follow(web, (answers) => {
      if (answers.length === 0) return unknown('no page was asked for');
      // A page out of a cache proves nothing about now.
      if (answers.some(({ result, cached }) => result === 'expected' && !cached)) return known(true);
      if (vantage.known && vantage.value !== 'outside') return unknown(insideSilence(vantage.value));
      return answers.some(({ result }) => result === 'expected')
        ? unknown('the page came out of a cache')
        : known(false);
    }),
    'web.portal': follow(web, (answers) => {
      const real = answers.some(({ result, cached }) => result === 'expected' && !cached);
      const foreign = answers.filter(isPortalAnswer);
      // A company's gateway or a tunnel's exit may answer for a page that it does not let through: no sign-in helps there.
      if (vantage.known && vantage.value !== 'outside') return unknown(insideSilence(vantage.value));
      if (real && foreign.length > 0) return unknown('the two test pages disagree');
      if (real) return known(false);
      return foreign.length > 0
        ? known(true)
        : unknown('no test page was answered by a sign-in page, and none arrived');
    }),
    'web.cached': map(web, (answers) => answers.some(({ cached }) => cached)),
    'path.behindNat': follow(publicAddress, ({ own }) =>
      own === undefined ? unknown('the public address is not known') : known(!own),
    ),
    'path.proxyInWay': follow(publicAddress, ({ seenFrom }) => {
      const seen = Object.values(seenFrom).flatMap((answer) => ('address' in answer ? [answer] : []));
      const viaWeb = web.known && web.value.some(({ viaProxy }) => viaProxy);
      if (seen.length === 0) return viaWeb ? known(true) : unknown('the public address is not known');
      // A proxy for plain HTTP only shows as a second address.
      return known(
        viaWeb || seen.some(({ viaProxy }) => viaProxy) || new Set(seen.map((one) => one.address)).size > 1,
      );
    }),
    'clock.wrong': follow(web, clockWrong),
    'proxy.configured': follow(evidence(probes, 'proxy'), ({ user, machine }) => {
      if (machine.server !== undefined) return known(true);
      // The caller's own setting says nothing of the person whose VPN it is.
      if (needsUserSession({ probes })) return unknown('the person’s proxy needs the user’s session');
      return known(user.server !== undefined || user.autoConfigUrl !== undefined);
    }),
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
