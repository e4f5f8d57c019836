import { isIP } from 'node:net';
import * as z from 'zod';
import { deadline } from '../base/deadline.ts';
import { lookup, lookupName } from '../base/lookup.ts';
import { notDone, type Outcome, type UnfamiliarPlace } from '../base/outcome.ts';
import { toolName, toolVersion } from '../base/version.ts';
import type { ScriptRunner } from '../powershell/script-runner.ts';
import {
  beaconProbes,
  lastProbes,
  laterProbes,
  localProbes,
  machineProbes,
  type ProbeId,
  type Probes,
  probeIds,
  probesSchema,
  serverProbes,
  serverScriptProbes,
} from '../probes/catalogue.ts';
import {
  type AskedServer,
  type Consent,
  type LocalProbe,
  type Parameters,
  readWhole,
} from '../probes/local/local-probe.ts';
import { type Beacons, mayAskThirdParties } from '../probes/network/beacons.ts';
import type { SentCertificate } from '../probes/network/certificate.ts';
import { Connections } from '../probes/network/connections.ts';
import { endsBesideTunnel, type LocalEnds } from '../probes/network/interfaces.ts';
import type { NetworkProbe, ServerAsk, UpTunnel } from '../probes/network/network-probe.ts';
import { proxyChoice } from '../probes/network/proxy-choice.ts';
import { SystemResolver } from '../probes/network/resolution.ts';
import { within } from '../probes/network/within.ts';
import { type Connection, connectionsOf } from '../snapshot/connections.ts';
import type { Request, Snapshot } from '../snapshot/schema.ts';
import { type Tunnel, wireTunnelsOf } from '../vpn/tunnels.ts';
import { dialOnce, hangUpMs } from './dial.ts';
import { dialTarget, mayDial } from './may-dial.ts';

/** What to collect, and with what. */
export interface CollectOptions {
  readonly request: Request;
  readonly answers: Snapshot['answers'];
  readonly beacons: Beacons;
  /** `host:port` of a proxy to take instead of the one that Windows is set to. */
  readonly proxy: string | undefined;
  /** Starts a PowerShell lane; undefined where there is none, with the reason. */
  readonly startLane: (() => ScriptRunner) | undefined;
  readonly noPowerShell: string;
  /** Probes to run; the others are marked `not-asked`. */
  readonly wanted: ReadonlySet<ProbeId>;
  /** Whether a call may be opened to a server. Without it nothing is done that a server would take for one. */
  readonly allowCall: boolean;
  /** Whether the connection may be dialled once. */
  readonly allowConnect: boolean;
  /** For the whole run. */
  readonly deadlineMs: number;
  /** Ends the run early; what was found by then is kept. */
  readonly cancelled: AbortSignal;
  readonly onDone?: (probe: ProbeId, outcome: Outcome<unknown>) => void;
}

/** A whole run's usual time, for which the scripts' own deadlines are made. Who gives the run more has a slower computer, and each script gets as much more. */
const usualMs = 30_000;
const mostPatient = 4;

const { profiles, phonebooks, proxy } = machineProbes;
const firstProbes = { profiles, phonebooks, proxy };

/** How long past its deadline a network probe is waited for. */
const graceMs = 100;

/**
 * All network probes end by then, counted from the first: those of the Internet, and those of the servers, which may have to wait for
 * the profiles, each for themselves.
 */
const networkPhaseMs = 6000;

/** The probes that start together; all of them stop at one time. */
interface NetworkPhase {
  readonly started: number;
  readonly end: AbortSignal;
  readonly overdue: AbortSignal;
}

/** A dial that has less time than this would mostly be cut short. */
const leastDialMs = 10_000;

/** More servers than this are not probed in one run: it has to end in seconds. */
const maxServers = 6;

/**
 * Observes this client and concludes nothing. PowerShell and everything that needs no profile start in the same tick;
 * the scripts that name servers run first, and the probes of these servers start when they have answered.
 */
export async function collect(options: CollectOptions): Promise<Snapshot> {
  const run = new Run(options);
  await run.all();
  return run.snapshot();
}

class Run {
  readonly #outcomes = new Map<ProbeId, Outcome<unknown>>();
  readonly #started = performance.now();
  readonly #taken = new Date();
  readonly #over: AbortSignal;
  readonly #stop = new AbortController();
  readonly #resolver = new SystemResolver();
  readonly #opened = new Connections();
  readonly #left = Object.entries<LocalProbe>(machineProbes).filter(([id]) => !(id in firstProbes)) as [
    ProbeId,
    LocalProbe,
  ][];
  #main: ScriptRunner | undefined;
  #waiting: ScriptRunner | undefined;
  #from: LocalEnds = {};
  #networkMs = 0;
  /** Nothing is over before what was dialled is hung up. */
  #dialling: Promise<void> = Promise.resolve();

  constructor(private readonly options: CollectOptions) {
    if (options.cancelled.aborted) this.#stop.abort();
    else options.cancelled.addEventListener('abort', () => this.#stop.abort(), { once: true });
    this.#over = this.#stop.signal;
  }

  async all(): Promise<void> {
    const clock = setTimeout(() => this.#stop.abort(), this.options.deadlineMs);
    const ended = new Promise<void>((resolve) =>
      this.#over.addEventListener('abort', () => resolve(), { once: true }),
    );
    try {
      await Promise.race([this.#work(), ended]);
    } finally {
      clearTimeout(clock);
      await Promise.all([this.#main?.close(), this.#waiting?.close(), this.#dialling]);
    }
  }

  async #work(): Promise<void> {
    const { request, startLane } = this.options;
    this.#main = startLane?.();
    const profiles = this.#profiles(this.#main);
    // Asks the routing table only, and takes less than a millisecond.
    this.#from = await endsBesideTunnel();
    const phase = this.#phase();
    const early = Object.entries(beaconProbes).map(([id, probe]) =>
      this.#network(id as ProbeId, probe, [], phase),
    );
    // A server that was named needs no profile: its probes start at once.
    const server = request.server;
    const named =
      server === undefined
        ? undefined
        : this.#servers([{ server, tunnel: request.tunnel ?? 'automatic' }], profiles);
    await profiles;
    const rest = this.#machineScripts(this.#main);
    const inside = rest.then(() =>
      this.#network('inside', laterProbes.inside, [], this.#phase(), this.#upTunnels()),
    );
    await Promise.all([...early, named ?? this.#servers(this.#connections(), profiles), inside]);
    this.#dialling = this.#dial();
    await this.#dialling;
  }

  /** One dial, where it is allowed and nothing that was seen speaks against it. */
  async #dial(): Promise<void> {
    const { wanted, startLane, request, answers, noPowerShell } = this.options;
    if (!wanted.has('connect') || this.#over.aborted) return;
    const refused = this.#withoutConsent('connect');
    if (refused) return this.#done('connect', refused);
    if (!startLane) return this.#done('connect', notDone('not-applicable', noPowerShell));
    const observed = { probes: Object.fromEntries(this.#outcomes) as Probes, request, answers };
    const target = dialTarget(observed);
    const objection = typeof target === 'string' ? target : mayDial(target, observed);
    if (typeof target === 'string' || objection !== undefined)
      return this.#done('connect', notDone('denied', `not connected: ${objection}`));
    const left = this.options.deadlineMs - elapsed(this.#started) - hangUpMs;
    if (left < leastDialMs)
      return this.#done(
        'connect',
        notDone('denied', 'not connected: too little time was left. Give --timeout 120'),
      );
    const deadlineMs = Math.min(lastProbes.connect.deadlineMs, left);
    // Also what comes in after the end of the run is kept: the run waits for it.
    this.#keep(
      'connect',
      await dialOnce({ connection: target, start: startLane, deadlineMs, stop: this.#over }),
    );
  }

  /** The caller's connections that are up, with what the tunnel brought. Another person's are none of ours to look through. */
  #upTunnels(): UpTunnel[] {
    const profiles = this.#outcomes.get('profiles') as Probes['profiles'];
    const network = this.#outcomes.get('network') as Probes['network'];
    if (profiles?.status !== 'ok' || network?.status !== 'ok') return [];
    return Object.values(profiles.data.connections)
      .filter(({ status }) => status === 'connected')
      .flatMap(({ name, dnsSuffix }) => {
        const tunnel = lookupName(network.data.interfaces, name);
        const domain = dnsSuffix || tunnel?.dnsSuffix;
        return tunnel ? [{ name, resolvers: tunnel.dnsServers, ...(domain && { domain }) }] : [];
      });
  }

  /** Whoever runs this, the servers are in one of these two: SYSTEM sees no profile of a person, only the phone books. */
  async #profiles(runner: ScriptRunner | undefined): Promise<void> {
    for (const [id, probe] of Object.entries<LocalProbe>(firstProbes))
      await this.#script(id as ProbeId, probe, runner);
  }

  /** Takes what is left of the machine's scripts, one by one. Both lanes do, so that neither idles while the other works. */
  async #machineScripts(runner: ScriptRunner | undefined): Promise<void> {
    for (let next = this.#left.shift(); next; next = this.#left.shift())
      await this.#script(next[0], next[1], runner);
  }

  /** The connections that the request selects, as far as the profiles are known by now. */
  #connections(): Connection[] {
    const probes = Object.fromEntries(this.#outcomes) as Probes;
    return connectionsOf({ probes, request: this.options.request });
  }

  async #servers(
    connections: readonly Pick<Connection, 'server' | 'tunnel'>[],
    settings: Promise<void>,
  ): Promise<void> {
    const asks = serverAsks(connections);
    const phase = this.#phase();
    const ask = <Id extends keyof typeof serverProbes>(id: Id): Promise<void> =>
      this.#network(id, serverProbes[id], asks, phase);
    // Names first: whatever else asks for the server's address waits for the same answer.
    const names = ask('names');
    const tls = ask('server-tls');
    const { 'sstp-by-proxy': byProxy, revocation } = laterProbes;
    await Promise.all([
      ask('tcp-ports'),
      ask('ike'),
      ask('pptp'),
      (this.options.proxy === undefined ? settings : Promise.resolve()).then(() =>
        this.#network(
          'sstp-by-proxy',
          byProxy,
          asks.map((one) => this.#withProxy(one)),
          phase,
        ),
      ),
      tls.then(() =>
        this.#network(
          'revocation',
          revocation,
          asks.map((one) => this.#withRevocation(one)),
          phase,
        ),
      ),
      names.then(() => this.#serverScripts(asks, tls)),
    ]);
  }

  #withProxy(ask: ServerAsk): ServerAsk {
    const { proxy: given } = this.options;
    if (given !== undefined) return { ...ask, proxy: given };
    const settings = this.#outcomes.get('proxy') as Probes['proxy'];
    const choice = settings?.status === 'ok' ? proxyChoice(ask.host, settings.data) : 'direct';
    return typeof choice === 'object' ? { ...ask, proxy: choice.proxy } : ask;
  }

  #withRevocation(ask: ServerAsk): ServerAsk {
    const revocationUrls = this.#chainOf(ask).flatMap(({ revocation = [] }) => revocation);
    return { ...ask, revocationUrls };
  }

  /** Certificates that the server sent, by whichever of its addresses; none where it is not dialled by SSTP, and nobody cares. */
  #chainOf({ host, sstp }: ServerAsk): readonly SentCertificate[] {
    if (!sstp) return [];
    const tls = this.#outcomes.get('server-tls') as Probes['server-tls'];
    const answers = tls?.status === 'ok' ? Object.values(lookup(tls.data.servers, host) ?? {}) : [];
    return answers.flatMap((answer) => ('chain' in answer ? [answer.chain] : []))[0] ?? [];
  }

  /**
   * Test-NetConnection and ping wait on the network, so they have a PowerShell of their own. What Windows thinks of a
   * certificate is asked behind them: until the server has sent one, this lane helps with the scripts about the machine.
   * A call, where one is allowed, disturbs none of the others when it comes last.
   */
  async #serverScripts(asks: readonly ServerAsk[], tls: Promise<void>): Promise<void> {
    if (this.options.startLane && asks.length > 0 && !this.#over.aborted)
      this.#waiting = this.options.startLane();
    const {
      'server-trust': trust,
      'path-mtu': path,
      'server-hops': hops,
      'gre-call': call,
      ...first
    } = serverScriptProbes;
    for (const [id, probe] of Object.entries<LocalProbe>(first))
      await this.#perServer(id as ProbeId, probe, asks);
    if (this.#waiting) await this.#machineScripts(this.#waiting);
    await tls;
    await this.#perServer('server-trust', trust, asks);
    await this.#perServer('path-mtu', path, asks);
    await this.#perServer('server-hops', hops, asks);
    await this.#perServer('gre-call', call, asks);
  }

  /** What is known of a server by now. */
  #known(ask: ServerAsk): AskedServer {
    const { host, tcpPorts } = ask;
    const addresses = this.#addressesOf(host);
    const [address] = addresses;
    const chain = this.#chainOf(ask).flatMap(({ der }) => der ?? []);
    return {
      host,
      addresses,
      pptp: tcpPorts.includes(1723),
      silentToPing: this.#isSilentToPing(host),
      offline: !mayAskThirdParties(this.options.beacons),
      ...(address !== undefined && { address }),
      ...(chain.length > 0 && { chain }),
    };
  }

  #isSilentToPing(host: string): boolean {
    const ping = this.#outcomes.get('server-ping') as Probes['server-ping'];
    return ping?.status === 'ok' && lookup(ping.data.servers, host)?.answered === false;
  }

  #addressesOf(host: string): readonly string[] {
    if (isIP(host)) return [host];
    const names = this.#outcomes.get('names') as Probes['names'];
    const answer = names?.status === 'ok' ? lookup(names.data.servers, host)?.system : undefined;
    return answer && 'addresses' in answer ? answer.addresses : [];
  }

  async #perServer(id: ProbeId, probe: LocalProbe, asks: readonly ServerAsk[]): Promise<void> {
    if (!this.options.wanted.has(id) || this.#over.aborted) return;
    const refused = this.#withoutConsent(id);
    if (refused) return this.#done(id, refused);
    if (!this.options.startLane) return this.#done(id, notDone('not-applicable', this.options.noPowerShell));
    const targets = asks.flatMap((ask) => {
      const parameters = probe.about?.(this.#known(ask));
      return parameters ? [{ host: ask.host, parameters }] : [];
    });
    if (!this.#waiting || targets.length === 0) {
      return this.#done(id, notDone('not-applicable', 'there is no server of which this could be asked'));
    }
    const servers: Record<string, unknown> = {};
    const unfamiliar = new Map<string, UnfamiliarPlace>();
    let failure: Outcome<unknown> | undefined;
    let ms = 0;
    // One server that cannot be asked does not cost the others.
    for (const { host, parameters } of targets) {
      const outcome = await this.#call(probe, parameters, this.#waiting);
      ms += outcome.ms;
      if (outcome.status === 'ok') {
        servers[host] = outcome.data;
        for (const one of outcome.unfamiliar ?? []) unfamiliar.set(JSON.stringify(one), one);
      } else failure = outcome;
    }
    const done =
      failure && Object.keys(servers).length === 0
        ? failure
        : {
            status: 'ok' as const,
            data: { servers },
            ...(unfamiliar.size > 0 && { unfamiliar: [...unfamiliar.values()] }),
          };
    this.#done(id, { ...done, ms });
  }

  /** Why a script that does more than look may not run. */
  #withoutConsent(id: ProbeId): Outcome<never> | undefined {
    const { needsConsent } = (lookup<LocalProbe>(localProbes, id) ?? {}) as Partial<LocalProbe>;
    const { allowCall, allowConnect } = this.options;
    const given: Readonly<Record<Consent, boolean>> = {
      '--allow-call': allowCall,
      '--allow-connect': allowConnect,
    };
    return needsConsent && !given[needsConsent]
      ? notDone('not-asked', `runs only with ${needsConsent}`)
      : undefined;
  }

  async #script(id: ProbeId, probe: LocalProbe, runner: ScriptRunner | undefined): Promise<void> {
    if (!this.options.wanted.has(id) || this.#over.aborted) return;
    this.#done(
      id,
      runner
        ? await this.#call(probe, probe.parameters ?? {}, runner)
        : notDone('not-applicable', this.options.noPowerShell),
    );
  }

  /** A script's answer in our own shape; an answer of another shape costs this probe only. */
  async #call(probe: LocalProbe, parameters: Parameters, runner: ScriptRunner): Promise<Outcome<unknown>> {
    const patience = Math.min(mostPatient, Math.max(1, this.options.deadlineMs / usualMs));
    const deadlineMs = probe.deadlineMs * patience;
    const outcome = await runner.run({ script: probe.script, parameters, deadlineMs });
    if (outcome.status !== 'ok') return outcome;
    try {
      return { ...outcome, ...readWhole(probe, outcome.data) };
    } catch (error) {
      return notDone('misshapen', shapeError(error), outcome.ms);
    }
  }

  async #network(
    id: ProbeId,
    probe: NetworkProbe,
    servers: readonly ServerAsk[],
    phase: NetworkPhase,
    tunnels: readonly UpTunnel[] = [],
  ): Promise<void> {
    if (!this.options.wanted.has(id)) return;
    const nothing = probe.nothingToAsk?.({ servers, beacons: this.options.beacons, tunnels });
    if (nothing) return this.#done(id, notDone('not-applicable', nothing));
    if (phase.end.aborted) return this.#done(id, notDone('timeout', 'the time for network probes was over'));
    const started = performance.now();
    const limit = deadline(probe.deadlineMs, phase.end);
    const { beacons } = this.options;
    const shared = { resolver: this.#resolver, connections: this.#opened, from: this.#from };
    const ask = { servers, beacons, tunnels, ...shared };
    // A probe ends itself at the limit, with what it has; one that does not is left behind soon after.
    const outcome = await within(probe.run(ask, limit), probe.deadlineMs + graceMs, phase.overdue).then(
      (data): Outcome<unknown> => ({ status: 'ok', ms: elapsed(started), data }),
      (error: unknown) =>
        notDone(
          limit.aborted ? 'timeout' : 'failed',
          error instanceof Error ? error.message : String(error),
          elapsed(started),
        ),
    );
    this.#networkMs = Math.max(this.#networkMs, elapsed(phase.started));
    this.#done(id, outcome);
  }

  #phase(): NetworkPhase {
    return {
      started: performance.now(),
      end: deadline(networkPhaseMs, this.#over),
      overdue: deadline(networkPhaseMs + graceMs, this.#over),
    };
  }

  /** What comes in after the run has ended is dropped: the report on it may already be written. */
  #done(id: ProbeId, found: Outcome<unknown>): void {
    if (!this.#over.aborted) this.#keep(id, found);
  }

  #keep(id: ProbeId, found: Outcome<unknown>): void {
    // What a snapshot would not take back costs its probe, not the run.
    const fits = probesSchema.shape[id].safeParse(found);
    const outcome: Outcome<unknown> = fits.success
      ? found
      : notDone('misshapen', shapeError(fits.error), found.ms);
    this.#outcomes.set(id, outcome);
    this.options.onDone?.(id, outcome);
  }

  snapshot(): Snapshot {
    const { wanted, request, answers, cancelled, deadlineMs } = this.options;
    const late = cancelled.aborted
      ? 'the run was cancelled before this was done'
      : `not done within the ${Math.round(deadlineMs / 1000)} s of the whole run`;
    const probes = probeIds.map((id): [ProbeId, Outcome<unknown>] => [
      id,
      this.#outcomes.get(id) ??
        (wanted.has(id)
          ? (this.#withoutConsent(id) ?? notDone('timeout', late))
          : notDone('not-asked', leftOut(id))),
    ]);
    const info = this.#main?.info();
    return {
      schema: 'vpn-doctor.snapshot/1',
      tool: { name: toolName, version: toolVersion },
      taken: this.#taken.toISOString(),
      context: {
        platform: process.platform,
        utcOffsetMinutes: -this.#taken.getTimezoneOffset(),
        locale: Intl.DateTimeFormat().resolvedOptions().locale,
        complete: !this.#over.aborted,
        redaction: 'none',
        ...(info && { powershell: info }),
        ms: elapsed(this.#started),
        networkMs: this.#networkMs,
        ...((this.#from[4] ?? this.#from[6]) !== undefined && { besideTunnel: true }),
      },
      request,
      answers,
      probes: Object.fromEntries(probes) as Probes,
    };
  }
}

/** Each server once, with the ports of all tunnels that dial it. TCP 443 always: it is the way out of a closed network. */
function serverAsks(connections: readonly { server: string; tunnel: Tunnel }[]): ServerAsk[] {
  const tunnels = new Map<string, Set<Tunnel>>();
  for (const { server, tunnel } of connections) {
    if (server === '') continue;
    const known = tunnels.get(server) ?? new Set();
    for (const wire of wireTunnelsOf(tunnel)) known.add(wire);
    tunnels.set(server, known);
  }
  return [...tunnels].slice(0, maxServers).map(([host, dialled]) => ({
    host,
    tcpPorts: dialled.has('pptp') ? [443, 1723] : [443],
    sstp: dialled.has('sstp'),
    ike: [...(dialled.has('l2tp') ? ([1] as const) : []), ...(dialled.has('ikev2') ? ([2] as const) : [])],
  }));
}

/** Why a probe that nobody wanted did not run. */
function leftOut(id: ProbeId): string {
  return lookup<LocalProbe>(localProbes, id)?.onlyBefore === 'trip'
    ? 'asked only before a trip (vpn-doctor preflight)'
    : 'left out by --only or --skip';
}

function elapsed(since: number): number {
  return Math.round(performance.now() - since);
}

function shapeError(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'answer'}: ${issue.message}` : 'another shape than expected';
}
