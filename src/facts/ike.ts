import type * as z from 'zod';
import { lookup } from '../base/lookup.ts';
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
    | 'ike.fragmentation'
    | 'path.serverBehindNat']: Fact<FactTypes[Name]>;
};

/**
 * What of IKE gets through to the server. An answer on a port proves it, whatever it says; one address that answers is enough. Silence
 * counts only from outside, and may as well be a gateway that says nothing to strangers: rules have to weigh that.
 */
export function ikeFacts(
  { probes }: Snapshot,
  { server, tunnel }: { server: string; tunnel: Fact<Tunnel> },
  vantage: Fact<Vantage>,
): IkeFacts {
  const gateways = follow(evidence(probes, 'ike'), ({ servers }) =>
    map(entryOf(servers, server, 'this server was not asked'), (found) => Object.values(found)),
  );
  const up = associations(probes, server);
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
    'reach.ikeLarge': follow(gateways, (all) => largeOnes(all, vantage)),
    'ike.gatewaysDisagree': map(gateways, (all) => {
      const said = repliesTo(tunnel, all);
      return said.includes('accepted') && said.includes('refused');
    }),
    'ike.refused': follow(gateways, (all) => {
      const said = repliesTo(tunnel, all);
      if (said.includes('accepted') && said.includes('refused'))
        return unknown('one of its gateways refuses what another one takes');
      if (said.includes('accepted')) return known(false);
      return said.length > 0 && said.every((reply) => reply === 'refused')
        ? known(true)
        : unknown('the server said nothing of what this computer offers');
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

/** What its gateways say to the version of IKE that the tunnel dials. */
function repliesTo(tunnel: Fact<Tunnel>, gateways: readonly Gateway[]) {
  const answers = gateways.flatMap(({ ikev1, ikev2 }) =>
    tunnel.known && tunnel.value === 'l2tp'
      ? [ikev1?.udp500, ikev1?.udp4500]
      : [ikev2?.udp500, ikev2?.udp4500],
  );
  return answers.flatMap((answer) => (answer?.result === 'answered' ? [answer.reply] : []));
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
