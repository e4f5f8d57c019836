import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { systemFolder } from '../program/windows-folders.ts';

/** Ends a process and everything that it started. TerminateProcess and SIGKILL alone would leave `ping` or `netsh` behind. */
export function killTree(pid: number): void {
  if (process.platform === 'win32') {
    const taskkill = win32.join(systemFolder(), 'taskkill.exe');
    const killed = spawnSync(taskkill, ['/PID', String(pid), '/T', '/F'], {
      windowsHide: true,
      stdio: 'ignore',
      timeout: 3000,
    });
    // AppLocker may forbid taskkill; then at least the process itself has to end.
    if (killed.status !== 0) kill(pid);
    return;
  }
  for (const member of [...descendants(pid), pid]) kill(member);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile: that is what was wanted.
  }
}

function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of procEntries()) {
    const parent = parentOf(entry);
    if (parent !== undefined) parents.set(entry, parent);
  }
  const found: number[] = [];
  const collect = (ancestor: number): void => {
    for (const [child, parent] of parents) {
      if (parent === ancestor) {
        collect(child);
        found.push(child);
      }
    }
  };
  collect(pid);
  return found;
}

function procEntries(): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((entry) => entry > 0);
  } catch {
    return [];
  }
}

/** `/proc/<pid>/stat` is "pid (name) state ppid …"; the name may hold spaces and brackets, so read after the last one. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
