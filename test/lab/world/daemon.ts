import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { paced } from '../../support/pace.ts';

/** A program that goes on running, and how one sees that it is ready. */
export interface DaemonSpec {
  readonly command: string;
  readonly args: readonly string[];
  /** Asked again and again until it says yes. */
  readonly ready: (daemon: Daemon) => boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds. */
  readonly limitMs?: number;
}

/** A program in one of a world's namespaces, with everything that it starts itself. */
export class Daemon {
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #namespace: string;
  readonly #closed: Promise<void>;
  #said = '';
  /** Its number, and that of its group, may be another program's by now. */
  #over = false;

  private constructor(namespace: string, { command, args, environment }: DaemonSpec) {
    this.#name = command;
    this.#namespace = namespace;
    // A process group of its own: its children end with it.
    this.#child = spawn('ip', ['netns', 'exec', namespace, command, ...args], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#said = (this.#said + String(chunk)).slice(-20_000);
      });
    }
    this.#closed = new Promise((resolve) => {
      const over = (): void => {
        this.kill();
        this.#over = true;
        resolve();
      };
      this.#child.once('exit', over);
      this.#child.once('error', over);
    });
  }

  /** Starts it and resolves when it is ready. */
  static async start(namespace: string, spec: DaemonSpec): Promise<Daemon> {
    const daemon = new Daemon(namespace, spec);
    const limit = performance.now() + paced(spec.limitMs ?? 10_000);
    while (!spec.ready(daemon)) {
      if (daemon.#over) throw daemon.#failure('ended at once');
      if (performance.now() > limit) {
        daemon.kill();
        throw daemon.#failure('was not ready in time');
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return daemon;
  }

  /** What it wrote last, to both streams. */
  get said(): string {
    return this.#said;
  }

  /** Asks it to end, and makes it end where it does not in time. */
  async stop(): Promise<void> {
    this.#signal('SIGTERM');
    const clock = setTimeout(() => this.kill(), paced(2000));
    await this.#closed;
    clearTimeout(clock);
  }

  /** Ends it and its children at once. */
  kill(): void {
    this.#signal('SIGKILL');
  }

  /** Whether something in its namespace listens there. */
  listens(protocol: 'tcp' | 'udp', port: number, address?: string): boolean {
    const { pid } = this.#child;
    if (pid === undefined || !this.#entered(pid)) return false;
    const wanted = `${address ? hex(address) : ''}:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    return [protocol, `${protocol}6`].some((table) =>
      readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        // State 0A is a TCP socket that listens.
        .some(([, local, , state]) => local?.endsWith(wanted) && (protocol === 'udp' || state === '0A')),
    );
  }

  /** Until `ip netns exec` has entered the namespace, /proc shows the sockets of this machine. */
  #entered(pid: number): boolean {
    try {
      return statSync(`/proc/${pid}/ns/net`).ino === statSync(`/run/netns/${this.#namespace}`).ino;
    } catch {
      return false;
    }
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#over) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // The whole group has ended by itself.
    }
  }

  #failure(what: string): Error {
    return new Error(`${this.#name} ${what}; it said:\n${this.#said.slice(-2000)}`);
  }
}

/** An IPv4 address as /proc/net writes it: bytes in the order of the machine, which is the lowest first. */
function hex(address: string): string {
  return address
    .split('.')
    .reverse()
    .map((byte) => Number(byte).toString(16).toUpperCase().padStart(2, '0'))
    .join('');
}
