// How much slower this machine is, just now, than the one that the limits of the tests were set on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pwsh } from './pwsh.mjs';

/** What a start takes on two cores of a server processor of 2.5 GHz, with nothing beside it. */
const ours = { node: 100, pwsh: 330 };

/** At least 1: a fast machine gets the same limits. Node's start and PowerShell's are what the tests mostly wait for. */
export function measurePace() {
  const node = startMs(process.execPath, ['-e', '0']) / ours.node;
  const shell = existsSync(pwsh)
    ? startMs(pwsh, ['-NoProfile', '-NonInteractive', '-Command', '1']) / ours.pwsh
    : 1;
  return Math.max(1, node, shell);
}

/** The middle of three: the first one reads everything from disk. */
function startMs(command, args) {
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    spawnSync(command, args, { stdio: 'ignore' });
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b)[1];
}
