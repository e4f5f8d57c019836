import type { ReportAction, ReportCause, ReportStep } from './model.ts';

/** As many as a person takes in at once. */
const most = 3;

type Wanted = ReportStep & { readonly causeId: ReportCause['id'] };

/**
 * The first things to do: of the leading cause the first steps that fit, whoever takes them, then the first of each other cause that is as good
 * as certain. The person at the screen always has one: where none of these is theirs, a bridge goes before.
 */
export function actionsOf(causes: readonly ReportCause[]): ReportAction[] {
  const leading = inOrder(causes.filter(({ confidence }, index) => index === 0 || confidence !== 'possible'));
  const [first, ...others] = leading.slice(0, most).map(worked);
  if (!first) return [];
  const beside = others.flatMap((steps) => steps.slice(0, 1));
  // One more step of the leading cause rather than of one that is less likely, as long as each of the others has a line.
  const room = (taken: number): Wanted[] =>
    distinct([...first.slice(0, Math.max(1, taken - beside.length)), ...beside]).slice(0, taken);
  const chosen = room(most);
  if (chosen.some(({ by }) => by === 'user')) return chosen.map(action);
  const bridge = leading.flatMap(bridges)[0];
  return (bridge ? [bridge, ...room(most - 1)] : chosen).map(action);
}

/** Of several causes that are proven, what the reader can end goes first: behind a sign-in page no help desk reaches this computer. */
function inOrder(causes: readonly ReportCause[]): ReportCause[] {
  const proven = causes.filter(({ confidence }) => confidence === 'confirmed');
  const own = ({ fix }: ReportCause): boolean => fix.find(({ kind }) => kind !== 'bridge')?.by === 'user';
  const [mine, theirs] = [proven.filter(own), proven.filter((cause) => !own(cause))];
  return [...mine, ...theirs, ...causes.filter((cause) => !proven.includes(cause))];
}

function worked({ id, fix }: ReportCause): Wanted[] {
  return fix.filter(({ kind }) => kind !== 'bridge').map((step) => ({ ...step, causeId: id }));
}

function bridges({ id, fix }: ReportCause): Wanted[] {
  return fix.filter(({ kind }) => kind === 'bridge').map((step) => ({ ...step, causeId: id }));
}

/** Two causes may ask for the same thing. */
function distinct(steps: readonly Wanted[]): Wanted[] {
  return steps.filter((one, index) => steps.findIndex(({ text }) => text === one.text) === index);
}

function action({ id, kind, by, text, command, repair, causeId }: Wanted): ReportAction {
  return {
    id,
    kind,
    by,
    text,
    ...(command !== undefined && { command }),
    ...(repair !== undefined && { repair }),
    causeId,
  };
}
