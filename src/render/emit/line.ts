import { statusLine } from './lines.ts';
import { type Emitter, ownExitCode } from './said.ts';

/** Text messages, custom fields and log lines take this much. */
export const longestLine = 250;

/** For anything that reads one line and an exit code: a custom field, a log, a scheduled task. */
export const line: Emitter = (said) => ({
  stdout: `${statusLine(said, longestLine)}\n`,
  exitCode: ownExitCode(said),
});
