import type { Facts } from '../../facts/catalogue.ts';
import {
  type AssumedNetwork,
  type AssumedNetworkId,
  assumedNetworks,
} from '../../knowledge/assumed-networks.ts';
import { hurdles } from '../../knowledge/hurdles.ts';
import { type Requirement, tunnelNeeds } from '../../knowledge/tunnel-needs.ts';
import { evaluate, is } from '../../rules/condition.ts';
import type { CauseId } from '../../vpn/cause-ids.ts';
import { tunnelNames, type WireTunnel, wireTunnelsOf } from '../../vpn/tunnels.ts';
import { assume, isClosedThere } from '../assume.ts';
import type { ConnectionDiagnosis } from '../diagnose.ts';
import type { ScoredCause } from '../score.ts';
import { transportsOf } from '../transports.ts';

export type Connects = 'yes' | 'no' | 'unknown';

/** One tunnel of a connection on a supposed network. */
interface TunnelThere {
  readonly tunnel: WireTunnel;
  readonly connects: Connects;
  readonly why: string;
}

/** Whether one connection would come up on a supposed network, and why. */
export interface ConnectionThere {
  readonly network: AssumedNetworkId;
  readonly connects: Connects;
  readonly why: string;
  readonly tunnels: readonly TunnelThere[];
}

/** The tables, judged as if this computer stood on that network. Pure: nothing is sent, and the same snapshot gives the same answer. */
export function onNetwork(diagnosis: ConnectionDiagnosis, id: AssumedNetworkId): ConnectionThere {
  const { connection } = diagnosis;
  const network = assumedNetworks[id];
  const there = assume(diagnosis.facts, network, connection);
  const transports = transportsOf(connection, there);
  const plugIn = evaluate(is('profile.plugIn', true), diagnosis.facts) === true;
  const tunnels = wireTunnelsOf(connection.tunnel).map((tunnel): TunnelThere => {
    if (plugIn) return { tunnel, connects: 'unknown', why: byPlugIn };
    const row = transports.find((one) => one.tunnel === tunnel);
    return { tunnel, ...tunnelThere(tunnel, { rows: row?.requirements ?? [], there, network }, diagnosis) };
  });
  const connects = best(tunnels);
  return { network: id, connects, why: reasonOf(tunnels, connects, network), tunnels };
}

const byPlugIn = 'another maker’s program connects it, by what it sees fit';

/** They bite in the network, and lie on this computer: a line of the hosts file, a rule for names. */
const travelsAlong: readonly CauseId[] = ['dns-override'];

/** What stops this connection wherever it is dialled from: it is not repaired in the network. */
export function stopsEverywhere({ causes }: ConnectionDiagnosis): readonly ScoredCause[] {
  return causes.filter(
    ({ cause, confidence }) =>
      cause.blocking &&
      (cause.layer !== 'network' || travelsAlong.includes(cause.id)) &&
      (confidence === 'likely' || confidence === 'confirmed'),
  );
}

type Row = ReturnType<typeof transportsOf>[number]['requirements'][number];

function tunnelThere(
  tunnel: WireTunnel,
  { rows, there, network }: { rows: readonly Row[]; there: Facts; network: AssumedNetwork },
  diagnosis: ConnectionDiagnosis,
): Omit<TunnelThere, 'tunnel'> {
  const closed = rows.findIndex(({ result }) => result === 'blocked');
  const need = tunnelNeeds[tunnel].requirements[closed];
  if (need) return { connects: 'no', why: whyNot(need, rows[closed]?.seen ?? '', network, diagnosis) };
  const stop = stopsEverywhere(diagnosis).find(
    ({ cause }) => cause.tunnels === undefined || cause.tunnels.includes(tunnel),
  );
  if (stop) return { connects: 'no', why: stop.cause.title };
  const hurdle = hurdles.find((one) => one.tunnel === tunnel && evaluate(one.when, there) === true);
  if (hurdle) return { connects: 'no', why: hurdle.text };
  const open = rows.find(({ result }) => result === 'unknown');
  if (open) return { connects: 'unknown', why: `${open.need}: ${open.seen}` };
  return { connects: 'yes', why: 'all that it needs passes, and the server answers' };
}

/** The network does not let it out, or the server does not take it, wherever it comes from. */
function whyNot(
  { need, fact }: Requirement,
  seen: string,
  network: AssumedNetwork,
  { connection }: ConnectionDiagnosis,
): string {
  if (isClosedThere(fact, network, connection)) return `${need} does not get out there`;
  return fact === 'name.resolves'
    ? 'the server’s name is not found there'
    : `${need}: ${seen}, wherever it is asked from`;
}

/** Windows tries one after the other: one that comes up is enough. */
function best(tunnels: readonly TunnelThere[]): Connects {
  const all = tunnels.map(({ connects }) => connects);
  return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
}

/** The tunnels that decide, those of one reason together; behind a yes what the traveller has to do first. */
function reasonOf(tunnels: readonly TunnelThere[], connects: Connects, network: AssumedNetwork): string {
  const deciding = tunnels.filter((one) => one.connects === connects);
  const reasons = [...new Set(deciding.map(({ why }) => why))].map((why) => {
    const names = deciding.filter((one) => one.why === why).map(({ tunnel }) => tunnelNames[tunnel]);
    return `${names.join(', ')}: ${why}.`;
  });
  return [...reasons, ...(connects === 'yes' && network.first ? [network.first] : [])].join(' ');
}
