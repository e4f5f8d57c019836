import { alwaysOnFacts } from '../facts/always-on.ts';
import { attemptsOf } from '../facts/attempt.ts';
import { evidence } from '../facts/evidence.ts';
import type { Profile } from '../probes/local/profiles.ts';
import { type Connection, connectionsOf, isUp, profilesSeen } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { canonicalCode, formatCode } from '../vpn/error-codes/normalise.ts';
import { isThirdPartyVpnAdapter } from '../vpn/third-party-adapters.ts';

/** What was observed in this run by the time of the dial. */
export type Observed = Pick<Snapshot, 'probes' | 'request' | 'answers'>;

/** A connection that Windows lists for the caller: only such a one can be dialled. */
export type Listed = Connection & { readonly profile: Profile };

/** The one connection that was meant; or why there is none. */
export function dialTarget(observed: Observed): Listed | string {
  const { request } = observed;
  if (request.connection === undefined && profilesSeen(observed).length > 1)
    return 'there are several connections: name the one to connect';
  const [found, second] = connectionsOf(observed);
  if (!found) return 'there is no connection';
  if (second) return 'several connections have this name: give the id of one, like "user/Name"';
  if (found.owner !== undefined)
    return 'it is another person’s connection, which only that person can connect';
  if (!found.profile) return 'Windows lists no such connection here, and only a saved one can be connected';
  return { ...found, profile: found.profile };
}

/** One thing that speaks against a dial: answers why, or nothing. What is not known speaks against it as well. */
type Objection = (connection: Listed, observed: Observed) => string | undefined;

/** Every reason against a dial, the plainest first. */
const objections: readonly Objection[] = [
  hostileName,
  asksForSomethingElse,
  notOurs,
  wrongPerson,
  dialsByItself,
  mightAsk,
  signInFailed,
  tunnelUp,
  cutsOff,
];

/**
 * Why this connection may not be dialled; undefined where it may. Decided by what this run has observed, before anything happens: a dial signs in
 * with a person's account and changes the routes of this computer.
 */
export function mayDial(connection: Listed, observed: Observed): string | undefined {
  for (const objection of objections) {
    const reason = objection(connection, observed);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/**
 * rasdial takes a word with a slash for an option; Windows PowerShell hands over quotes, and a backslash before the quote that it adds
 * itself, as something else than they were.
 */
function hostileName({ name }: Listed): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /^[/-]|["\x00-\x1f\x7f-\x9f]|\\$|^$/.test(name)
    ? 'its name begins with / or -, ends with \\, or holds a quote: rasdial might take it for something else'
    : undefined;
}

/** A dial goes to the profile's own server by its own tunnel. What was asked about another is not answered by it. */
function asksForSomethingElse({ profile, server, tunnel }: Listed): string | undefined {
  const same = profile.server.toLowerCase() === server.toLowerCase() && profile.tunnel === tunnel;
  return same ? undefined : 'the connection has another server or tunnel type than --server or --tunnel says';
}

function notOurs({ profile, entry }: Listed): string | undefined {
  if (profile.plugIn) return 'a plug-in of another maker connects it';
  if (!entry) return 'its entry in the phone book could not be read';
  if (entry.customDialler) return 'a program of another maker connects it';
  if (entry.dialsAnotherFirst) return 'it connects another connection first';
  return undefined;
}

/** Windows dials it whenever it likes, and on some builds takes a hang-up for the person's wish that it stay down. */
function dialsByItself(connection: Listed, observed: Observed): string | undefined {
  const facts = alwaysOnFacts(observed, connection);
  const [wanted, device] = [facts['alwaysOn.wanted'], facts['alwaysOn.deviceTunnel']];
  const onDemand = facts['alwaysOn.onDemand'];
  // What stays unknown of a profile for all users are triggers, which only profiles of one person have.
  const noTrigger = device.known && connection.scope === 'all-users';
  if (!device.known || !(wanted.known || noTrigger))
    return 'whether Windows connects it by itself could not be seen';
  return (wanted.known && wanted.value) || (onDemand.known && onDemand.value) || device.value
    ? 'it is set up to connect by itself (Always On), and Windows may take the hang-up for a wish to keep it down'
    : undefined;
}

/** Its own words for how a profile signs in, as far as a dial has to know. */
type SignIn = 'machine-certificate' | 'user-certificate' | 'windows' | 'password' | 'unknown';

/** EAP method numbers (IANA): TLS shows a certificate, PEAP carries another method, MS-CHAP v2 takes a password. */
const eap = { tls: 13, peap: 25, mschapv2: 26 } as const;

function signInOf({ authentication, eap: settings, useWinlogonCredential }: Profile): SignIn {
  if (authentication.length === 0) return 'unknown';
  if (authentication.every((method) => method === 'machine-certificate')) return 'machine-certificate';
  const password = useWinlogonCredential ? 'windows' : 'password';
  if (!authentication.includes('eap')) return password;
  const inner = new Set<number>((settings?.methods ?? []).filter((method) => method !== eap.peap));
  if (inner.size !== 1) return 'unknown';
  if (inner.has(eap.mschapv2)) return password;
  // A smart card wants its PIN. Other methods may ask for whatever they like.
  return inner.has(eap.tls) && settings?.certificateFrom === 'store' ? 'user-certificate' : 'unknown';
}

/** Credentials and certificates are one person's; SYSTEM and an administrator who helps out have none of them. */
function wrongPerson({ profile, scope }: Listed, { probes }: Observed): string | undefined {
  const session = evidence(probes, 'session');
  if (!session.known) return 'who runs this could not be seen';
  const { system, someoneElse } = session.value;
  if (!system && someoneElse === false) return undefined;
  const who = system ? 'SYSTEM' : 'somebody who is not logged on at this computer';
  return scope === 'all-users' && signInOf(profile) === 'machine-certificate'
    ? undefined
    : `${who} runs this, and the sign-in belongs to a person`;
}

/** Nobody may be asked for anything; and a password that is not there counts as a wrong one. */
function mightAsk(connection: Listed, observed: Observed): string | undefined {
  const { profile } = connection;
  const kind = signInOf(profile);
  if (kind === 'unknown') return 'how it signs in is not known, or it may ask for something (a PIN, a code)';
  if (kind !== 'password') return undefined;
  if (!profile.rememberCredential) return 'no user name and password are saved with it';
  return hasConnected(connection, observed)
    ? undefined
    : 'whether a password is saved is not known: no success is in the log of 30 days. Give --answer worked-before=yes if it has connected with a saved one';
}

function hasConnected(connection: Listed, observed: Observed): boolean {
  const attempts = attemptsOf(observed, connection);
  const logged = attempts.known && attempts.value.some(({ result }) => wentWell.includes(result));
  return logged || observed.answers['worked-before'] === 'yes';
}

const wentWell: readonly string[] = ['connected', 'ended'];

/** Refused sign-ins that a directory counts until it locks the account; the last is what EAP says for 691 (eaphosterror.h). */
const refusedSignIns: readonly number[] = [691, 646, 647, 648, 649, 0x80420112];

function signInFailed(connection: Listed, observed: Observed): string | undefined {
  const attempts = attemptsOf(observed, connection);
  if (!attempts.known) return 'the log could not be read, and may hold a refused sign-in';
  // What failed before the last success is over.
  const lastWell = attempts.value.findLastIndex(({ result }) => wentWell.includes(result));
  const codes = [
    observed.request.error,
    ...attempts.value.slice(lastWell + 1).map(({ errorCode }) => errorCode),
  ];
  const refused = codes
    .map((code) => (code === undefined ? undefined : canonicalCode(code)))
    .find((code) => code !== undefined && refusedSignIns.includes(code));
  return refused === undefined
    ? undefined
    : `the last sign-in was refused (${formatCode(refused)}), and one more may lock the account`;
}

/** Whatever is up stays untouched: a second tunnel would take its routes. */
function tunnelUp(_: Listed, observed: Observed): string | undefined {
  return vpnUp(observed);
}

/** Which VPN is up, in words, or that it is not known; undefined where none is. */
export function vpnUp(observed: Pick<Snapshot, 'probes'>): string | undefined {
  const { probes } = observed;
  const [profiles, network, devices] = [
    evidence(probes, 'profiles'),
    evidence(probes, 'network'),
    evidence(probes, 'devices'),
  ];
  if (!profiles.known || !network.known || !devices.known) return 'whether a VPN is up could not be seen';
  const ours =
    Object.values(profiles.value.connections).some(({ status }) => status !== 'disconnected') ||
    profilesSeen(observed).some((one) => isUp(observed, one));
  if (ours) return 'a VPN connection is up';
  return Object.values(devices.value.adapters).some(
    ({ status, description }) => status === 'up' && isThirdPartyVpnAdapter(description),
  )
    ? 'another product’s VPN is up'
    : undefined;
}

/** A tunnel that takes all traffic takes that of whoever works here from afar, too. */
function cutsOff({ profile, entry }: Listed, { probes }: Observed): string | undefined {
  if (isSplit(profile) && entry?.splitTunneling) return undefined;
  const full = 'the tunnel takes all traffic';
  const session = evidence(probes, 'session');
  const kind = session.known ? session.value.session : undefined;
  const programs = session.known ? session.value.remoteControl : undefined;
  if (kind === undefined || programs === undefined)
    return `${full}, and whether somebody works here from afar could not be seen`;
  if (kind !== 'console') return `${full}, and would cut off whoever runs this from afar`;
  const [program] = programs;
  return program === undefined ? undefined : `${full}, and would cut off ${program}`;
}

/** Two halves of everything are everything. */
function isSplit({ splitTunneling, routes = [] }: Profile): boolean {
  return splitTunneling && !routes.some((route) => /\/[01]$/.test(route));
}
