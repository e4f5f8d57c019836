import type { FactName, Facts } from '../facts/catalogue.ts';
import { factValue } from '../facts/words.ts';
import { type Requirement, tunnelNeeds } from '../knowledge/tunnel-needs.ts';
import type { Connection } from '../snapshot/connections.ts';
import { type WireTunnel, wireTunnels } from '../vpn/tunnels.ts';

/** Whether one tunnel gets through from here, requirement by requirement. */
export interface Transport {
  readonly connectionId: string;
  readonly tunnel: WireTunnel;
  readonly usable: 'yes' | 'no' | 'unknown';
  readonly requirements: readonly RequirementSeen[];
  readonly nat: readonly {
    readonly end: 'client' | 'server';
    readonly present: 'yes' | 'no' | 'unknown';
    readonly effect: string;
  }[];
}

interface RequirementSeen {
  readonly need: string;
  readonly source: string;
  readonly result: 'ok' | 'blocked' | 'unknown';
  /** What was seen, or why nothing was. */
  readonly seen: string;
}

/**
 * Tunnel by requirement. All four tunnels are shown, not only the profile's: what else would get through is the way out
 * for somebody in a hotel.
 */
export function transportsOf(connection: Connection, facts: Facts): Transport[] {
  return wireTunnels.map((tunnel) => {
    const { requirements, nat } = tunnelNeeds[tunnel];
    const connected = isUp(connection, facts, tunnel);
    const rows = requirements
      .filter(({ fact, ifKnown }) => !ifKnown || facts[fact].known)
      .map((requirement) => rowOf(requirement, facts, connected));
    const results = rows.map(({ result }) => result);
    return {
      connectionId: connection.id,
      tunnel,
      usable: results.includes('blocked') ? 'no' : results.includes('unknown') ? 'unknown' : 'yes',
      requirements: rows,
      nat: nat.map(({ end, fact, effect }) => ({ end, present: yesNo(facts, fact), effect })),
    };
  });
}

function yesNo(facts: Facts, name: FactName): 'yes' | 'no' | 'unknown' {
  const fact = facts[name];
  return fact.known ? (fact.value === true ? 'yes' : 'no') : 'unknown';
}

/** A tunnel that is up proves everything that it needs. */
function isUp(connection: Connection, facts: Facts, tunnel: WireTunnel): boolean {
  const status = facts['profile.status'];
  return connection.tunnel === tunnel && status.known && status.value === 'connected';
}

function rowOf(
  { need, source, fact: name, passes }: Requirement,
  facts: Facts,
  connected: boolean,
): RequirementSeen {
  const fact = facts[name];
  if (connected) return { need, source, result: 'ok', seen: 'the tunnel is up' };
  if (!fact.known) return { need, source, result: 'unknown', seen: fact.why };
  const ok = passes.some((value) => value === fact.value);
  return { need, source, result: ok ? 'ok' : 'blocked', seen: factValue(name, facts) };
}
