import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { systemFolder } from '../windows-folders.ts';

export interface Scheduler {
  /** Makes the task, or takes the place of one of that name. `folder`: one that nobody else may write to. */
  create(name: string, xml: string, folder: string): boolean;
  /** The task's own XML; undefined where there is none of that name. */
  read(name: string): string | undefined;
  remove(name: string): boolean;
}

/** Windows' Task Scheduler, by schtasks.exe. What it says is translated and never read: its exit code, and the XML of a task, are not. */
export const scheduler: Scheduler = {
  create(name, xml, folder) {
    const file = join(folder, `task-${process.pid}.xml`);
    try {
      writeFileSync(file, utf16(xml), { flag: 'wx' });
      return schtasks(['/Create', '/TN', name, '/XML', file, '/F']).done;
    } finally {
      rmSync(file, { force: true });
    }
  },

  read(name) {
    const { done, stdout } = schtasks(['/Query', '/TN', name, '/XML']);
    return done && stdout.includes('<Task') ? stdout : undefined;
  },

  remove(name) {
    return schtasks(['/Delete', '/TN', name, '/F']).done;
  },
};

/** As schtasks wants a file: little-endian UTF-16 with its mark. */
export function utf16(xml: string): Buffer {
  return Buffer.from(`\ufeff${xml}`, 'utf16le');
}

function schtasks(args: readonly string[]): { done: boolean; stdout: string } {
  const { status, stdout } = spawnSync(win32.join(systemFolder(), 'schtasks.exe'), args, {
    encoding: 'latin1',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 30_000,
    windowsHide: true,
  });
  return { done: status === 0, stdout: stdout ?? '' };
}
