import { lookup } from '../base/lookup.ts';
import type { NetworkState } from '../probes/local/network.ts';
import type { WebAnswer } from '../probes/network/web-access.ts';
import { needsUserSession, tunnelNames } from '../snapshot/connections.ts';
import type { Question, Snapshot } from '../snapshot/schema.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';
import { clientBehindNat } from './ike.ts';
import { badNews, seenFromInside } from './vantage.ts';

type LinkFacts = {
  [Name in 'link.up' | 'link.address' | 'link.defaultRoute' | 'link.mobile' | 'link.windowsSays']: Fact<
    FactTypes[Name]
  >;
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
    'link.mobile': follow(network, ({ defaultRoutes }) => {
      const tunnels = tunnelNames({ probes });
      const out = defaultRoutes.find((route) => !tunnels.has(route.interface));
      if (!out) return unknown('there is no way out');
      return map(evidence(probes, 'devices'), ({ adapters }) =>
        mobileAdapter.test(`${lookup(adapters, out.interface)?.description ?? ''}`),
      );
    }),
    'link.windowsSays': follow(network, windowsSays),
  };
}

/** A modem, or a phone at the cable: Windows' class for them is Mobile Broadband, a tethered phone is an RNDIS or Apple device. */
const mobileAdapter =
  /mobile broadband|WWAN|\bLTE\b|\b[45]G\b|cellular|Remote NDIS|RNDIS|Apple Mobile Device/i;

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
function isPortalAnswer({ result, elsewhere, status = 0 }: WebAnswer): boolean {
  return (
    (result === 'redirect' && elsewhere !== false) ||
    result === 'network-auth' ||
    (result === 'other-page' && status >= 200 && status < 300)
  );
}

/** Kerberos allows five minutes, and so do most checks of certificates that are minutes old. (RFC 4120 section 1.6) */
const clockToleranceSeconds = 300;

/** Real pages and time servers tell the time of day; a portal or a cache need not. */
function clockWrong(probes: Snapshot['probes']): Fact<boolean> {
  const web = evidence(probes, 'web-access');
  const servers = evidence(probes, 'time-servers');
  const pages = web.known
    ? Object.values(web.value.beacons).filter(({ result, cached }) => result === 'expected' && !cached)
    : [];
  const ahead = [
    ...pages.flatMap(({ clockAheadSeconds }) => clockAheadSeconds ?? []),
    ...(servers.known
      ? Object.values(servers.value.servers).flatMap((one) =>
          'aheadSeconds' in one ? (one.aheadSeconds ?? []) : [],
        )
      : []),
  ];
  if (ahead.length === 0) return unknown('no real page and no time server told the time');
  return known(ahead.every((seconds) => Math.abs(seconds) > clockToleranceSeconds));
}

type WebFacts = {
  [Name in Extract<
    keyof FactTypes,
    | `web.${string}`
    | 'path.behindNat'
    | 'path.mapping'
    | 'path.proxyInWay'
    | 'proxy.configured'
    | 'proxy.script'
    | 'proxy.dead'
    | 'udp.works'
    | 'tls.intercepted'
    | 'clock.wrong'
  >]: Fact<FactTypes[Name]>;
};

export function webFacts(snapshot: Snapshot, vantage: Fact<Vantage>): WebFacts {
  const { probes } = snapshot;
  const web = map(evidence(probes, 'web-access'), ({ beacons }) => Object.values(beacons));
  const publicAddress = evidence(probes, 'public-address');
  const script = proxyScript(snapshot);
  return {
    'web.works': follow(web, (answers) => {
      if (answers.length === 0) return unknown('no page was asked for');
      // A page out of a cache proves nothing about now.
      if (answers.some(({ result, cached }) => result === 'expected' && !cached)) return known(true);
      return answers.some(({ result }) => result === 'expected')
        ? (seenFromInside(vantage) ?? unknown('the page came out of a cache'))
        : badNews(vantage, false);
    }),
    'web.portal': follow(web, (answers) => {
      const real = answers.some(({ result, cached }) => result === 'expected' && !cached);
      const foreign = answers.filter(isPortalAnswer);
      // A company's gateway or a tunnel's exit may answer for a page that it does not let through: no sign-in helps there.
      const inside = seenFromInside(vantage);
      if (inside) return inside;
      // Many portals let through what the makers of computers test with, not all of them: where nothing else gets out, the one that was answered is the truth.
      if (real && foreign.length > 0)
        return nothingElse(snapshot) ? known(true) : unknown('the two test pages disagree');
      if (real) return known(false);
      // Where a script sends everything to a proxy, the network may well answer for what tries without.
      const plain = answers.some(({ result }) => result === 'network-auth');
      if (foreign.length > 0 && !plain && script.known && script.value)
        return unknown('a proxy script is set, and nobody here can say what it makes of the web');
      // One page alone may have trouble of its own; a portal that says what it is needs no second.
      if (foreign.length === 1 && !plain) return unknown('only one test page was answered by somebody else');
      return foreign.length > 0
        ? known(true)
        : unknown('no test page was answered by a sign-in page, and none arrived');
    }),
    'web.foreign': map(web, (answers) => answers.some(isPortalAnswer)),
    'web.cached': map(web, (answers) => answers.some(({ cached }) => cached)),
    'web.secure': follow(evidence(probes, 'public-tls'), ({ sites }) => {
      const answers = Object.values(sites);
      if (answers.length === 0) return unknown('no web site was asked');
      return answers.some(({ result }) => result === 'answered') ? known(true) : badNews(vantage, false);
    }),
    'path.behindNat': behindNat(snapshot, vantage),
    'path.mapping': follow(evidence(probes, 'stun'), ({ ipv4, ipv6 }) => {
      const places = Object.values((ipv4 ?? ipv6)?.servers ?? {}).flatMap((seen) =>
        seen.result === 'answered' ? [`${seen.address} ${seen.port}`] : [],
      );
      if (places.length < 2) return unknown('it takes the answers of two STUN servers');
      return known(new Set(places).size === 1 ? 'same' : 'varies');
    }),
    'udp.works': udpWorks(snapshot, vantage),
    'tls.intercepted': follow(evidence(probes, 'public-tls'), ({ sites }) => {
      const trusted = Object.values(sites).flatMap((site) =>
        site.result === 'answered' ? [site.publicAuthority] : [],
      );
      if (trusted.length === 0) return unknown('no well-known web site showed its certificate');
      // One site alone may have trouble of its own.
      return new Set(trusted).size > 1
        ? unknown('the well-known web sites disagree')
        : known(trusted.includes(false));
    }),
    'path.proxyInWay': follow(publicAddress, ({ seenFrom }) => {
      const seen = Object.values(seenFrom).flatMap((answer) => ('address' in answer ? [answer] : []));
      const viaWeb = web.known && web.value.some(({ viaProxy }) => viaProxy);
      if (seen.length === 0) return viaWeb ? known(true) : unknown('the public address is not known');
      // A proxy for plain HTTP only shows as a second address.
      return known(
        viaWeb || seen.some(({ viaProxy }) => viaProxy) || new Set(seen.map((one) => one.address)).size > 1,
      );
    }),
    'clock.wrong': clockWrong(probes),
    'proxy.configured': follow(evidence(probes, 'proxy'), ({ user, machine, perUser }) => {
      if (machine.server !== undefined || machine.autoConfigUrl !== undefined) return known(true);
      // The caller's own setting says nothing of the person whose VPN it is.
      if (perUser !== false && needsUserSession({ probes }))
        return unknown('the person’s proxy needs the user’s session');
      if (user.server !== undefined || user.autoConfigUrl !== undefined) return known(true);
      return machine.autoDetect ? unknown('Windows looks for a proxy script itself') : known(false);
    }),
    'proxy.script': script,
    'proxy.dead': map(evidence(probes, 'sstp-by-proxy'), ({ servers }) => {
      const answers = Object.values(servers);
      return answers.length > 0 && answers.every(({ result }) => result !== 'answered');
    }),
  };
}

/** Neither a web site over TLS nor any server over UDP answers, of those that were asked. */
function nothingElse({ probes }: Snapshot): boolean {
  const sites = evidence(probes, 'public-tls');
  const stun = evidence(probes, 'stun');
  const answers = [
    ...(sites.known ? Object.values(sites.value.sites) : []),
    ...(stun.known
      ? [stun.value.ipv4, stun.value.ipv6].flatMap((one) => Object.values(one?.servers ?? {}))
      : []),
  ];
  return answers.length > 0 && answers.every(({ result }) => result !== 'answered');
}

function proxyScript({ probes }: Snapshot): Fact<boolean> {
  return follow(evidence(probes, 'proxy'), ({ user, machine, perUser }) => {
    if (machine.autoConfigUrl !== undefined) return known(true);
    if (perUser !== false && needsUserSession({ probes }))
      return unknown('the person’s proxy needs the user’s session');
    if (user.autoConfigUrl !== undefined) return known(true);
    return machine.autoDetect ? unknown('Windows looks for a proxy script itself') : known(false);
  });
}

/** By whoever compared the address that we send from with the one that arrives: web pages, STUN servers, the VPN server itself. */
function behindNat(snapshot: Snapshot, vantage: Fact<Vantage>): Fact<boolean> {
  const { probes } = snapshot;
  const publicAddress = evidence(probes, 'public-address');
  const stun = evidence(probes, 'stun');
  const byServer = seenFromInside(vantage) ? undefined : clientBehindNat(snapshot);
  const own = [
    ...(stun.known && stun.value.ipv4?.own !== undefined ? [stun.value.ipv4.own] : []),
    ...(publicAddress.known && publicAddress.value.own !== undefined ? [publicAddress.value.own] : []),
    // Last, because a gateway repeats to the same question what it said before.
    ...(byServer === undefined ? [] : [!byServer]),
  ];
  const [first] = own;
  if (first === undefined) return unknown('nobody told from which address we arrive');
  return known(!first);
}

/** Any answer over UDP from anywhere shows that UDP gets out; the resolver's do not count, they may come from this network. */
function udpWorks(snapshot: Snapshot, vantage: Fact<Vantage>): Fact<boolean> {
  const { probes } = snapshot;
  const stun = evidence(probes, 'stun');
  const time = evidence(probes, 'time-servers');
  const answers = [
    ...(stun.known
      ? [stun.value.ipv4, stun.value.ipv6].flatMap((one) => Object.values(one?.servers ?? {}))
      : []),
    ...(time.known ? Object.values(time.value.servers) : []),
  ];
  if (answers.some(({ result }) => result === 'answered')) return known(true);
  const silent = answers.filter(({ result }) => result === 'no-answer').length;
  // One that is silent may be down, or blocked alone.
  return silent >= 2
    ? badNews(vantage, false)
    : (seenFromInside(vantage) ?? unknown('too few servers were asked by UDP'));
}

/** What a person said; where nobody was asked, what another snapshot tells (`--compare`). */
export function personFacts(
  { answers }: Snapshot,
  compared: Readonly<Record<'worksElsewhere' | 'otherUsersFail' | 'workedBefore', boolean | undefined>>,
) {
  const said = (question: Exclude<Question, 'complaint'>, shown: boolean | undefined): Fact<boolean> => {
    const answer = answers[question];
    if (answer) return known(answer === 'yes');
    return shown === undefined ? unknown('nobody was asked') : known(shown);
  };
  return {
    'person.worksElsewhere': said('works-elsewhere', compared.worksElsewhere),
    'person.otherUsersFail': said('other-users-fail', compared.otherUsersFail),
    'person.workedBefore': said('worked-before', compared.workedBefore),
    'person.otherDeviceHere': said('other-device-here', undefined),
    'person.complaint': answers.complaint ? known(answers.complaint) : unknown('nobody was asked'),
    // Whoever answers one of these has something to complain of; that it has worked before is also said to let the check connect it.
    'person.complains':
      answers.complaint ||
      answers['works-elsewhere'] ||
      answers['other-users-fail'] ||
      answers['other-device-here'] ||
      answers['worked-before'] === 'no'
        ? known(true)
        : unknown('nobody was asked'),
  };
}
