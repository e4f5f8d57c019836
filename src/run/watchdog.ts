import { win32 } from 'node:path';
import { Worker } from 'node:worker_threads';
import { systemFolder } from '../program/windows-folders.ts';

/** How long after the deadline a run is helped to end (hanging up a dial takes 13 s of that), and how long after that it is ended. */
const graceMs = 20_000;
const hardGraceMs = 10_000;

/**
 * The last resort where a run does not end by itself. First `onLate` may say so and leave; where this thread is held (a file on a dead
 * network share), a thread of its own ends the process and what it started. Answers how to call it off.
 */
export function startWatchdog(
  deadlineMs: number,
  onLate: () => void,
  { soft = graceMs, hard = hardGraceMs }: { soft?: number; hard?: number } = {},
): () => void {
  const bark = setTimeout(onLate, deadlineMs + soft);
  bark.unref();
  const worker = new Worker(bite, {
    eval: true,
    workerData: {
      ms: deadlineMs + soft + hard,
      pid: process.pid,
      taskkill: process.platform === 'win32' ? win32.join(systemFolder(), 'taskkill.exe') : '',
    },
    // What the run was started with is none of this thread's business.
    execArgv: [],
    env: {},
  });
  worker.unref();
  // Without threads (a policy, no memory) there is still the timer.
  worker.on('error', () => {});
  return () => {
    clearTimeout(bark);
    void worker.terminate();
  };
}

/** Text, since the bundled program is one file and a thread needs one of its own. */
const bite = `
const { workerData: { ms, pid, taskkill } } = require('node:worker_threads');
setTimeout(() => {
  if (taskkill) require('node:child_process').spawnSync(taskkill, ['/PID', String(pid), '/T', '/F'], { timeout: 5000 });
  process.kill(pid, 'SIGKILL');
}, ms);
`;
