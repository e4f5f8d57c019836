import { isIP } from 'node:net';
import type * as z from 'zod';
import { lookup } from '../lookup.ts';
import type { Probes } from '../probes/catalogue.ts';
import type { ikeSchema } from '../probes/network/ike.ts';
import type { Resolution } from '../probes/network/names.ts';
import type { PortResult } from '../probes/network/tcp-ports.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';
import { insideSilence } from './surroundings.ts';

type NameFacts = {
  [Name in Extract<keyof FactTypes, `name.${string}` | 'dns.works'>]: Fact<FactTypes[Name]>;
};

/** What the name of the server resolves to, by the system and by others, and whether names resolve here at all. */
export function nameFacts({ probes }: Snapshot, server: string, vantage: Fact<Vantage>): NameFacts {
  const names = evidence(probes, 'names');
  const literal = isIP(server) !== 0;
  const entry = follow(names, ({ servers }) =>
    entryOf(servers, server, server === '' ? 'no server is named' : 'this name was not looked up'),
  );
  const elsewhere = follow(entry, ({ byResolver }): Fact<readonly Resolution[]> => {
    const answers = Object.values(byResolver);
    return answers.length > 0 ? known(answers) : unknown('no other resolver was asked');
  });
  return {
    // An address needs no resolving: the requirement is met.
    'name.resolves': literal
      ? known(true)
      : follow(entry, ({ system }) => onlyOutside('addresses' in system, vantage)),
    'name.failure': literal
      ? unknown('the server is given as an address')
      : follow(entry, ({ system }) =>
          'failure' in system
            ? follow(onlyOutside(false, vantage), () => known(system.failure))
            : unknown('the name resolves'),
        ),
    'name.elsewhere': follow(elsewhere, (answers) => {
      if (answers.some((answer) => 'addresses' in answer)) return known('found');
      const definite = answers.some(
        (answer) => 'failure' in answer && /no-such-name|no-address/.test(answer.failure),
      );
      return definite ? known('not-found') : unknown('no other resolver answered');
    }),
    'name.sameElsewhere': follow(entry, ({ system }) =>
      follow(elsewhere, (answers) => {
        const others = answers.flatMap((answer) => ('addresses' in answer ? answer.addresses : []));
        if (!('addresses' in system) || others.length === 0) return unknown('there is nothing to compare');
        return known(system.addresses.some((address) => others.includes(address)));
      }),
    ),
    'name.hostsEntry': literal
      ? known(false)
      : follow(evidence(probes, 'server-name'), ({ servers }) =>
          map(
            entryOf(servers, server, 'the hosts file was not searched for this name'),
            ({ hosts }) => hosts.length > 0,
          ),
        ),
    'name.policyRule':
      literal || server === ''
        ? unknown('no name is dialled')
        : map(evidence(probes, 'name-policy'), ({ rules }) =>
            rules.some((rule) => rule.names.some((pattern) => covers(pattern, server))),
          ),
    'dns.works': follow(names, ({ controls, servers }) => {
      const answers = Object.values(controls);
      const any = [...answers, ...Object.values(servers).map(({ system }) => system)];
      if (any.some((answer) => 'addresses' in answer)) return known(true);
      // "No such name" is an answer too: a resolver that says so works.
      if (
        any.some((answer) => 'failure' in answer && answer.failure === 'dns-no-such-name') &&
        answers.length === 0
      ) {
        return unknown('no name that is known to exist was looked up');
      }
      return answers.length > 0
        ? onlyOutside(false, vantage)
        : unknown('no name that is known to exist was looked up');
    }),
  };
}

/** A rule's name: `.corp.example` is a domain and all in it, `vpn.corp.example` one name, `.` everything. (MS-GPNRPT) */
function covers(pattern: string, name: string): boolean {
  const [rule, host] = [pattern.toLowerCase(), name.toLowerCase()];
  return rule.startsWith('.') ? `.${host}`.endsWith(rule === '.' ? '' : rule) : rule === host;
}

/** Good news counts everywhere, bad news only from outside: a company's own resolver need not know public names. */
function onlyOutside(good: boolean, vantage: Fact<Vantage>): Fact<boolean> {
  return !good && vantage.known && vantage.value !== 'outside'
    ? unknown(insideSilence(vantage.value))
    : known(good);
}

/** What a call tells of GRE is in `call.ts`. */
type ReachFacts = {
  [Name in Exclude<Extract<keyof FactTypes, `reach.${string}`>, 'reach.gre'>]: Fact<FactTypes[Name]>;
};

const notAsked = 'this server was not asked';

/** What of the server can be reached from here. Silence counts only from outside the company's network. */
export function reachFacts(
  snapshot: Snapshot,
  server: string,
  vantage: Fact<Vantage>,
  ike: IkeFacts,
): ReachFacts {
  const { probes } = snapshot;
  const ports = follow(evidence(probes, 'tcp-ports'), ({ servers }) => entryOf(servers, server, notAsked));
  const port = (number: number): Fact<PortResult> =>
    follow(ports, (found) => {
      const addresses = Object.values(found[number] ?? {}).map(({ result }) => result);
      const best = bestOf(addresses);
      if (!best)
        return unknown(found[number] ? 'the name gave no address to try' : 'this port was not asked for');
      return vantage.known && vantage.value !== 'outside' && best !== 'open'
        ? unknown(insideSilence(vantage.value))
        : known(best);
    });
  const tcp443 = port(443);
  const tcp1723 = port(1723);
  const ping = follow(evidence(probes, 'server-ping'), ({ servers }) =>
    map(entryOf(servers, server, notAsked), ({ answered }) => (answered ? 'answered' : 'silent')),
  );
  return {
    'reach.tcp443': tcp443,
    'reach.tcp1723': tcp1723,
    'reach.udp500': ike['reach.udp500'],
    'reach.udp4500': ike['reach.udp4500'],
    'reach.ikeLarge': ike['reach.ikeLarge'],
    'reach.sstp': unknown('this version does not speak SSTP'),
    'reach.ping': ping,
    'reach.serverAnswers': serverAnswers(
      [tcp443, tcp1723],
      [ping, ike['reach.udp500'], ike['reach.udp4500']],
    ),
  };
}

type IkeFacts = Pick<ReachFacts, 'reach.udp500' | 'reach.udp4500' | 'reach.ikeLarge'> & {
  readonly 'path.serverBehindNat': Fact<boolean>;
};

/**
 * What of IKE gets through to the server. An answer on a port proves it, whatever it says; one address that answers is enough. Silence
 * counts only from outside, and may as well be a gateway that says nothing to strangers: rules have to weigh that.
 */
export function ikeFacts({ probes }: Snapshot, server: string, vantage: Fact<Vantage>): IkeFacts {
  const gateways = follow(evidence(probes, 'ike'), ({ servers }) =>
    map(entryOf(servers, server, notAsked), (found) => Object.values(found)),
  );
  const up = associations(probes, server);
  const port = (
    answersOf: (gateway: Gateway) => readonly (string | undefined)[],
    proven: boolean,
  ): Fact<'answered' | 'silent'> => {
    if (proven) return known('answered');
    return follow(gateways, (all) => {
      const results = all.flatMap(answersOf).filter((result) => result !== undefined);
      if (results.includes('answered')) return known('answered');
      if (results.length === 0) return unknown('this port was not asked');
      return vantage.known && vantage.value !== 'outside'
        ? unknown(insideSilence(vantage.value))
        : known('silent');
    });
  };
  return {
    'reach.udp500': port(({ ikev1, ikev2 }) => [ikev1?.result, ikev2?.udp500.result], up.length > 0),
    'reach.udp4500': port(
      ({ ikev2 }) => [ikev2?.udp4500.result],
      up.some(({ natTraversal }) => natTraversal),
    ),
    'reach.ikeLarge': port(({ ikev2 }) => [ikev2?.large?.result], false),
    'path.serverBehindNat': follow(gateways, (all) => {
      const said = all.flatMap(({ serverBehindNat }) => serverBehindNat ?? []);
      if (said.length === 0) return unknown('no answer to IKE told where the server stands');
      // Within a tunnel or the company's network the server may be reached by another of its addresses.
      return vantage.known && vantage.value !== 'outside'
        ? unknown(insideSilence(vantage.value))
        : known(said.includes(true));
    }),
  };
}

type Gateway = z.infer<typeof ikeSchema>['servers'][string][string];

/** IKE associations with the server that are up: they prove that its UDP ports answer; none proves nothing. (RFC 3948) */
function associations(probes: Probes, server: string) {
  const found = evidence(probes, 'ipsec');
  if (!found.known) return [];
  return addressesOf(probes, server).flatMap((address) => lookup(found.value.associations, address) ?? []);
}

/** Addresses by which the server is known here. */
export function addressesOf(probes: Probes, server: string): readonly string[] {
  if (isIP(server) !== 0) return [server];
  const names = evidence(probes, 'names');
  const entry = names.known ? lookup(names.value.servers, server) : undefined;
  return entry && 'addresses' in entry.system ? entry.system.addresses : [];
}

/** One address that answers is enough for the client, which tries them all. */
function bestOf(results: readonly PortResult[]): PortResult | undefined {
  return (['open', 'refused', 'filtered', 'unreachable'] as const).find((result) => results.includes(result));
}

function serverAnswers(
  ports: readonly Fact<PortResult>[],
  others: readonly Fact<'answered' | 'silent'>[],
): Fact<boolean> {
  const asked = ports.flatMap((port) => (port.known ? [port.value] : []));
  if (asked.includes('open') || others.some((other) => other.known && other.value === 'answered'))
    return known(true);
  // A refusal may come from a firewall on the way as well as from the server.
  if (asked.includes('refused')) return unknown('a refusal may come from a firewall on the way');
  return asked.length > 0 ? known(false) : unknown('nothing that would show it was asked');
}
