import type { ReportAttempt, ReportPath } from '../../report/model.ts';
import { wording } from '../wording.ts';

/** Numbers for the drawings. Their words are our own: what comes from outside stands in lists beside them. */
const width = 400;
const columns = [50, 150, 250, 350] as const;
const firstFlow = 108;
const flowHeight = 30;

/** The way to the server: four places, and below them each flow, as far as it gets. */
export function pathPicture({ hops, flows }: ReportPath) {
  const rows = flows.map(({ need, result }, index) => ({
    need,
    result,
    ...wording.requirement[result],
    textY: firstFlow + index * flowHeight,
    lineY: firstFlow + index * flowHeight + 9,
    // Nobody can tell where on the way something is lost: half-way means "not there".
    endX: result === 'blocked' ? (columns[1] + columns[2]) / 2 : columns[3],
  }));
  return {
    width,
    height: firstFlow + flows.length * flowHeight,
    links: columns.slice(1).map((x, index) => ({ from: (columns[index] ?? 0) + 22, to: x - 22 })),
    hops: hops.map(({ id, state }, index) => ({
      x: columns[index] ?? 0,
      left: (columns[index] ?? 0) - 20,
      label: wording.hops[id],
      state,
      mark: wording.hopStates[state].mark,
      [id]: true,
    })),
    flows: rows,
    startX: columns[0],
    labelX: columns[3],
    about: [
      ...hops.map(({ id, state }) => `${wording.hops[id]}: ${wording.hopStates[state].word}`),
      ...flows.map(({ need, result }) => `${need}: ${wording.requirement[result].word}`),
    ].join('. '),
    list: hops.map(({ id, state, seen }) => ({
      label: wording.hops[id],
      state,
      ...wording.hopStates[state],
      seen: seen.join('; '),
    })),
  };
}

/** Attempts on a line of time. Nothing where there is nothing to compare. */
export function attemptsPicture(attempts: readonly ReportAttempt[], day: (iso: string) => string) {
  const times = attempts.map(({ at }) => Date.parse(at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (attempts.length < 2 || first === last) return undefined;
  return {
    width,
    height: 56,
    from: 20,
    to: width - 20,
    firstDay: day(new Date(first).toISOString()),
    lastDay: day(new Date(last).toISOString()),
    marks: attempts.map(({ at, result }) => {
      const bad = result === 'failed';
      return {
        x: Math.round(20 + ((Date.parse(at) - first) / (last - first)) * (width - 40)),
        bad,
        mark: bad ? '✗' : result === 'unfinished' ? '?' : '✓',
        state: bad ? 'bad' : result === 'unfinished' ? 'unknown' : 'ok',
      };
    }),
    about: `${attempts.filter(({ result }) => result === 'failed').length} of ${attempts.length} attempts failed.`,
  };
}
