import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { lookup, lookupName } from '../base/lookup.ts';
import type { ScriptRunner } from '../powershell/script-runner.ts';
import { machineProbes } from '../probes/catalogue.ts';
import type { Attempt } from '../probes/local/attempts.ts';
import { type LocalProbe, readWhole } from '../probes/local/local-probe.ts';
import type { HostAndPort } from '../probes/network/beacons.ts';
import { endsBesideTunnel, type LocalEnds } from '../probes/network/interfaces.ts';
import { SystemResolver } from '../probes/network/resolution.ts';
import { askResolver } from '../probes/network/resolver.ts';
import { askStun } from '../probes/network/stun.ts';
import { openTcp } from '../probes/network/tcp.ts';
import { UdpEnd } from '../probes/network/udp.ts';
import type { Connection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Senses } from './follow.ts';

/** By what this connection can be followed here, and what cannot be. */
export interface Found {
  readonly senses: Senses;
  readonly notFollowed: readonly string[];
  readonly close: () => Promise<void>;
}

interface With {
  readonly runner: ScriptRunner | undefined;
  readonly stun: HostAndPort | undefined;
}

/** Looks through what one check has seen for ways to ask again and again, cheaply. Nothing of it needs rights, and nothing is signed in. */
export async function sensesFor(
  { probes }: Pick<Snapshot, 'probes'>,
  connection: Connection,
  { runner, stun }: With,
): Promise<Found> {
  const from = await endsBesideTunnel();
  const outside = outsideOf(probes, connection, from);
  const mapping = stun && (await mappingOf(stun, from));
  const inside = new Inside(probes, connection);
  return {
    senses: {
      addresses: ownAddresses,
      ...(outside && { outside }),
      ...(runner && {
        inside: (signal) => inside.ask(signal),
        windows: () => windows(runner, connection, inside),
      }),
      ...(mapping && { mapping: mapping.ask }),
    },
    notFollowed: [
      ...(outside ? [] : ['the way to the server: none of its TCP ports has answered']),
      ...(runner ? [] : ['what Windows says, and what is behind the VPN: there is no PowerShell here']),
      ...(mapping
        ? []
        : ['how long the network remembers a silent UDP port: no STUN server may be asked, or none answers']),
    ],
    close: async () => {
      mapping?.close();
      await runner?.close();
    },
  };
}

/** The port of the server that answered: a connection is opened and closed again. */
function outsideOf(probes: Snapshot['probes'], { server }: Connection, from: LocalEnds): Senses['outside'] {
  const ports = probes['tcp-ports'];
  const found = ports?.status === 'ok' ? (lookup(ports.data.servers, server) ?? {}) : {};
  for (const [port, addresses] of Object.entries(found))
    for (const [address, { result }] of Object.entries(addresses))
      if (result === 'answered')
        return async (signal) => {
          const opened = await openTcp({ address, port: Number(port), from }, signal);
          if (!('socket' in opened)) return undefined;
          // No more than that goes to the server: no FIN, no waiting.
          opened.socket.resetAndDestroy();
          return opened.ms;
        };
  return undefined;
}

const anyName = 'a.root-servers.net';

/** A name server that the tunnel brought. It is known once the VPN is up. */
class Inside {
  #server: string | undefined;

  constructor(
    probes: Snapshot['probes'],
    private readonly connection: Connection,
  ) {
    this.look(probes.network);
  }

  get known(): boolean {
    return this.#server !== undefined;
  }

  look(network: Snapshot['probes']['network']): void {
    const tunnel =
      network?.status === 'ok' ? lookupName(network.data.interfaces, this.connection.name) : undefined;
    this.#server = tunnel?.dnsServers[0] ?? this.#server;
  }

  async ask(signal: AbortSignal): Promise<number | undefined | null> {
    const server = this.#server;
    if (server === undefined) return null;
    const begun = performance.now();
    const name = this.connection.profile?.dnsSuffix || anyName;
    const answer = await askResolver(name, [4], { signal, server });
    const silent = 'failure' in answer && ['dns-timeout', 'stopped', 'timeout'].includes(answer.failure);
    return silent ? undefined : performance.now() - begun;
  }
}

async function windows(runner: ScriptRunner, connection: Connection, inside: Inside) {
  const profiles = await ask<{ connections: Record<string, { name: string; status?: string }> }>(
    runner,
    machineProbes.profiles,
  );
  const attempts = await ask<{ attempts: Record<string, Attempt> }>(runner, machineProbes.attempts);
  const status = profiles && lookup(profiles.connections, connection.id)?.status;
  const up = status === undefined ? undefined : status === 'connected';
  if (up && !inside.known) {
    const data = await ask<unknown>(runner, machineProbes.network);
    if (data) inside.look({ status: 'ok', ms: 0, data } as Snapshot['probes']['network']);
  }
  const own = Object.entries(attempts?.attempts ?? {}).filter(
    ([, attempt]) => attempt.connection.toLowerCase() === connection.name.toLowerCase(),
  );
  return { up, attempts: Object.fromEntries(own) };
}

async function ask<Data>(runner: ScriptRunner, probe: LocalProbe): Promise<Data | undefined> {
  const { script, parameters = {}, deadlineMs } = probe;
  const outcome = await runner.run({ script, parameters, deadlineMs });
  if (outcome.status !== 'ok') return undefined;
  try {
    return readWhole(probe, outcome.data).data as Data;
  } catch {
    return undefined;
  }
}

/** One UDP port of ours, and where a STUN server sees it: a NAT that has forgotten it gives it another one. */
async function mappingOf({ host, port }: HostAndPort, from: LocalEnds) {
  const never = new AbortController().signal;
  const addresses = await new SystemResolver().onePerVersion(host, never).catch(() => []);
  const address = addresses.find((one) => isIP(one) === 4);
  if (address === undefined) return undefined;
  const end = await UdpEnd.open(address, { from }).catch(() => undefined);
  if (!end) return undefined;
  const place = async (signal: AbortSignal): Promise<string | undefined> => {
    const seen = await askStun(end, { address, port }, signal);
    return seen.result === 'answered' ? `${seen.address} ${seen.port}` : undefined;
  };
  if ((await place(never)) === undefined) {
    end.close();
    return undefined;
  }
  return { ask: place, close: () => end.close() };
}

/** Of interfaces that are no loopback. Whoever changes the network changes one of them. */
function ownAddresses(): string {
  return Object.entries(networkInterfaces())
    .flatMap(([name, all = []]) =>
      all.filter(({ internal }) => !internal).map(({ address }) => `${name} ${address}`),
    )
    .sort()
    .join('\n');
}
