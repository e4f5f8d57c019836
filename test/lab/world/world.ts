import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paced } from '../../support/pace.ts';
import { hosts, routerLan, routerWan, vpnInner } from './addresses.ts';
import { Daemon, type DaemonSpec } from './daemon.ts';
import {
  clientScript,
  delayScripts,
  forgetPaths,
  links,
  type Network,
  resolvConf,
  routerRules,
  routerScript,
} from './network.ts';

/** A host of a world. */
export type Where = 'client' | 'router' | 'server';

/** What a program that has ended left. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface RunOptions {
  readonly input?: string;
  readonly limitMs?: number;
}

/**
 * A client, a router and the servers, each in a network namespace of its own and with no way out. Any number of worlds
 * can be there at the same time. `set` says what the network is like; the servers are in `servers/`.
 */
export class World {
  /** A folder of this world's own, removed with it. */
  readonly folder = mkdtempSync(join(tmpdir(), 'vpn-doctor-world-'));
  // The number of a process may be that of one that was killed and left its namespaces behind.
  readonly #id = `vdw${process.pid}-${randomBytes(2).toString('hex')}`;
  readonly #daemons = new Set<Daemon>();
  readonly #running = new Set<ChildProcess>();
  #ofNetwork: Daemon[] = [];
  readonly #heir: ChildProcess;

  private constructor() {
    // However this process ends, its end of the pipe closes, and then the heir takes the world down.
    this.#heir = spawn(
      'sh',
      [
        '-c',
        heirScript(
          everywhere.map((where) => this.#name(where)),
          this.folder,
        ),
      ],
      {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
      },
    );
    this.#heir.unref();
  }

  /** Builds a world with this network. */
  static async create(network: Network = {}): Promise<World> {
    const world = new World();
    try {
      world.#cable();
      await Promise.all([
        world.#sh('client', clientSetUp),
        world.#sh('router', routerSetUp),
        world.#sh('server', serverSetUp),
      ]);
      await world.set(network);
      return world;
    } catch (error) {
      world.remove();
      throw error;
    }
  }

  /** What to put before a command so that it runs on the client. */
  get onClient(): readonly string[] {
    return this.#prefix('client');
  }

  /** What to put before a command so that it runs where the servers are. */
  get onServer(): readonly string[] {
    return this.#prefix('server');
  }

  /** What to put before a command so that it runs on the router. */
  get onRouter(): readonly string[] {
    return this.#prefix('router');
  }

  /** Replaces the network: what is not said is as in an open one. The router forgets all connections. */
  async set(network: Network = {}): Promise<void> {
    await this.#endOfNetwork();
    writeFileSync(join(this.#etc('client'), 'resolv.conf'), resolvConf(network));
    await Promise.all([
      this.#sh('client', clientScript(network)),
      this.#nft(network).then(() => this.#sh('router', routerScript(network))),
      this.#sh('server', forgetPaths.join('\n')),
    ]);
    if (network.delayMs) await this.#delay(network, network.delayMs);
    if (network.hijackDns) await this.#hijackDns(network.hijackDns);
  }

  /** Runs a program to its end. */
  run(
    where: Where,
    command: string,
    args: readonly string[],
    { input = '', limitMs = 20_000 }: RunOptions = {},
  ): Promise<Ran> {
    const child = spawn('ip', ['netns', 'exec', this.#name(where), command, ...args]);
    this.#running.add(child);
    const clock = setTimeout(() => child.kill('SIGKILL'), paced(limitMs));
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    // It may have ended without reading.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(clock);
        this.#running.delete(child);
        resolve({ code, stdout, stderr });
      });
    });
  }

  /** Starts a program that goes on running, and resolves when it is ready. It ends with the world at the latest. */
  async start(where: Where, spec: DaemonSpec): Promise<Daemon> {
    const daemon = await Daemon.start(this.#name(where), spec);
    this.#daemons.add(daemon);
    return daemon;
  }

  /** Takes everything down: programs, namespaces and files. */
  remove(): void {
    this.#heir.kill('SIGKILL');
    for (const daemon of this.#daemons) daemon.kill();
    for (const child of this.#running) child.kill('SIGKILL');
    for (const where of everywhere) this.#remove(this.#name(where));
    for (const folder of [...named.map((where) => this.#etc(where)), this.folder])
      rmSync(folder, { recursive: true, force: true });
  }

  #remove(namespace: string): void {
    for (const pid of processesIn(namespace)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Ended by itself meanwhile.
      }
    }
    try {
      execFileSync('ip', ['netns', 'del', namespace], { stdio: 'ignore' });
    } catch {
      // It was never made.
    }
  }

  #name(where: Where): string {
    return `${this.#id}${where[0]}`;
  }

  #prefix(where: Where): readonly string[] {
    return ['ip', 'netns', 'exec', this.#name(where)];
  }

  /** What lies here `ip netns exec` puts over /etc. */
  #etc(where: Where): string {
    return `/etc/netns/${this.#name(where)}`;
  }

  #cable(): void {
    const [client, router, server] = everywhere.map((where) => this.#name(where));
    for (const where of named) {
      mkdirSync(this.#etc(where), { recursive: true });
      // A file that is not there yet would not be put over the machine's own.
      writeFileSync(join(this.#etc(where), 'resolv.conf'), resolvConf({}));
    }
    const cable = (link: string, other: string | undefined): string =>
      `link add ${link} netns ${router} type veth peer name eth0 netns ${other}`;
    execFileSync('ip', ['-batch', '-'], {
      input: [
        ...[client, router, server].map((name) => `netns add ${name}`),
        cable(links.lan, client),
        cable(links.wan, server),
        '',
      ].join('\n'),
    });
  }

  async #sh(where: Where, script: string): Promise<void> {
    const { code, stdout, stderr } = await this.run(where, 'sh', ['-e'], { input: script });
    if (code !== 0) throw new Error(`the ${where} could not be set up:\n${stdout}${stderr}\n${script}`);
  }

  async #nft(network: Network): Promise<void> {
    const rules = routerRules(network);
    const { code, stderr } = await this.run('router', 'nft', ['-f', '-'], { input: rules });
    if (code !== 0) throw new Error(`nft: ${stderr}\n${rules}`);
  }

  async #endOfNetwork(): Promise<void> {
    const ending = this.#ofNetwork;
    this.#ofNetwork = [];
    await Promise.all(ending.map((daemon) => daemon.stop()));
  }

  /** This kernel cannot delay packets, so a program does. Its second device moves to the router while it holds it. */
  async #delay(network: Network, delayMs: number): Promise<void> {
    const relay = await this.start('client', {
      command: 'perl',
      args: [
        join(import.meta.dirname, 'programs', 'relay.pl'),
        links.clientDelay,
        links.lanDelay,
        String(delayMs / 2000),
      ],
      ready: ({ said }) => said.includes('ready'),
    });
    this.#ofNetwork.push(relay);
    const scripts = delayScripts(network);
    await this.#sh(
      'client',
      `ip link set ${links.lanDelay} netns ${this.#name('router')}\n${scripts.client}`,
    );
    await this.#sh('router', scripts.router);
  }

  async #hijackDns(address: string): Promise<void> {
    const hijacker = await this.start('router', {
      command: 'dnsmasq',
      args: [
        '--keep-in-foreground',
        '--conf-file=/dev/null',
        '--no-resolv',
        '--no-hosts',
        `--address=/#/${address}`,
        '--bind-interfaces',
        `--listen-address=${routerLan.ipv4}`,
        `--listen-address=${routerLan.ipv6}`,
        '--pid-file=',
        '--user=root',
      ],
      ready: (daemon) => daemon.listens('udp', 53, routerLan.ipv4),
    });
    this.#ofNetwork.push(hijacker);
  }
}

const everywhere = ['client', 'router', 'server'] as const;

/** Those that ask for names. */
const named = ['client', 'server'] as const;

const atOnce = [
  // The kernel would by itself tell only now and then that it refuses a packet.
  'echo 0 > /proc/sys/net/ipv4/icmp_ratelimit',
  'echo 0 > /proc/sys/net/ipv6/icmp/ratelimit',
  // Nobody else can have an address of ours, and waiting for that takes seconds (RFC 4862, section 5.4).
  'for one in /proc/sys/net/ipv6/conf/*/accept_dad; do echo 0 > $one; done',
  'ip link set lo up',
];

const clientSetUp = atOnce.join('\n');

const routerSetUp = [
  ...atOnce,
  'echo 1 > /proc/sys/net/ipv4/ip_forward',
  'echo 1 > /proc/sys/net/ipv6/conf/all/forwarding',
  `ip address add ${routerLan.ipv4}/24 dev ${links.lan}`,
  `ip address add ${routerLan.ipv6}/64 dev ${links.lan} nodad`,
  `ip address add ${routerWan.ipv4}/24 dev ${links.wan}`,
  `ip address add ${routerWan.ipv6}/64 dev ${links.wan} nodad`,
  `ip link set ${links.lan} up`,
  `ip link set ${links.wan} up`,
].join('\n');

const serverSetUp = [
  ...atOnce,
  'ip -batch - <<END',
  ...hosts.flatMap(({ ipv4, ipv6 }) => [
    `address add ${ipv4}/24 dev eth0`,
    `address add ${ipv6}/64 dev eth0 nodad`,
  ]),
  `address add ${vpnInner}/32 dev eth0`,
  'link set eth0 up',
  `route add default via ${routerWan.ipv4}`,
  'END',
  `ip -6 route add default via ${routerWan.ipv6}`,
].join('\n');

/** A shell's lines that do nothing until nobody holds the other end of the input, and then what `remove` does. */
function heirScript(namespaces: readonly string[], folder: string): string {
  return lines([
    'read -r never',
    ...namespaces.flatMap((name) => [
      `for pid in $(ip netns pids ${name}); do kill -9 $pid; done`,
      `ip netns del ${name}`,
      `rm -rf /etc/netns/${name}`,
    ]),
    `rm -rf '${folder}'`,
  ]);
}

const lines = (all: readonly string[]): string => all.join('\n');

/** The numbers of the processes in a namespace: all of them were started by its world or by one of its daemons. */
function processesIn(namespace: string): number[] {
  let wanted: number;
  try {
    wanted = statSync(`/run/netns/${namespace}`).ino;
  } catch {
    return [];
  }
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && statSync(`/proc/${pid}/ns/net`).ino === wanted;
      } catch {
        return false;
      }
    });
}
