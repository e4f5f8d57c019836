import { isIP } from 'node:net';
import type { Json } from '../../../scripts/samples/merge-patch.ts';
import { parseErrorCode } from '../../../src/vpn/error-codes/normalise.ts';
import { vpnRegistryValues } from '../../../src/vpn/registry-values.ts';
import { serviceNames } from '../../../src/vpn/services.ts';
import {
  accepted,
  address,
  answered,
  type CaseTunnel,
  companyRoot,
  composed,
  failedAt,
  host,
  machineCertificate,
  machineWith,
  nobodyAsked,
  ofServer,
  refused,
  resolvers,
  silent,
  stunServers,
  timeServer,
  userCertificate,
  vpn,
  vpnName,
  webPages,
} from './machine.ts';

/** One thing that a case can say of a client, and where it goes in a snapshot. */
export interface EvidenceKey {
  /** The key, or how it begins where a name follows (`services.`). */
  readonly key: string;
  readonly says: string;
  readonly examples: readonly Json[];
  /** The patch; undefined where the value is not one that can be placed. */
  readonly patch: (value: Json, about: CaseContext) => Json | undefined;
}

interface CaseContext {
  readonly tunnel: CaseTunnel;
  /** What follows the key's beginning: the service, the registry value. */
  readonly name: string;
}

const text = (value: Json): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase();
const list = (value: Json): readonly Json[] =>
  Array.isArray(value) ? value : value === null ? [] : [value as Json];
const words = (value: Json): string[] => list(value).map(String);
const yes = (value: Json): boolean => value === true || /^(yes|true|ok|1)$/.test(text(value));
const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const probe = (id: string, change: Json): Json => ({ probes: { [id]: change } });
const data = (id: string, change: Json): Json => probe(id, { data: change });
const profile = (change: Json): Json => data('profiles', { connections: { [vpn]: change } });
const entry = (change: Json): Json =>
  data('phonebooks', { books: { user: { entries: { [vpnName]: change } } } });
const tunnelInterface = (change: Json): Json =>
  data('network', {
    interfaces: {
      [vpnName]: { index: 47, addresses: ['10.8.0.5/32'], dnsServers: ['10.20.0.10'], ...(change as object) },
    },
  });

/** A port's answer in the words that people use for it. */
function port(value: Json, good: Json): Json | undefined {
  const said = text(value);
  if (/^(ok|open|reply|answered|200|sccrp|yes|true)/.test(said)) return good;
  if (/^(silent|timeout|no|filtered|blocked|drop|false)/.test(said)) return silent;
  if (/^(refused|rst|reject|closed)/.test(said)) return refused;
  return undefined;
}

const ports: Readonly<Record<string, string>> = { tcp443: '443', tcp1723: '1723' };

function tcp(name: string, value: Json): Json | undefined {
  const answer = port(value, answered);
  return answer && data('tcp-ports', { servers: { [host]: { [ports[name] ?? '']: { [address]: answer } } } });
}

function ike(version: 'ikev1' | 'ikev2', value: Json): Json | undefined {
  const said = text(value);
  const answer = /no_proposal|no proposal|refuse/.test(said)
    ? { result: 'answered', reply: 'refused', notify: 14, ms: 24 }
    : port(value, accepted);
  if (!answer) return undefined;
  // Whether fragments get through is for another key to say: the healthy client's answer is none of this one.
  const both = { udp500: answer, udp4500: answer, ...(version === 'ikev2' && { large: null }) };
  return probe('ike', { status: 'ok', ms: 33, reason: null, ...(ofServer({ [version]: both }) as object) });
}

const tls = (change: Json): Json =>
  probe('server-tls', { status: 'ok', ms: 60, reason: null, ...(ofServer(change) as object) });
const leaf = {
  subject: `CN=${host}`,
  issuer: 'CN=Example Public CA 3, O=Example Trust',
  thumbprint: 'B7D20F51C6934EA8127B0C9E5FD43A61908E2C7A',
  notBefore: '2026-09-01T00:00:00.000Z',
  notAfter: '2027-03-20T23:59:59.000Z',
  ekus: ['1.3.6.1.5.5.7.3.1'],
};
const tlsAnswer = { result: 'answered', protocol: 'TLSv1.3', namesHost: true, ms: 58 };

/** The certificate that the server shows; what the case says of it replaces what a good one has. */
function serverCertificate(change: { readonly [key: string]: Json }, more: Json = {}): Json {
  return tls(
    composed(
      {
        ...tlsAnswer,
        chain: [{ ...leaf, ...change }],
        sstp: { result: 'answered', status: 200, sstp: true, ms: 31 },
      },
      more,
    ),
  );
}

const trust = (change: Json): Json =>
  probe('server-trust', {
    status: 'ok',
    ms: 600,
    reason: null,
    data: {
      servers: { [host]: { chain: [], revocation: [], rootInMachineStore: true, ...(change as object) } },
    },
  });

/** A day is one in UTC. */
const timeOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined;

/** The extension that binds a certificate to an account (KB5014754). */
const sidOid = '1.3.6.1.4.1.311.25.2';
/** All that a certificate can be told by: another key is said not to be placed. */
const certificateKeys = [
  'subject',
  'issuer',
  'selfSigned',
  'notBeforeInFuture',
  'NotBefore',
  'NotAfter',
  'expired',
  'HasPrivateKey',
  'eku',
  'EKU',
  'sidExtension',
  `oid${sidOid}`,
  'chain',
];

const certificate = (given: { readonly [key: string]: Json }): Json => ({
  subject: given.subject ?? 'subject-9',
  issuer: given.issuer ?? 'CN=Contoso Issuing CA 1',
  selfSigned: given.selfSigned ?? (given.subject !== undefined && given.subject === given.issuer),
  notBefore: given.notBeforeInFuture
    ? '2026-11-21T04:00:00.000Z'
    : (timeOf(given.NotBefore) ?? '2024-01-01T00:00:00.000Z'),
  notAfter:
    timeOf(given.NotAfter) ??
    (given.expired === true ? '2026-06-30T00:00:00.000Z' : '2028-01-01T00:00:00.000Z'),
  hasPrivateKey: given.HasPrivateKey ?? true,
  ekus: given.eku ?? given.EKU ?? ['1.3.6.1.5.5.7.3.2'],
  anyPurpose: false,
  sidExtension: given.sidExtension ?? given[`oid${sidOid}`] ?? true,
  ...(given.chain !== undefined && { chain: given.chain }),
});

/** A whole store: `"valid"` leaves the healthy one, `[]` empties it, a list takes its place. */
function store(name: 'machine' | 'user', value: Json): Json | undefined {
  if (text(value) === 'valid') return {};
  if (!Array.isArray(value)) return undefined;
  if (value.some((one) => isObject(one) && Object.keys(one).some((key) => !certificateKeys.includes(key))))
    return undefined;
  const old = name === 'machine' ? machineCertificate : userCertificate;
  const own = value
    .filter(isObject)
    .map((one, index) => [`${index}`.padStart(40, 'A'), certificate(one)] as const);
  return data('certificates', { [name]: { [old]: null, ...Object.fromEntries(own) } });
}

const services = (name: string, change: Json): Json => data('services', { services: { [name]: change } });

const registryIds = Object.fromEntries(
  Object.entries(vpnRegistryValues).map(([id, { value }]) => [value.toLowerCase(), id]),
);

const nameAnswers: Readonly<Record<string, Json>> = {
  ok: { addresses: [address], failure: null },
  nxdomain: { addresses: null, failure: 'dns-no-such-name' },
  servfail: { addresses: null, failure: 'dns-server-failure' },
  refused: { addresses: null, failure: 'dns-refused' },
  timeout: { addresses: null, failure: 'dns-timeout' },
  other: { addresses: ['203.0.113.99'], failure: null },
};
const nameAnswer = (value: Json): Json | undefined => nameAnswers[text(value).replaceAll('-', '')];

const authentication: Readonly<Record<string, string>> = {
  machinecertificate: 'machine-certificate',
  mschapv2: 'mschapv2',
  eap: 'eap',
  chap: 'chap',
  pap: 'pap',
};

const splitEvent = (value: Json): { sstp?: number; status?: number } => {
  const [, id, status] = /sstp\D*(\d+)(?:.*?http\D*(\d{3}))?/.exec(text(value)) ?? [];
  return { ...(id && { sstp: Number(id) }), ...(status && { status: Number(status) }) };
};

const portal: Readonly<Record<string, Json>> = {
  redirect: { result: 'redirect', status: 302, redirectHost: 'portal.example.net', elsewhere: true },
  page: { result: 'other-page', status: 200 },
  '200': { result: 'other-page', status: 200 },
  '511': { result: 'network-auth', status: 511 },
};
const allPages = (change: Json): Json =>
  data('web-access', { beacons: Object.fromEntries(webPages.map((url) => [url, change])) });
const noWeb = { result: 'failed', failure: 'timeout', status: null, clockAheadSeconds: null };

const viaTunnel = { interface: vpnName, nextHop: '0.0.0.0', metric: 26 };
const isUp = [
  profile({ status: 'connected' }),
  tunnelInterface({ ipv4: { metric: 25, automatic: true, mtu: 1400 } }),
  data('network', { routes: { '10.20.0.0/16': viaTunnel } }),
].reduce((first, second) => composed(first, second));
const inside = (change: Json): Json =>
  probe('inside', {
    status: 'ok',
    ms: 40,
    reason: null,
    data: composed({ tunnels: { [vpnName]: { resolvers: {} } }, web: {} }, change),
  });

/** Every key that the cases use, and their kin. Where several speak of one thing, the later row adds to the earlier. */
export const evidenceKeys: readonly EvidenceKey[] = [
  {
    key: 'TunnelType',
    says: 'The one profile of the case, and what its server’s probes can have seen for that tunnel. Every case begins with this, `automatic` where it names none.',
    examples: ['L2tp', 'Ikev2'],
    patch: () => ({}),
  },
  {
    key: 'lastError',
    says: 'The last dial and the code it ended with, as a number of any notation. `--error` on the command line does the same.',
    examples: [789, -2147023671, '0x80072746'],
    patch: (value, { tunnel }) => {
      const errorCode = typeof value === 'number' ? value : parseErrorCode(String(value));
      return errorCode === undefined
        ? undefined
        : data('attempts', {
            attempts: {
              '9f1c2a40-5d1e-4a39-9a55-0c4f6b8d7e21': {
                connection: vpnName,
                at: failedAt,
                result: 'failed',
                errorCode,
                ...(tunnel !== 'automatic' && { tunnel }),
                events: [20221, 20222, 20227],
              },
            },
          });
    },
  },
  {
    key: 'ConnectionStatus',
    says: '`Connected`: the tunnel is up, with an interface of its own name.',
    examples: ['Connected'],
    patch: (value) => (text(value) === 'connected' ? isUp : profile({ status: text(value) })),
  },
  {
    key: 'AuthenticationMethod',
    says: 'As Get-VpnConnection lists them.',
    examples: [['MsChapv2'], ['MachineCertificate']],
    patch: (value) => {
      const methods = words(value).flatMap((one) => authentication[one.toLowerCase()] ?? []);
      return methods.length > 0
        ? composed(
            profile({ authentication: methods, ...(!methods.includes('eap') && { eap: null }) }),
            entry({ authentication: methods, ...(!methods.includes('eap') && { eapMethod: null }) }),
          )
        : undefined;
    },
  },
  {
    key: 'authentication',
    says: '`Psk`: a pre-shared key (L2TP; the built-in IKEv2 client has none).',
    examples: ['Psk'],
    patch: (value, { tunnel }) =>
      text(value) === 'psk'
        ? tunnel === 'l2tp'
          ? profile({ l2tpAuthentication: 'psk' })
          : entry({ ikev2Key: true })
        : undefined,
  },
  {
    key: 'L2tpIPsecAuth',
    says: 'How L2TP’s IPsec authenticates.',
    examples: ['Psk', 'Certificate'],
    patch: (value) => profile({ l2tpAuthentication: text(value) === 'certificate' ? 'certificate' : 'psk' }),
  },
  {
    key: 'EncryptionLevel',
    says: 'As Get-VpnConnection says it.',
    examples: ['Maximum'],
    patch: (value) => profile({ encryption: text(value).replace('noencryption', 'none') }),
  },
  {
    key: 'ServerAddress',
    says: 'A name is the healthy client’s own server by another name: leave it. An address: as `dns.serverIsLiteral`.',
    examples: ['vpn.example.com', '203.0.113.10'],
    patch: (value) =>
      isIP(String(value)) === 0 ? {} : composed(profile({ server: address }), entry({ server: address })),
  },
  {
    key: 'dns.serverIsLiteral',
    says: 'The profile dials an address instead of a name. What is known of the server then goes by that address.',
    examples: [true],
    patch: (value) => (yes(value) ? composed(profile({ server: address }), entry({ server: address })) : {}),
  },
  {
    key: 'SplitTunneling',
    says: 'Of the profile. `false` with the tunnel up: it takes the default route.',
    examples: [true, false],
    patch: (value) =>
      composed(profile({ splitTunneling: yes(value) }), entry({ splitTunneling: yes(value) })),
  },
  {
    key: 'UseWinlogonCredential',
    says: 'The profile signs in with the Windows account.',
    examples: [true],
    patch: (value) => profile({ useWinlogonCredential: yes(value) }),
  },
  {
    key: 'RememberCredential',
    says: 'Credentials are kept.',
    examples: [false],
    patch: (value) => profile({ rememberCredential: yes(value) }),
  },
  {
    key: 'IdleDisconnectSeconds',
    says: 'After so long without traffic the profile hangs up.',
    examples: [300],
    patch: (value) => (typeof value === 'number' ? profile({ idleDisconnectSeconds: value }) : undefined),
  },
  {
    key: 'IPsecCustomPolicy',
    says: 'An IPsec proposal of the profile’s own (`Set-VpnConnectionIPsecConfiguration`); `null` is none.',
    examples: [null, 'AES256'],
    patch: (value) => profile({ customIpsecPolicy: value !== null }),
  },
  {
    key: 'eap.trustedRootThumbprint',
    says: 'The root that the profile’s EAP settings insist on; one that the computer does not have.',
    examples: ['AA..'],
    patch: (value) =>
      profile({
        authentication: ['eap'],
        eap: { methods: [25, 13], serverNames: [], trustedRoots: [String(value)], issuers: [] },
      }),
  },
  {
    key: 'pbk.IpInterfaceMetric',
    says: 'The metric that the phone book asks for; 0 is automatic.',
    examples: [1],
    patch: (value) => (typeof value === 'number' ? entry({ metric4: value }) : undefined),
  },
  {
    key: 'services.',
    says: 'A service: `Running`, `Stopped`, `Disabled`; `startFails` after its name: its last start ended with an error.',
    examples: ['Running', 'Stopped/Disabled'],
    patch: (value, { name }) => {
      const [service = '', detail] = name.split('.');
      if (!serviceNames.some((known) => known === service)) return undefined;
      if (detail === 'startFails')
        return yes(value) ? services(service, { status: 'stopped', exitCode: 1068 }) : {};
      if (value === '?') return services(service, null);
      const said = text(value);
      if (/missing|absent/.test(said))
        return services(service, { present: false, status: null, startType: null, exitCode: null });
      return services(service, {
        status: /running/.test(said) ? 'running' : 'stopped',
        ...(/running/.test(said) && { exitCode: 0 }),
        ...(/disabled/.test(said) && { startType: 'disabled' }),
      });
    },
  },
  {
    key: 'reg.',
    says: 'A registry value by its name; `null` is absent, a number a DWORD, a text a string of the wrong type; `"?"` says that nobody looked.',
    examples: [null, 2],
    patch: (value, { name }) => {
      const id = registryIds[name.toLowerCase()];
      if (!id) return undefined;
      const place = (found: Json): Json => data('registry', { values: { [id]: found } });
      if (value === '?') return place(null);
      if (value === null) return place({ present: false, kind: null, value: null });
      return place(
        typeof value === 'number'
          ? { present: true, kind: 'dword', value }
          : { present: true, kind: 'other', value: String(value) },
      );
    },
  },
  {
    key: 'lastBootAfterRegChange',
    says: 'Whether Windows was restarted after the NAT-T value was written; `"?"`: nobody looked.',
    examples: [false, '?'],
    patch: (value) =>
      typeof value === 'boolean'
        ? data('registry-times', {
            written: { PolicyAgent: value ? '2026-11-19T06:00:00.000Z' : '2026-11-20T12:00:00.000Z' },
          })
        : {},
  },
  {
    key: 'pnp.wanMiniports',
    says: 'State of all WAN Miniport devices, with the Plug and Play problem code.',
    examples: ['Error/31', 'missing'],
    patch: (value) => {
      const [problem] = /\d+/.exec(text(value)) ?? [];
      const state = /missing|absent/.test(text(value))
        ? { present: false, problem: null }
        : { problem: Number(problem ?? 0) };
      const ids = [
        'MS_AGILEVPNMINIPORT',
        'MS_SSTPMINIPORT',
        'MS_L2TPMINIPORT',
        'MS_PPTPMINIPORT',
        'MS_NDISWANIP',
        'MS_NDISWANIPV6',
      ];
      return data('devices', { miniports: Object.fromEntries(ids.map((id) => [id, state])) });
    },
  },
  {
    key: 'binding.wanIp',
    says: 'What is bound to WAN Miniport (IP), by component.',
    examples: [{ ms_wanarp: false, ms_tcpip: true }],
    patch: (value) => (isObject(value) ? data('bindings', { wanIp: { components: value } }) : undefined),
  },
  {
    key: 'filters',
    says: 'Network filters of other makers; a name that ends in `@wan` sits on WAN Miniport (IP).',
    examples: [['INSECURE_NPCAP']],
    patch: (value) =>
      data('bindings', {
        foreign: Object.fromEntries(
          words(value).map((one) => {
            const name = one.replace(/@wan$/, '');
            return [name.toLowerCase(), { name, onWanMiniport: one.endsWith('@wan') }];
          }),
        ),
      }),
  },
  {
    key: 'ports.',
    says: 'Who holds a local port: `ports.tcp1723.owner`, `ports.udp500.owner`.',
    examples: ['someapp.exe'],
    patch: (value, { name }) => {
      const [, protocol, number] = /^(tcp|udp)(\d+)\.owner$/.exec(name) ?? [];
      return protocol && number
        ? data('port-owners', { ports: { [`${protocol}/${number}`]: words(value) } })
        : undefined;
    },
  },
  {
    key: 'otherFirewall',
    says: 'A firewall of another maker, as Windows’ security centre knows it.',
    examples: [['simplewall']],
    patch: (value) =>
      data('security', {
        products: Object.fromEntries(words(value).map((name) => [name, { kind: 'firewall' }])),
      }),
  },
  {
    key: 'antivirus',
    says: 'An antivirus of another maker.',
    examples: [['Example AV']],
    patch: (value) =>
      data('security', {
        products: Object.fromEntries(words(value).map((name) => [name, { kind: 'antivirus' }])),
      }),
  },
  {
    key: 'otherVpnAdapters',
    says: 'Adapters of other VPN products, by their description.',
    examples: [['TAP-Windows Adapter V9']],
    patch: (value) =>
      data('devices', {
        adapters: Object.fromEntries(
          words(value).map((description, index) => [
            `Ethernet ${index + 2}`,
            { description, status: 'down', physical: false },
          ]),
        ),
      }),
  },
  {
    key: 'hotfix',
    says: 'Updates that are installed, by KB number; they take the place of the healthy client’s list.',
    examples: [['KB5009543']],
    patch: (value) => data('updates', { installed: words(value) }),
  },
  {
    key: 'os.',
    says: '`os.build`, `os.ubr`, `os.installDateRecent`, `os.latestCuDate`: which Windows it is.',
    examples: [22621],
    patch: (value, { name }) => {
      if (name === 'build' && typeof value === 'number')
        return data('session', { windows: { build: value } });
      if (name === 'ubr' && typeof value === 'number') return data('session', { windows: { ubr: value } });
      // Which month the last update is from is told by its revision; 0 is the first release of a build.
      if (name === 'latestCuDate') return data('session', { windows: { ubr: 0 } });
      if (name === 'installDateRecent')
        return yes(value) ? data('session', { installed: '2026-11-18T09:00:00.000Z' }) : {};
      return {};
    },
  },
  {
    key: 'deviceGuard.SecurityServicesRunning',
    says: '1 in the list: Credential Guard runs.',
    examples: [[1]],
    patch: (value) => data('credential-guard', { running: list(value).includes(1), configured: true }),
  },
  {
    key: 'events',
    says: 'Events around the last dial: `RasSstp 6`, `RasSstp 4 HTTP 503`; those of RasClient are in `lastError` already.',
    examples: [['RasSstp 6']],
    patch: (value) => {
      const seen = list(value)
        .map(splitEvent)
        .filter(({ sstp }) => sstp !== undefined);
      return seen.length > 0
        ? data('system-events', {
            sstp: seen.map(({ sstp, status }) => ({
              id: sstp as number,
              at: failedAt,
              codes: status === undefined ? [] : [status],
            })),
          })
        : {};
    },
  },
  {
    key: 'certs.machine',
    says: 'The computer’s personal store: `"valid"`, `[]`, or its certificates.',
    examples: [[], [{ HasPrivateKey: true, eku: [] }]],
    patch: (value) => store('machine', value),
  },
  {
    key: 'certs.user',
    says: 'The person’s personal store, the same way. A profile that shows one of them uses EAP-TLS.',
    examples: [[], [{ NotAfter: '2024-10-31T00:00:00Z', HasPrivateKey: true }]],
    patch: (value) => store('user', value),
  },
  {
    key: 'certs.userRoot',
    says: 'Roots that only the user trusts; the computer’s certificates come from the first.',
    examples: [['VPN CA']],
    patch: (value) =>
      data('certificates', {
        userOnlyRoots: Object.fromEntries(
          words(value).map((name, index) => [`${index}`.padStart(40, 'C'), `CN=${name}`]),
        ),
        machine: { [machineCertificate]: { issuer: `CN=${words(value)[0]}` } },
      }),
  },
  {
    key: 'certs.machineRoot',
    says: 'The company’s root in the computer’s store; `[]` takes it away.',
    examples: [[]],
    patch: (value) =>
      list(value).length === 0 ? data('certificates', { machineRoots: { [companyRoot]: null } }) : {},
  },
  {
    key: 'probe.tcp443',
    says: 'TCP 443 to the server: `ok`, `refused`, `timeout`. Anything but `ok` leaves TLS and SSTP unseen.',
    examples: ['ok', 'timeout'],
    patch: (value) => {
      const seen = tcp('tcp443', value);
      return seen && !/^(ok|open)/.test(text(value))
        ? composed(seen, {
            probes: {
              'server-tls': ofServer(null),
              'server-trust': nobodyAsked('no certificate came'),
              revocation: nobodyAsked('no certificate came that says where to ask'),
            },
          })
        : seen;
    },
  },
  {
    key: 'probe.tcp1723',
    says: 'TCP 1723 to the server: `sccrp` (the PPTP service answers), `open` (somebody takes the connection and says nothing), `refused`, `timeout`.',
    examples: ['sccrp', 'refused'],
    patch: (value) => {
      const seen = tcp('tcp1723', value);
      const said = text(value);
      const control =
        said === 'sccrp'
          ? { result: 'answered', resultCode: 1, ms: 28 }
          : said === 'open'
            ? { ...silent, stage: 'control' }
            : undefined;
      return (
        seen &&
        composed(
          seen,
          probe('pptp', {
            status: 'ok',
            ms: 30,
            reason: null,
            data: { servers: { [host]: control ? { [address]: control } : {} } },
          }),
        )
      );
    },
  },
  {
    key: 'probe.udp500.ikev2',
    says: 'IKEv2 to the server on UDP 500 and 4500: `reply`, `silent`, `NO_PROPOSAL_CHOSEN`.',
    examples: ['reply', 'NO_PROPOSAL_CHOSEN'],
    patch: (value) => ike('ikev2', value),
  },
  {
    key: 'probe.udp500.ikev1',
    says: 'The same by IKEv1, for L2TP.',
    examples: ['reply', 'silent'],
    patch: (value) => ike('ikev1', value),
  },
  {
    key: 'probe.udp4500',
    says: 'UDP 4500 apart from UDP 500.',
    examples: ['silent'],
    patch: (value, { tunnel }) => {
      const answer = port(value, accepted);
      return (
        answer && probe('ike', ofServer({ [tunnel === 'l2tp' ? 'ikev1' : 'ikev2']: { udp4500: answer } }))
      );
    },
  },
  {
    key: 'probe.udpLarge',
    says: 'An IKE request that has to go in IP fragments.',
    examples: ['silent'],
    patch: (value) => {
      const answer = port(value, accepted);
      return answer && probe('ike', ofServer({ ikev2: { large: answer } }));
    },
  },
  {
    key: 'probe.gre',
    says: 'GRE to the server. Only an answer proves anything (`--allow-call`).',
    examples: ['reply'],
    patch: () => undefined,
  },
  {
    key: 'probe.transport',
    says: '`ok`: everything that this tunnel needs passes.',
    examples: ['ok'],
    patch: (value, { tunnel }) => {
      if (!yes(value)) return undefined;
      if (tunnel === 'pptp') return tcp('tcp1723', 'open');
      return tunnel === 'sstp' ? tcp('tcp443', 'ok') : ike(tunnel === 'l2tp' ? 'ikev1' : 'ikev2', 'reply');
    },
  },
  {
    key: 'probe.sstp',
    says: 'What the server answers to SSTP’s own request: a status. `407` comes from a proxy on the way.',
    examples: ['200', '404', '407'],
    patch: (value) => {
      const status = Number(value);
      if (status === 407)
        return {
          probes: {
            'sstp-by-proxy': {
              status: 'ok',
              ms: 30,
              reason: null,
              data: { servers: { [host]: { result: 'answered', status, ms: 30 } } },
            },
            'server-tls': ofServer(null),
            'server-trust': nobodyAsked('no certificate came'),
            'tcp-ports': { data: { servers: { [host]: { '443': { [address]: silent } } } } },
          },
        };
      if (!Number.isInteger(status))
        return text(value) === 'silent'
          ? tls({ sstp: { ...silent, status: null, sstp: null, software: null } })
          : undefined;
      return composed(
        tcp('tcp443', 'ok') as Json,
        tls({
          ...tlsAnswer,
          chain: [leaf],
          sstp: { result: 'answered', status, sstp: status === 200, ms: 31 },
        }),
      );
    },
  },
  {
    key: 'probe.tls.leaf.issuer',
    says: 'Who issued the certificate that arrives: an authority that Windows does not know, with nothing known of SSTP behind it.',
    examples: ['CN=Corp Proxy CA'],
    patch: (value) =>
      composed(
        serverCertificate(
          { issuer: String(value) },
          { sstp: { result: 'error', failure: 'stopped', status: null, sstp: null, software: null } },
        ),
        trust({ chain: ['UntrustedRoot'] }),
      ),
  },
  {
    key: 'probe.tls.leaf.notAfter',
    says: 'Until when the server’s certificate is valid.',
    examples: ['2026-10-01T00:00:00.000Z'],
    patch: (value) => serverCertificate({ notAfter: new Date(String(value)).toISOString() }),
  },
  {
    key: 'probe.tls.leaf.namesHost',
    says: 'Whether the server’s certificate names the host that is dialled.',
    examples: [false],
    patch: (value) => serverCertificate({}, { namesHost: yes(value) }),
  },
  {
    key: 'probe.tls.leaf.eku',
    says: 'Purposes of the server’s certificate, by OID.',
    examples: [['1.3.6.1.5.5.7.3.2']],
    patch: (value) => serverCertificate({ ekus: words(value) }),
  },
  {
    key: 'probe.tls.chain',
    says: 'What Windows thinks of the server’s chain: X509ChainStatusFlags.',
    examples: [['PartialChain']],
    patch: (value) => composed(serverCertificate({}), trust({ chain: words(value) })),
  },
  {
    key: 'probe.icmp',
    says: 'Ping to the server.',
    examples: ['ok', 'silent'],
    patch: (value) =>
      data('server-ping', {
        servers: { [host]: yes(value) ? { answered: true, ms: 24 } : { answered: false, ms: null } },
      }),
  },
  {
    key: 'nat.client',
    says: 'A NAT between this computer and the Internet.',
    examples: [true],
    patch: (value) =>
      composed(data('public-address', { own: !yes(value) }), data('stun', { ipv4: { own: !yes(value) } })),
  },
  {
    key: 'natd.serverBehindNat',
    says: 'By the server’s own words in IKE.',
    examples: [true],
    patch: (value, { tunnel }) => {
      const answers = { [tunnel === 'ikev2' ? 'ikev2' : 'ikev1']: { udp500: accepted, udp4500: accepted } };
      return probe('ike', {
        status: 'ok',
        ms: 33,
        reason: null,
        ...(ofServer({ ...answers, serverBehindNat: yes(value) }) as object),
      });
    },
  },
  {
    key: 'stun',
    says: '`ok`: other UDP gets out; `silent`: none does.',
    examples: ['ok', 'silent'],
    patch: (value) =>
      yes(value)
        ? {}
        : composed(
            data('stun', {
              ipv4: {
                servers: Object.fromEntries(
                  stunServers.map((one) => [one, { ...silent, address: null, port: null }]),
                ),
                own: null,
              },
            }),
            data('time-servers', { servers: { [timeServer]: { ...silent, aheadSeconds: null } } }),
          ),
  },
  {
    key: 'captivePortal',
    says: '`redirect`, `page` or `511`: what answers for other sites.',
    examples: ['redirect'],
    patch: (value) =>
      portal[text(value)]
        ? allPages({ clockAheadSeconds: null, ...(portal[text(value)] as object) })
        : undefined,
  },
  {
    key: 'dns.system',
    says: 'The server’s name by the system: `ok`, `NXDOMAIN`, `SERVFAIL`, `timeout`.',
    examples: ['NXDOMAIN'],
    patch: (value) => {
      const answer = nameAnswer(value);
      if (!answer) return undefined;
      const unseen = {
        probes: {
          'tcp-ports': { data: { servers: { [host]: {} } } },
          'server-tls': ofServer(null),
          'server-trust': nobodyAsked('the server has no address'),
          revocation: nobodyAsked('no certificate came'),
        },
      };
      const named = data('names', { servers: { [host]: { system: answer } } });
      return text(value) === 'ok' ? named : composed(named, unseen);
    },
  },
  {
    key: 'dns.public',
    says: 'The same by other resolvers.',
    examples: ['ok', 'NXDOMAIN'],
    patch: (value) => {
      const answer = nameAnswer(value);
      return (
        answer &&
        data('names', {
          servers: { [host]: { byResolver: Object.fromEntries(resolvers.map((one) => [one, answer])) } },
        })
      );
    },
  },
  {
    key: 'hosts',
    says: 'Addresses that the hosts file gives for the server’s name.',
    examples: [['10.0.0.9']],
    patch: (value) => data('server-name', { servers: { [host]: { hosts: words(value) } } }),
  },
  {
    key: 'nrpt',
    says: 'Domains that a name resolution rule sends elsewhere.',
    examples: [['.corp.example']],
    patch: (value) =>
      data('name-policy', {
        rules: words(value).map((name) => ({
          names: [name],
          servers: ['10.20.0.10'],
          source: 'policy',
          directAccess: false,
        })),
      }),
  },
  {
    key: 'proxy.winHttp',
    says: 'The computer’s proxy; `Direct` is none.',
    examples: ['proxy:8080'],
    patch: (value) =>
      data('proxy', { machine: text(value) === 'direct' ? { server: null } : { server: String(value) } }),
  },
  {
    key: 'proxy.userSet',
    says: 'The person’s own proxy is set.',
    examples: [true],
    patch: (value) => (yes(value) ? data('proxy', { user: { server: 'proxy.example.net:8080' } }) : {}),
  },
  {
    key: 'crl.reachable',
    says: 'Whether the places answer where revocation can be asked.',
    examples: [false],
    patch: (value) =>
      yes(value)
        ? {}
        : composed(
            data('revocation', {
              places: {
                'http://crl.example.net/ca3.crl': { result: 'failed', failure: 'timeout', status: null },
              },
            }),
            trust({ revocation: ['RevocationStatusUnknown'] }),
          ),
  },
  {
    key: 'time.offsetSeconds',
    says: 'How far this computer’s clock is ahead (negative: behind), by time servers and web pages.',
    examples: [-25200],
    patch: (value) => {
      const seconds = Math.round(Number(value));
      return composed(
        data('time-servers', { servers: { [timeServer]: { aheadSeconds: seconds } } }),
        allPages({ clockAheadSeconds: seconds }),
      );
    },
  },
  {
    key: 'autotrigger.enabled',
    says: 'The profile is to dial by itself.',
    examples: [true],
    patch: (value) =>
      yes(value)
        ? data('always-on', {
            triggers: { [vpnName]: { applications: 1, trustedNetworks: [], dnsRules: 0 } },
          })
        : {},
  },
  {
    key: 'trigger.TrustedNetwork',
    says: 'DNS suffixes of networks on which it stays down.',
    examples: [['corp.example']],
    patch: (value) =>
      data('always-on', {
        triggers: { [vpnName]: { applications: 1, trustedNetworks: words(value), dnsRules: 0 } },
      }),
  },
  {
    key: 'netprofile.dnsSuffix',
    says: 'The DNS suffix of the network that Windows takes for the company’s.',
    examples: ['corp.example'],
    patch: (value) =>
      data('network', {
        interfaces: { 'Wi-Fi': { dnsSuffix: String(value), network: { category: 'domain' } } },
      }),
  },
  {
    key: 'routes.lan',
    says: 'Networks that this network uses for itself.',
    examples: [['10.0.0.0/8']],
    patch: (value) =>
      data('network', {
        interfaces: { 'Wi-Fi': { addresses: words(value).map((one) => one.replace(/\.0\//, '.23/')) } },
      }),
  },
  {
    key: 'routes.viaVpn',
    says: 'Networks that are routed into the tunnel; `[]`: none.',
    examples: [['10.8.0.0/24'], []],
    patch: (value) =>
      composed(
        profile({ routes: [] }),
        data('network', {
          routes: {
            '10.20.0.0/16': null,
            ...Object.fromEntries(
              words(value).map((prefix) => [prefix, { interface: vpnName, nextHop: '0.0.0.0', metric: 26 }]),
            ),
          },
        }),
      ),
  },
  {
    key: 'ipif.vpn.InterfaceMetric',
    says: 'The metric of the tunnel’s interface.',
    examples: [25],
    patch: (value) =>
      typeof value === 'number'
        ? tunnelInterface({ ipv4: { metric: value, automatic: true, mtu: 1400 } })
        : undefined,
  },
  {
    key: 'ipif.vpn.AutomaticMetric',
    says: 'Whether Windows chooses that metric.',
    examples: ['Enabled'],
    patch: (value) =>
      tunnelInterface({ ipv4: { metric: 25, automatic: text(value) === 'enabled', mtu: 1400 } }),
  },
  {
    key: 'ipv6.nicGlobal',
    says: 'The network here gives a public IPv6 address and a way out.',
    examples: [true],
    patch: (value) =>
      yes(value)
        ? data('network', {
            interfaces: { 'Wi-Fi': { addresses: ['192.168.1.23/24', '2001:db8:1::23/64'] } },
          })
        : {},
  },
  {
    key: 'ipv6.vpnRoute',
    says: '`false`: IPv6 does not go into the tunnel.',
    examples: [false],
    patch: () => ({}),
  },
  {
    key: 'postConnect.dns',
    says: 'With the tunnel up: `ok`; `wrong-server` or `fail`: the company’s own names do not resolve, though the tunnel’s resolvers know them.',
    examples: ['wrong-server'],
    patch: (value) =>
      inside({
        tunnels: {
          [vpnName]: {
            resolvers: { '10.20.0.10': { addresses: ['10.20.0.10'] } },
            domain: 'corp.contoso.com',
            bySystem: yes(value) ? { addresses: ['10.20.0.10'] } : { failure: 'dns-no-such-name' },
          },
        },
      }),
  },
  {
    key: 'postConnect.pingInside',
    says: 'With the tunnel up: whether anything behind it answers.',
    examples: ['fail'],
    patch: (value) =>
      inside({
        tunnels: {
          [vpnName]: {
            resolvers: {
              '10.20.0.10': yes(value) ? { failure: 'dns-no-such-name' } : { failure: 'dns-timeout' },
            },
          },
        },
      }),
  },
  {
    key: 'postConnect.internet',
    says: 'With the tunnel up: whether web pages arrive, by whatever way Windows sends them.',
    examples: ['fail'],
    patch: (value) => {
      const fresh = { cached: false, viaProxy: false };
      const page = yes(value)
        ? { result: 'expected', status: 200, ...fresh }
        : { result: 'failed', failure: 'timeout', ...fresh };
      return composed(inside({ web: { [webPages[0]]: page } }), yes(value) ? {} : allPages(noWeb));
    },
  },
  {
    key: 'compareNetwork.hotspot',
    says: 'The same profile works (`ok`) or not over another network: `--answer works-elsewhere`.',
    examples: ['ok'],
    patch: (value) => ({ answers: { 'works-elsewhere': yes(value) ? 'yes' : 'no' } }),
  },
  {
    key: 'otherUsersFail',
    says: '`--answer other-users-fail`.',
    examples: [true],
    patch: (value) => ({ answers: { 'other-users-fail': yes(value) ? 'yes' : 'no' } }),
  },
  {
    key: 'workedBefore',
    says: '`--answer worked-before`.',
    examples: [true],
    patch: (value) => ({ answers: { 'worked-before': yes(value) ? 'yes' : 'no' } }),
  },
];

/** A case as it is told (`evidence_to_simulate`) as a patch on the healthy client, and what of it could not be placed. */
export function patchFrom(
  evidence: Readonly<Record<string, Json>>,
  tunnelText = '',
): { readonly patch: Json; readonly notPlaced: readonly string[] } {
  const tunnel = tunnelOf(evidence, tunnelText);
  const notPlaced: string[] = [];
  let patch = machineWith(tunnel);
  const told = (start: string): boolean => Object.keys(evidence).some((name) => name.startsWith(start));
  // Whoever tells of UDP 4500 or of a large message apart, and of UDP 500 not at all, has seen that one respond.
  if ((told('probe.udp4500') || told('probe.udpLarge')) && !told('probe.udp500'))
    patch = composed(patch, ike(tunnel === 'l2tp' ? 'ikev1' : 'ikev2', 'reply') ?? {});
  for (const { key, patch: place } of evidenceKeys) {
    const given = Object.entries(evidence).filter(([name]) =>
      key.endsWith('.') ? name.startsWith(key) : name === key,
    );
    for (const [name, value] of given) {
      const part = place(value, { tunnel, name: name.slice(key.length) });
      if (part === undefined) notPlaced.push(`${name}=${JSON.stringify(value)}`);
      else patch = composed(patch, part);
    }
  }
  const known = (name: string): boolean =>
    evidenceKeys.some(({ key }) => (key.endsWith('.') ? name.startsWith(key) : name === key));
  notPlaced.push(...Object.keys(evidence).filter((name) => !known(name)));
  return { patch: completed(patch, evidence, tunnel), notPlaced };
}

function tunnelOf(evidence: Readonly<Record<string, Json>>, said: string): CaseTunnel {
  const first = /pptp|l2tp|sstp|ikev2/.exec(`${text(evidence.TunnelType ?? '')} ${said.toLowerCase()}`)?.[0];
  return (first ?? 'automatic') as CaseTunnel;
}

/** What follows from several keys together: a full tunnel takes the default route, and a server without a name is known by its address. */
function completed(patch: Json, evidence: Readonly<Record<string, Json>>, tunnel: CaseTunnel): Json {
  let whole = patch;
  const up = text(evidence.ConnectionStatus ?? '') === 'connected';
  const full = up && evidence.SplitTunneling === false;
  const six = evidence['ipv6.nicGlobal'] === true;
  if (full || six)
    whole = composed(
      whole,
      data('network', {
        defaultRoutes: [
          ...(full ? [{ family: 'ipv4', interface: vpnName, nextHop: '0.0.0.0', metric: 26 }] : []),
          { family: 'ipv4', interface: 'Wi-Fi', nextHop: '192.168.1.1', metric: 35 },
          ...(six ? [{ family: 'ipv6', interface: 'Wi-Fi', nextHop: 'fe80::1', metric: 35 }] : []),
        ],
      }),
    );
  // The revision belongs to the build.
  if (evidence['os.build'] !== undefined && evidence['os.ubr'] === undefined)
    whole = composed(whole, data('session', { windows: { ubr: 0 } }));
  // A profile that fails for want of the person’s certificate signs in by it.
  if (evidence['certs.user'] !== undefined && evidence.AuthenticationMethod === undefined)
    whole = composed(
      whole,
      composed(
        profile({
          authentication: ['eap'],
          eap: { methods: [13], serverNames: [], trustedRoots: [], issuers: [] },
        }),
        entry({ authentication: ['eap'], eapMethod: 13 }),
      ),
    );
  if (
    evidence['certs.machine'] !== undefined &&
    evidence.AuthenticationMethod === undefined &&
    tunnel === 'ikev2'
  )
    whole = composed(whole, profile({ authentication: ['machine-certificate'], eap: null }));
  const literal =
    evidence['dns.serverIsLiteral'] === true || isIP(String(evidence.ServerAddress ?? '')) !== 0;
  return literal ? byAddress(whole) : whole;
}

/** Probes of a server that is dialled by address go by that. */
function byAddress(patch: Json): Json {
  const { probes } = patch as { probes: Record<string, Json> };
  const moved = Object.fromEntries(
    Object.entries(probes).map(([id, change]) => {
      const servers =
        isObject(change) && isObject(change.data ?? null)
          ? (change.data as { servers?: Json }).servers
          : undefined;
      if (!servers || !isObject(servers)) return [id, change];
      return [id, composed(change, { data: { servers: { [address]: servers[host] ?? {} } } })];
    }),
  );
  return { ...(patch as object), probes: moved } as Json;
}
