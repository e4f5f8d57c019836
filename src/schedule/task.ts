import { dayAfter, type Trip } from '../trip/trip.ts';
import { commandLine } from './command-line.ts';

/** In whose session the check runs. `everybody`: in that of whoever is there. `own`: of the one who set it up. */
export type TaskContext = 'everybody' | 'own' | 'system';

export interface TaskWanted {
  readonly context: TaskContext;
  readonly trip: Trip;
  /** So many days before the trip it begins. */
  readonly leadDays: number;
  /** Of the day, `09:30`. */
  readonly time: string;
  /** Day on which it is set up. */
  readonly today: string;
  readonly maxAge: string;
  readonly connection?: string | undefined;
  /** The program, and what comes first among its arguments. */
  readonly program: readonly [path: string, ...first: string[]];
  /** `DOMAIN\name` of the person; for `own`. */
  readonly person?: string | undefined;
  /** With the console window that a program of its kind has. */
  readonly window: boolean;
}

/** A task of Windows' Task Scheduler: what `task-xml.ts` writes down. */
export interface Task {
  readonly name: string;
  readonly description: string;
  readonly context: TaskContext;
  readonly person?: string | undefined;
  /** Local times, without a zone: the traveller takes the computer along. */
  readonly start: string;
  readonly end: string;
  readonly command: string;
  readonly arguments: string;
}

/** Of all tasks that may be there, so that they are found again. */
export const taskName = {
  everybody: 'vpn-doctor before travel',
  system: 'vpn-doctor before travel (SYSTEM)',
  own: (person: string): string => `vpn-doctor before travel of ${person.split('\\').at(-1) ?? person}`,
} as const;

/** Not by its path here: the task may be written down on another computer. */
const consoleHost = '%SystemRoot%\\System32\\conhost.exe';

export function taskOf(wanted: TaskWanted): Task {
  const { context, trip, leadDays, time, today, person = '' } = wanted;
  const first = dayAfter(trip.from, -leadDays);
  const [command, ...args] = action(wanted);
  return {
    name: context === 'own' ? taskName.own(person) : taskName[context],
    description: `Looks whether the VPN will work on the trip from ${trip.from} to ${trip.to}. Only looks, changes nothing.`,
    context,
    ...(context === 'own' && { person }),
    // One whose time has come already begins today.
    start: `${first < today ? today : first}T${time}:00`,
    end: `${trip.to}T23:59:59`,
    command,
    arguments: commandLine(args),
  };
}

/**
 * A program for consoles brings a window with it, which flashes up in the person's session. Windows' own console host can do without one
 * (docs/decisions/0013). SYSTEM's session has no desktop.
 */
function action({ context, trip, maxAge, connection, program, window }: TaskWanted): [string, ...string[]] {
  const travels = [
    'preflight',
    '--quiet',
    '--trip',
    `${trip.from}..${trip.to}`,
    '--max-age',
    maxAge,
    ...(context === 'system' ? [] : ['--desktop']),
    // Behind the last option: a name may begin with a hyphen.
    ...(connection === undefined ? [] : ['--', connection]),
  ];
  const [path, ...first] = program;
  if (context === 'system' || window) return [path, ...first, ...travels];
  return [consoleHost, '--headless', path, ...first, ...travels];
}
