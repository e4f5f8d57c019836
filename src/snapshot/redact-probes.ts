import { isIP } from 'node:net';
import type { ProbeId } from '../probes/catalogue.ts';
import type { Certificate } from '../probes/local/certificates.ts';
import type { PhoneBook } from '../probes/local/phonebooks.ts';
import type { Resolution } from '../probes/network/resolver.ts';
import type { TlsAnswer } from '../probes/network/server-tls.ts';
import type { WebAnswer } from '../probes/network/web-access.ts';
import type { Snapshot } from './schema.ts';
import type { StandIns } from './stand-ins.ts';

export type DataOf<Id extends ProbeId> = Extract<
  NonNullable<Snapshot['probes'][Id]>,
  { status: 'ok' }
>['data'];

type Hide<Id extends ProbeId> = (data: DataOf<Id>, hide: StandIns) => DataOf<Id>;

/** Numbers, states, and names that Windows and products give: of nobody in particular. */
const nothingPersonal = <T>(data: T): T => data;

/** How each probe's data are hidden, field by field: only where a name, an address or free text stands. */
export const redactions: { readonly [Id in ProbeId]: Hide<Id> } = {
  profiles: ({ connections }, hide) => ({
    connections: Object.fromEntries(
      Object.values(connections).map((profile) => {
        const name = hide.connection(profile.name);
        const { servers, dnsSuffix, routes, eap } = profile;
        return [
          `${profile.scope}/${name}`,
          {
            ...profile,
            name,
            server: hide.server(profile.server),
            ...(servers && { servers: servers.map((server) => hide.server(server)) }),
            ...(dnsSuffix !== undefined && { dnsSuffix: hide.suffix(dnsSuffix) }),
            ...(routes && hide.strict && { routes: routes.map((route) => hide.client(route)) }),
            ...(eap && {
              eap: { ...eap, serverNames: eap.serverNames.map((server) => hide.server(server)) },
            }),
          },
        ];
      }),
    ),
  }),
  phonebooks: ({ books }, hide) => ({
    books: Object.fromEntries(
      Object.entries(books).map(([key, book]) => {
        const [, sid, place = ''] = /^user:([^/]*)(\/.*)?$/.exec(key) ?? [];
        return [sid === undefined ? key : `user:${hide.named('sid', sid)}${place}`, phoneBook(book, hide)];
      }),
    ),
  }),
  session: (data, hide) => ({
    ...data,
    user: data.system ? data.user : hide.account(data.user),
    ...(data.sid !== undefined && { sid: data.system ? data.sid : hide.named('sid', data.sid) }),
    ...(data.people && { people: data.people.map((person) => hide.account(person)) }),
  }),
  attempts: ({ attempts, ...same }, hide) => ({
    ...same,
    attempts: mapValues(attempts, (one) => ({ ...one, connection: hide.connection(one.connection) })),
  }),
  services: nothingPersonal,
  registry: nothingPersonal,
  network: ({ interfaces, defaultRoutes, routes }, hide) => ({
    interfaces: mapEntries(
      interfaces,
      (name) => hide.adapter(name),
      (one) => ({
        ...one,
        addresses: one.addresses.map((address) => hide.client(address)),
        dnsServers: one.dnsServers.map((address) => (isIP(address) === 6 ? hide.client(address) : address)),
        ...(one.dnsSuffix !== undefined && { dnsSuffix: hide.suffix(one.dnsSuffix) }),
        ...(one.network && { network: { ...one.network, name: networkName(one.network.name, hide) } }),
      }),
    ),
    defaultRoutes: defaultRoutes.map((route) => ({
      ...route,
      interface: hide.adapter(route.interface),
      nextHop: hide.client(route.nextHop),
    })),
    ...(routes && {
      routes: mapEntries(
        routes,
        (prefix) => hide.client(prefix),
        (route) => ({
          ...route,
          interface: hide.adapter(route.interface),
          nextHop: hide.client(route.nextHop),
        }),
      ),
    }),
  }),
  devices: ({ miniports, adapters }, hide) => ({
    miniports,
    adapters: mapEntries(
      adapters,
      (name) => hide.adapter(name),
      (one) => ({ ...one, description: hide.product(one.description) }),
    ),
  }),
  bindings: ({ foreign, ...same }, hide) => ({
    ...same,
    foreign: mapValues(foreign, (one) => ({ ...one, name: hide.product(one.name) })),
  }),
  certificates: ({ machine, user, machineRoots, userOnlyRoots, ntAuth }, hide) => ({
    machine: personalCertificates(machine, hide),
    user: personalCertificates(user, hide),
    machineRoots: mapValues(machineRoots, (subject) => authority(subject, hide)),
    userOnlyRoots: mapValues(userOnlyRoots, (subject) => authority(subject, hide)),
    ntAuth,
  }),
  'system-events': nothingPersonal,
  'always-on': ({ triggers, automatic, disabled, allOff, active, deviceTunnel, managed }, hide) => {
    const named = <T extends { trustedNetworks: string[] }>(table: Readonly<Record<string, T>>) =>
      mapEntries(
        table,
        (name) => hide.connection(name),
        (one) => ({ ...one, trustedNetworks: one.trustedNetworks.map((suffix) => hide.suffix(suffix)) }),
      );
    return {
      triggers: named(triggers),
      ...(automatic && {
        automatic: mapEntries(automatic, (id) => hide.connectionOrId(id), nothingPersonal),
      }),
      disabled: disabled.map((name) => hide.connection(name)),
      ...(allOff !== undefined && { allOff }),
      ...(active !== undefined && { active: hide.connection(active) }),
      ...(deviceTunnel !== undefined && { deviceTunnel: hide.connection(deviceTunnel) }),
      ...(managed && { managed: named(managed) }),
    };
  },
  proxy: (data, hide) => {
    const settings = ({ autoDetect, ...texts }: DataOf<'proxy'>['user']): DataOf<'proxy'>['user'] => ({
      ...mapValues(texts, (value) =>
        value === undefined ? undefined : hide.strict ? hide.named('proxy', value) : hide.freeText(value),
      ),
      ...(autoDetect && { autoDetect }),
    });
    return { ...data, user: settings(data.user), machine: settings(data.machine) };
  },
  firewall: ({ profiles, blockRules }, hide) => ({
    profiles,
    blockRules: blockRules.map((rule) => ({
      ...rule,
      name: hide.freeText(rule.name),
      ...(rule.program !== undefined && { program: hide.freeText(rule.program) }),
      remoteAddresses: hide.ranges(rule.remoteAddresses),
      ...(rule.service !== undefined && { service: hide.product(rule.service) }),
    })),
  }),
  'name-policy': ({ rules, suffixes, smartResolution }, hide) => ({
    rules: rules.map((rule) => ({
      ...rule,
      names: rule.names.map((name) => (name === '.' ? name : hide.suffix(name))),
      servers: rule.servers.map((server) => hide.client(server)),
    })),
    suffixes: suffixes.map((suffix) => hide.suffix(suffix)),
    smartResolution,
  }),
  'port-owners': ({ ports }, hide) => ({
    ports: mapValues(ports, (owners) => owners.map((owner) => hide.product(owner))),
  }),
  'credential-guard': nothingPersonal,
  security: ({ products }, hide) => ({
    products: mapEntries(products, (name) => hide.product(name), nothingPersonal),
  }),
  power: nothingPersonal,
  clock: nothingPersonal,
  'registry-times': nothingPersonal,
  updates: nothingPersonal,
  'smart-cards': nothingPersonal,
  'vpn-apps': nothingPersonal,
  ipsec: ({ associations }, hide) => ({
    associations: byServer(associations, hide, nothingPersonal),
  }),
  'network-history': nothingPersonal,
  password: nothingPersonal,
  'server-name': ({ servers }, hide) => ({
    servers: byServer(servers, hide, ({ hosts, resolver }) => ({
      hosts: hosts.map((address) => hide.server(address)),
      resolver:
        'addresses' in resolver
          ? { addresses: resolver.addresses.map((address) => hide.server(address)) }
          : resolver,
    })),
  }),
  'server-route': ({ servers }, hide) => ({
    servers: byServer(servers, hide, ({ interface: used, sourceAddress, nextHop }) => ({
      ...(used !== undefined && { interface: hide.adapter(used) }),
      ...(sourceAddress !== undefined && { sourceAddress: hide.client(sourceAddress) }),
      ...(nextHop !== undefined && { nextHop: hide.client(nextHop) }),
    })),
  }),
  'server-ping': ({ servers }, hide) => ({ servers: byServer(servers, hide, nothingPersonal) }),
  // Whose kind of network a router is in stays: the stand-in says nothing of it.
  'server-hops': ({ servers }, hide) => ({
    servers: byServer(servers, hide, ({ hops }) => ({
      hops: hops.map(({ address, ...same }) => ({
        ...same,
        ...(address !== undefined && { address: hide.client(address) }),
      })),
    })),
  }),
  'path-mtu': ({ servers }, hide) => ({ servers: byServer(servers, hide, nothingPersonal) }),
  'server-trust': ({ servers }, hide) => ({ servers: byServer(servers, hide, nothingPersonal) }),
  connect: (dial, hide) => ({ ...dial, connection: hide.connection(dial.connection) }),
  'gre-call': ({ servers }, hide) => ({ servers: byServer(servers, hide, nothingPersonal) }),
  'server-tls': ({ servers }, hide) => ({
    servers: byServer(servers, hide, (found) => byServer(found, hide, (answer) => tlsAnswer(answer, hide))),
  }),
  pptp: ({ servers }, hide) => ({
    servers: byServer(servers, hide, (found) =>
      byServer(found, hide, (answer) => {
        if (!hide.strict || !('vendor' in answer)) return answer;
        const { vendor: _, ...rest } = answer;
        return rest;
      }),
    ),
  }),
  'sstp-by-proxy': ({ servers }, hide) => ({
    servers: byServer(servers, hide, (found) =>
      'tls' in found && found.tls ? { ...found, tls: tlsAnswer(found.tls, hide) } : found,
    ),
  }),
  revocation: ({ places }, hide) => ({
    places: mapEntries(places, (url) => (hide.strict ? hide.named('list', url) : url), nothingPersonal),
  }),
  stun: (data, hide) =>
    mapValues(
      data,
      (version) =>
        version && {
          ...version,
          servers: mapValues(version.servers, (seen) =>
            seen.result === 'answered' ? { ...seen, address: hide.client(seen.address) } : seen,
          ),
        },
    ) as DataOf<'stun'>,
  'time-servers': nothingPersonal,
  'public-tls': ({ sites }, hide) => ({
    sites: mapValues(sites, (site) =>
      site.result === 'answered'
        ? { ...site, issuers: site.issuers.map((one) => (hide.strict ? hide.named('subject', one) : one)) }
        : site,
    ),
  }),
  ike: ({ servers }, hide) => ({
    servers: byServer(servers, hide, (gateways) => byServer(gateways, hide, nothingPersonal)),
  }),
  'web-access': ({ beacons }, hide) => ({
    beacons: mapValues(beacons, (answer) => pageAnswer(answer, hide)),
  }),
  'public-address': (data, hide) => ({
    ...data,
    seenFrom: mapValues(data.seenFrom, (seen) =>
      'address' in seen ? { ...seen, address: hide.client(seen.address) } : seen,
    ),
  }),
  names: ({ servers, ...others }, hide) => {
    const answer = (resolution: Resolution): Resolution =>
      resolutionWith(resolution, (address) => hide.server(address));
    return {
      servers: byServer(servers, hide, ({ system, byResolver, direct }) => ({
        system: answer(system),
        ...(direct && { direct: answer(direct) }),
        byResolver: mapValues(byResolver, answer),
      })),
      ...others,
    };
  },
  inside: ({ tunnels, web }, hide) => ({
    tunnels: mapEntries(
      tunnels,
      (name) => hide.adapter(name),
      ({ resolvers, domain, bySystem }) => ({
        resolvers: mapEntries(
          resolvers,
          (address) => hide.client(address),
          (answer) => resolutionWith(answer, (address) => hide.client(address)),
        ),
        ...(domain !== undefined && { domain: hide.suffix(domain) }),
        ...(bySystem && { bySystem: resolutionWith(bySystem, (address) => hide.client(address)) }),
      }),
    ),
    web: mapValues(web, (answer) => pageAnswer(answer, hide)),
  }),
  'tcp-ports': ({ servers }, hide) => ({
    servers: byServer(servers, hide, (ports) =>
      mapValues(ports, (addresses) => byServer(addresses, hide, nothingPersonal)),
    ),
  }),
};

function resolutionWith(resolution: Resolution, hide: (address: string) => string): Resolution {
  return 'addresses' in resolution ? { addresses: resolution.addresses.map(hide) } : resolution;
}

/** Windows names a managed network mostly by its DNS suffix, and compares that with an Always On profile's list: hidden as a suffix it still can be. */
function networkName(name: string, hide: StandIns): string {
  return /^[^\s.]+(\.[^\s.]+)+$/.test(name) ? hide.suffix(name) : hide.named('net', name);
}

function pageAnswer(answer: WebAnswer, hide: StandIns): WebAnswer {
  return answer.redirectHost === undefined || !hide.strict
    ? answer
    : { ...answer, redirectHost: hide.named('portal', answer.redirectHost) };
}

function phoneBook(book: PhoneBook, hide: StandIns): PhoneBook {
  return {
    ...book,
    ...(book.owner !== undefined && { owner: hide.named('user', book.owner) }),
    ...(book.sid !== undefined && { sid: hide.named('sid', book.sid) }),
    ...(book.otherNames && { otherNames: book.otherNames.map((name) => hide.connection(name)) }),
    entries: Object.fromEntries(
      Object.values(book.entries).map((entry) => {
        const name = hide.connection(entry.name);
        const { servers } = entry;
        return [
          name,
          {
            ...entry,
            name,
            server: hide.server(entry.server),
            ...(servers && { servers: servers.map((server) => hide.server(server)) }),
          },
        ];
      }),
    ),
  };
}

/** A personal certificate names its owner; one that is its own issuer does so twice. */
function personalCertificates(
  found: Readonly<Record<string, Certificate>>,
  hide: StandIns,
): Record<string, Certificate> {
  return Object.fromEntries(
    Object.entries(found).map(([thumbprint, one]) => {
      const subject = hide.named('subject', one.subject);
      return [
        hide.strict ? hide.named('certificate', thumbprint) : thumbprint,
        { ...one, subject, issuer: one.selfSigned ? subject : authority(one.issuer, hide) },
      ];
    }),
  );
}

/** What a server shows of itself is public; only strictly is it hidden, all lists of it by the same stand-ins. */
function tlsAnswer(answer: TlsAnswer, hide: StandIns): TlsAnswer {
  if (answer.result !== 'answered' || !hide.strict) return answer;
  const { sstp } = answer;
  return {
    ...answer,
    chain: answer.chain.map(({ der: _, revocation, ...one }) => ({
      ...one,
      subject: hide.named('subject', one.subject),
      issuer: hide.named('subject', one.issuer),
      thumbprint: hide.named('certificate', one.thumbprint),
      ...(revocation && { revocation: revocation.map((url) => hide.named('list', url)) }),
    })),
    sstp: sstp.result === 'answered' ? sstpAnswer(sstp, hide) : sstp,
  };
}

/** What a server calls itself is its own text. */
function sstpAnswer<Answer extends { software?: string | undefined; redirectHost?: string | undefined }>(
  { software: _, redirectHost, ...rest }: Answer,
  hide: StandIns,
) {
  return { ...rest, ...(redirectHost !== undefined && { redirectHost: hide.named('portal', redirectHost) }) };
}

function authority(name: string, hide: StandIns): string {
  // Authorities that people make for themselves have their names in them.
  return hide.strict ? hide.named('subject', name) : hide.freeText(name);
}

/** A table that is keyed by names or addresses of servers. */
function byServer<Value, Other>(
  table: Readonly<Record<string, Value>>,
  hide: StandIns,
  change: (value: Value) => Other,
): Record<string, Other> {
  return mapEntries(table, (server) => hide.server(server), change);
}

function mapValues<Value, Other>(
  table: Readonly<Record<string, Value>>,
  change: (value: Value) => Other,
): Record<string, Other> {
  return mapEntries(table, (key) => key, change);
}

function mapEntries<Value, Other>(
  table: Readonly<Record<string, Value>>,
  rename: (key: string) => string,
  change: (value: Value) => Other,
): Record<string, Other> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [rename(key), change(value)]));
}
