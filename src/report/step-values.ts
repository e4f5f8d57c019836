import { lookup, lookupName } from '../base/lookup.ts';
import type { Facts } from '../facts/catalogue.ts';
import { evidence } from '../facts/evidence.ts';
import { coversName, ruleFor } from '../facts/names.ts';
import { atBoundary } from '../facts/profile.ts';
import { upWithoutInterface } from '../facts/testimony.ts';
import type { StepValues } from '../rules/step-values.ts';
import { type Connection, profilesSeen, sstpBeside, tunnelNames } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { formatCode } from '../vpn/error-codes/normalise.ts';
import type { Tunnel } from '../vpn/tunnels.ts';
import { brokenBuilds } from '../vpn/update-regressions.ts';

const tunnelTypes: Record<Tunnel, string> = {
  automatic: 'Automatic',
  pptp: 'Pptp',
  l2tp: 'L2tp',
  sstp: 'Sstp',
  ikev2: 'Ikev2',
};

const authNames: Readonly<Record<string, string>> = {
  pap: 'Pap',
  chap: 'Chap',
  mschapv2: 'MSChapv2',
  eap: 'Eap',
  'machine-certificate': 'MachineCertificate',
};

/** EAP methods by their number. (IANA: EAP method types) */
const eapNames: Readonly<Record<number, string>> = {
  13: 'EAP-TLS',
  21: 'EAP-TTLS',
  25: 'PEAP',
  26: 'EAP-MSCHAPv2',
};

/** Everybody's phone book, and that of the person who runs the command. */
const books = {
  'all-users': "'C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk'",
  user: '"$env:APPDATA\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk"',
} as const;

/** All that steps may say of this client: of the connection, of what stands in its way, and whom to call. */
export function stepValues(
  { probes }: Pick<Snapshot, 'probes'>,
  connection: Connection,
  facts: Facts,
): StepValues {
  return known({
    ...ofConnection(connection),
    SSTP: inQuotes(sstpBeside({ probes }, connection)?.name),
    ...ofNetwork({ probes }, connection, facts),
    ...ofNames({ probes }, connection),
    ...ofComputer({ probes }, facts),
    'OTHER-CONNECTION': otherUp({ probes }, connection),
    'DEAD-ADDRESS': inBrackets(listOf(facts['reach.deadAddresses'])),
    'OTHER-VPN': otherVpn({ probes }, connection, facts),
    CERTIFICATES: fittingCertificates(facts),
  });
}

/** What names nothing of this computer and its network. */
const impersonal = [
  'CODE',
  'CALLED',
  'BOOK',
  'MTU',
  'FORMER-MTU',
  'TUNNEL',
  'METHOD',
  'METHODS',
  'SECONDS',
  'UPDATE',
];

export function withoutNames(values: StepValues): StepValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => impersonal.includes(name)));
}

function ofConnection({ name, server, scope, tunnel, profile, entry }: Connection): Values {
  const wrong = profile?.routes?.find((route) => atBoundary(route) !== route);
  const methods = (profile?.authentication ?? entry?.authentication ?? []).map(
    (one) => authNames[one] ?? one,
  );
  const eap = (profile?.eap?.methods ?? (entry?.eapMethod === undefined ? [] : [entry.eapMethod])).map(
    (number) => eapNames[number] ?? `EAP ${number}`,
  );
  return {
    NAME: name,
    SERVER: server,
    BOOK: books[scope],
    TUNNEL: tunnelTypes[tunnel],
    METHODS: methods.join(', '),
    METHOD: inBrackets(methods.flatMap((one) => (one === 'Eap' && eap.length > 0 ? eap : [one]))),
    SECONDS: profile && String(profile.idleDisconnectSeconds),
    'WRONG-ROUTE': wrong,
    ROUTE: wrong && atBoundary(wrong),
    ROOT: inBrackets(profile?.eap?.trustedRoots),
  };
}

/** Another connection that is up beside this one, and no doubtful one. */
function otherUp({ probes }: Pick<Snapshot, 'probes'>, { id }: Connection): string | undefined {
  const doubtful = upWithoutInterface(probes).map((one) => one.id);
  return profilesSeen({ probes }).find(
    ({ id: other, profile }) => other !== id && profile?.status === 'connected' && !doubtful.includes(other),
  )?.name;
}

/** The company's domain, the rule for it, and the name server that the tunnel brought. */
function ofNames({ probes }: Pick<Snapshot, 'probes'>, { name, profile }: Connection): Values {
  const network = evidence(probes, 'network');
  const inside = evidence(probes, 'inside');
  const policy = evidence(probes, 'name-policy');
  const link = network.known ? lookupName(network.value.interfaces, name) : undefined;
  const asked = inside.known ? lookupName(inside.value.tunnels, name)?.domain : undefined;
  const suffix = asked ?? profile?.dnsSuffix ?? link?.dnsSuffix;
  const rule = policy.known && suffix ? ruleFor(policy.value.rules, suffix) : undefined;
  return {
    SUFFIX: suffix,
    NAMESPACE: rule?.names.find((one) => coversName(one, suffix ?? '')) ?? (suffix && `.${suffix}`),
    RESOLVER: link?.dnsServers[0],
  };
}

function ofNetwork({ probes }: Pick<Snapshot, 'probes'>, { server }: Connection, facts: Facts): Values {
  const network = evidence(probes, 'network');
  const tunnels = tunnelNames({ probes });
  const routes = evidence(probes, 'server-route');
  const way = routes.known ? lookup(routes.value.servers, server)?.interface : undefined;
  const out = network.known
    ? network.value.defaultRoutes.find(({ interface: used }) => !tunnels.has(used))
    : undefined;
  const used = way !== undefined && !tunnels.has(way) ? way : out?.interface;
  const own = network.known && used !== undefined ? lookup(network.value.interfaces, used) : undefined;
  const measured = facts['path.mtu'];
  return {
    INTERFACE: used,
    // As low as tunnels are made, where nobody has measured. (KB826159)
    MTU: String(measured.known ? measured.value : 1400),
    'FORMER-MTU': String(own?.ipv4?.mtu ?? 1500),
    GATEWAY: out && !/^(0\.0\.0\.0|::)$/.test(out.nextHop) ? ` (${out.nextHop})` : undefined,
  };
}

function ofComputer({ probes }: Pick<Snapshot, 'probes'>, facts: Facts): Values {
  const code = facts['attempt.errorCode'];
  const bindings = evidence(probes, 'bindings');
  const filters = bindings.known
    ? Object.entries(bindings.value.foreign).filter(([, { onWanMiniport }]) => onWanMiniport)
    : [];
  return {
    CODE: code.known ? `, error ${formatCode(code.value)}` : undefined,
    COMPONENT: filters[0]?.[0],
    PROGRAM: listed(facts['ports.conflict']),
    PRODUCT: listed(facts['security.thirdParty']),
    FILTER: inBrackets(
      filters.length > 0 ? filters.map(([, { name }]) => name) : listOf(facts['binding.foreignFilters']),
    ),
    // A version has no update to name.
    UPDATE: inBrackets(listOf(facts['updates.regressions']).filter((name) => !brokenBuilds.includes(name))),
    RULE: inBrackets(listOf(facts['firewall.blocks'])),
  };
}

/** Which of them fit, and which one is to be kept where that can be told: of one issuer the newest. */
function fittingCertificates(facts: Facts): string | undefined {
  const [newest, ...others] = listOf(facts['certificate.fitting']);
  const ofOne = facts['certificate.severalOfOneIssuer'];
  if (newest === undefined || others.length === 0) return undefined;
  return ofOne.known && ofOne.value
    ? ` Keep the newest: ${newest}. Outdated: ${others.join('; ')}.`
    : ` These fit: ${[newest, ...others].join('; ')}.`;
}

/** Other makers' VPNs, and where the way to the server goes into one, that interface: it is there under its name, whatever the product is. */
function otherVpn(
  { probes }: Pick<Snapshot, 'probes'>,
  { server }: Connection,
  facts: Facts,
): string | undefined {
  const routes = evidence(probes, 'server-route');
  const way = routes.known ? lookup(routes.value.servers, server)?.interface : undefined;
  const via = facts['route.serverViaOtherVpn'];
  return inBrackets([
    ...(via.known && via.value && way !== undefined ? [way] : []),
    ...listOf(facts['vpn.otherServices']),
    ...listOf(facts['vpn.otherProducts']),
  ]);
}

type Values = { readonly [Name in keyof StepValues]: string | undefined };

/** What is not known has no entry, so that the placeholder or the other words stay. */
function known(values: Values): StepValues {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
}

const inQuotes = (name: string | undefined): string | undefined => name && `your connection “${name}”`;

type ListFact = Facts['ports.conflict'];

function listOf(fact: ListFact): readonly string[] {
  return fact.known ? [...new Set(fact.value)] : [];
}

function listed(fact: ListFact): string | undefined {
  const all = listOf(fact);
  return all.length > 0 ? all.slice(0, 3).join(', ') : undefined;
}

function inBrackets(names: readonly string[] | undefined): string | undefined {
  return names && names.length > 0 ? ` (${[...new Set(names)].slice(0, 3).join(', ')})` : undefined;
}
