import type { Report } from '../../../src/report/model.ts';
import type { Case } from './case.ts';

export interface Result {
  readonly one: Case;
  readonly report: Report;
  /** Place of the first expected cause, from 1; undefined where none was named. */
  readonly place: number | undefined;
  readonly byCode: number | undefined;
  readonly wrongConfirmed: readonly string[];
}

/** How a report on a case compares with what is known to be true of it. */
export function judged(one: Case, report: Report, looked: readonly string[]): Result {
  const named = report.causes.map(({ id }) => id as string);
  const right = [...one.expected, ...one.alsoTrue];
  return {
    one,
    report,
    place: one.expected.length === 0 ? quietPlace(report) : placeIn(named, one.expected),
    byCode: placeIn(looked, one.expected),
    wrongConfirmed: report.causes
      .filter(({ confidence, id }) => confidence === 'confirmed' && !right.includes(id))
      .map(({ id }) => id),
  };
}

function placeIn(ids: readonly string[], expected: readonly string[]): number | undefined {
  const index = ids.findIndex((id) => expected.includes(id));
  return index < 0 ? undefined : index + 1;
}

/** Where nothing is wrong, being quiet is the hit. */
function quietPlace({ causes }: Report): number | undefined {
  return causes.every(({ confidence }) => confidence === 'possible') ? 1 : undefined;
}

export interface Tally {
  readonly cases: number;
  readonly first: number;
  readonly firstThree: number;
  readonly byCode: number;
  readonly wrongConfirmed: number;
}

export function tally(results: readonly Result[]): Tally {
  const count = (holds: (one: Result) => boolean): number => results.filter(holds).length;
  return {
    cases: results.length,
    first: count(({ place }) => place === 1),
    firstThree: count(({ place = Number.POSITIVE_INFINITY }) => place <= 3),
    byCode: count(({ byCode }) => byCode === 1),
    wrongConfirmed: count(({ wrongConfirmed }) => wrongConfirmed.length > 0),
  };
}
