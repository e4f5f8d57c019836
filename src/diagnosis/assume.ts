import { isIPv4 } from 'node:net';
import type { AllFactTypes, FactName, Facts } from '../facts/catalogue.ts';
import { type Fact, known, unknown } from '../facts/fact.ts';
import { isInsideAddress } from '../facts/profile.ts';
import { serverAnswers } from '../facts/reach.ts';
import {
  type AssumedNetwork,
  type Flow,
  knownHereOnly,
  type Passage,
  supposedEverywhere,
} from '../knowledge/assumed-networks.ts';
import { tunnelNeeds } from '../knowledge/tunnel-needs.ts';
import type { Connection } from '../snapshot/connections.ts';

/** What of a flow one fact tells: its value where the network closes it, and the values that only the server can have said. */
interface FlowFact<Name extends FactName> {
  readonly flow: Flow;
  /** Absent: where the network closes it, this cannot even be asked. */
  readonly closed?: AllFactTypes[Name];
  /** These hold wherever the flow passes. */
  readonly saidByServer: readonly AllFactTypes[Name][];
}

type FlowFacts = { readonly [Name in FactName]?: FlowFact<Name> };

const flowFacts = {
  'reach.udp500': { flow: 'udp', closed: 'silent', saidByServer: ['answered'] },
  'reach.udp4500': { flow: 'udp', closed: 'silent', saidByServer: ['answered'] },
  'reach.ikeLarge': { flow: 'udp', closed: 'silent', saidByServer: ['answered'] },
  'reach.tcp443': { flow: 'web', closed: 'filtered', saidByServer: ['open'] },
  'reach.tls': { flow: 'web', saidByServer: ['answered', 'version', 'no-tls'] },
  'reach.sstp': { flow: 'web', saidByServer: ['answered', 'unavailable', 'other'] },
  'reach.tcp1723': { flow: 'pptp', closed: 'filtered', saidByServer: ['open'] },
  'reach.pptpControl': { flow: 'pptp', saidByServer: ['answered', 'refused'] },
  'reach.gre': { flow: 'gre', closed: 'silent', saidByServer: ['answered'] },
} as const satisfies FlowFacts;

const hereOnly = unknown('it was seen on this network, which says nothing of another one');
const notDialledThere = unknown('nothing was connected there');
const passesThere = 'it passes there, and whether the server answers could not be seen from here';

/**
 * The same computer and server on another network: what the network decides is what is supposed of it, what was only measured here is
 * not known, and the rest stays as it was observed. Pure.
 */
export function assume(facts: Facts, network: AssumedNetwork, connection: Connection): Facts {
  const changed: Partial<Record<FactName, Fact<unknown>>> = {
    ...Object.fromEntries(knownHereOnly.map((name) => [name, hereOnly])),
    ...attemptThere(facts),
    'profile.status': notDialledThere,
    ...nameThere(facts),
    ...flowsThere(facts, network, connection),
    ...knownFacts(supposedEverywhere),
    ...knownFacts(network.facts),
  };
  const there = { ...facts, ...changed } as Facts;
  return { ...there, 'reach.serverAnswers': serverAnswers(there) };
}

function knownFacts(values: AssumedNetwork['facts']): Partial<Record<FactName, Fact<unknown>>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, known(value)]));
}

function flowsThere(
  facts: Facts,
  network: AssumedNetwork,
  connection: Connection,
): Partial<Record<FactName, Fact<unknown>>> {
  const doubt = doubtAbout(facts);
  return Object.fromEntries(
    (Object.keys(flowFacts) as (keyof typeof flowFacts)[]).map((name) => {
      return [name, flowThere(name, passageOf(name, network, connection), facts, doubt)];
    }),
  );
}

/** Why what answers here may not be what would answer elsewhere. */
function doubtAbout(facts: Facts): string | undefined {
  if (isTrue(facts, 'web.portal') || isTrue(facts, 'web.foreign'))
    return 'a sign-in page answers for others here';
  const { vantage } = facts;
  const within = vantage.known && vantage.value !== 'outside';
  const same = isTrue(facts, 'name.sameElsewhere') || isTrue(facts, 'profile.serverIsAddress');
  return within && !same ? 'inside the company its name may lead to another address than outside' : undefined;
}

/** Whether it is the network that stops what this fact is about. */
export function isClosedThere(name: FactName, network: AssumedNetwork, connection: Connection): boolean {
  return isFlowFact(name) && passageOf(name, network, connection) === 'closed';
}

function isFlowFact(name: FactName): name is keyof typeof flowFacts {
  return name in flowFacts;
}

/** Translation goes by way of names: a bare IPv4 address leads nowhere without IPv4. (RFC 6147) */
function passageOf(name: keyof typeof flowFacts, network: AssumedNetwork, { server }: Connection): Passage {
  const noWay = (network.facts['path.ipv4'] === false && isIPv4(server)) || isInsideAddress(server);
  return noWay ? 'closed' : network.passes[flowFacts[name].flow];
}

function flowThere(
  name: keyof typeof flowFacts,
  passage: Passage,
  facts: Facts,
  doubt: string | undefined,
): Fact<unknown> {
  const { saidByServer, ...rule }: FlowFact<FactName> = flowFacts[name];
  if (passage === 'closed')
    return 'closed' in rule ? known(rule.closed) : unknown('the port does not open there');
  const here = facts[name];
  if (name === 'reach.tcp443' && passage === 'by-proxy') return known('by-proxy');
  const proven = provenOutside(name, facts);
  if (doubt !== undefined) return proven ?? unknown(doubt);
  // A proxy that reaches it from here shows that it is there.
  if (name === 'reach.tcp443' && here.known && here.value === 'by-proxy') return known('open');
  if (here.known && saidByServer.some((value) => value === here.value)) return here;
  return proven ?? (here.known ? unknown(passesThere) : here);
}

/** A dial from outside that came up has shown all that its tunnel needs of the server, though it cannot be seen from here. */
function provenOutside(name: FactName, facts: Facts): Fact<unknown> | undefined {
  const tunnel = facts['history.outsideTunnel'];
  const need = tunnel.known
    ? tunnelNeeds[tunnel.value].requirements.find(({ fact }) => fact === name)
    : undefined;
  return need && known(need.passes[0]);
}

function isTrue(facts: Facts, name: FactName): boolean {
  const fact = facts[name];
  return fact.known && fact.value === true;
}

/** An attempt that ended at the way to the server says nothing of another way; what was refused later is refused everywhere. */
function attemptThere(facts: Facts): Partial<Record<FactName, Fact<unknown>>> {
  const stage = facts['attempt.stage'];
  const wayOnly = !stage.known || stage.value === 'network' || stage.value === 'transport';
  if (!wayOnly) return {};
  return Object.fromEntries(
    (['attempt.failed', 'attempt.errorCode', 'attempt.stage', 'attempt.reachedSignIn'] as const).map(
      (name) => [name, notDialledThere],
    ),
  );
}

/** There the network's own resolver is asked, which knows what everybody knows. */
function nameThere(facts: Facts): Partial<Record<FactName, Fact<unknown>>> {
  const address = facts['profile.serverIsAddress'];
  const inHosts = facts['name.hostsEntry'];
  if ((address.known && address.value) || (inHosts.known && inHosts.value))
    return { 'name.resolves': known(true) };
  const elsewhere = facts['name.elsewhere'];
  if (elsewhere.known)
    return {
      'name.resolves': known(elsewhere.value === 'found'),
      ...(elsewhere.value === 'not-found' && { 'name.failure': known('dns-no-such-name') }),
    };
  const { vantage, 'name.resolves': here, 'dns.invents': invents } = facts;
  const honest = !(invents.known && invents.value) && !isTrue(facts, 'web.portal');
  if (vantage.known && vantage.value === 'outside' && here.known && here.value && honest)
    return { 'name.resolves': known(true) };
  return {
    'name.resolves':
      provenOutside('name.resolves', facts) ??
      unknown('whether resolvers of other networks know this name was not seen'),
  };
}
