import type { ReportAction, ReportCause, ReportStep } from './model.ts';

/** As many as a person takes in at once. */
const most = 3;

type Wanted = ReportStep & { readonly causeId: ReportCause['id'] };

/**
 * The first things to do: of the leading cause the first steps that fit, whoever takes them, then the first of each other cause that is as good
 * as certain. The person at the screen always has one: where the first of these is not theirs, a bridge goes before.
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
  const way = leading.flatMap(bridges).find(({ id }) => !isCall(id));
  // Who can cure it now does; anybody else gets to work first, where there is a way.
  if (chosen[0]?.by === 'user') return told(chosen, causes);
  if (chosen.some(({ by }) => by === 'user')) return told(way ? [way, ...withRoom(chosen)] : chosen, causes);
  if (way) return told([way, ...room(most - 1)], causes);
  const call = leading.flatMap(bridges)[0];
  return told(call ? [call, ...room(most - 1)] : chosen, causes);
}

/** One line less, where there are as many as there may be: what the person has further down, now that something of theirs goes first. */
function withRoom(chosen: readonly Wanted[]): readonly Wanted[] {
  if (chosen.length < most) return chosen;
  const last = chosen.findLastIndex(({ by }) => by === 'user');
  return chosen.toSpliced(last, 1);
}

const isCall = (id: Wanted['id']): boolean => id.endsWith('/call');

/** What goes first although another cause leads says of what it is the cure: a reader of the headline would not see why. */
function told(steps: readonly Wanted[], causes: readonly ReportCause[]): ReportAction[] {
  const [first, ...others] = steps;
  const proven = causes.filter(({ confidence }) => confidence === 'confirmed');
  const why = proven.find(({ id }) => id === first?.causeId);
  // The headline is of the cause that leads.
  if (!first || !why || why === causes[0] || first.kind === 'bridge') return steps.map(action);
  return [{ ...action(first), text: `${why.title}. ${first.text}` }, ...others.map(action)];
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
  const same = (a: Wanted, b: Wanted): boolean =>
    a.text === b.text || (a.command !== undefined && a.command === b.command);
  return steps.filter((one, index) => steps.findIndex((other) => same(one, other)) === index);
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
