import { InputError } from '../base/input-error.ts';

/** RAS knows no longer one (RAS_MaxEntryName in ras.h). */
const longest = 256;

/** Each of these would arrive as something else, or not at all. XML 1.0, section 2.2, has no control letters, lone surrogates, U+FFFE and U+FFFF. */
const objections: readonly [found: RegExp, reason: string][] = [
  [/^\s*$/u, 'it is empty'],
  [/\p{Cc}/u, 'it has a control letter in it'],
  [/[\p{Cs}\ufffe\uffff]/u, 'it has a letter in it that no XML file can hold'],
  // Task Scheduler puts values in for both (IExecAction; IRegisteredTask::Run), and has no way to write them as they are.
  [/%[^%]+%/u, 'Task Scheduler would take the text between the percent signs for a variable'],
  [/\$\(/u, 'Task Scheduler would take $( for the start of a variable'],
];

/** Refuses a name that a task cannot hand on unchanged. */
export function assertCarried(name: string): void {
  const reason =
    name.length > longest
      ? `it is longer than ${longest} letters`
      : objections.find(([found]) => found.test(name))?.[1];
  if (reason === undefined) return;
  throw new InputError(
    `The name of the connection cannot stand in a scheduled task: ${reason}. Leave it out: then all connections are checked.`,
  );
}
