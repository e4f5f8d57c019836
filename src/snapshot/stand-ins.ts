import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
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
  | 'suffix'
  | 'subject'
  | 'certificate';

/**
 * Names for what is hidden: an ordinal by first appearance, the same value always the same one, so that what belongs
 * together still does.
 */
export class StandIns {
  readonly #standIns = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #serverAddresses: ReadonlySet<string>;
  readonly #servers: readonly string[];
  readonly #connections: ReadonlySet<string>;
  readonly #user: string | undefined;
  readonly #host: string | undefined;

  constructor(
    snapshot: Snapshot,
    readonly strict: boolean,
  ) {
    this.#servers = serversIn(snapshot);
    this.#connections = connectionsIn(snapshot);
    this.#serverAddresses = addressesOfServers(snapshot, this.#servers);
    const session = snapshot.probes.session;
    const [first, second] =
      session?.status === 'ok' && !session.data.system ? session.data.user.split('\\') : [];
    this.#host = second === undefined ? undefined : first;
    this.#user = second ?? first;
  }

  /** A name's ordinal. */
  named(kind: Kind, value: string): string {
    return value === '' ? '' : this.#standIn(kind, value, (n) => `${kind}-${n}`);
  }

  /** `DOMAIN\name`, part by part. */
  account(account: string): string {
    const [first = '', second] = account.split('\\');
    return second === undefined
      ? this.named('user', first)
      : `${this.named('host', first)}\\${this.named('user', second)}`;
  }

  connection(name: string): string {
    return this.strict ? this.named('connection', name) : name;
  }

  /** The interface of a tunnel that is up has the name of its connection; others are named by Windows. */
  adapter(name: string): string {
    return this.#connections.has(name) ? this.connection(name) : name;
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
        return this.#standIn('server', server.toLowerCase(), (n) => `server-${n}.invalid`);
    }
  }

  /** A DNS domain. It says where somebody is or works, unless the name of the VPN server says as much. */
  suffix(suffix: string): string {
    const [dot, name] = /^(\.?)(.*)$/.exec(suffix)?.slice(1) ?? ['', suffix];
    if (!name) return suffix;
    const covered = this.#servers.filter((server) =>
      `.${server}`.toLowerCase().endsWith(`.${name}`.toLowerCase()),
    );
    if (covered.length === 0)
      return `${dot}${this.#standIn('suffix', name.toLowerCase(), (n) => `suffix-${n}.invalid`)}`;
    // What covered the server's name has to cover its stand-in.
    return this.strict ? `${dot}${this.server(covered[0] ?? '')}` : suffix;
  }

  /**
   * An address of this client or its router, with or without a prefix length. Private ranges stay: an overlap is a
   * finding. A full tunnel's exit may be the VPN server itself, which is no secret at this level.
   */
  client(text: string): string {
    const [address = '', ...prefix] = text.split('/');
    if (!ipaddr.isValid(address)) return text;
    if (this.#serverAddresses.has(address)) return [this.server(address), ...prefix].join('/');
    const range = ipaddr.parse(address).range();
    // 6to4 and Teredo addresses hold the public IPv4 one, a link-local one mostly the MAC.
    if (range === 'unicast' || range === '6to4' || range === 'teredo')
      return [this.named('public', address), ...prefix].join('/');
    return range === 'linkLocal' && isIP(address) === 6
      ? [this.named('link', address), ...prefix].join('/')
      : text;
  }

  /** Error texts and names of rules quote paths, accounts, addresses of devices and, where somebody was careless, secrets. */
  freeText(text: string): string {
    const known = [this.#user, this.#host].filter(
      (name) => name !== undefined && name.length > 2,
    ) as string[];
    const swept = secretShapes
      .reduce((result, shape) => result.replace(shape, '$1[hidden]'), text)
      .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, (found) => this.named('mail', found))
      .replace(/S-1-(5-21|12-1)(-\d+)+/g, (found) => this.named('sid', found))
      .replace(/\b[0-9a-f]{2}([-:])[0-9a-f]{2}(\1[0-9a-f]{2}){4}\b/gi, (found) => this.named('mac', found))
      .replace(
        /([\\/](?:Users|home|Documents and Settings)[\\/])([^\\/:"'|]+)/gi,
        (_, folder: string, user: string) => folder + this.named('user', user),
      );
    return known.reduce(
      (result, name) =>
        result.replace(wholeWord(name), () => this.named(name === this.#user ? 'user' : 'host', name)),
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

/** What a secret looks like in running text. The first group stays. */
const secretShapes: readonly RegExp[] = [
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /((?:password|passwd|pwd|passphrase|psk|pre-?shared[ -]?key|secret|token|api[-_]?key)["']?\s*[:=]\s*["']?)[^\s"',;&|]+/gi,
  /(\b(?:bearer|basic)\s+)[A-Za-z0-9._~+/-]{8,}=*/gi,
  /()\beyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){0,2}/g,
  /(\/\/)[^\s/@]+:[^\s/@]*(?=@)/g,
];

function connectionsIn({ probes }: Snapshot): Set<string> {
  const profiles = probes.profiles?.status === 'ok' ? Object.values(probes.profiles.data.connections) : [];
  return new Set(profiles.map(({ name }) => name));
}

function serversIn({ probes, request }: Snapshot): string[] {
  const profiles = probes.profiles?.status === 'ok' ? Object.values(probes.profiles.data.connections) : [];
  const books = probes.phonebooks?.status === 'ok' ? Object.values(probes.phonebooks.data.books) : [];
  const entries = books.flatMap((book) => Object.values(book.entries));
  const all = [
    request.server ?? '',
    ...profiles.flatMap(({ server, servers = [] }) => [server, ...servers]),
    ...entries.map(({ server }) => server),
  ];
  return [...new Set(all.filter((server) => server !== ''))];
}

function addressesOfServers({ probes }: Snapshot, servers: readonly string[]): Set<string> {
  const names = probes.names?.status === 'ok' ? Object.values(probes.names.data.servers) : [];
  const resolved = names.flatMap(({ system, byResolver }) =>
    [system, ...Object.values(byResolver)].flatMap((answer) =>
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
