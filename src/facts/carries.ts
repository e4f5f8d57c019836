import type { Facts } from './catalogue.ts';
import { type Fact, known, unknown } from './fact.ts';

type Seen = Pick<
  Facts,
  | 'profile.status'
  | 'inside.answers'
  | 'inside.namesFound'
  | 'inside.web'
  | 'route.throughTunnel'
  | 'route.allThroughTunnel'
>;

const says = (fact: Fact<boolean>, value: boolean): boolean => fact.known && fact.value === value;

/**
 * Whether anything passes through a tunnel that is up. Windows' "connected" only says that signing in went well: what proves the rest is an answer from
 * behind it, or the web where everything goes that way. What was asked and got no answer, with nothing else that did, is the opposite.
 */
export function carries(facts: Seen): Fact<boolean> {
  const status = facts['profile.status'];
  if (!status.known || status.value !== 'connected') return unknown('the connection is not up');
  const noWay = says(facts['route.throughTunnel'], false);
  const everything = says(facts['route.allThroughTunnel'], true);
  if (noWay) return known(false);
  if (says(facts['inside.answers'], true) || says(facts['inside.namesFound'], true)) return known(true);
  if (everything && says(facts['inside.web'], true)) return known(true);
  if (says(facts['inside.answers'], false)) return known(false);
  if (everything && says(facts['inside.web'], false)) return known(false);
  return unknown('nothing was asked for through the tunnel');
}
