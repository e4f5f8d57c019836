import { isIP } from 'node:net';
import type * as z from 'zod';
import { lookup } from '../base/lookup.ts';
import type { ikeSchema } from '../probes/network/ike.ts';
import type { TlsAnswer } from '../probes/network/server-tls.ts';
import type { tcpPortsSchema } from '../probes/network/tcp-ports.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { NetworkFailure } from '../vpn/network-failure.ts';
import type { FactTypes, PortResult, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';
import { badNews } from './vantage.ts';

type ReachFacts = {
  [Name in
    | 'reach.tcp443'
    | 'reach.tcp1723'
    | 'reach.pptpControl'
    | 'reach.gre'
    | 'reach.tls'
    | 'reach.sstp'
    | 'tls.nameFiltered'
    | 'tls.cutShort'
    | 'tls.tooNew'
    | 'reach.ping'
    | 'reach.deadAddresses'
    | 'reach.deadByFamily'
    | 'proxy.sstp'
    | 'path.ipv4'
    | 'revocation.answers']: Fact<FactTypes[Name]>;
};

const notAsked = 'this server was not asked';

/** What of the server can be reached from here. Bad news counts only from outside the company's network. */
export function reachFacts({ probes }: Snapshot, server: string, vantage: Fact<Vantage>): ReachFacts {
  const outside = <T>(value: T, good: boolean): Fact<T> => (good ? known(value) : badNews(vantage, value));
  const ports = follow(evidence(probes, 'tcp-ports'), ({ servers }) => entryOf(servers, server, notAsked));
  const port = (number: number): Fact<PortResult> =>
    follow(ports, (found) => {
      const best = bestOf(Object.values(found[number] ?? {}));
      if (best) return outside(best, best === 'open');
      return unknown(found[number] ? 'no address of it could be tried' : 'this port was not asked for');
    });
  const tls = follow(evidence(probes, 'server-tls'), ({ servers }) =>
    map(entryOf(servers, server, notAsked), (found) => Object.values(found)),
  );
  const byProxy = follow(evidence(probes, 'sstp-by-proxy'), ({ servers }) =>
    entryOf(servers, server, 'no proxy is known'),
  );
  const throughProxy = byProxy.known && 'tls' in byProxy.value ? byProxy.value.tls : undefined;
  const tcp443 = port(443);
  const addresses = addressesTried(probes, server, vantage);
  return {
    // Windows' client goes through the proxy that it knows, so a way through it is a way.
    'reach.tcp443':
      throughProxy?.result === 'answered' && !(tcp443.known && tcp443.value === 'open')
        ? known('by-proxy')
        : tcp443,
    'reach.tcp1723': port(1723),
    'reach.pptpControl': follow(
      follow(evidence(probes, 'pptp'), ({ servers }) => entryOf(servers, server, notAsked)),
      (found) => {
        const answers = Object.values(found);
        const good = answers.some((answer) => answer.result === 'answered' && answer.resultCode === 1);
        if (good) return known('answered');
        if (answers.some(({ result }) => result === 'answered')) return outside('refused', false);
        const opened = answers.some(
          (answer) => 'stage' in answer && answer.stage === 'control' && answer.failure !== 'stopped',
        );
        return opened
          ? outside('silent', false)
          : unknown('TCP 1723 did not open, so nothing could be said on it');
      },
    ),
    'reach.gre': unknown('GRE can be seen only by connecting'),
    'reach.tls': follow(tls, (answers) => {
      const all = throughProxy ? [...answers, throughProxy] : answers;
      if (all.some(({ result }) => result === 'answered')) return known('answered');
      const failures = all.flatMap((answer) =>
        'stage' in answer && answer.stage === 'tls' ? [answer.failure] : [],
      );
      const kind = failures.map(tlsFailure).find((one) => one !== undefined);
      return kind ? outside(kind, false) : unknown('TCP 443 did not open, so TLS could not begin');
    }),
    'reach.sstp': follow(tls, (answers) => {
      const all = throughProxy ? [...answers, throughProxy] : answers;
      const said = all.some(({ result }) => result === 'answered')
        ? all.flatMap(sstpOf)
        : all.flatMap(beforeSstp);
      const kind = (['answered', 'unavailable', 'other', 'closed', 'silent'] as const).find((one) =>
        said.includes(one),
      );
      return kind
        ? outside(kind, kind === 'answered')
        : unknown('no TLS connection came about to ask it over');
    }),
    'tls.nameFiltered': follow(tls, (answers) => nameFiltered(answers, vantage)),
    'tls.cutShort': follow(tls, cutShort),
    'tls.tooNew': follow(tls, (answers) => tooNew(probes, answers)),
    'reach.ping': follow(evidence(probes, 'server-ping'), ({ servers }) =>
      map(entryOf(servers, server, notAsked), ({ answered }) => (answered ? 'answered' : 'silent')),
    ),
    'reach.deadAddresses': map(addresses, ({ dead }) => dead),
    'reach.deadByFamily': follow(addresses, ({ dead, alive }) => {
      const [gone, left] = [new Set(dead.map(isIP)), alive.map(isIP)];
      // Where a snapshot hides an address, its kind is hidden too.
      if (gone.has(0) || left.includes(0)) return unknown('of which kind the addresses are is not told');
      return dead.length > 0 ? known(!left.some((kind) => gone.has(kind))) : unknown('no address is dead');
    }),
    'proxy.sstp': wantsSignIn(tls)
      ? known('sign-in')
      : follow(byProxy, (found) => {
          if (found.result !== 'answered') return known('silent');
          if (found.status === 407) return known('sign-in');
          if (!found.tls) return known('refused');
          return known(sstpOf(found.tls).includes('answered') ? 'answered' : 'opened');
        }),
    'path.ipv4': follow(ports, ipv4Way),
    'revocation.answers': follow(tls, (answers) => revocationAnswers(probes, answers)),
  };
}

/** Everything by which the server may show that it is there. */
const signs = [
  'reach.tcp443',
  'reach.tcp1723',
  'reach.pptpControl',
  'reach.tls',
  'reach.sstp',
  'reach.ping',
  'reach.udp500',
  'reach.udp4500',
] as const;

/** Whether anything at all came back from the server. A refusal may come from a firewall on the way. */
export function serverAnswers(
  facts: {
    readonly [Name in (typeof signs)[number]]: Fact<FactTypes[Name]>;
  },
): Fact<boolean> {
  const seen = signs.flatMap((name): string[] => (facts[name].known ? [facts[name].value] : []));
  if (['open', 'answered', 'by-proxy'].some((good) => seen.includes(good))) return known(true);
  if (seen.includes('refused')) return unknown('a refusal may come from a firewall on the way');
  return facts['reach.tcp443'].known || facts['reach.tcp1723'].known
    ? known(false)
    : unknown('nothing that would show it was asked');
}

type Connected = z.infer<typeof tcpPortsSchema>['servers'][string][string][string];

/** One address that answers is enough for the client, which tries them all. */
function bestOf(answers: readonly Connected[]): PortResult | undefined {
  const results = answers.map(portResult);
  return (['open', 'refused', 'filtered', 'unreachable'] as const).find((result) => results.includes(result));
}

function portResult(answer: Connected): PortResult | undefined {
  if (answer.result === 'answered') return 'open';
  if (answer.result === 'refused') return 'refused';
  if (answer.result === 'no-answer') return 'filtered';
  return isUnreachable(answer.failure) ? 'unreachable' : undefined;
}

/** Somebody on the way, or this computer itself, said that there is no way. */
function isUnreachable(failure: NetworkFailure): boolean {
  return failure === 'host-unreachable' || failure === 'network-unreachable' || failure === 'not-permitted';
}

/** An IPv4 address of the server to which this computer knows no way at all. */
function ipv4Way(found: Readonly<Record<string, Readonly<Record<string, Connected>>>>): Fact<boolean> {
  const answers = Object.values(found)
    .flatMap((addresses) => Object.entries(addresses))
    .filter(([address]) => !address.includes(':'))
    .map(([, answer]) => answer);
  if (answers.length === 0) return unknown('no IPv4 address was tried');
  return known(!answers.every((answer) => 'failure' in answer && answer.failure === 'network-unreachable'));
}

function tlsFailure(failure: NetworkFailure): Exclude<FactTypes['reach.tls'], 'answered'> | undefined {
  switch (failure) {
    case 'tls-version':
      return 'version';
    case 'timeout':
      return 'silent';
    case 'malformed':
    case 'tls':
      return 'no-tls';
    case 'reset':
    case 'closed':
    case 'refused':
      return 'closed';
    default:
      return undefined;
  }
}

/** Whether TLS is cut off, or falls silent, where it names the server, and comes up at the same address where it does not. */
function nameFiltered(answers: readonly TlsAnswer[], vantage: Fact<Vantage>): Fact<boolean> {
  if (answers.some(({ result }) => result === 'answered')) return known(false);
  const tried = answers.flatMap((answer) => ('otherNames' in answer ? (answer.otherNames ?? []) : []));
  if (tried.length === 0) return unknown('TLS was not tried with another name');
  return tried.includes(true) ? badNews(vantage, true) : known(false);
}

/** Below that a round trip is too short for the clock to tell a half from a whole. */
const leastRoundTripMs = 8;

/**
 * Whether TLS is cut off by somebody who sits nearer than the server: each time within half of a round trip, which no packet from there can do.
 * Not before a whole one has passed, each time: then it may be the server. Anything else tells nothing.
 */
function cutShort(answers: readonly TlsAnswer[]): Fact<boolean> {
  const cuts = answers.flatMap((answer) => ('cuts' in answer ? (answer.cuts ?? []) : []));
  if (cuts.length === 0) return unknown('TLS was not cut off three times');
  // The shortest is what the way takes: over the others a packet was lost.
  const roundTrip = Math.min(...cuts.map(({ roundTripMs }) => roundTripMs));
  if (roundTrip < leastRoundTripMs) return unknown('the server is too near to tell');
  if (cuts.every(({ afterMs }) => afterMs < roundTrip / 2)) return known(true);
  return cuts.every(({ afterMs }) => afterMs >= 0.9 * roundTrip) ? known(false) : unknown('the times differ');
}

/** The first Windows whose Schannel has TLS 1.3: Server 2022; Windows 10 never got it. (Microsoft: TLS protocol version support) */
const firstBuildWithTls13 = 20348;

/** Whether the server takes nothing that this Windows can. No Windows has ChaCha20 below TLS 1.3. */
function tooNew(probes: Snapshot['probes'], answers: readonly TlsAnswer[]): Fact<boolean> {
  const tried = answers.flatMap((answer) =>
    answer.result === 'answered' && answer.newerOnly !== undefined ? [answer] : [],
  );
  if (tried.length === 0) return unknown('TLS was not tried as Windows would');
  if (tried.some(({ newerOnly }) => !newerOnly)) return known(false);
  if (tried.every(({ protocol }) => protocol !== 'TLSv1.3')) return known(true);
  return map(evidence(probes, 'session'), ({ windows }) => windows.build < firstBuildWithTls13);
}

/** A proxy that nobody set, and that answers for the server. */
function wantsSignIn(tls: Fact<readonly TlsAnswer[]>): boolean {
  return (
    tls.known &&
    tls.value.some(
      (one) => one.result === 'answered' && one.sstp.result === 'answered' && one.sstp.status === 407,
    )
  );
}

/** Where not even TLS came about. */
function beforeSstp(answer: TlsAnswer): FactTypes['reach.sstp'][] {
  if (!('stage' in answer) || answer.stage !== 'tls') return [];
  const kind = tlsFailure(answer.failure);
  return kind === undefined ? [] : [kind === 'silent' ? 'silent' : 'closed'];
}

function sstpOf(answer: TlsAnswer): FactTypes['reach.sstp'][] {
  if (answer.result !== 'answered') return [];
  const { sstp } = answer;
  if (sstp.result === 'answered')
    // 407 is a proxy's word, on the way to a server that has not been heard yet (RFC 9110 section 15.5.8).
    return sstp.status === 407
      ? []
      : [sstp.sstp ? 'answered' : sstp.status === 503 ? 'unavailable' : 'other'];
  switch (sstp.failure) {
    case 'timeout':
      return ['silent'];
    case 'closed':
    case 'reset':
      return ['closed'];
    case 'malformed':
      return ['other'];
    default:
      return [];
  }
}

/** For every certificate that names places, at least one has to answer with what may be its list, or its responder. */
function revocationAnswers(probes: Snapshot['probes'], answers: readonly TlsAnswer[]): Fact<boolean> {
  const chain = answers.flatMap((answer) => ('chain' in answer ? [answer.chain] : []))[0] ?? [];
  const named = chain.flatMap(({ revocation }) => (revocation ? [revocation] : []));
  if (named.length === 0) return unknown('no certificate says where to ask');
  return map(evidence(probes, 'revocation'), ({ places }) =>
    named.every((urls) => urls.some((url) => isList(url, lookup(places, url)))),
  );
}

function isList(url: string, answer: { result: string; status?: number } | undefined): boolean {
  const status = answer?.status ?? 0;
  // A responder that is asked nothing complains, and is there.
  return /\.crl\b/i.test(url)
    ? status === 200
    : status >= 200 && status < 500 && ![301, 302, 307, 308, 407].includes(status);
}

/** One address that answers hides from the others that do not, and Windows may try such a one first: each is judged by itself. */
function addressesTried(
  probes: Snapshot['probes'],
  server: string,
  vantage: Fact<Vantage>,
): Fact<{ readonly dead: readonly string[]; readonly alive: readonly string[] }> {
  const ports = evidence(probes, 'tcp-ports');
  const ike = evidence(probes, 'ike');
  const tcp = ports.known ? Object.values(lookup(ports.value.servers, server) ?? {}) : [];
  const gateways = ike.known ? (lookup(ike.value.servers, server) ?? {}) : {};
  const answersAt = (address: string) => [
    ...tcp.flatMap((addresses) => lookup(addresses, address) ?? []),
    ...answersOf(lookup(gateways, address)),
  ];
  // Where this computer has no way to addresses of that kind at all, Windows does not try one either (RFC 6724 section 6, rule 1).
  const noWay = (address: string): boolean =>
    answersAt(address).every((one) => 'failure' in one && one.failure === 'network-unreachable');
  const tried = new Set(
    [...tcp.flatMap((addresses) => Object.keys(addresses)), ...Object.keys(gateways)].filter(
      (address) => !noWay(address),
    ),
  );
  if (tried.size < 2) return unknown('fewer than two addresses of the server were tried');
  const isAlive = (address: string): boolean =>
    answersAt(address).some(({ result }) => result === 'answered' || result === 'refused');
  const all = [...tried].sort();
  const dead = all.filter((address) => !isAlive(address));
  return dead.length === tried.size
    ? unknown('no address of the server answers')
    : badNews(vantage, { dead, alive: all.filter(isAlive) });
}

type Gateway = z.infer<typeof ikeSchema>['servers'][string][string];

function answersOf(gateway: Gateway | undefined) {
  const versions = [gateway?.ikev1, gateway?.ikev2];
  return versions.flatMap((one) =>
    one ? [one.udp500, one.udp4500].filter((port) => port !== undefined) : [],
  );
}
