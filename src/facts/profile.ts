import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { lookup } from '../base/lookup.ts';
import type { Profile } from '../probes/local/profiles.ts';
import { type Connection, isUp, sstpBeside } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes, PhoneBookState } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';
import { upWithoutInterface } from './testimony.ts';

type ProfileFacts = {
  [Name in Extract<keyof FactTypes, `profile.${string}` | 'phonebook.file'>]: Fact<FactTypes[Name]>;
};

/** Facts of the profile itself. For a server without a profile most are unknown, and say so. */
export function profileFacts(snapshot: Snapshot, connection: Connection): ProfileFacts {
  const { profile, entry, server, tunnel } = connection;
  const profiles = evidence(snapshot.probes, 'profiles');
  const from = <T>(value: T | undefined): Fact<T> =>
    value !== undefined
      ? known(value)
      : unknown(
          profile || entry
            ? 'the profile does not say'
            : profiles.known
              ? 'no profile has this server'
              : profiles.why,
        );
  return {
    'profile.tunnel': known(tunnel),
    'profile.serverIsAddress': server === '' ? unknown('no server is named') : known(isIP(server) !== 0),
    'profile.serverIsInside':
      isIP(server) === 0 ? unknown('the profile has a name') : known(isInsideAddress(server)),
    'profile.authentication': from(profile?.authentication ?? entry?.authentication),
    'profile.encryption': from(profile?.encryption ?? entry?.encryption),
    'profile.l2tpAuthentication': from(profile?.l2tpAuthentication),
    'profile.status': from(profile?.status ?? (isUp(snapshot, connection) ? 'connected' : undefined)),
    'profile.customIpsecPolicy': from(profile?.customIpsecPolicy ?? entry?.customIpsecPolicy),
    'profile.otherConnected': follow(profiles, ({ connections }) =>
      otherConnected(snapshot, connection, connections),
    ),
    // Only where both are named: a connection without a server is beside none.
    'profile.sstpBeside': map(profiles, () => sstpBeside(snapshot, connection) !== undefined),
    'profile.plugIn': from(profile ? profile.plugIn === true : entry?.plugIn),
    'profile.splitTunneling': from(profile?.splitTunneling ?? entry?.splitTunneling),
    'profile.eapMethodInstalled': eapMethodInstalled(snapshot, connection),
    'profile.eapRootTrusted': eapRootTrusted(snapshot, connection),
    'profile.staticAddress': from(entry?.staticAddress),
    'profile.useWindowsSignIn': from(profile?.useWinlogonCredential ?? entry?.useWindowsSignIn),
    'profile.remembersCredentials': from(profile?.rememberCredential),
    'profile.signsInBy': signsInBy(connection),
    'profile.routeOffBoundary': from(profile?.routes?.some((route) => atBoundary(route) !== route)),
    'profile.eapNamesHaveCapitals':
      profile?.eap && profile.eap.serverNames.length > 0
        ? known(profile.eap.serverNames.some((name) => name !== name.toLowerCase()))
        : unknown('the profile’s EAP settings name no server'),
    'profile.eapNamesMalformed':
      profile?.eap && profile.eap.serverNames.length > 0
        ? known(profile.eap.serverNames.some((name) => /[,\s]/.test(name)))
        : unknown('the profile’s EAP settings name no server'),
    'profile.msChap': msChap(connection),
    'profile.idleLimit': map(from(profile?.idleDisconnectSeconds), (seconds) => seconds > 0),
    'profile.missing': known(connection.missing === true),
    'profile.usesVpnCredentialsInside': from(entry?.useRasCredentials),
    'profile.forEverybody': from(profile || entry ? connection.scope === 'all-users' : undefined),
    'profile.ikev2Key': entry
      ? known(entry.ikev2Key === true)
      : unknown('the phone book’s file was not read'),
    'phonebook.file': phoneBookState(snapshot, connection),
  };
}

/** One that Windows calls connected and that has no interface contradicts itself: nothing is known from it. */
function otherConnected(
  { probes }: Snapshot,
  { id: own }: Connection,
  connections: Readonly<Record<string, Profile>>,
): Fact<boolean> {
  const doubtful = upWithoutInterface(probes).map(({ id }) => id);
  const others = Object.entries(connections).filter(
    ([id, { status }]) => id !== own && status === 'connected',
  );
  if (others.some(([id]) => !doubtful.includes(id))) return known(true);
  return others.length > 0
    ? unknown('Windows says that another connection is up, and it has no network interface')
    : known(false);
}

/** EAP methods (IANA): TLS shows a certificate, the rest of these want a password. PEAP (25) and TTLS (21) carry another one. */
const passwordMethods = [4, 6, 26, 29];
const certificateMethods = [13];

function signsInBy({ profile, entry }: Connection): Fact<'password' | 'certificate'> {
  const methods = profile?.authentication ?? entry?.authentication;
  if (!methods || methods.length === 0) return unknown('how the profile signs in is not known');
  if (!methods.includes('eap'))
    return known(methods.every((one) => one === 'machine-certificate') ? 'certificate' : 'password');
  const eap = profile?.eap?.methods ?? (entry?.eapMethod === undefined ? [] : [entry.eapMethod]);
  if (eap.some((one) => certificateMethods.includes(one))) return known('certificate');
  if (eap.some((one) => passwordMethods.includes(one))) return known('password');
  return unknown('the profile does not say what goes on within its EAP method');
}

/** The prefix from its own beginning, as a route needs it: 172.21.12.0/21 begins at 172.21.8.0. What is no prefix stays as it is. */
export function atBoundary(prefix: string): string {
  if (!ipaddr.isValidCIDR(prefix)) return prefix;
  const bits = prefix.slice(prefix.indexOf('/'));
  const own = ipaddr.parseCIDR(prefix)[0];
  const first =
    own.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(prefix)
      : ipaddr.IPv6.networkAddressFromCIDR(prefix);
  return first.toString() === own.toString() ? prefix : `${first.toString()}${bits}`;
}

/** An address that leads somewhere within a network of its own only. (RFC 1918, RFC 4193, RFC 3927) */
export function isInsideAddress(server: string): boolean {
  return ipaddr.isValid(server) && insideRanges.has(ipaddr.process(server).range());
}

const insideRanges: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'loopback', 'linkLocal']);

/** EAP-MSCHAP v2, by itself or within PEAP. (IANA, EAP method types) */
const eapMsChap = 26;

/** Whether the person's password goes by MS-CHAP v2. What EAP carries inside only the profile's own settings tell. */
function msChap({ profile, entry }: Connection): Fact<boolean> {
  const authentication = profile?.authentication ?? entry?.authentication;
  if (!authentication) return unknown('how the profile signs in is not known');
  if (authentication.includes('mschapv2')) return known(true);
  if (!authentication.includes('eap')) return known(false);
  const methods = profile?.eap?.methods ?? [];
  if (methods.includes(eapMsChap) || entry?.eapMethod === eapMsChap) return known(true);
  return methods.length > 0 ? known(false) : unknown('which EAP method the profile uses is not known');
}

/** Every EAP method has a key of its number below RasMan\PPP\EAP; without the profile's one the dial ends with 850. */
function eapMethodInstalled({ probes }: Snapshot, { profile, entry }: Connection): Fact<boolean> {
  const methods = profile?.eap?.methods ?? (entry?.eapMethod === undefined ? [] : [entry.eapMethod]);
  const [outer] = methods;
  if (outer === undefined) return unknown('the profile names no EAP method');
  return follow(evidence(probes, 'registry'), ({ eapMethods }) =>
    eapMethods
      ? known(eapMethods.includes(outer))
      : unknown('the EAP methods that are installed were not told'),
  );
}

function eapRootTrusted({ probes }: Snapshot, { profile }: Connection): Fact<boolean> {
  const roots = profile?.eap?.trustedRoots ?? [];
  if (roots.length === 0) return unknown('the profile insists on no root');
  return map(evidence(probes, 'certificates'), ({ machineRoots, userOnlyRoots }) =>
    roots.some((root) => root in machineRoots || root in userOnlyRoots),
  );
}

/** The file in which this profile stands. That of a person is only looked for where the profile is that person's. */
function phoneBookState(
  { probes }: Snapshot,
  { id, scope, owner, profile }: Connection,
): Fact<PhoneBookState> {
  return follow(evidence(probes, 'phonebooks'), ({ books }) => {
    const key = owner === undefined ? scope : id.slice(0, id.indexOf('/'));
    const book = lookup(books, key);
    if (!book) return unknown('that phone book was not looked for');
    switch (book.state) {
      case 'read':
        // What Windows itself has read is in order for it.
        if (!book.damaged || profile) return known('readable');
        return probes.profiles?.status === 'ok' || probes.profiles?.status === 'failed'
          ? known('damaged')
          : unknown('whether Windows can read it was not seen');
      case 'denied':
        return known('closed');
      case 'absent':
        return known(book.certain ? 'absent' : 'elsewhere');
      case 'elsewhere':
        return known('elsewhere');
      default:
        return unknown('the file could not be read to its end');
    }
  });
}
