import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { textIn } from '../base/files.ts';
import { systemFolder } from '../program/windows-folders.ts';
import { folder, type RunsAs, type Task, taskName } from './task.ts';
import { taskFile } from './task-xml.ts';

/** Windows did not do it. Why it says in its own language, so only whether it did is known. */
export class SchedulerRefused extends Error {}

/** A task of ours that there is; without `xml` where it is not for us to read. */
export interface Found {
  readonly name: string;
  readonly xml: string | undefined;
}

/** Registers a task, or puts it in the place of the one of that name. `own`: a folder that nobody else writes to. */
export function register(task: Task, own: string): void {
  const file = join(own, `schedule.${process.pid}.xml`);
  try {
    rmSync(file, { force: true });
    writeFileSync(file, taskFile(task), { flag: 'wx', mode: 0o600 });
    schtasks('/Create', '/TN', `${folder}\\${task.name}`, '/XML', file, '/F');
  } finally {
    rmSync(file, { force: true });
  }
}

export function unregister(name: string): void {
  schtasks('/Delete', '/TN', `${folder}\\${name}`, '/F');
}

/**
 * The tasks of ours, each as its file has it: schtasks would print it in the letters of the console, which lack some. Task Scheduler keeps the
 * file under the task's own name and rights ([MS-TSCH] 2.4). With an administrator's rights everybody's.
 */
export function found(who: 'everybody' | RunsAs): Found[] {
  const names =
    who === 'everybody'
      ? namesThere()
      : [taskName({ kind: 'system' }), taskName({ kind: 'users' }), taskName(who)];
  return names.flatMap((name) => read(name) ?? []);
}

const place = (): string => win32.join(systemFolder(), 'Tasks', folder);

function namesThere(): string[] {
  try {
    return readdirSync(place())
      .filter((name) => /^PreTravel-[\w-]+$/.test(name))
      .sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function read(name: string): Found | undefined {
  try {
    return { name, xml: textIn(readFileSync(win32.join(place(), name))) };
  } catch (error) {
    if (['EACCES', 'EPERM'].includes(codeOf(error))) return { name, xml: undefined };
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function schtasks(...args: readonly string[]): void {
  const { status, error } = spawnSync(win32.join(systemFolder(), 'schtasks.exe'), args, {
    windowsHide: true,
    stdio: 'ignore',
    timeout: 30_000,
  });
  if (status !== 0) throw new SchedulerRefused(error?.message ?? `schtasks ended with ${status}`);
}

/** The caller's SID: the one thing in the line of whoami that is the same in every language. */
export function ownSid(): string {
  const { stdout } = spawnSync(win32.join(systemFolder(), 'whoami.exe'), ['/user', '/fo', 'csv', '/nh'], {
    windowsHide: true,
    encoding: 'latin1',
    timeout: 10_000,
  });
  const sid = /"(S-1-\d+(?:-\d+){1,15})"/.exec(stdout ?? '')?.[1];
  if (sid === undefined) throw new SchedulerRefused('whoami did not say who runs this');
  return sid;
}
