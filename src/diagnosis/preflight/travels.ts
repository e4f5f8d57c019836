import type { CheckId, CheckResult } from '../../knowledge/travel-checks.ts';
import type { TravelVerdict } from '../verdicts.ts';
import type { Preflight } from './schema.ts';

type Row = Preflight['checks'][number];

/** The answers about one connection, and on how many networks it would connect. */
export interface Answers {
  readonly rows: readonly Row[];
  readonly networks: number;
}

/** What a connection has to have to be told fit at all. */
const essential: readonly CheckId[] = ['works', 'networks'];
const mostActions = 3;

const bestFirst: readonly TravelVerdict[] = [
  'ready',
  'ready-with-limits',
  'could-not-check',
  'fix-before-you-leave',
];
const urgentFirst: readonly CheckResult[] = ['fix', 'unknown', 'limit', 'ok'];

/**
 * The one verdict, its sentence, and what to do. One connection that travels is enough; that another one does not is a limit. The best one
 * speaks first: it is the one that will be used.
 */
export function travelsOf(
  connections: readonly Answers[],
  machine: readonly Row[],
): Pick<Preflight, 'verdict' | 'headline' | 'actions'> {
  const each = connections
    .map((one) => ({ ...one, verdict: connectionVerdict(one.rows) }))
    .sort((a, b) => bestFirst.indexOf(a.verdict) - bestFirst.indexOf(b.verdict) || b.networks - a.networks);
  const verdict = verdictOf(
    each.map((one) => one.verdict),
    machine,
  );
  const [best, ...others] = each.map(({ rows }) => rows);
  const rows = [...(best ?? []), ...machine, ...others.flat()];
  return {
    verdict,
    headline: headlineOf(verdict, rows),
    actions: actionsOf(verdict, best ? rows : machine),
  };
}

function connectionVerdict(rows: readonly Row[]): TravelVerdict {
  if (rows.some(({ result }) => result === 'fix')) return 'fix-before-you-leave';
  if (rows.some(isOpen)) return 'could-not-check';
  return rows.some(({ result }) => result === 'limit') ? 'ready-with-limits' : 'ready';
}

function isOpen({ id, result }: Row): boolean {
  return essential.includes(id) && result === 'unknown';
}

function verdictOf(each: readonly TravelVerdict[], machine: readonly Row[]): TravelVerdict {
  const [best] = each;
  if (best === undefined) return 'could-not-check';
  if (best === 'fix-before-you-leave' || machine.some(({ result }) => result === 'fix'))
    return 'fix-before-you-leave';
  if (best === 'could-not-check') return best;
  const limited = machine.some(
    ({ id, result }) => result === 'limit' || (id === 'fallback' && result === 'unknown'),
  );
  // Another connection may have its limits, as long as this one has none; one that is broken is worth a word.
  return limited || best !== 'ready' || each.includes('fix-before-you-leave') ? 'ready-with-limits' : 'ready';
}

/** What is merely not known is worth a step only where it keeps the verdict open. */
function actionsOf(verdict: TravelVerdict, rows: readonly Row[]): Preflight['actions'] {
  const counts = ({ id, result }: Row): boolean =>
    result !== 'ok' && (result !== 'unknown' || (verdict === 'could-not-check' && id !== 'contact'));
  const steps = rows
    .filter(counts)
    .sort((a, b) => urgency(a, verdict) - urgency(b, verdict))
    .flatMap(({ id, advice }) => (advice ? [{ ...advice, check: id }] : []));
  return steps
    .filter(({ text }, index) => steps.findIndex((one) => one.text === text) === index)
    .slice(0, mostActions);
}

/** Where nothing could be checked, what stands in the way of checking comes first: until that is gone the rest stays unknown. */
function urgency({ id, result }: Row, verdict: TravelVerdict): number {
  if (verdict === 'could-not-check' && id === 'works' && result === 'limit') return -1;
  return urgentFirst.indexOf(result);
}

function headlineOf(verdict: TravelVerdict, rows: readonly Row[]): string {
  const first = (result: CheckResult): string | undefined => rows.find((one) => one.result === result)?.text;
  switch (verdict) {
    case 'ready':
      return 'The VPN would connect on the networks that travellers meet.';
    case 'ready-with-limits':
      return first('limit') ?? first('fix') ?? 'It works; not everything could be seen.';
    case 'fix-before-you-leave':
      return first('fix') ?? '';
    case 'could-not-check': {
      const here = rows.find(({ id, result }) => id === 'works' && result === 'limit');
      return here
        ? `${here.text} So nothing can be said of other networks.`
        : (rows.find(isOpen)?.text ?? '');
    }
  }
}
