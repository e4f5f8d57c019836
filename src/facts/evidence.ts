import { probeStatusNames } from '../base/outcome.ts';
import type { ProbeId, Probes } from '../probes/catalogue.ts';
import { type Fact, known, unknown } from './fact.ts';

type DataOf<Id extends ProbeId> = Extract<NonNullable<Probes[Id]>, { status: 'ok' }>['data'];

/** What a probe observed, or why it observed nothing. */
export function evidence<Id extends ProbeId>(probes: Probes, id: Id): Fact<DataOf<Id>> {
  const outcome = probes[id];
  if (!outcome) return unknown(`${id} was not collected`);
  return outcome.status === 'ok'
    ? known(outcome.data as DataOf<Id>)
    : unknown(`${id}: ${probeStatusNames[outcome.status]}`);
}
