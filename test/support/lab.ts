import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from './engine.ts';
import { paced } from './pace.ts';

/**
 * Two hosts on this machine, a client and a server, joined by a cable and by nothing else: there is no way out of them.
 * nftables on the server's side plays the hotel, the firewall and the portal.
 */
export class Lab {
  static readonly server = '10.77.0.1';
  static readonly client = '10.77.0.2';
  readonly #client = `vdc${process.pid}`;
  readonly #server = `vds${process.pid}`;
  readonly #far = `vdf${process.pid}`;
  readonly #folder = temporaryFolder();
  readonly #processes: ChildProcess[] = [];

  constructor() {
    const [c, s] = [this.#client, this.#server];
    ip('netns', 'add', c);
    ip('netns', 'add', s);
    ip('link', 'add', `${c}v`, 'netns', c, 'type', 'veth', 'peer', 'name', `${s}v`, 'netns', s);
    for (const [ns, link, address] of [
      [c, `${c}v`, Lab.client],
      [s, `${s}v`, Lab.server],
    ] as const) {
      ip('-n', ns, 'addr', 'add', `${address}/24`, 'dev', link);
      ip('-n', ns, 'link', 'set', link, 'up');
      ip('-n', ns, 'link', 'set', 'lo', 'up');
    }
    ip('-n', c, 'route', 'add', 'default', 'via', Lab.server);
    mkdirSync(`/etc/netns/${c}`, { recursive: true });
    writeFileSync(`/etc/netns/${c}/resolv.conf`, `nameserver ${Lab.server}\noptions timeout:1 attempts:2\n`);
  }

  /** What to put before a command so that it runs on the client. */
  get onClient(): readonly string[] {
    return ['ip', 'netns', 'exec', this.#client];
  }

  get onServer(): readonly string[] {
    return ['ip', 'netns', 'exec', this.#server];
  }

  /** A program that runs this one on the client: for a PowerShell driver, which takes no prefix. */
  onClientAs(executable: string, ...prefix: readonly string[]): string {
    const path = join(this.#folder, `on-client-${prefix.length}.sh`);
    writeFileSync(path, `#!/bin/sh\nexec ${[...this.onClient, ...prefix, executable].join(' ')} "$@"\n`, {
      mode: 0o755,
    });
    return path;
  }

  /** Replaces the firewall's rules. Each rule is one of the input hook, for example `tcp dport 1723 drop`. */
  firewall(...rules: readonly string[]): void {
    const text = `flush ruleset\ntable inet lab {\n chain in {\n type filter hook input priority 0; policy accept;\n${rules.join('\n')}\n }\n}\n`;
    execFileSync('ip', ['netns', 'exec', this.#server, 'nft', '-f', '-'], { input: text });
  }

  /** Starts a program on the server and resolves when it has said `ready`, or after half a second where it is not to say anything. */
  async start(command: string, args: readonly string[], ready?: string): Promise<void> {
    const child = spawn('ip', ['netns', 'exec', this.#server, command, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#processes.push(child);
    if (ready === undefined) return delay(paced(500));
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (chunk) => String(chunk).includes(ready) && resolve());
      setTimeout(() => reject(new Error(`${command} has not said "${ready}"`)), paced(5000));
    });
  }

  /** The place for files of this lab. */
  get folder(): string {
    return this.#folder;
  }

  read(path: string): unknown {
    return JSON.parse(readFileSync(path, 'utf8'));
  }

  /** Another server, behind this one as its router, over a link that takes packets of this size at the most. */
  farServer(mtu: number): string {
    const [far, near, behind, link] = ['10.78.0.2', '10.78.0.1', this.#far, `${this.#far}v`];
    if (!existsSync(`/run/netns/${behind}`)) {
      ip('netns', 'add', behind);
      ip(
        'link',
        'add',
        `${link}r`,
        'netns',
        this.#server,
        'type',
        'veth',
        'peer',
        'name',
        link,
        'netns',
        behind,
      );
      ip('-n', this.#server, 'addr', 'add', `${near}/24`, 'dev', `${link}r`);
      ip('-n', behind, 'addr', 'add', `${far}/24`, 'dev', link);
      ip('-n', this.#server, 'link', 'set', `${link}r`, 'up');
      ip('-n', behind, 'link', 'set', link, 'up');
      ip('-n', behind, 'route', 'add', 'default', 'via', near);
      execFileSync('ip', [
        'netns',
        'exec',
        this.#server,
        'sh',
        '-c',
        'echo 1 > /proc/sys/net/ipv4/ip_forward',
      ]);
    }
    ip('-n', this.#server, 'link', 'set', `${link}r`, 'mtu', String(mtu));
    ip('-n', behind, 'link', 'set', link, 'mtu', String(mtu));
    // What the client learned of the way before.
    ip('-n', this.#client, 'route', 'flush', 'cache');
    return far;
  }

  /** The router says to nobody that a packet was too large. */
  swallowTooBig(): void {
    const text =
      'flush ruleset\ntable ip lab {\n chain out {\n type filter hook output priority 0;\n icmp type destination-unreachable drop\n }\n}\n';
    execFileSync('ip', ['netns', 'exec', this.#server, 'nft', '-f', '-'], { input: text });
  }

  stopServers(): void {
    for (const child of this.#processes.splice(0)) child.kill('SIGKILL');
    endAllIn(this.#server);
  }

  remove(): void {
    this.stopServers();
    endAllIn(this.#client);
    for (const ns of [this.#server, this.#client, this.#far])
      if (existsSync(`/run/netns/${ns}`)) ip('netns', 'del', ns);
    for (const ns of [this.#server, this.#client])
      rmSync(`/etc/netns/${ns}`, { recursive: true, force: true });
  }
}

function endAllIn(namespace: string): void {
  const pids = execFileSync('ip', ['netns', 'pids', namespace], { encoding: 'utf8' });
  for (const pid of pids.split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Ended by itself meanwhile.
    }
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
