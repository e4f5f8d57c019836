import type { Judged } from '../diagnosis/diagnoses.ts';
import type { FactName } from '../facts/catalogue.ts';
import { factValue, factWords } from '../facts/words.ts';
import { all, any, type Condition, evaluate, is, not, oneOf } from '../rules/condition.ts';
import type { Layer } from '../vpn/layers.ts';
import { wireTunnelsOf } from '../vpn/tunnels.ts';
import type { ReportPath, ReportTransport } from './model.ts';

type HopId = ReportPath['hops'][number]['id'];

/** One place on the way, by what it is known to be well or ill, and whose causes are at home there. */
interface HopRule {
  readonly id: HopId;
  readonly well: Condition;
  readonly ill: Condition;
  readonly layers: readonly Layer[];
  readonly shows: readonly FactName[];
}

const hops: readonly HopRule[] = [
  {
    id: 'computer',
    well: all(is('service.RasMan', 'running'), not(oneOf('miniport.ip', ['failed', 'disabled', 'missing']))),
    ill: any(oneOf('service.RasMan', ['disabled', 'missing']), oneOf('miniport.ip', ['failed', 'disabled'])),
    layers: ['machine', 'profile', 'credentials'],
    shows: ['service.RasMan', 'miniport.tunnel'],
  },
  {
    id: 'network',
    well: all(is('link.address', true), is('link.defaultRoute', true), is('web.portal', false)),
    ill: any(
      is('link.up', false),
      is('link.address', false),
      is('link.defaultRoute', false),
      is('web.portal', true),
    ),
    layers: ['network'],
    shows: ['path.behindNat', 'web.portal', 'udp.works'],
  },
  {
    id: 'internet',
    well: is('web.works', true),
    ill: is('web.works', false),
    layers: [],
    shows: ['web.works', 'dns.works'],
  },
  {
    id: 'server',
    well: is('reach.serverAnswers', true),
    ill: is('reach.serverAnswers', false),
    layers: ['server'],
    shows: ['reach.serverAnswers', 'path.serverBehindNat'],
  },
];

/** The way from this computer to the server: each place on it, and each flow that the connection needs. */
export function pathOf(
  { diagnosis, ends }: Pick<Judged, 'diagnosis' | 'ends'>,
  transports: readonly ReportTransport[],
): ReportPath {
  const { connection, facts, causes } = diagnosis;
  const sure = causes.filter(({ confidence, cause }) => confidence !== 'possible' && cause.blocking);
  const own = transports.filter(({ tunnel }) =>
    wireTunnelsOf(connection.tunnel).some((one) => one === tunnel),
  );
  const flows = own.flatMap(({ requirements }) => requirements.map(({ need, result }) => ({ need, result })));
  return {
    connectionId: connection.id,
    hops: hops.map(({ id, well, ill, layers, shows }) => {
      const blamed = sure.find(({ cause }) => layers.includes(cause.layer));
      const state =
        blamed || evaluate(ill, facts) === true ? 'bad' : evaluate(well, facts) === true ? 'ok' : 'unknown';
      return {
        id,
        state,
        seen: blamed
          ? [blamed.cause.title]
          : shows
              .filter((name) => facts[name].known)
              .map((name) => `${factWords(name).label}: ${factValue(name, facts)}`),
      };
    }),
    flows: flows.filter(({ need }, index) => flows.findIndex((one) => one.need === need) === index),
    ...(ends && { ends }),
  };
}
