import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { covers } from '../base/ip-range.ts';
import { profilesSeen } from './connections.ts';
import { withoutForms } from './free-text.ts';
import type { Snapshot } from './schema.ts';

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
  | 'connection'
  | 'range'
  | 'subject'
  | 'list'
  | 'certificate'
  | 'id'
  | 'phone';

/**
 * Names for what is hidden: an ordinal by first appearance, the same value always the same one, so that what belongs
 * together still does.
 */
export class StandIns {
  readonly #standIns = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #serverAddresses: ReadonlySet<string>;
  readonly #servers: readonly string[];
  readonly #connections: ReadonlyMap<string, string>;
  readonly #hiding = {
    named: (kind: Kind, value: string): string => this.named(kind, value),
    address: (text: string): string => this.client(text),
  };
  readonly #known: readonly (readonly [text: string, hide: () => string])[];

  constructor(
    snapshot: Snapshot,
    readonly strict: boolean,
  ) {
    this.#servers = serversIn(snapshot);
    this.#connections = new Map(connectionsIn(snapshot).map((name) => [name.toLowerCase(), name]));
    this.#serverAddresses = addressesOfServers(snapshot, this.#servers);
    this.#known = this.#namesIn(snapshot);
  }

  /** Everything that is hidden somewhere by its field, so that free text does not tell it: longest first. */
  #namesIn(snapshot: Snapshot): [string, () => string][] {
    const { probes } = snapshot;
    const session = probes.session?.status === 'ok' ? probes.session.data : undefined;
    const accounts = [...(session && !session.system ? [session.user] : []), ...(session?.people ?? [])];
    const books = probes.phonebooks?.status === 'ok' ? Object.values(probes.phonebooks.data.books) : [];
    const interfaces = probes.network?.status === 'ok' ? Object.values(probes.network.data.interfaces) : [];
    const names: [string, () => string][] = [
      ...accounts
        .flatMap(accountParts)
        .map(([kind, name]): [string, () => string] => [name, () => this.named(kind, name)]),
      ...books.flatMap(({ owner }): [string, () => string][] =>
        owner === undefined ? [] : [[owner, () => this.named('user', owner)]],
      ),
      ...interfaces.flatMap(({ network }): [string, () => string][] =>
        network ? [[network.name, () => this.named('net', network.name)]] : [],
      ),
      ...(this.strict
        ? [
            ...this.#servers.map((server): [string, () => string] => [server, () => this.server(server)]),
            ...[...this.#serverAddresses].map((one): [string, () => string] => [one, () => this.server(one)]),
            ...[...this.#connections.values()].map((one): [string, () => string] => [
              one,
              () => this.connection(one),
            ]),
          ]
        : []),
    ];
    return names.filter(([text]) => text.length > 2).sort(([one], [other]) => other.length - one.length);
  }

  /** A name's ordinal. */
  named(kind: Kind, value: string): string {
    return value === '' ? '' : this.#standIn(kind, value, (n) => `${kind}-${n}`);
  }

  /** `DOMAIN\name`, part by part. */
  account(account: string): string {
    return accountParts(account)
      .map(([kind, name]) => this.named(kind, name))
      .join('\\');
  }

  /** Windows tells names of connections apart without regard to case, and so do events and lists. */
  connection(name: string): string {
    return this.strict ? this.named('connection', name.toLowerCase()) : name;
  }

  /** What a request names: a connection, or its id `scope/name` or `user:<sid>/name`. */
  connectionOrId(wanted: string): string {
    const [, scope, name] = /^(user|all-users|user:[^/]+)\/(.+)$/.exec(wanted) ?? [];
    if (scope === undefined || name === undefined) return this.connection(wanted);
    const [, sid] = /^user:(.+)$/.exec(scope) ?? [];
    return `${sid === undefined ? scope : `user:${this.named('sid', sid)}`}/${this.connection(name)}`;
  }

  /** The interface of a tunnel that is up has the name of its connection; others are named by Windows or by people. */
  adapter(name: string): string {
    return this.#connections.has(name.toLowerCase()) ? this.connection(name) : this.freeText(name);
  }

  /** An address stays an address and a name a name, since that alone is evidence. Ranges: RFC 5737, RFC 3849. */
  server(server: string): string {
    if (!this.strict || server === '') return server;
    switch (isIP(server)) {
      case 4:
        return this.#standIn('server-ipv4', server, (n) => `192.0.2.${n % 256}`);
      case 6:
        return this.#standIn('server-ipv6', server, (n) => `2001:db8::${n.toString(16)}`);
      default:
        return this.#domain(server, 'server');
    }
  }

  /** Label by label from the right, so that what lies within a domain still does: `server-1.domain-2.domain-1.invalid`. */
  #domain(name: string, kind: 'server' | 'domain'): string {
    const labels = name.trim().toLowerCase().split('.').filter(Boolean);
    const parts = labels.map((_, index) => {
      const suffix = labels.slice(index).join('.');
      const whole =
        index === 0 && (kind === 'server' || this.#servers.some((one) => one.toLowerCase() === suffix));
      return whole
        ? this.#standIn('server', suffix, (n) => `server-${n}`)
        : this.#standIn('domain', suffix, (n) => `domain-${n}`);
    });
    return [...parts, 'invalid'].join('.');
  }

  /** A DNS domain. It says where somebody is or works, unless the name of the VPN server says as much. */
  suffix(written: string): string {
    const suffix = written.trim();
    const name = suffix.replace(/^\./, '').toLowerCase();
    if (name === '') return suffix;
    const covered = this.#servers.some((server) => `.${server.toLowerCase()}`.endsWith(`.${name}`));
    if (covered && !this.strict) return suffix;
    return `${suffix.startsWith('.') ? '.' : ''}${this.#domain(name, 'domain')}`;
  }

  /** Addresses of a firewall rule. What covers the server has to cover its stand-in, and nothing else of it is told. */
  ranges(ranges: readonly string[]): string[] {
    if (!this.strict) return [...ranges];
    return ranges.flatMap((range) => {
      const hit = [...this.#serverAddresses].filter((address) => covers(range, address));
      if (hit.length > 0) return hit.map((address) => this.server(address));
      return /[0-9]/.test(range) ? [this.named('range', range)] : [range];
    });
  }

  /**
   * An address of this client or its router, with or without a prefix length. Private ranges stay: an overlap is a
   * finding. A full tunnel's exit may be the VPN server itself, which is no secret at this level.
   */
  client(text: string): string {
    const [address = '', ...prefix] = text.split('/');
    if (!ipaddr.isValid(address)) return text;
    if (this.#serverAddresses.has(address)) return [this.server(address), ...prefix].join('/');
    const parsed = ipaddr.parse(address);
    const range = parsed.range();
    // The same IPv4 address in another dress (RFC 4291 section 2.5.5.2).
    if (parsed.kind() === 'ipv6' && range === 'ipv4Mapped')
      return this.client([ipaddr.process(address).toString(), ...prefix].join('/'));
    // 6to4, Teredo and NAT64 addresses hold the public IPv4 one, a link-local one mostly the MAC.
    if (range === 'unicast' || range === '6to4' || range === 'teredo' || range === 'rfc6052')
      return [this.named('public', address), ...prefix].join('/');
    return range === 'linkLocal' && isIP(address) === 6
      ? [this.named('link', address), ...prefix].join('/')
      : text;
  }

  /** Error texts and names of rules quote paths, accounts, addresses of devices and, where somebody was careless, secrets. */
  freeText(text: string): string {
    return this.#known.reduce(
      (result, [name, hide]) => result.replace(wholeWord(name), hide),
      withoutForms(text, this.#hiding),
    );
  }

  /** Names of products and programs: the same, but words stay that only happen to be somebody's name, and numbers that are a version. */
  product(text: string): string {
    return withoutForms(text, this.#hiding, ['IPv4', 'IPv6', 'account']);
  }

  /**
   * What went wrong with a probe. At `strict` the words of Windows go, and the id of its error stays, which is enough to look it up: what has no
   * form cannot be told apart from a name.
   */
  reason(status: string, text: string): string {
    if (!this.strict || ourOwn.includes(status)) return this.freeText(text);
    const [, id] = /\(([A-Za-z][\w.]{2,120}(?:,[\w.-]{1,120})?)\)\.?$/.exec(text) ?? [];
    return id === undefined ? '[text hidden]' : `[text hidden] (${id})`;
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

/** `DOMAIN\\name`, or a name alone. */
function accountParts(account: string): ['user' | 'host', string][] {
  const [first = '', second] = account.split('\\');
  return second === undefined
    ? [['user', first]]
    : [
        ['host', first],
        ['user', second],
      ];
}

/** Of these the reasons are this program's own words. */
const ourOwn: readonly string[] = ['not-asked', 'not-applicable', 'timeout'];

function connectionsIn(snapshot: Snapshot): string[] {
  const named = snapshot.request.connection;
  const plain = named === undefined || named.includes('/') ? [] : [named];
  return [...profilesSeen(snapshot).map(({ name }) => name), ...plain];
}

function serversIn({ probes, request }: Snapshot): string[] {
  const profiles = probes.profiles?.status === 'ok' ? Object.values(probes.profiles.data.connections) : [];
  const books = probes.phonebooks?.status === 'ok' ? Object.values(probes.phonebooks.data.books) : [];
  const entries = books.flatMap((book) => Object.values(book.entries));
  const all = [
    request.server ?? '',
    ...(request.servers ?? []).map(({ server }) => server),
    ...profiles.flatMap(({ server, servers = [] }) => [server, ...servers]),
    ...entries.flatMap(({ server, servers = [] }) => [server, ...servers]),
  ];
  return [...new Set(all.filter((server) => server !== ''))];
}

function addressesOfServers({ probes }: Snapshot, servers: readonly string[]): Set<string> {
  const names = probes.names?.status === 'ok' ? Object.values(probes.names.data.servers) : [];
  const resolved = names.flatMap(({ system, direct, byResolver }) =>
    [system, ...(direct ? [direct] : []), ...Object.values(byResolver)].flatMap((answer) =>
      'addresses' in answer ? answer.addresses : [],
    ),
  );
  return new Set([...resolved, ...servers].filter((one) => isIP(one) !== 0));
}

function wholeWord(text: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
}
