import type * as z from 'zod';
import { isSameName, lookup } from '../base/lookup.ts';
import type { Probes } from '../probes/catalogue.ts';
import type { ikeSchema } from '../probes/network/ike.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Tunnel } from '../vpn/tunnels.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';
import { smallOnesPass } from './loss.ts';
import { addressesOf } from './names.ts';
import { badNews, seenFromInside } from './vantage.ts';

type Reached = 'answered' | 'silent' | 'unreachable';
type IkeFacts = {
  [Name in
    | 'reach.udp500'
    | 'reach.udp4500'
    | 'reach.ikeLarge'
    | 'ike.refused'
    | 'ike.gatewaysDisagree'
    | 'ike.wantsStronger'
    | 'ike.fragmentation'
    | 'ike.otherServerAnswers'
    | 'path.serverBehindNat']: Fact<FactTypes[Name]>;
};

/** What is dialled, and whether Windows or the profile is set to offer more than Windows does as it comes. */
interface Dialled {
  readonly server: string;
  readonly tunnel: Fact<Tunnel>;
  readonly strong: Fact<boolean>;
  readonly custom: Fact<boolean>;
}

/**
 * What of IKE gets through to the server. An answer on a port proves it, whatever it says; one address that answers is enough. Silence
 * counts only from outside, and may as well be a gateway that says nothing to strangers: rules have to weigh that.
 */
export function ikeFacts(
  { probes }: Snapshot,
  { server, tunnel, strong, custom }: Dialled,
  vantage: Fact<Vantage>,
): IkeFacts {
  const gateways = follow(evidence(probes, 'ike'), ({ servers }) =>
    map(entryOf(servers, server, 'this server was not asked'), (found) => Object.values(found)),
  );
  const up = associations(probes, server);
  const verdictOf = verdictsOf(tunnel, offeredBy(strong, custom));
  const verdicts = (all: readonly Gateway[]): readonly Verdict[] => all.flatMap(verdictOf);
  const port = (
    answersOf: (gateway: Gateway) => readonly (PortAnswer | undefined)[],
    proven: boolean,
  ): Fact<Reached> =>
    proven
      ? known('answered')
      : follow(gateways, (all) =>
          reached(
            all.flatMap(answersOf).filter((one) => one !== undefined),
            vantage,
          ),
        );
  return {
    'reach.udp500': port(({ ikev1, ikev2 }) => [ikev1?.udp500, ikev2?.udp500], up.length > 0),
    'reach.udp4500': port(
      ({ ikev1, ikev2 }) => [ikev1?.udp4500, ikev2?.udp4500],
      up.some(({ natTraversal }) => natTraversal),
    ),
    // The same port on the same way out: what gets through to one server is not shut for all.
    'ike.otherServerAnswers': follow(evidence(probes, 'ike'), ({ servers }) => {
      const others = Object.entries(servers).filter(([host]) => !isSameName(host, server));
      if (others.length === 0) return unknown('there is no other server to ask');
      const answers = others.flatMap(([, found]) => Object.values(found));
      return known(
        answers.some(({ ikev1, ikev2 }) =>
          [ikev1?.udp500, ikev2?.udp500].some((port) => port?.result === 'answered'),
        ),
      );
    }),
    'reach.ikeLarge': follow(gateways, (all) => largeOnes(all, vantage)),
    'ike.gatewaysDisagree': map(gateways, (all) => {
      const said = verdicts(all);
      return said.includes('accepted') && said.includes('refused');
    }),
    'ike.refused': follow(gateways, (all) => {
      const said = verdicts(all);
      if (said.includes('accepted') && said.includes('refused'))
        return unknown('one of its gateways refuses what another one takes');
      if (said.includes('accepted')) return known(false);
      if (said.includes('depends'))
        return unknown(
          'the server takes groups that Windows can be set to offer, and whether this one is was not seen',
        );
      return said.length > 0 && said.every((reply) => reply === 'refused')
        ? known(true)
        : unknown('the server said nothing of what this computer offers');
    }),
    'ike.wantsStronger': follow(gateways, (all) => {
      const offers = all.flatMap(({ ikev2 }) => (ikev2?.offer === 'stock' ? [ikev2] : []));
      if (offers.some(takesStock)) return known(false);
      const stronger = offers.flatMap(({ settable }) => replyOf(settable) ?? []);
      if (stronger.includes('accepted')) return known(true);
      return stronger.includes('refused')
        ? known(false)
        : unknown('the server was not asked for it, or said nothing of it');
    }),
    'ike.fragmentation': follow(gateways, (all) => {
      const said = all.flatMap(({ fragmentation }) => fragmentation ?? []);
      return said.length > 0 ? known(said.some((able) => able)) : unknown('the server did not get that far');
    }),
    'path.serverBehindNat': follow(gateways, (all) => {
      // L2TP goes by IKEv1; what the server says to another version may be said by another machine behind the same address.
      const dialled = tunnel.known && tunnel.value === 'l2tp' ? all.filter(({ ikev1 }) => ikev1) : all;
      const said = dialled.flatMap(({ serverBehindNat }) => serverBehindNat ?? []);
      if (said.length === 0) return unknown('no answer to IKE told where the server stands');
      // Within a tunnel or the company's network the server may be reached by another of its addresses.
      return badNews(vantage, said.includes(true));
    }),
  };
}

/** That a large message gets no answer says something of its size only where small ones before and after it get through at once. */
function largeOnes(gateways: readonly Gateway[], vantage: Fact<Vantage>): Fact<FactTypes['reach.ikeLarge']> {
  const asked = gateways.filter(({ ikev2 }) => ikev2?.large !== undefined);
  const large = reached(
    asked.flatMap(({ ikev2 }) => ikev2?.large ?? []),
    vantage,
  );
  if (!large.known || large.value === 'answered') return large as Fact<'answered'>;
  if (large.value === 'unreachable') return unknown('the large message could not be sent');
  return asked.every(smallOnesPass) ? known('silent') : unknown('small messages get lost as well');
}

type Verdict = 'accepted' | 'refused' | 'depends';

/** What a gateway says to what this client would offer; nothing where it says neither yes nor no. */
function verdictsOf(tunnel: Fact<Tunnel>, offered: Offered): (gateway: Gateway) => readonly Verdict[] {
  return ({ ikev1, ikev2 }) => {
    if (tunnel.known && tunnel.value === 'l2tp') return plainly([ikev1?.udp500, ikev1?.udp4500]);
    const said = plainly([ikev2?.udp500, ikev2?.udp4500]);
    // A gateway that asks for the value of another group than the one that was offered takes nothing of the offer either.
    const other = replyOf(ikev2?.udp500) === 'other-group';
    if (ikev2?.offer !== 'stock' || takesStock(ikev2) || (said.length === 0 && !other)) return said;
    const stronger = replyOf(ikev2.settable);
    if (stronger === 'accepted')
      return [offered === 'stock' ? 'refused' : offered === 'more' ? 'accepted' : 'depends'];
    return stronger === 'refused' || offered === 'stock' ? ['refused'] : ['depends'];
  };
}

/** `stock`: what every Windows offers as it comes; `more`: it, or the profile, is set to offer others as well. */
type Offered = 'stock' | 'more' | 'unknown';

function offeredBy(strong: Fact<boolean>, custom: Fact<boolean>): Offered {
  if ((strong.known && strong.value) || (custom.known && custom.value)) return 'more';
  return strong.known && custom.known ? 'stock' : 'unknown';
}

function plainly(answers: readonly (PortAnswer | undefined)[]): Verdict[] {
  return answers.flatMap((answer) => {
    const reply = replyOf(answer);
    return reply === 'accepted' || reply === 'refused' ? [reply] : [];
  });
}

function takesStock({ udp500, udp4500 }: NonNullable<Gateway['ikev2']>): boolean {
  return replyOf(udp500) === 'accepted' || replyOf(udp4500) === 'accepted';
}

function replyOf(answer: PortAnswer | undefined) {
  return answer?.result === 'answered' ? answer.reply : undefined;
}

type Gateway = z.infer<typeof ikeSchema>['servers'][string][string];
type PortAnswer = NonNullable<Gateway['ikev1']>['udp500'];

function reached(answers: readonly PortAnswer[], vantage: Fact<Vantage>): Fact<Reached> {
  if (answers.some(({ result }) => result === 'answered')) return known('answered');
  const failures = answers.flatMap((answer) => ('failure' in answer ? [answer.failure] : []));
  if (failures.length === 0) return unknown('this port was not asked');
  const inside = seenFromInside(vantage);
  if (inside) return inside;
  if (failures.includes('timeout')) return known('silent');
  return failures.every((failure) => failure === 'network-unreachable' || failure === 'host-unreachable')
    ? known('unreachable')
    : unknown('the packet could not be sent, or the check ended first');
}

/** Whether the server has told by IKE that this computer is behind a NAT: it compared addresses (RFC 7296 section 2.23). */
export function clientBehindNat({ probes }: Snapshot): boolean | undefined {
  const found = evidence(probes, 'ike');
  if (!found.known) return undefined;
  const said = Object.values(found.value.servers).flatMap((gateways) =>
    Object.values(gateways).flatMap(({ clientBehindNat: nat }) => nat ?? []),
  );
  return said.length > 0 ? said.includes(true) : undefined;
}

/** IKE associations with the server that are up: they prove that its UDP ports answer; none proves nothing. (RFC 3948) */
function associations(probes: Probes, server: string) {
  const found = evidence(probes, 'ipsec');
  if (!found.known) return [];
  return addressesOf(probes, server).flatMap((address) => lookup(found.value.associations, address) ?? []);
}
