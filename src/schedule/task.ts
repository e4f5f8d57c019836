import { dayAfter, type Trip } from '../base/trip.ts';
import { assertCarried } from './connection-name.ts';
import type { Program } from './program.ts';

/** On whose behalf a task runs: SYSTEM, whoever is signed in, or one person, who has made it for themselves. */
export type RunsAs =
  | { readonly kind: 'system' }
  | { readonly kind: 'users' }
  | { readonly kind: 'person'; readonly sid: string };

/** What is to be scheduled, whoever it is for. */
export interface Plan {
  readonly trip: Trip;
  /** The checks begin so many days before the trip. */
  readonly leadDays: number;
  /** Of the daily one, local: `09:30`. */
  readonly time: string;
  /** Not again while a result is younger. */
  readonly maxAge: string;
  /** All of them, where none is named. */
  readonly connection?: string;
  readonly program: Program;
  /** Starts a console program without a window; where it is left out, one is seen for some seconds. */
  readonly conhost?: string;
}

/** A task as Task Scheduler knows it. Times are local ones: the traveller's own, wherever that is. */
export interface Task {
  readonly name: string;
  readonly runsAs: RunsAs;
  readonly trip: Trip;
  readonly firstDay: string;
  readonly time: string;
  readonly command: string;
  readonly args: readonly string[];
}

export const folder = '\\vpn-doctor';

export function taskName(runsAs: RunsAs): string {
  switch (runsAs.kind) {
    case 'system':
      return 'PreTravel-System';
    case 'users':
      return 'PreTravel-User';
    case 'person':
      // Two people of one computer may each have their own trip.
      return `PreTravel-${runsAs.sid}`;
  }
}

/** Pure. `today`: the calendar day here; no check is planned for a day that is past. */
export function taskOf(plan: Plan, runsAs: RunsAs, today: string): Task {
  const { trip, leadDays, time } = plan;
  const wanted = dayAfter(trip.from, -leadDays);
  return {
    name: taskName(runsAs),
    runsAs,
    trip,
    firstDay: wanted < today ? today : wanted,
    time,
    ...actionOf(plan, runsAs),
  };
}

function actionOf(plan: Plan, runsAs: RunsAs): Pick<Task, 'command' | 'args'> {
  const { program, conhost } = plan;
  const own = [...(program.script === undefined ? [] : [program.script]), ...argumentsOf(plan, runsAs)];
  // SYSTEM's session has no desktop that a window could be on.
  if (runsAs.kind === 'system' || conhost === undefined) return { command: program.exe, args: own };
  return { command: conhost, args: ['--headless', program.exe, ...own] };
}

function argumentsOf({ trip, maxAge, connection }: Plan, { kind }: RunsAs): string[] {
  if (connection !== undefined) assertCarried(connection);
  return [
    'preflight',
    '--quiet',
    '--max-age',
    maxAge,
    '--trip',
    `${trip.from}..${trip.to}`,
    // Nobody's desktop is SYSTEM's.
    ...(kind === 'system' ? [] : ['--desktop']),
    // By its option: a name that begins with a dash would be taken for one.
    ...(connection === undefined ? [] : [`--connection=${connection}`]),
  ];
}
