import { win32 } from 'node:path';
import { writeWhole } from '../files.ts';
import { InputError } from '../input-error.ts';
import { dataFolder, readableFolders } from '../operations/folders.ts';
import { newestRun } from '../operations/last-run.ts';
import { site } from '../operations/site.ts';
import { ageText } from '../report/emit/said.ts';
import { wording } from '../report/wording.ts';
import { scheduler, utf16 } from '../schedule/scheduler.ts';
import { type Task, type TaskContext, taskName, taskOf } from '../schedule/task.ts';
import { taskXml } from '../schedule/task-xml.ts';
import { removeTasks, tasksFound } from '../schedule/tasks.ts';
import { carried } from '../sea.ts';
import { type Trip, tripOf } from '../trip/trip.ts';
import { programFiles, windowsFolder } from '../windows-folders.ts';
import { durationOf } from './duration.ts';
import { exitCodes } from './exit-code.ts';
import type { scheduleActions, scheduleContexts } from './options.ts';
import { assertAhead, today } from './trip-ahead.ts';

export interface ScheduleArguments {
  readonly action?: (typeof scheduleActions)[number] | undefined;
  readonly printXml: boolean;
  readonly trip?: string | undefined;
  readonly lead: string;
  readonly time: string;
  readonly maxAge: string;
  readonly context?: (typeof scheduleContexts)[number] | undefined;
  readonly connection?: string | undefined;
  readonly program?: string | undefined;
  readonly out?: string | undefined;
  readonly window: boolean;
}

/** Where the MSI puts it: for a task that is written down on another computer. */
const usualProgram = 'C:\\Program Files\\vpn-doctor\\vpn-doctor.exe';

/** Sets the check before a trip up in Windows' Task Scheduler, shows it, takes it away, or writes it down. Answers the exit code. */
export function schedule(argv: ScheduleArguments): number {
  if (argv.printXml) return print(argv);
  switch (argv.action) {
    case 'install':
      return install(argv);
    case 'show':
      return show();
    case 'remove':
      return remove();
    default:
      throw new InputError(
        'Say what to do: schedule install, show or remove, or schedule --print-xml. See vpn-doctor schedule --help.',
      );
  }
}

/** Works anywhere: the task is for other computers, unless told otherwise for everybody on them. */
function print(argv: ScheduleArguments): number {
  if (argv.action === 'show' || argv.action === 'remove')
    throw new InputError('--print-xml writes a new task down. Give it without show or remove.');
  if (argv.context === 'both')
    throw new InputError('--print-xml writes one task down. Give --context user or --context system.');
  const context = argv.context === 'system' ? 'system' : 'everybody';
  const task = wanted(argv, context, [argv.program ?? usualProgram]);
  if (argv.out === undefined) process.stdout.write(taskXml(task));
  else writeWhole(argv.out, utf16(taskXml(task, 'UTF-16')));
  return exitCodes.healthy;
}

function install(argv: ScheduleArguments): number {
  assertWindows();
  const elevated = dataFolder().of === 'machine';
  const { context = elevated ? 'both' : 'user' } = argv;
  if (context !== 'user' && !elevated) {
    process.stderr.write(
      'vpn-doctor: a task of SYSTEM takes an administrator. Run this as administrator, or give --context user.\n',
    );
    return exitCodes.forbidden;
  }
  const program = argv.program === undefined ? thisProgram() : ([argv.program] as const);
  const contexts: readonly TaskContext[] = [
    ...(context === 'system' ? [] : [elevated ? ('everybody' as const) : ('own' as const)]),
    ...(context === 'user' ? [] : ['system' as const]),
  ];
  if (elevated) assertAdministratorsOnly(program);
  const tasks = contexts.map((one) => wanted(argv, one, program));
  const { folder, log } = site();
  if (folder === undefined) throw new InputError('The task could not be written down: no folder can be had.');
  for (const task of tasks) {
    if (!scheduler.create(task.name, taskXml(task, 'UTF-16'), folder)) {
      process.stderr.write(`vpn-doctor: Windows refused the task "${task.name}".\n`);
      return exitCodes.forbidden;
    }
    log(`scheduled: ${task.name}, ${task.start} to ${task.end}`);
    process.stdout.write(`Set up: "${task.name}", ${told(task)}\n`);
  }
  return exitCodes.healthy;
}

function told({ start, end, context }: Task): string {
  const result =
    context === 'system'
      ? 'The result is in last-run.json: vpn-doctor status.'
      : 'The result is a page on the desktop.';
  return `from ${start.replace('T', ' ')} to ${end.slice(0, 10)}, daily, at sign-in or start, and on a new network. ${result}`;
}

function show(): number {
  assertWindows();
  const found = tasksFound(scheduler, taskNames());
  for (const { name, until, action } of found)
    process.stdout.write(`"${name}", until ${until.slice(0, 10) || 'nobody knows when'}: ${action}\n`);
  if (found.length === 0) process.stdout.write(none);
  const last = newestRun(readableFolders(), new Date());
  if (last?.preflight) {
    const age = ageText(Date.now() - Date.parse(last.finishedAt));
    process.stdout.write(`Last result, ${age} ago: ${wording.travel[last.preflight.verdict].word}.\n`);
  }
  return exitCodes.healthy;
}

const none = 'No check before a trip is scheduled.\n';

function remove(): number {
  assertWindows();
  const { removed, left } = removeTasks(scheduler, taskNames());
  for (const name of removed) process.stdout.write(`Removed: "${name}"\n`);
  if (removed.length + left.length === 0) process.stdout.write(none);
  if (left.length === 0) return exitCodes.healthy;
  process.stderr.write(`vpn-doctor: "${left.join('", "')}": this takes an administrator.\n`);
  return exitCodes.forbidden;
}

/** Of the tasks that this caller may have set up. */
export function taskNames(): readonly string[] {
  const person = personHere();
  return [taskName.everybody, taskName.system, ...(person === undefined ? [] : [taskName.own(person)])];
}

function personHere({ USERDOMAIN: domain, USERNAME: name }: NodeJS.ProcessEnv = process.env) {
  return domain && name ? `${domain}\\${name}` : undefined;
}

function assertWindows(): void {
  if (process.platform !== 'win32')
    throw new InputError('Task Scheduler is Windows’. Here only schedule --print-xml works.');
}

/** What started us: the single file alone, else Node with our program. */
function thisProgram(): readonly [string, ...string[]] {
  return carried() ? [process.execPath] : [process.execPath, process.argv[1] ?? ''];
}

/** A program that anybody may replace must run neither with all rights nor in everybody's session. */
function assertAdministratorsOnly(program: readonly string[]): void {
  const root = win32.parse(windowsFolder()).root;
  const safe = [programFiles(), win32.join(root, 'Program Files (x86)'), windowsFolder()];
  const outside = program.find((path) => !safe.some((folder) => isWithin(path, folder)));
  if (outside !== undefined)
    throw new InputError(
      `${outside} does not lie in ${programFiles()}: others could replace it. Install the MSI, or give --program.`,
    );
}

function isWithin(path: string, folder: string): boolean {
  const way = win32.relative(folder.toLowerCase(), win32.normalize(path).toLowerCase());
  return way !== '' && !way.startsWith('..') && !win32.isAbsolute(way);
}

function wanted(
  argv: ScheduleArguments,
  context: TaskContext,
  program: readonly [string, ...string[]],
): Task {
  const [path] = program;
  if (!/^[a-z]:\\[^<>:"/|?*]+\.exe$/i.test(path) || isUnsafeText(path) || /\\\.\.?\\/.test(path))
    throw new InputError(
      `--program "${path.slice(0, 80)}" is no full path of a program on this computer (.exe).`,
    );
  const { connection } = argv;
  if (
    connection !== undefined &&
    (connection.trim() === '' || connection.length > 256 || isUnsafeText(connection))
  )
    throw new InputError(
      '--connection is no name of a connection: it is empty or too long, or has a percent sign, $( or a control character, which a task cannot hand over.',
    );
  durationOf('--max-age', argv.maxAge);
  const person = personHere();
  if (context === 'own' && person === undefined) throw new InputError('Who you are is not known (USERNAME).');
  return taskOf({
    context,
    trip: tripWanted(argv),
    leadDays: Math.ceil(durationOf('--lead', argv.lead) / 86_400_000),
    time: timeWanted(argv.time),
    today: today(new Date()),
    maxAge: argv.maxAge,
    connection,
    program,
    person,
    window: argv.window,
  });
}

function tripWanted({ trip: given }: ScheduleArguments): Trip {
  if (given === undefined)
    throw new InputError('--trip is missing: the first and the last day, like 2026-12-01..2026-12-10.');
  const trip = tripOf('--trip', given);
  assertAhead(trip, new Date());
  return trip;
}

function timeWanted(given: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(given)) return given;
  throw new InputError(`--time "${given.slice(0, 20)}" is no time of day. Give it like 09:30.`);
}

/** What XML cannot hold, and what Task Scheduler takes for a variable or an argument of its own. */
function isUnsafeText(text: string): boolean {
  return /[\p{Cc}\p{Surrogate}\ufffe\uffff%]|\$\(/u.test(text);
}
