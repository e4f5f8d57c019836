import type { ReportPreflight } from '../../report/model.ts';
import { wording } from '../wording.ts';

const words = wording.page;

/** As the style sheet knows them from the verdicts. */
const styleOf = { ok: 'healthy', limit: 'degraded', fix: 'failing', unknown: 'inconclusive' } as const;

/** What the page shows of a check before a trip: words and order, decided nowhere but in the model. */
export function preflightView(
  { trip, checks, networks }: ReportPreflight,
  nameOf: ReadonlyMap<string, string>,
) {
  const several = nameOf.size > 1;
  const whose = (id: string): string => (several ? (nameOf.get(id) ?? id) : '');
  const rows = checks.map(({ title, connectionId, result, text }) => ({
    title,
    connection: connectionId === undefined ? words.wholeComputer : whose(connectionId),
    result: { id: styleOf[result], ...wording.travelChecks[result] },
    text,
  }));
  return {
    words,
    trip: trip ? `${trip.from} – ${trip.to}` : '',
    several,
    open: rows.filter(({ result }) => result.id !== 'healthy'),
    inOrder: rows.filter(({ result }) => result.id === 'healthy'),
    networks: networks
      .filter(({ connections }) => connections.length > 0)
      .map(({ title, explanation, connections }) => ({
        title,
        explanation,
        span: connections.length,
        rows: connections.map(({ connectionId, connects, why }) => ({
          connection: whose(connectionId),
          connects: { id: connects, ...wording.usable[connects] },
          why,
        })),
      })),
  };
}
