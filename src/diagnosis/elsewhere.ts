import type { FactName, Facts } from '../facts/catalogue.ts';
import { type ComparedFacts, type Comparison, elsewhereUnknown } from '../facts/comparison.ts';
import { known, unknown } from '../facts/fact.ts';
import { tunnelNeeds } from '../knowledge/tunnel-needs.ts';
import type { Connection } from '../snapshot/connections.ts';
import { wireTunnelsOf } from '../vpn/tunnels.ts';

/** What this connection needs and does not get here: does it pass on the other network? */
export function elsewhereFacts(
  facts: Facts,
  connection: Connection,
  comparison: Comparison | undefined,
): ComparedFacts {
  if (!comparison) return elsewhereUnknown;
  if (!comparison.sameServer)
    return { 'elsewhere.flows': unknown('the other snapshot is of another server') };
  if (comparison.sameNetwork !== false)
    return { 'elsewhere.flows': unknown('the other snapshot is not known to be of another network') };
  const blocked = wireTunnelsOf(connection.tunnel)
    .flatMap((tunnel) => tunnelNeeds[tunnel].requirements)
    .filter((need) => passes(need, facts) === false);
  const there = blocked.map((need) => passes(need, comparison.facts));
  if (there.includes(true)) return { 'elsewhere.flows': known('open') };
  if (there.includes(false)) return { 'elsewhere.flows': known('blocked') };
  return {
    'elsewhere.flows': unknown(blocked.length === 0 ? 'nothing is blocked here' : 'nobody looked there'),
  };
}

function passes(
  { fact, passes: good }: { fact: FactName; passes: readonly (string | boolean)[] },
  facts: Facts,
) {
  const found = facts[fact];
  return found.known ? good.some((value) => value === found.value) : undefined;
}
