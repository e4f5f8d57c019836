import type { Report } from '../../../src/report/model.ts';
import { stepValueNames } from '../../../src/rules/step-values.ts';
import { type Case, stepNamed } from './case.ts';

export interface Result {
  readonly one: Case;
  readonly report: Report;
  /** Place of the first expected cause, from 1; undefined where none was named. */
  readonly place: number | undefined;
  readonly byCode: number | undefined;
  readonly wrongConfirmed: readonly string[];
  readonly cure: CureResult | undefined;
}

/** How the first things to do compare with what really cured. */
export interface CureResult {
  /** Place of the cure among the first things to do, from 1. */
  readonly place: number | undefined;
  /** The first thing to do that is no bridge; one bridge at the most goes before. A bridge that was the cure counts where it is first. */
  readonly first: boolean;
  /** Some cause that is named has it among its steps. */
  readonly anywhere: boolean;
  /** The first step is for somebody other than who carried out the cure. */
  readonly wrongAddressee: boolean;
  /** The first step would mislead. */
  readonly misleading: boolean;
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
    cure: one.cure.length > 0 && one.derivable !== 'no' ? cureResult(one, report) : undefined,
  };
}

function cureResult({ cure, wrong }: Case, { actions, causes }: Report): CureResult {
  const index = actions.findIndex(({ id }) => cure.includes(id));
  const worked = actions.find(({ kind }) => kind !== 'bridge');
  const roles = cure.flatMap((id) => stepNamed(id)?.by ?? []);
  const first = index === 0 || (index === 1 && actions[0]?.kind === 'bridge');
  return {
    place: index < 0 ? undefined : index + 1,
    first,
    anywhere: causes.some(({ fix }) => fix.some(({ id }) => cure.includes(id))),
    wrongAddressee: !first && worked !== undefined && !roles.includes(worked.by),
    misleading: actions.some(({ id }) => wrong.includes(id)),
  };
}

/** "In order" over somebody's complaint. */
export function isFalseGreen({ one, report }: Result): boolean {
  return one.complaint && report.verdict === 'healthy';
}

/** A value that the report could not fill in: a word in capitals between quotes where a command wants one. */
export function placeholdersIn({ actions, causes }: Report): string[] {
  const commands = [
    ...actions.map(({ command }) => command),
    ...(causes[0]?.fix ?? []).flatMap(({ command, undo }) => [command, undo]),
  ];
  return commands.filter(
    (text) => text !== undefined && stepValueNames.some((name) => text.includes(`'${name}'`)),
  ) as string[];
}

/** A step that is known to be done or to change nothing is not shown; what is looked at already is not asked for. */
export function isPointless({ report }: Result): boolean {
  const worked = report.actions.find(({ kind }) => kind !== 'bridge');
  const step = worked && stepNamed(worked.id);
  if (step?.kind !== 'look' || step.finds.length === 0) return false;
  return step.finds.every((name) => report.facts.some(({ fact }) => fact === name));
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
  readonly judgeable: number;
  readonly cureFirst: number;
  readonly cureFirstThree: number;
  readonly cureAnywhere: number;
  readonly falseGreen: number;
  readonly wrongAddressee: number;
  readonly misleading: number;
  readonly pointless: number;
  readonly placeholders: number;
}

export function tally(results: readonly Result[]): Tally {
  const count = (holds: (one: Result) => boolean): number => results.filter(holds).length;
  return {
    cases: results.length,
    first: count(({ place }) => place === 1),
    firstThree: count(({ place = Number.POSITIVE_INFINITY }) => place <= 3),
    byCode: count(({ byCode }) => byCode === 1),
    wrongConfirmed: count(({ wrongConfirmed }) => wrongConfirmed.length > 0),
    judgeable: count(({ cure }) => cure !== undefined),
    cureFirst: count(({ cure }) => cure?.first === true),
    cureFirstThree: count(({ cure }) => cure?.place !== undefined),
    cureAnywhere: count(({ cure }) => cure?.anywhere === true),
    falseGreen: count(isFalseGreen),
    wrongAddressee: count(({ cure }) => cure?.wrongAddressee === true),
    misleading: count(({ cure }) => cure?.misleading === true),
    pointless: count(isPointless),
    placeholders: count(({ report }) => placeholdersIn(report).length > 0),
  };
}
