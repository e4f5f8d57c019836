import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type RedactionLevel, type Snapshot, snapshotSchema } from './schema.ts';

type Kind =
  | 'user'
  | 'host'
  | 'net'
  | 'public'
  | 'link'
  | 'sid'
  | 'mac'
  | 'mail'
  | 'proxy'
  | 'portal'
  | 'connection';

/**
 * Hides who and where, before any fact is derived, so that a saved snapshot gives the same report as the live run.
 * `standard`: users, hosts, network names, SIDs, MACs and this client's public addresses become ordinals; servers stay,
 * since the fix needs them. `strict`: servers, proxies and the names of connections too.
 *
 * Works field by field: only where a name, an address or free text stands. A user may be called "ok" and a Wi-Fi
 * "internet", and a search through the whole document would then rewrite its own words.
 */
export function redact(snapshot: Snapshot, level: RedactionLevel): Snapshot {
  if (level === 'none' || snapshot.context.redaction === 'strict') return snapshot;
  if (snapshot.context.redaction === level) return snapshot;
  const redacted = new Redaction(snapshot, level === 'strict').apply(snapshot);
  return snapshotSchema.parse({ ...redacted, context: { ...redacted.context, redaction: level } });
}

class Redaction {
  readonly #standIns = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #serverAddresses: ReadonlySet<string>;
  readonly #user: string | undefined;
  readonly #host: string | undefined;

  constructor(
    snapshot: Snapshot,
    private readonly strict: boolean,
  ) {
    this.#serverAddresses = addressesOfServers(snapshot);
    const session = snapshot.probes.session;
    const [first, second] =
      session?.status === 'ok' && !session.data.system ? session.data.user.split('\\') : [];
    this.#host = second === undefined ? undefined : first;
    this.#user = second ?? first;
  }

  apply(snapshot: Snapshot): Snapshot {
    const { request } = snapshot;
    return {
      ...snapshot,
      request: {
        ...request,
        ...(request.server !== undefined && { server: this.#server(request.server) }),
        ...(request.connection !== undefined && { connection: this.#connection(request.connection) }),
      },
      probes: this.#probes(snapshot.probes),
    };
  }

  #probes(probes: Snapshot['probes']): Snapshot['probes'] {
    const done = { ...probes };
    if (done.session?.status === 'ok' && !done.session.data.system) {
      const user = [
        this.#host && this.#named('host', this.#host),
        this.#user && this.#named('user', this.#user),
      ];
      done.session = {
        ...done.session,
        data: { ...done.session.data, user: user.filter(Boolean).join('\\') },
      };
    }
    if (done.profiles?.status === 'ok') {
      done.profiles = {
        ...done.profiles,
        data: { connections: this.#profiles(done.profiles.data.connections) },
      };
    }
    if (done.attempts?.status === 'ok') {
      const attempts = mapValues(done.attempts.data.attempts, (one) => ({
        ...one,
        connection: this.#connection(one.connection),
      }));
      done.attempts = { ...done.attempts, data: { attempts } };
    }
    if (done.network?.status === 'ok')
      done.network = { ...done.network, data: this.#network(done.network.data) };
    if (done.proxy?.status === 'ok' && this.strict) {
      const hide = (settings: Readonly<Record<string, string | undefined>>) =>
        mapValues(settings, (value) => (value === undefined ? undefined : this.#named('proxy', value)));
      done.proxy = {
        ...done.proxy,
        data: { user: hide(done.proxy.data.user), machine: hide(done.proxy.data.machine) } as DataOf<'proxy'>,
      };
    }
    if (done['public-address']?.status === 'ok') {
      const { data } = done['public-address'];
      const seenFrom = mapValues(data.seenFrom, (seen) =>
        'address' in seen ? { ...seen, address: this.#client(seen.address) } : seen,
      );
      done['public-address'] = { ...done['public-address'], data: { ...data, seenFrom } };
    }
    if (done['web-access']?.status === 'ok' && this.strict) {
      const beacons = mapValues(done['web-access'].data.beacons, (answer) =>
        answer.redirectHost === undefined
          ? answer
          : { ...answer, redirectHost: this.#named('portal', answer.redirectHost) },
      );
      done['web-access'] = { ...done['web-access'], data: { beacons } };
    }
    if (done['server-route']?.status === 'ok') {
      const servers = this.#byServer(
        done['server-route'].data.servers,
        ({ sourceAddress, nextHop, ...route }) => ({
          ...route,
          ...(sourceAddress !== undefined && { sourceAddress: this.#client(sourceAddress) }),
          ...(nextHop !== undefined && { nextHop: this.#client(nextHop) }),
        }),
      );
      done['server-route'] = { ...done['server-route'], data: { servers } };
    }
    if (done['server-ping']?.status === 'ok') {
      done['server-ping'] = {
        ...done['server-ping'],
        data: { servers: this.#byServer(done['server-ping'].data.servers, (ping) => ping) },
      };
    }
    if (done.names?.status === 'ok') done.names = { ...done.names, data: this.#names(done.names.data) };
    if (done['tcp-ports']?.status === 'ok') {
      const servers = this.#byServer(done['tcp-ports'].data.servers, (ports) =>
        mapValues(ports, (addresses) => mapKeys(addresses, (address) => this.#server(address))),
      );
      done['tcp-ports'] = { ...done['tcp-ports'], data: { servers } };
    }
    return mapValues(done, (outcome) =>
      outcome && outcome.status !== 'ok' ? { ...outcome, reason: this.#freeText(outcome.reason) } : outcome,
    ) as Snapshot['probes'];
  }

  #profiles(profiles: ConnectionsOf): ConnectionsOf {
    return Object.fromEntries(
      Object.values(profiles).map((profile) => {
        const name = this.#connection(profile.name);
        return [`${profile.scope}/${name}`, { ...profile, name, server: this.#server(profile.server) }];
      }),
    );
  }

  #network({ interfaces, defaultRoutes }: NetworkOf): NetworkOf {
    return {
      interfaces: mapValues(interfaces, (one) => ({
        ...one,
        addresses: one.addresses.map((address) => this.#client(address)),
        dnsServers: one.dnsServers.map((address) => (isIP(address) === 6 ? this.#client(address) : address)),
        ...(one.network && { network: { ...one.network, name: this.#named('net', one.network.name) } }),
      })),
      defaultRoutes: defaultRoutes.map((route) => ({ ...route, nextHop: this.#client(route.nextHop) })),
    };
  }

  #names({ servers, controls }: NamesOf): NamesOf {
    const answer = (resolution: ResolutionOf): ResolutionOf =>
      'addresses' in resolution
        ? { addresses: resolution.addresses.map((address) => this.#server(address)) }
        : resolution;
    return {
      servers: this.#byServer(servers, ({ system, byResolver }) => ({
        system: answer(system),
        byResolver: mapValues(byResolver, answer),
      })),
      controls,
    };
  }

  #byServer<Value, Other>(
    servers: Readonly<Record<string, Value>>,
    change: (value: Value) => Other,
  ): Record<string, Other> {
    return mapKeys(mapValues(servers, change), (server) => this.#server(server));
  }

  /** A name's ordinal, by first appearance. */
  #named(kind: Kind, value: string): string {
    return value === '' ? '' : this.#standIn(kind, value, (n) => `${kind}-${n}`);
  }

  #connection(name: string): string {
    return this.strict ? this.#named('connection', name) : name;
  }

  /** An address stays an address and a name a name, since that alone is evidence. Ranges: RFC 5737, RFC 3849. */
  #server(server: string): string {
    if (!this.strict || server === '') return server;
    switch (isIP(server)) {
      case 4:
        return this.#standIn('server-ipv4', server, (n) => `192.0.2.${n % 256}`);
      case 6:
        return this.#standIn('server-ipv6', server, (n) => `2001:db8::${n.toString(16)}`);
      default:
        return this.#standIn('server', server.toLowerCase(), (n) => `server-${n}.invalid`);
    }
  }

  /**
   * An address of this client or its router, with or without a prefix length. Private ranges stay: an overlap is a
   * finding. A full tunnel's exit may be the VPN server itself, which is no secret at this level.
   */
  #client(text: string): string {
    const [address = '', ...prefix] = text.split('/');
    if (!ipaddr.isValid(address)) return text;
    if (this.#serverAddresses.has(address)) return [this.#server(address), ...prefix].join('/');
    const range = ipaddr.parse(address).range();
    // 6to4 and Teredo addresses hold the public IPv4 one, a link-local one mostly the MAC.
    if (range === 'unicast' || range === '6to4' || range === 'teredo')
      return [this.#named('public', address), ...prefix].join('/');
    return range === 'linkLocal' && isIP(address) === 6
      ? [this.#named('link', address), ...prefix].join('/')
      : text;
  }

  /** Error texts quote paths, accounts and addresses of devices. */
  #freeText(text: string): string {
    const known = [this.#user, this.#host].filter(
      (name) => name !== undefined && name.length > 2,
    ) as string[];
    const swept = text
      .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, (found) => this.#named('mail', found))
      .replace(/S-1-5-21(-\d+)+/g, (found) => this.#named('sid', found))
      .replace(/\b[0-9a-f]{2}([-:])[0-9a-f]{2}(\1[0-9a-f]{2}){4}\b/gi, (found) => this.#named('mac', found))
      .replace(
        /([\\/](?:Users|home)[\\/])([^\\/:"']+)/gi,
        (_, folder: string, user: string) => folder + this.#named('user', user),
      );
    return known.reduce(
      (result, name) =>
        result.replace(wholeWord(name), () => this.#named(name === this.#user ? 'user' : 'host', name)),
      swept,
    );
  }

  #standIn(kind: string, value: string, name: (ordinal: number) => string): string {
    const key = `${kind} ${value}`;
    const known = this.#standIns.get(key);
    if (known !== undefined) return known;
    const ordinal = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, ordinal);
    this.#standIns.set(key, name(ordinal));
    return name(ordinal);
  }
}

type DataOf<Id extends keyof Snapshot['probes']> = Extract<
  NonNullable<Snapshot['probes'][Id]>,
  { status: 'ok' }
>['data'];
type ConnectionsOf = DataOf<'profiles'>['connections'];
type NetworkOf = DataOf<'network'>;
type NamesOf = DataOf<'names'>;
type ResolutionOf = NamesOf['servers'][string]['system'];

function addressesOfServers({ probes, request }: Snapshot): Set<string> {
  const profiles = probes.profiles?.status === 'ok' ? Object.values(probes.profiles.data.connections) : [];
  const names = probes.names?.status === 'ok' ? Object.values(probes.names.data.servers) : [];
  const resolved = names.flatMap(({ system, byResolver }) =>
    [system, ...Object.values(byResolver)].flatMap((answer) =>
      'addresses' in answer ? answer.addresses : [],
    ),
  );
  return new Set(
    [...resolved, ...profiles.map(({ server }) => server), request.server ?? ''].filter(
      (one) => isIP(one) !== 0,
    ),
  );
}

function wholeWord(text: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
}

function mapValues<Value, Other>(
  table: Readonly<Record<string, Value>>,
  change: (value: Value) => Other,
): Record<string, Other> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]));
}

function mapKeys<Value>(
  table: Readonly<Record<string, Value>>,
  change: (key: string) => string,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [change(key), value]));
}
