import { win32 } from 'node:path';
import { isSea } from 'node:sea';
import { writeWhole } from '../base/files.ts';
import { InputError } from '../base/input-error.ts';
import { asciiText } from '../base/text/ascii.ts';
import { cleanText } from '../base/text/clean.ts';
import { assertAhead, localDay, type Trip, tripOf } from '../base/trip.ts';
import { windowsFolder } from '../program/windows-folders.ts';
import { ageText } from '../render/emit/said.ts';
import { wording } from '../render/wording.ts';
import { dataFolder, readableFolders } from '../run/folders.ts';
import { site } from '../run/site.ts';
import {
  assertOnlyAdministratorsWrite,
  assertPaths,
  installed,
  type Program,
  programNamed,
} from '../schedule/program.ts';
import { nextDaily, type Registered, registeredIn } from '../schedule/registered.ts';
import { type Found, found, ownSid, register, SchedulerRefused, unregister } from '../schedule/scheduler.ts';
import { type Plan, type RunsAs, type Task, taskName, taskOf } from '../schedule/task.ts';
import { taskFile, taskXml } from '../schedule/task-xml.ts';
import { durationOf } from './duration.ts';
import { exitCodes } from './exit-code.ts';
import { newestRun } from './last-run.ts';
import type { ScheduleContext } from './schedule-contexts.ts';

/** What says which checks are wanted. */
export interface PlanArguments {
  readonly connection?: string | undefined;
  readonly trip?: string | undefined;
  readonly lead: string;
  readonly time: string;
  readonly maxAge: string;
  readonly context: ScheduleContext;
  readonly window: boolean;
}

export interface PrintArguments extends PlanArguments {
  readonly program?: string | undefined;
  readonly out?: string | undefined;
}

/** The task as XML, for other computers: works everywhere, and touches nothing. Answers the exit code. */
export function printXml(argv: PrintArguments, now = new Date()): number {
  if (argv.context === 'both')
    throw new InputError('--print-xml prints one task. Say --context user or --context system.');
  const program = argv.program === undefined ? installed : programNamed(argv.program);
  assertOnlyAdministratorsWrite(program);
  const runsAs: RunsAs = { kind: argv.context === 'system' ? 'system' : 'users' };
  const plan = planOf(argv, { program, conhost: '%SystemRoot%\\System32\\conhost.exe' }, now);
  const task = taskOf(plan, runsAs, localDay(now));
  if (argv.out === undefined) process.stdout.write(taskXml(task));
  else writeWhole(argv.out, taskFile(task));
  return exitCodes.healthy;
}

/** Registers the tasks on this computer. Without an administrator's rights only for the person themselves. */
export function install(argv: PlanArguments, now = new Date()): number {
  // What is wrong with the command line is wrong everywhere.
  const trial = planOf(argv, { program: installed }, now);
  taskOf(trial, { kind: 'users' }, localDay(now));
  assertWindows('install');
  const elevated = dataFolder().of === 'machine';
  if (!elevated && argv.context !== 'user')
    return refused('A task for SYSTEM takes an administrator. Without --context it is for yourself.');
  const program = ownProgram();
  assertPaths(program);
  if (elevated) assertOnlyAdministratorsWrite(program, win32.parse(windowsFolder()).root.slice(0, 2));
  const conhost = win32.join(windowsFolder(), 'System32', 'conhost.exe');
  const plan = planOf(argv, { program, conhost }, now);
  return attempt(elevated, () => {
    const own = folderForFile();
    const tasks = principalsOf(argv.context, elevated).map((runsAs) => taskOf(plan, runsAs, localDay(now)));
    for (const task of tasks) {
      register(task, own);
      say(installedText(task, argv.maxAge));
    }
    return exitCodes.healthy;
  });
}

/** What is scheduled here, and what came of it. */
export function show(now = new Date()): number {
  assertWindows('show');
  const elevated = dataFolder().of === 'machine';
  return attempt(elevated, () => {
    const tasks = found(elevated ? 'everybody' : { kind: 'person', sid: ownSid() });
    if (tasks.length === 0) say('No check before a trip is scheduled here.\n');
    for (const task of tasks) say(shown(task, now));
    return exitCodes.healthy;
  });
}

/** Takes the tasks away; with an administrator's rights everybody's, otherwise the person's own. That there is none is what was wanted. */
export function remove(): number {
  assertWindows('remove');
  const elevated = dataFolder().of === 'machine';
  return attempt(elevated, () => {
    const own: RunsAs | undefined = elevated ? undefined : { kind: 'person', sid: ownSid() };
    const tasks = found(own ?? 'everybody');
    const ours = own ? tasks.filter(({ name }) => name === taskName(own)) : tasks;
    for (const { name } of ours) {
      unregister(name);
      say(`Removed: ${name}\n`);
    }
    if (ours.length > 0) return exitCodes.healthy;
    if (tasks.length > 0)
      return refused(
        `An administrator has scheduled ${tasks.map(({ name }) => name).join(', ')}, and only they can remove it.`,
      );
    say('There is nothing to remove: no check before a trip is scheduled here.\n');
    return exitCodes.healthy;
  });
}

function assertWindows(action: string): void {
  if (process.platform !== 'win32')
    throw new InputError(
      `schedule ${action} needs Windows, whose Task Scheduler does the work. To print the task on any system: vpn-doctor schedule --print-xml --trip 2026-12-01..2026-12-10 --context user`,
    );
}

/** A standard user whom Windows refuses needs an administrator; with these rights it is a fault. */
function attempt(elevated: boolean, action: () => number): number {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof SchedulerRefused)) throw error;
    if (!elevated)
      return refused(
        `Windows did not allow it (${error.message}). An administrator has made the task, or a policy forbids it: ask your help desk.`,
      );
    process.stderr.write(
      `vpn-doctor: Task Scheduler did not do it (${error.message}). Is its service running?\n`,
    );
    return exitCodes.internal;
  }
}

function refused(text: string): number {
  process.stderr.write(`vpn-doctor: ${text}\n`);
  return exitCodes.forbidden;
}

function planOf(
  { connection, trip, lead, time, maxAge, window }: PlanArguments,
  { program, conhost }: { program: Program; conhost?: string },
  now: Date,
): Plan {
  durationOf('--max-age', maxAge);
  return {
    trip: tripAhead(trip, now),
    leadDays: leadDaysOf(lead),
    time: timeOf(time),
    maxAge: maxAge.trim(),
    ...(connection !== undefined && { connection }),
    program,
    ...(conhost !== undefined && !window && { conhost }),
  };
}

function tripAhead(text: string | undefined, now: Date): Trip {
  if (text === undefined)
    throw new InputError('Say the first and the last day of the trip: --trip 2026-12-01..2026-12-10.');
  const trip = tripOf('--trip', text);
  assertAhead('--trip', trip, now);
  return trip;
}

const longestLead = 90;

function leadDaysOf(text: string): number {
  const days = /^(\d{1,3})d$/.exec(text.trim())?.[1];
  if (days !== undefined && Number(days) <= longestLead) return Number(days);
  throw new InputError(
    `--lead takes whole days, ${longestLead} at the most: 7d; not "${text.slice(0, 40)}".`,
  );
}

function timeOf(text: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw new InputError(`--time takes hours and minutes: 09:30; not "${text.slice(0, 40)}".`);
}

function ownProgram(): Program {
  const exe = process.execPath;
  return isSea() ? { exe } : { exe, script: win32.resolve(process.argv[1] ?? '') };
}

function principalsOf(context: ScheduleContext, elevated: boolean): RunsAs[] {
  const user: RunsAs = elevated ? { kind: 'users' } : { kind: 'person', sid: ownSid() };
  if (context === 'both') return [{ kind: 'system' }, user];
  return context === 'system' ? [{ kind: 'system' }] : [user];
}

function folderForFile(): string {
  const { folder } = site();
  if (folder === undefined) throw new InputError('There is no folder to write the task to.');
  return folder;
}

const forWhom: Readonly<Record<RunsAs['kind'], string>> = {
  system: 'as SYSTEM, for IT; it cannot see what only a person’s session shows',
  users: 'for whoever is signed in',
  person: 'for you',
};

function installedText({ name, runsAs, trip, firstDay, time }: Task, maxAge: string): string {
  const start = runsAs.kind === 'system' ? 'when Windows has started' : 'after signing in';
  const result =
    runsAs.kind === 'system'
      ? 'vpn-doctor status, or last-run.json in %ProgramData%\\vpn-doctor.'
      : 'the page "VPN check before your trip" on the desktop.';
  return [
    `Scheduled: the check before the trip ${trip.from} to ${trip.to}, ${forWhom[runsAs.kind]} (${name}).`,
    `  When: from ${firstDay} until the trip ends, daily at ${time} (up to 30 minutes later), ${start}, and when a network connects; not again within ${maxAge}.`,
    `  Result: ${result}`,
    '  Undo: vpn-doctor schedule remove\n',
  ].join('\n');
}

function shown({ name, xml }: Found, now: Date): string {
  if (xml === undefined) return `${name}: scheduled by an administrator; only they can read it.\n`;
  const task = registeredIn(xml);
  if (!task) return `${name}: scheduled, but not as vpn-doctor writes it. Somebody may have changed it.\n`;
  const { trip, time, maxAge, command } = task;
  return [
    `${name}: the check before the trip ${trip.from} to ${trip.to}${task.enabled ? '' : ' (switched off)'}`,
    `  When: daily at ${time}, at the start, and when a network connects; not again within ${maxAge}`,
    `  Next daily one: ${nextDaily(task, localDay(now), clockOf(now)) ?? 'none, the trip is over'}`,
    `  Runs: ${command}`,
    `  Last result: ${lastResult(task, now)}\n`,
  ].join('\n');
}

const clockOf = (now: Date): string =>
  [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');

function lastResult({ trip }: Registered, now: Date): string {
  const summary = newestRun(readableFolders(), now);
  const kept = summary?.preflight;
  if (!summary || kept?.from !== trip.from || kept.to !== trip.to) return 'none for this trip yet';
  const { ascii, word } = wording.travel[kept.verdict];
  const age = ageText(now.getTime() - Date.parse(summary.finishedAt));
  return `${ascii} ${word}. ${summary.headline} (checked ${age} ago)`;
}

/** Names come from outside; in a log or a remote management tool nobody knows which letters survive. */
function say(text: string): void {
  const lines = text.split('\n').map(cleanText).join('\n');
  process.stdout.write(process.stdout.isTTY ? lines : asciiText(lines));
}
