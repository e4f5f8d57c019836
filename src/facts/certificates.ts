import { lookup } from '../base/lookup.ts';
import type { Certificate } from '../probes/local/certificates.ts';
import { type Connection, needsUserSession } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { attemptsOf } from './attempt.ts';
import type { CertificateFlaw, ClientCertificate, FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';
import { seenFromInside } from './vantage.ts';

type CertificateFacts = {
  [Name in Extract<keyof FactTypes, `certificate.${string}`>]: Fact<FactTypes[Name]>;
};

/** EAP method numbers (IANA) that show a certificate of the client's. */
const eapTls = 13;

/** Purposes that let a certificate identify a client: client authentication, IKE intermediate, any. */
const clientPurposes = ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.8.2.2', '2.5.29.37.0'];
/** Purposes that let one identify a server. IKEv2 gateways may have either. */
const serverPurposes = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.8.2.2', '2.5.29.37.0'];

/** Certificates on both sides: the one that this client would show, and the one that the server sends. */
export function certificateFacts(
  snapshot: Snapshot,
  connection: Connection,
  vantage: Fact<Vantage>,
  code: Fact<number>,
): CertificateFacts {
  const store = storeOf(connection, code);
  const fitting = follow(store, (kind) => candidates(snapshot, connection, kind));
  const usable = map(fitting, (all) => all.filter(({ state }) => state === 'usable'));
  const ofCloud = map(evidence(snapshot.probes, 'certificates'), ({ user, machine }) =>
    [...Object.values(user), ...Object.values(machine)].filter(({ issuer }) =>
      ofConditionalAccess.test(issuer),
    ),
  );
  const ownFlaws = serverOwnFlaws(snapshot, connection.server, vantage);
  return {
    'certificate.clientUsed': store.known ? known(true) : store.why === noneUsed ? known(false) : store,
    'certificate.client': map(fitting, best),
    'certificate.severalFit': map(usable, (all) => all.length > 1),
    // The newest first: of one issuer it is the one to keep.
    'certificate.fitting': map(usable, (all) =>
      [...all]
        .sort((a, b) => Date.parse(b.certificate.notBefore) - Date.parse(a.certificate.notBefore))
        .map(
          ({ thumbprint, certificate: { issuer, notAfter } }) =>
            `${thumbprint} (${issuer.replace(/^CN=/, '')}, until ${notAfter.slice(0, 10)})`,
        ),
    ),
    'certificate.severalOfOneIssuer': map(
      usable,
      (all) => all.length > 1 && new Set(all.map(({ certificate }) => certificate.issuer)).size === 1,
    ),
    'certificate.clientSelfSigned': map(
      fitting,
      (all) => all.length > 0 && all.every(({ certificate }) => certificate.selfSigned),
    ),
    'certificate.accountBound': follow(usable, (all) =>
      all.length > 0
        ? known(all.some(({ certificate }) => certificate.sidExtension))
        : unknown('no client certificate is usable'),
    ),
    'certificate.clientDaysLeft': follow(usable, (all) =>
      // What lives for hours or days renews itself all the time.
      all.length > 0 && all.every(({ certificate }) => lifetimeDays(certificate) >= 30)
        ? known(Math.max(...all.map(({ certificate }) => daysLeft(snapshot, certificate.notAfter))))
        : unknown('no client certificate is usable, or it is one that lives for days only'),
    ),
    'certificate.expiredSinceSuccess': follow(fitting, (all) => {
      const ends = all
        .filter(({ state }) => state === 'expired')
        .map(({ certificate }) => Date.parse(certificate.notAfter));
      const well = lastSuccess(snapshot, connection);
      return ends.length > 0 && well !== undefined
        ? known(well < Math.max(...ends))
        : unknown('no certificate has run out, or no success is in the log');
    }),
    'certificate.cloudIssued': map(ofCloud, (all) => all.length > 0),
    'certificate.issuerInNtAuth': follow(usable, (all) => issuerInNtAuth(snapshot, all)),
    'certificate.cloudValid': map(ofCloud, (all) =>
      all.some(
        ({ notBefore, notAfter }) =>
          Date.parse(notBefore) <= Date.parse(snapshot.taken) &&
          Date.parse(snapshot.taken) <= Date.parse(notAfter),
      ),
    ),
    'certificate.renewedSinceSuccess': follow(usable, (all) => {
      const well = lastSuccess(snapshot, connection);
      return all.length > 0 && well !== undefined
        ? known(all.every(({ certificate }) => Date.parse(certificate.notBefore) > well))
        : unknown('no client certificate is usable, or no success is in the log');
    }),
    'certificate.serverDaysLeft': map(serverCertificate(snapshot, connection.server, vantage), ({ own }) =>
      daysLeft(snapshot, own.notAfter),
    ),
    'certificate.rootForUserOnly':
      needsUserSession(snapshot) || connection.owner !== undefined
        ? unknown('the person’s certificates need the user’s session')
        : rootForUserOnly(snapshot, connection),
    'certificate.serverFlaws': serverFlaws(snapshot, connection.server, ownFlaws),
    'certificate.serverOwnFlaws': ownFlaws,
    'certificate.serverFromInterceptor': serverFromInterceptor(snapshot, connection.server),
    'certificate.serverRootIsPrivate': map(trustOf(snapshot, connection.server), ({ chain }) =>
      chain.includes('UntrustedRoot'),
    ),
  };
}

/** When the connection last came up, or was up to. */
function lastSuccess(snapshot: Snapshot, connection: Connection): number | undefined {
  const attempts = attemptsOf(snapshot, connection);
  const well = attempts.known
    ? attempts.value.filter(({ result }) => result === 'ended' || result === 'connected').at(-1)
    : undefined;
  return well && Date.parse(well.at);
}

type Store = 'machine' | 'user';

/** IKEv2 by machine certificate and L2TP by certificate look among the computer's, EAP-TLS among the user's. */
function storeOf({ profile, entry, tunnel }: Connection, code: Fact<number>): Fact<Store> {
  const authentication = profile?.authentication ?? entry?.authentication;
  if (!authentication) return unknown('how the profile signs in is not known');
  if (authentication.includes('machine-certificate') && tunnel === 'ikev2') return known('machine');
  if (tunnel === 'l2tp' && profile?.l2tpAuthentication === 'certificate') return known('machine');
  if (authentication.includes('eap')) {
    const methods = profile?.eap?.methods ?? (entry?.eapMethod === undefined ? [] : [entry.eapMethod]);
    if (methods.includes(eapTls)) return known('user');
    // 798: no certificate was found for EAP. That tells the method where the profile does not.
    if (methods.length === 0)
      return code.known && code.value === 798 ? known('user') : unknown('the profile names no EAP method');
  }
  return unknown(noneUsed);
}

const noneUsed = 'the profile uses no certificate of the client';

interface Candidate {
  readonly certificate: Certificate;
  readonly state: Exclude<ClientCertificate, 'missing'>;
  readonly thumbprint: string;
}

function candidates(snapshot: Snapshot, connection: Connection, store: Store): Fact<Candidate[]> {
  if (store === 'user' && (needsUserSession(snapshot) || connection.owner !== undefined))
    return unknown('the person’s certificates need the user’s session');
  return map(evidence(snapshot.probes, 'certificates'), (found) => {
    const all = Object.entries(found[store])
      .filter(([, { issuer }]) => !ofTheDevice.test(issuer))
      .filter(([, { issuer }]) => !ofConditionalAccess.test(issuer))
      .map(([thumbprint, certificate]) => ({
        thumbprint,
        certificate,
        state: stateOf(certificate, connection, Date.parse(snapshot.taken)),
      }));
    // A filter may name the root, with an authority between it and the certificate: then all of them may suit.
    const named = all.filter(({ certificate: { issuer } }) =>
      isNamed(issuer, connection, found.machineRoots),
    );
    return named.length > 0 ? named : all;
  });
}

/** Certificates by which Windows proves the device to Entra ID; some live an hour. No VPN profile uses them. */
const ofTheDevice = /CN=MS-Organization-(Access|P2P-Access)/i;

/** Entra ID gives these out for an hour at each dial (conditional access for VPN); an old one that lies about means nothing. */
const ofConditionalAccess = /CN=Microsoft VPN root CA/i;

/** Whether the issuer is one that the profile insists on, as far as those are known by name here. */
function isNamed(issuer: string, { profile }: Connection, roots: Readonly<Record<string, string>>): boolean {
  const wanted = [
    ...(profile?.eap?.issuers ?? []),
    ...(profile?.certificateIssuer ? [profile.certificateIssuer] : []),
  ];
  return wanted.some((thumbprint) => lookup(roots, thumbprint.replace(/\s/g, '').toUpperCase()) === issuer);
}

function stateOf(certificate: Certificate, { profile }: Connection, now: number): Candidate['state'] {
  if (!certificate.hasPrivateKey) return 'no-private-key';
  const wanted = profile?.certificateEkus ?? clientPurposes;
  if (!certificate.anyPurpose && !certificate.ekus.some((purpose) => wanted.includes(purpose)))
    return 'wrong-purpose';
  if (Date.parse(certificate.notBefore) > now) return 'not-yet-valid';
  if (Date.parse(certificate.notAfter) < now) return 'expired';
  const broken = certificate.chain?.some((flag) => flag === 'UntrustedRoot' || flag === 'PartialChain');
  if (certificate.selfSigned || broken) return 'untrusted';
  return certificate.anyPurpose ? 'no-purpose' : 'usable';
}

/** The best one decides; the order says how near each is to being usable. */
const nearness: readonly ClientCertificate[] = [
  'usable',
  'no-purpose',
  'expired',
  'not-yet-valid',
  'untrusted',
  'wrong-purpose',
  'no-private-key',
];

function best(all: readonly Candidate[]): ClientCertificate {
  return nearness.find((state) => all.some((one) => one.state === state)) ?? 'missing';
}

/** The root that matters is among those of the user and not among those of the computer, where the VPN looks. */
function rootForUserOnly(snapshot: Snapshot, { profile, server }: Connection): Fact<boolean> {
  return map(evidence(snapshot.probes, 'certificates'), ({ machine, userOnlyRoots }) => {
    const trust = trustOf(snapshot, server);
    const thumbprints = [...(profile?.eap?.trustedRoots ?? []), trust.known ? (trust.value.root ?? '') : ''];
    const subjects = Object.values(userOnlyRoots);
    return (
      thumbprints.some((thumbprint) => thumbprint in userOnlyRoots) ||
      Object.values(machine).some(({ issuer, selfSigned }) => !selfSigned && subjects.includes(issuer))
    );
  });
}

/**
 * Windows keeps a copy of the domain's list; computers outside of a domain have an empty one. By its thumbprint an authority is known only where it is a root
 * of this computer.
 */
function issuerInNtAuth({ probes }: Snapshot, usable: readonly Candidate[]): Fact<boolean> {
  return follow(evidence(probes, 'certificates'), ({ ntAuth, machineRoots }) => {
    if (ntAuth.length === 0) return unknown('this computer has no list of the domain’s');
    const issuers = usable.map(({ certificate }) => certificate.issuer);
    const authorities = Object.entries(machineRoots).flatMap(([thumbprint, subject]) =>
      issuers.includes(subject) ? [thumbprint] : [],
    );
    return authorities.length > 0
      ? known(authorities.some((thumbprint) => ntAuth.includes(thumbprint)))
      : unknown('the authority of the certificate is no root of this computer');
  });
}

function trustOf({ probes }: Snapshot, server: string) {
  return follow(evidence(probes, 'server-trust'), ({ servers }) =>
    entryOf(servers, server, 'Windows was not asked about this server'),
  );
}

function lifetimeDays({ notBefore, notAfter }: Certificate): number {
  return (Date.parse(notAfter) - Date.parse(notBefore)) / 86_400_000;
}

/** Whole days until then; negative once it is past. */
function daysLeft({ taken }: Snapshot, notAfter: string): number {
  return Math.floor((Date.parse(notAfter) - Date.parse(taken)) / 86_400_000);
}

/** The certificate that the server sent for itself, and whether it names the host. */
function serverCertificate(snapshot: Snapshot, server: string, vantage: Fact<Vantage>) {
  // Within a tunnel or the company's network another server may answer by that name.
  const inside = seenFromInside(vantage);
  if (inside) return inside;
  const answer = follow(evidence(snapshot.probes, 'server-tls'), ({ servers }) =>
    entryOf(servers, server, 'this server was not asked for its certificate'),
  );
  return follow(answer, (found) => {
    const said = Object.values(found).find((one) => one.result === 'answered');
    if (!said) return unknown('no TLS answer came from the server');
    const [own] = said.chain;
    if (!own) return unknown('the server sent no certificate');
    return known({ own, namesHost: said.namesHost });
  });
}

/** What is wrong with it by its own words: these need nobody's judgement. */
function serverOwnFlaws(snapshot: Snapshot, server: string, vantage: Fact<Vantage>): Fact<CertificateFlaw[]> {
  return map(serverCertificate(snapshot, server, vantage), ({ own, namesHost }): CertificateFlaw[] => {
    const now = Date.parse(snapshot.taken);
    return [
      ...(Date.parse(own.notAfter) < now ? (['expired'] as const) : []),
      ...(Date.parse(own.notBefore) > now ? (['not-yet-valid'] as const) : []),
      ...(namesHost ? [] : (['wrong-name'] as const)),
      ...(own.ekus && !own.ekus.some((purpose) => serverPurposes.includes(purpose))
        ? (['wrong-purpose'] as const)
        : []),
    ];
  });
}

/**
 * The same with what only Windows can see. Where it was not asked, the list is not known to be whole unless it holds something.
 */
function serverFlaws(
  snapshot: Snapshot,
  server: string,
  own: Fact<CertificateFlaw[]>,
): Fact<CertificateFlaw[]> {
  return follow(own, (seen) => {
    const trust = trustOf(snapshot, server);
    if (!trust.known) return seen.length > 0 ? known(seen) : trust;
    return known([...seen, ...windowsFlaws(trust.value)]);
  });
}

/** The server's certificate comes from the very authority that vouches, wrongly, for web sites that everybody knows. */
function serverFromInterceptor({ probes }: Snapshot, server: string): Fact<boolean> {
  const chains = follow(evidence(probes, 'server-tls'), ({ servers }) =>
    map(entryOf(servers, server, 'this server was not asked for its certificate'), (found) =>
      Object.values(found).flatMap((one) => (one.result === 'answered' ? [one.chain] : [])),
    ),
  );
  return follow(chains, (found) =>
    follow(evidence(probes, 'public-tls'), ({ sites }) => {
      const answered = Object.values(sites).flatMap((site) => (site.result === 'answered' ? [site] : []));
      if (found.length === 0 || answered.length === 0) return unknown('there is nothing to compare');
      const foreign = answered.filter((site) => !site.publicAuthority).flatMap(({ issuers }) => issuers);
      return known(found.flat().some(({ issuer }) => foreign.includes(issuer)));
    }),
  );
}

function windowsFlaws({ chain, revocation }: { chain: readonly string[]; revocation: readonly string[] }) {
  const flaws: CertificateFlaw[] = [];
  if (chain.includes('UntrustedRoot')) flaws.push('untrusted-root');
  if (chain.includes('PartialChain')) flaws.push('incomplete-chain');
  if (revocation.includes('Revoked')) flaws.push('revoked');
  // An unbuildable chain has no revocation either: that says nothing of its own.
  const unasked = revocation.some(
    (flag) => flag === 'RevocationStatusUnknown' || flag === 'OfflineRevocation',
  );
  if (unasked && chain.length === 0) flaws.push('revocation-unknown');
  return flaws;
}
