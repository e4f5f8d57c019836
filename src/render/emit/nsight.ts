import { findingText, statusLine } from './lines.ts';
import { type Emitter, ownExitCode, statusOf } from './said.ts';

/** N-sight shows 10,000 characters. */
export const longestNsight = 9500;

/** N-sight keeps 1 to 999 to itself and hides the text then, so ours lie over 1000: a finding, not known, the tool failed. */
const codes: Readonly<Record<number, number>> = { 0: 0, 1: 1001, 3: 1002, 4: 1002, 130: 1002 };
const toolFailed = 1003;

/** N-able N-sight, script check: 0 passes. One line for the dashboard, the findings below. */
export const nsight: Emitter = (said) => {
  const first = statusLine(said, 250);
  return {
    stdout: `${first}\n${findingText(said, longestNsight - first.length - 1)}`,
    // A computer without a VPN passes: there is nothing to fail.
    exitCode: statusOf(said) === 'NONE' ? 0 : (codes[ownExitCode(said)] ?? toolFailed),
  };
};
