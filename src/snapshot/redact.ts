import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { RedactionLevel, Snapshot } from './schema.ts';

/** A value to hide, and what stands for it. Equal values get equal stand-ins, so that relations survive. */
type StandIns = Map<string, string>;

/**
 * Hides who and where, before any fact is derived, so that a saved snapshot gives the same report as the live run.
 * `standard`: users, hosts, network names and public addresses of this client become ordinals; servers stay, since the
 * fix needs them. `strict`: servers too. Secrets need no hiding: none is collected.
 */
export function redact(snapshot: Snapshot, level: RedactionLevel): Snapshot {
  if (level === 'none' || snapshot.context.redaction === 'strict') return snapshot;
  const standIns: StandIns = new Map();
  const counts = new Map<string, number>();
  const hide: Hide = (kind, value, name = (n) => `${kind}-${n}`) => {
    if (value === undefined || value === '' || standIns.has(value)) return;
    const ordinal = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, ordinal);
    standIns.set(value, name(ordinal));
  };
  collectPersonal(snapshot, hide);
  if (level === 'strict') for (const server of serversIn(snapshot)) hideServer(server, hide);
  const redacted = replaceAll(snapshot, standIns);
  return { ...redacted, context: { ...redacted.context, redaction: level } };
}

type Hide = (kind: string, value: string | undefined, name?: (n: number) => string) => void;

function collectPersonal({ probes }: Snapshot, hide: Hide): void {
  if (probes.session?.status === 'ok' && !probes.session.data.system) {
    const [host, user] = probes.session.data.user.split('\\');
    hide('host', user === undefined ? undefined : host);
    hide('user', user ?? host);
  }
  if (probes.network?.status === 'ok') {
    for (const { network, addresses } of Object.values(probes.network.data.interfaces)) {
      hide('net', network?.name);
      for (const address of addresses) hidePublic(address.split('/')[0] ?? '', hide);
    }
  }
  if (probes['public-address']?.status === 'ok') {
    for (const seen of Object.values(probes['public-address'].data.seenFrom)) {
      if ('address' in seen) hidePublic(seen.address, hide);
    }
  }
}

/** Private ranges stay: overlapping networks are a finding. */
function hidePublic(address: string, hide: Hide): void {
  if (ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast') hide('public', address);
}

function serversIn({ probes, request }: Snapshot): string[] {
  const profiles = probes.profiles?.status === 'ok' ? Object.values(probes.profiles.data.connections) : [];
  const names = probes.names?.status === 'ok' ? probes.names.data.servers : {};
  const ports = probes['tcp-ports']?.status === 'ok' ? probes['tcp-ports'].data.servers : {};
  const resolved = Object.values(names).flatMap(({ system, byResolver }) =>
    [system, ...Object.values(byResolver)].flatMap((answer) =>
      'addresses' in answer ? answer.addresses : [],
    ),
  );
  const tried = Object.values(ports).flatMap((byPort) =>
    Object.values(byPort).flatMap((byAddress) => Object.keys(byAddress)),
  );
  return [
    ...profiles.map(({ server }) => server),
    ...(request.server ? [request.server] : []),
    ...Object.keys(names),
    ...Object.keys(ports),
    ...resolved,
    ...tried,
  ];
}

/** An address stays an address and a name a name, since that alone is evidence. Documentation ranges: RFC 5737, RFC 3849. */
function hideServer(server: string, hide: Hide): void {
  switch (isIP(server)) {
    case 4:
      hide('server-ipv4', server, (n) => `192.0.2.${n}`);
      break;
    case 6:
      hide('server-ipv6', server, (n) => `2001:db8::${n}`);
      break;
    default:
      hide('server', server, (n) => `server-${n}.invalid`);
  }
}

/** In every text and every key. Longer values first, so that a name within another one does not break it. */
function replaceAll<T>(value: T, standIns: StandIns): T {
  const known = [...standIns.keys()].sort((a, b) => b.length - a.length);
  if (known.length === 0) return value;
  const word = (text: string): string =>
    `(?<![\\p{L}\\p{N}])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`;
  const pattern = new RegExp(known.map(word).join('|'), 'giu');
  const byLower = new Map(known.map((text) => [text.toLowerCase(), standIns.get(text) ?? '']));
  const inText = (text: string): string =>
    text.replace(pattern, (found) => byLower.get(found.toLowerCase()) ?? found);
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return inText(node);
    if (Array.isArray(node)) return node.map(walk);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [inText(key), walk(inner)]));
  };
  return walk(value) as T;
}
