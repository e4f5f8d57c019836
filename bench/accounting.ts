// What a command costs, with all that it starts: wall time, and processor time of the whole tree.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Cost {
  readonly code: number | null;
  readonly wallMs: number;
  readonly processorMs: number;
  /** What it wrote to its output, where that was asked for. */
  readonly output: string;
}

interface Options {
  /** The share of this machine's processors that it may have, from 0 to 1; that takes control groups. */
  readonly share?: number;
  /** Its output is kept and not shown. */
  readonly quiet?: boolean;
}

/** Where Linux counts for a group of processes, in its two versions: the folder, and how its files are read and written. */
const kinds = [
  {
    folders: ['/sys/fs/cgroup/cpuacct', '/sys/fs/cgroup/cpu'],
    usedMs: (at: string) => Number(readFileSync(join(at, 'cpuacct.usage'), 'utf8')) / 1e6,
    limit: (at: string, share: number) =>
      writeFileSync(join(at, 'cpu.cfs_quota_us'), String(Math.round(100_000 * share))),
  },
  {
    folders: ['/sys/fs/cgroup'],
    usedMs: (at: string) =>
      Number(/^usage_usec (\d+)/m.exec(readFileSync(join(at, 'cpu.stat'), 'utf8'))?.[1]) / 1000,
    limit: (at: string, share: number) =>
      writeFileSync(join(at, 'cpu.max'), `${Math.round(100_000 * share)} 100000`),
  },
];

/** A group of this run's own, counting; undefined where none can be made. */
class Group {
  private constructor(
    private readonly kind: (typeof kinds)[number],
    readonly folders: readonly string[],
  ) {}

  static open(): Group | undefined {
    for (const kind of kinds) {
      const folders = kind.folders.map((folder) => join(folder, `vpn-doctor-${process.pid}`));
      const group = new Group(kind, folders);
      try {
        for (const folder of folders) mkdirSync(folder, { recursive: true });
        if (Number.isFinite(group.usedMs())) return group;
      } catch {
        // Not this version, or not ours to write.
      }
      for (const folder of folders) removed(folder);
    }
    return undefined;
  }

  usedMs(): number {
    return this.kind.usedMs(this.folders[0] ?? '');
  }

  limit(share: number): void {
    this.kind.limit(this.folders.at(-1) ?? '', share * availableParallelism());
  }

  /** What has just ended may still be in it for a moment; what goes on running keeps it. */
  async close(): Promise<void> {
    for (const folder of this.folders) {
      for (let turn = 0; turn < 20 && existsSync(folder) && !removed(folder); turn += 1) await delay(100);
    }
  }
}

function removed(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Runs a command to its end. Without control groups the shell tells what it has waited for, which leaves out what outlives its parent. */
export async function counted(
  command: readonly string[],
  { share, quiet = false }: Options = {},
): Promise<Cost> {
  const group = Group.open();
  if (share !== undefined && !group)
    throw new Error('to hold the processor back takes control groups, as root');
  if (share !== undefined) group?.limit(share);
  const enter = (group?.folders ?? []).map((folder) => `echo $$ > ${folder}/cgroup.procs\n`).join('');
  const script = group ? `${enter}exec "$@"` : '"$@"; code=$?; times >&3; exit $code';
  const started = performance.now();
  const child = spawn('bash', ['-c', script, 'bash', ...command], {
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit', 'pipe'],
  });
  let output = '';
  let times = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stdio[3]?.on('data', (chunk) => {
    times += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const wallMs = performance.now() - started;
  const processorMs = group ? group.usedMs() : shellMs(times);
  await group?.close();
  return { code, wallMs, processorMs, output };
}

/** The last line of the shell's `times`: of its children, in user mode and in the kernel. */
function shellMs(times: string): number {
  return [...(times.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
    .map(([, minutes, seconds]) => Number(minutes) * 60_000 + Number(seconds) * 1000)
    .reduce((sum, one) => sum + one, 0);
}
