import { isIPv4 } from 'node:net';
import { isSameName } from '../base/lookup.ts';
import { type Connection, connectionsOf, isUp, tunnelNames } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';
import { attemptsOf } from './attempt.ts';
import type { FactName, Facts, FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, unknown } from './fact.ts';

/** A second snapshot, and what its connection of the same name shows: another network, yesterday, a colleague's computer. */
export interface Comparison {
  readonly taken: string;
  readonly sameComputer: boolean | undefined;
  readonly sameNetwork: boolean | undefined;
  readonly earlier: boolean;
  readonly sameServer: boolean;
  /** Whether the VPN worked there and then; undefined where that cannot be told. */
  readonly well: boolean | undefined;
  readonly facts: Facts;
}

/** A dial that ended longer ago may have been made on another network. */
const freshMs = 30 * 60_000;

/** The other snapshot's connection that is the same one: by its id, else by name, else by server. */
export function sameConnection(other: Snapshot, { id, name, server }: Connection): Connection | undefined {
  const all = connectionsOf({ ...other, request: {} });
  return (
    all.find((one) => one.id === id) ??
    all.find((one) => isSameName(one.name, name)) ??
    all.find((one) => one.server === server && server !== '')
  );
}

/** What the other snapshot is to this one. `derive` makes the facts of a connection of it. */
export function compare(
  snapshot: Snapshot,
  other: Snapshot,
  connection: Connection,
  derive: (snapshot: Snapshot, connection: Connection) => Facts,
): Comparison | undefined {
  const same = sameConnection(other, connection);
  if (!same) return undefined;
  return {
    taken: other.taken,
    sameComputer: sameComputer(snapshot, other),
    sameNetwork: sameNetwork(snapshot, other),
    sameServer: same.server.toLowerCase() === connection.server.toLowerCase(),
    earlier: Date.parse(other.taken) < Date.parse(snapshot.taken),
    well: wasWell(other, same),
    facts: derive(other, same),
  };
}

/** Up, or dialled just before: an old line of the log says nothing of where this computer stood when the snapshot was taken. */
function wasWell(other: Snapshot, connection: Connection): boolean | undefined {
  if (isUp(other, connection)) return true;
  const attempts = attemptsOf(other, connection);
  const last = attempts.known
    ? attempts.value.filter(({ result }) => result !== 'unfinished').at(-1)
    : undefined;
  if (!last || Date.parse(other.taken) - Date.parse(last.at) > freshMs) return undefined;
  return last.result !== 'failed';
}

/** Names are hidden alike in every snapshot; when Windows was installed, and the machine's certificates, are nobody else's. */
function sameComputer(a: Snapshot, b: Snapshot): boolean | undefined {
  const installed = [a, b].map(({ probes }) => {
    const session = evidence(probes, 'session');
    return session.known ? session.value.installed : undefined;
  });
  if (installed[0] !== undefined && installed[0] === installed[1]) return true;
  const [here = [], there = []] = [a, b].map(({ probes }) => {
    const found = evidence(probes, 'certificates');
    return found.known ? Object.keys(found.value.machine) : [];
  });
  if (here.some((thumbprint) => there.includes(thumbprint))) return true;
  return installed.includes(undefined) ? undefined : false;
}

/**
 * A network is known by its gateways and resolvers of IPv4. Tunnels are none, and what Windows calls a network may change. Two homes may
 * look alike: then nothing is concluded of the difference.
 */
function sameNetwork(a: Snapshot, b: Snapshot): boolean | undefined {
  const [here, there] = [a, b].map(physicalNetwork);
  return here === undefined || there === undefined ? undefined : here === there;
}

function physicalNetwork(snapshot: Snapshot): string | undefined {
  const network = evidence(snapshot.probes, 'network');
  if (!network.known) return undefined;
  const tunnels = tunnelNames(snapshot);
  const ways = network.value.defaultRoutes.filter(
    ({ family, interface: used }) => family === 'ipv4' && !tunnels.has(used),
  );
  const resolvers = ways.flatMap(({ interface: used }) => network.value.interfaces[used]?.dnsServers ?? []);
  if (ways.length === 0) return undefined;
  return JSON.stringify([
    [...new Set(ways.map(({ nextHop }) => nextHop))].sort(),
    [...new Set(resolvers.filter((address) => isIPv4(address)))].sort(),
  ]);
}

export type ComparedFacts = {
  [Name in Extract<keyof FactTypes, `elsewhere.${string}`>]: Fact<FactTypes[Name]>;
};

/** Without another snapshot. */
export const elsewhereUnknown: ComparedFacts = {
  'elsewhere.flows': unknown('there is no other snapshot to compare with'),
};

/** What a person would say if asked, where the other snapshot tells it: of the same server by the same tunnel, and of the same failure. */
export function answersBy(
  comparison: Comparison | undefined,
  { failed, code, tunnel }: { failed: Fact<boolean>; code: Fact<number>; tunnel: Fact<WireTunnel> },
) {
  const none = { worksElsewhere: undefined, otherUsersFail: undefined, workedBefore: undefined };
  if (!comparison || comparison.well === undefined || !(failed.known && failed.value)) return none;
  const { sameComputer: same, sameNetwork, earlier, well, facts } = comparison;
  const theirs = facts['attempt.tunnel'];
  if (!comparison.sameServer || (tunnel.known && theirs.known && tunnel.value !== theirs.value)) return none;
  const theirCode = facts['attempt.errorCode'];
  // Somebody who fails otherwise fails for another reason.
  if (!well && !(code.known && theirCode.known && code.value === theirCode.value)) return none;
  return {
    worksElsewhere: same === true && sameNetwork === false ? well : undefined,
    otherUsersFail: same === false ? !well : undefined,
    workedBefore: same === true && earlier && well ? true : undefined,
  };
}

/** Facts that are known in both and differ, without those that differ by nature. */
export function changedFacts(facts: Facts, comparison: Comparison): FactName[] {
  return (Object.keys(facts) as FactName[]).filter((name) => {
    const [here, there] = [facts[name], comparison.facts[name]];
    return (
      !/^(person|elsewhere|expected)\./.test(name) &&
      here.known &&
      there.known &&
      JSON.stringify(here.value) !== JSON.stringify(there.value)
    );
  });
}
