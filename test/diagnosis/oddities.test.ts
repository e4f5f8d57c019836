import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { exitCodeOf, exitCodes } from '../../src/commands/exit-code.ts';
import { buildReport } from '../../src/report/build.ts';
import { redact } from '../../src/snapshot/redact.ts';
import { named, patched } from '../support/samples.ts';

const vpn = 'user/Contoso VPN';
const rule = (more: Json) => ({
  firewall: {
    data: {
      blockRules: [
        {
          name: 'A rule',
          source: 'local',
          remotePorts: [],
          remoteAddresses: [],
          profiles: [],
          ...(more as object),
        },
      ],
    },
  },
});
const certificate = {
  subject: 'subject-9',
  issuer: 'CN=Contoso Issuing CA 1',
  selfSigned: false,
  notBefore: '2023-01-01T00:00:00.000Z',
  notAfter: '2024-01-01T00:00:00.000Z',
  hasPrivateKey: true,
  ekus: ['1.3.6.1.5.5.7.3.2'],
  anyPurpose: false,
  sidExtension: false,
  chain: [],
};
const usual = '81C2E7740B9FD35A6E18C4972DB05A3F66E1940C';
const intoTunnel = { interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: 6 };

interface Surroundings {
  readonly splitTunneling: boolean;
  readonly resolvers?: readonly string[];
  /** Addresses of the network here, where they are not those of the sample. */
  readonly here?: readonly string[];
}

/** The tunnel is up, as its profile says, with these routes into it. */
function up(
  { splitTunneling, resolvers = ['10.20.0.10'], here }: Surroundings,
  routes: Readonly<Record<string, Json>>,
) {
  const outside = { family: 'ipv4', interface: 'Wi-Fi', nextHop: '192.168.1.1', metric: 35 };
  const six = { family: 'ipv6', interface: 'Wi-Fi', nextHop: 'fe80::1', metric: 35 };
  const ways = here?.some((address) => address.includes(':')) ? [outside, six] : [outside];
  return {
    profiles: { data: { connections: { [vpn]: { status: 'connected', splitTunneling } } } },
    network: {
      data: {
        interfaces: {
          'Contoso VPN': {
            index: 47,
            addresses: ['10.20.200.5/32'],
            dnsServers: [...resolvers],
            ipv4: { metric: 5, automatic: true, mtu: 1400 },
          },
          ...(here && { 'Wi-Fi': { addresses: [...here] } }),
        },
        routes,
        defaultRoutes: splitTunneling ? ways : [{ ...intoTunnel, family: 'ipv4' }, ...ways],
      },
    },
  };
}

/** What came through the tunnel that is up: answers of its resolvers, the company's names, a web page. */
function inside({ web, ...tunnel }: { readonly [name: string]: Json } & { readonly web?: boolean }): Json {
  const page = { result: 'expected', status: 200, cached: false, viaProxy: false };
  return {
    status: 'ok',
    ms: 20,
    reason: null,
    data: {
      tunnels: { 'Contoso VPN': tunnel },
      web: web ? { 'http://www.msftconnecttest.com/connecttest.txt': page } : {},
    },
  };
}
const resolved = { '10.20.0.10': { addresses: ['10.20.0.11'] } };
const companyNames = { domain: 'corp.contoso.com', bySystem: { addresses: ['10.20.0.11'] } };
const ownRange = { '10.20.0.0/16': intoTunnel };

/** It connects by itself, except on networks with this suffix. */
const triggered = (trustedNetworks: readonly string[]): Json => ({
  data: {
    triggers: { 'Contoso VPN': { applications: 0, trustedNetworks: [...trustedNetworks], dnsRules: 0 } },
    automatic: { [vpn]: true },
    active: 'Contoso VPN',
  },
});
const atWork = { interfaces: { 'Wi-Fi': { dnsSuffix: 'corp.contoso.com' } } };

/** The same person, elevated: what only an administrator may see is there, too. */
const asAdministrator = {
  session: { data: { elevated: true } },
  ipsec: { status: 'ok', ms: 64, reason: null, data: { associations: {} } },
};

/** Computers that are in order, and odd: nothing may be more than possible. */
const oddities: Readonly<Record<string, { readonly [probe: string]: Json }>> = {
  'a firewall rule for a game': rule({ program: 'C:\\Games\\game.exe' }),
  'a firewall rule for another server': rule({
    protocol: 17,
    remotePorts: ['500'],
    remoteAddresses: ['198.51.100.0/24'],
  }),
  'a firewall rule for ports near by': rule({ protocol: 17, remotePorts: ['501-4499', '4501'] }),
  'a firewall rule for public networks, at home': rule({
    protocol: 17,
    remotePorts: ['500'],
    profiles: ['public'],
  }),
  'a firewall rule for public networks, and a virtual machine’s network is one': {
    ...rule({ protocol: 17, remotePorts: ['500'], profiles: ['public'] }),
    network: {
      data: {
        interfaces: {
          'vEthernet (WSL)': {
            index: 40,
            addresses: ['172.28.16.1/20'],
            dnsServers: [],
            network: { name: 'net-2', category: 'public', ipv4: 'no-traffic', ipv6: 'no-traffic' },
          },
        },
      },
    },
  },
  'a local rule where policy makes local ones void': {
    firewall: {
      data: {
        profiles: { private: { localRules: false } },
        ...rule({ protocol: 17, remotePorts: ['500'] }).firewall.data,
      },
    },
  },
  'an expired certificate beside a good one': { certificates: { data: { user: { AB: certificate } } } },
  'an expired certificate of the device itself': {
    certificates: {
      data: { user: { AB: { ...certificate, issuer: 'CN=MS-Organization-P2P-Access [2024]' } } },
    },
  },
  'an expired certificate, and EAP of a method that is not told': {
    profiles: { data: { connections: { [vpn]: { eap: null } } } },
    certificates: { data: { user: { [usual]: { notAfter: '2024-01-01T00:00:00.000Z' } } } },
  },
  'a root of the user alone': { certificates: { data: { userOnlyRoots: { CC: 'CN=Some Tool CA' } } } },
  'several certificates that fit': {
    certificates: { data: { user: { AB: { ...certificate, notAfter: '2027-01-01T00:00:00.000Z' } } } },
  },
  'an EAP method that is not on the list': { registry: { data: { eapMethods: [26] } } },
  'a binding list without the driver': {
    bindings: { data: { wanIp: { components: { ms_wanarp: null } } } },
  },
  'filters of other makers': {
    bindings: { data: { foreign: { insecure_npcap: { name: 'Npcap', onWanMiniport: false } } } },
  },
  'other VPN products, idle and running': {
    services: { data: { otherVpns: { OpenVPN: { running: false }, Tailscale: { running: true } } } },
  },
  'another connection is switched off, or was set up to connect by itself and is not on the list': {
    'always-on': { data: { disabled: ['Another VPN'], automatic: { [vpn]: true } } },
  },
  'a name policy for the company’s inner names': {
    'name-policy': {
      data: {
        rules: [
          { names: ['.corp.contoso.com'], servers: ['10.20.0.2'], source: 'local', directAccess: false },
        ],
      },
    },
  },
  'a restart that waits, and Fast Startup': { power: { data: { pending: ['update'], fastStartup: true } } },
  'Credential Guard with a certificate profile': {
    'credential-guard': { data: { running: true, configured: true } },
  },
  'a phone book with comments, that Windows reads': {
    phonebooks: { data: { books: { user: { damaged: true } } } },
  },
  'a proxy event near a dial by IKEv2': {
    'system-events': { data: { sstp: [{ id: 4, at: '2026-11-19T16:30:20.000Z', codes: [407] }] } },
  },
  'a service that crashed before Windows was last started': {
    'system-events': {
      data: {
        services: [{ service: 'RasMan', at: '2026-11-10T10:00:00.000Z', what: 'crashed', codes: [1] }],
      },
    },
  },
  'clock a minute off': {
    'web-access': {
      data: { beacons: { 'http://www.msftconnecttest.com/connecttest.txt': { clockAheadSeconds: -61 } } },
    },
  },
  'a regression that is mended': { updates: { data: { installed: ['KB5009543', 'KB5010793'] } } },
  'nothing sets the clock': { clock: { data: { source: 'none' } } },
  'no smart card reader, its service off': { 'smart-cards': { data: { serviceDisabled: true } } },
  'an antivirus and a firewall of other makers': {
    security: {
      data: { products: { 'Example AV': { kind: 'antivirus' }, 'Example Firewall': { kind: 'firewall' } } },
    },
  },
  'adapters of virtual machines, and of another VPN': {
    devices: {
      data: {
        adapters: {
          'vEthernet (Default Switch)': {
            description: 'Hyper-V Virtual Ethernet Adapter',
            status: 'up',
            physical: false,
          },
          'Local Area Connection': { description: 'TAP-Windows Adapter V9', status: 'down', physical: false },
        },
      },
    },
  },
  'old failures, and a success since': {
    attempts: {
      data: {
        attempts: {
          a: {
            connection: 'Contoso VPN',
            at: '2026-11-10T08:00:00.000Z',
            result: 'failed',
            errorCode: 809,
            tunnel: 'ikev2',
            events: [20221, 20227],
          },
          b: {
            connection: 'Contoso VPN',
            at: '2026-11-11T08:00:00.000Z',
            result: 'failed',
            errorCode: 691,
            tunnel: 'ikev2',
            events: [20221, 20227],
          },
        },
      },
    },
  },
  'up, with split tunnelling': up({ splitTunneling: true }, { '10.20.0.0/16': intoTunnel }),
  'up, with everything in the tunnel': {
    ...up({ splitTunneling: false }, {}),
    inside: inside({ resolvers: resolved, ...companyNames, web: true }),
  },
  'a proxy that is configured and works': {
    proxy: {
      data: { user: { server: 'proxy.contoso.com:8080' }, machine: { server: 'proxy.contoso.com:8080' } },
    },
  },
  'the company’s own network': {
    network: {
      data: { interfaces: { 'Wi-Fi': { dnsSuffix: 'corp.contoso.com', network: { category: 'domain' } } } },
    },
  },
  'everybody’s IPv6 beside': {
    network: {
      data: {
        interfaces: { 'Wi-Fi': { addresses: ['192.168.1.23/24', '2001:db8:7::23/64'] } },
        defaultRoutes: [
          { family: 'ipv4', interface: 'Wi-Fi', nextHop: '192.168.1.1', metric: 35 },
          { family: 'ipv6', interface: 'Wi-Fi', nextHop: 'fe80::1', metric: 35 },
        ],
      },
    },
  },
  'services that start when they are needed, stopped': {
    services: {
      data: {
        services: {
          SstpSvc: { status: 'stopped', exitCode: 0 },
          RasMan: { status: 'stopped', startType: 'manual', exitCode: 1077 },
          iphlpsvc: { status: 'stopped', startType: 'disabled', exitCode: 1077 },
        },
      },
    },
  },
  'a certificate that runs out in three weeks': {
    certificates: { data: { user: { [usual]: { notAfter: '2026-12-11T08:00:00.000Z' } } } },
  },
  'Windows upgraded yesterday': { session: { data: { installed: '2026-11-19T09:00:00.000Z' } } },
  'a router that answers no ping and passes no full packets': {
    'server-ping': { data: { servers: { 'vpn.contoso.com': { answered: false, ms: null } } } },
    'path-mtu': { data: { servers: { 'vpn.contoso.com': { mtu: 1452, tooBigSeen: true } } } },
  },
  'no public server but one answers': {
    stun: {
      data: {
        ipv4: {
          servers: {
            'stun.l.google.com:19302': {
              result: 'no-answer',
              failure: 'timeout',
              ms: 3500,
              address: null,
              port: null,
            },
          },
        },
      },
    },
    'time-servers': {
      data: {
        servers: {
          'time.windows.com:123': { result: 'no-answer', failure: 'timeout', ms: 3500, aheadSeconds: null },
        },
      },
    },
  },
  'local addresses that are part of the company’s range': {
    profiles: { data: { connections: { [vpn]: { routes: ['192.168.0.0/16'] } } } },
  },
  'up, with split tunnelling and no domain of the company’s, and its resolver says so': {
    ...up({ splitTunneling: true }, ownRange),
    inside: inside({ resolvers: { '10.20.0.10': { failure: 'dns-no-such-name' } } }),
  },
  'up, with split tunnelling, quiet for hours, and its resolver responds': {
    ...up({ splitTunneling: true }, ownRange),
    attempts: {
      data: {
        attempts: {
          a: {
            connection: 'Contoso VPN',
            at: '2026-11-20T07:02:00.000Z',
            result: 'connected',
            tunnel: 'ikev2',
            events: [20221, 20222, 20223, 20224, 20225],
          },
        },
      },
    },
    inside: inside({ resolvers: resolved, ...companyNames }),
  },
  'up, with the route to the whole class of its address, on a network beside that class': {
    ...up({ splitTunneling: true }, { '10.0.0.0/8': intoTunnel }),
    inside: inside({ resolvers: resolved, ...companyNames }),
  },
  'up, with the route to the whole class of its address, which takes in the network here, and nobody minds': {
    ...up({ splitTunneling: true, here: ['10.77.3.23/24'] }, { '10.0.0.0/8': intoTunnel }),
    inside: inside({ resolvers: resolved, ...companyNames }),
  },
  'up, with everything in the tunnel and a public resolver': {
    ...up({ splitTunneling: false, resolvers: ['8.8.8.8'] }, {}),
    inside: inside({ resolvers: { '8.8.8.8': { addresses: ['198.51.100.7'] } }, web: true }),
  },
  'up, with everything in the tunnel and no resolver in it, and pages arrive': {
    ...up({ splitTunneling: false, resolvers: [] }, {}),
    inside: inside({ resolvers: {}, web: true }),
  },
  'up, with public IPv6 beside, and the company’s names are found': {
    ...up({ splitTunneling: true, here: ['192.168.1.23/24', '2001:db8:7::23/64'] }, ownRange),
    inside: inside({ resolvers: resolved, ...companyNames }),
  },
  'up, with everything in the tunnel, and nothing was asked through it': up({ splitTunneling: false }, {}),
  'up, with split tunnelling and a public resolver that is reached around the tunnel': {
    ...up({ splitTunneling: true, resolvers: ['8.8.8.8'] }, ownRange),
    inside: inside({ resolvers: { '8.8.8.8': { addresses: ['198.51.100.7'] } }, web: true }),
  },
  'connects by itself, on its trusted network': {
    'always-on': triggered(['corp.contoso.com']),
    network: { data: atWork },
  },
  'connects by itself and never did yet, on its trusted network': {
    'always-on': triggered(['corp.contoso.com']),
    network: { data: atWork },
    attempts: { data: { attempts: { '7c9e6679-7425-40de-944b-e07fc1f90ae7': null } } },
  },
  'connects by itself, is up, and Windows is of a version that leaves it down': {
    ...up({ splitTunneling: true }, ownRange),
    'always-on': triggered(['corp.contoso.com']),
    session: { data: { windows: { build: 17763, ubr: 316 } } },
    inside: inside({ resolvers: resolved, ...companyNames }),
  },
  'a Windows that leaves Always On down, and nothing is to be up by itself': {
    session: { data: { windows: { build: 17763, ubr: 316 } } },
  },
  'an application starts it, elsewhere than here': {
    'always-on': {
      data: {
        triggers: { 'Contoso VPN': { applications: 2, trustedNetworks: ['corp.contoso.com'], dnsRules: 0 } },
      },
    },
    network: { data: atWork },
  },
  'a second VPN product that runs, idle, with its adapter': {
    services: { data: { otherVpns: { WireGuard: { running: true } } } },
    devices: {
      data: {
        adapters: { wg0: { description: 'WireGuard Tunnel', status: 'down', physical: false } },
      },
    },
  },
  'a server name of the EAP settings with a space behind it, and it connected': {
    profiles: { data: { connections: { [vpn]: { eap: { serverNames: ['nps.contoso.com '] } } } } },
  },
  'one attempt that was cancelled, before the one that went well': {
    attempts: {
      data: {
        attempts: {
          a: {
            connection: 'Contoso VPN',
            at: '2026-11-19T08:10:00.000Z',
            result: 'failed',
            errorCode: 651,
            tunnel: 'ikev2',
            events: [20221, 20227],
          },
        },
      },
    },
  },
  'a VPN server that answers no ping': {
    'server-ping': { data: { servers: { 'vpn.contoso.com': { answered: false, ms: null } } } },
  },
  'a battery that is nearly empty, and a restart that waits': {
    power: { data: { pending: ['update'], battery: { percent: 6, onMains: false } } },
  },
  'a root of a debugging proxy beside the usual ones': {
    certificates: { data: { machineRoots: { DD: 'CN=DO_NOT_TRUST_FiddlerRoot' } } },
  },
};

/** What is in order and not known to be, by what is missing or stands against it. */
const unproved: Readonly<Record<string, string>> = {
  'an EAP method that is not on the list': 'measured-against',
  'a binding list without the driver': 'measured-against',
  'another connection is switched off, or was set up to connect by itself and is not on the list':
    'always-on-down',
  'up, with split tunnelling': 'no-proof',
  'up, with everything in the tunnel, and nothing was asked through it': 'no-proof',
  'up, with split tunnelling and a public resolver that is reached around the tunnel': 'no-proof',
  'connects by itself and never did yet, on its trusted network': 'no-proof',
};

/** What is up has to carry something; the rest came up when it was connected last. */
const proofOf = (what: string): string =>
  /^up,|, is up,/.test(what) ? 'something-passes' : 'came-up-last-time';

for (const [what, probes] of Object.entries(oddities)) {
  test(`in order, and odd: ${what}`, () => {
    const snapshot = patched('healthy', { context: { redaction: 'none' }, probes });
    const report = buildReport(snapshot);
    assert.equal(report.contradictions, []);
    for (const seen of [
      report,
      buildReport(patched('healthy', { probes: { ...asAdministrator, ...probes } })),
    ])
      assert.equal(
        named(seen).filter((one) => !one.endsWith(':possible')),
        [],
      );
    for (const level of ['standard', 'strict'] as const) {
      assert.equal(named(buildReport(redact(snapshot, level))), named(report), level);
    }
    const said = report.connections.find(({ id }) => id === vpn);
    const missing = unproved[what];
    assert.is(said?.because?.id, missing ?? proofOf(what));
    assert.is(report.verdict, missing === undefined ? 'healthy' : 'inconclusive');
    assert.is(
      exitCodeOf(report, { failOn: 'failing', cancelled: false }),
      missing === undefined ? exitCodes.healthy : exitCodes.inconclusive,
    );
  });
}

test('most of what is odd is known to be in order', () => {
  const all = Object.keys(oddities);
  assert.is(all.length, 60);
  assert.ok(all.filter((what) => unproved[what] === undefined).length >= 45);
});

/** What has to be found, whatever is hidden. */
const findings: Readonly<Record<string, readonly [Json, string]>> = {
  'a firewall rule for the range that the server is in': [
    {
      ...rule({ protocol: 17, remotePorts: ['500'], remoteAddresses: ['203.0.113.0/24'] }),
      attempts: { data: { attempts: null } },
    },
    'client-firewall-blocks',
  ],
  'the driver unbound': [
    { bindings: { data: { wanIp: { components: { ms_wanarp: false } } } } },
    'miniport-binding',
  ],
  'a server certificate that has run out': [
    {
      'server-tls': {
        data: {
          servers: {
            'vpn.contoso.com': {
              '203.0.113.10': {
                chain: [
                  {
                    subject: 'CN=vpn.contoso.com',
                    issuer: 'CN=Example Public CA 3, O=Example Trust',
                    thumbprint: 'B7D2',
                    notBefore: '2025-09-01T00:00:00.000Z',
                    notAfter: '2026-10-01T00:00:00.000Z',
                  },
                ],
              },
            },
          },
        },
      },
    },
    'server-cert-expired',
  ],
};
for (const [what, [probes, id]] of Object.entries(findings)) {
  test(`found at every level of redaction: ${what}`, () => {
    const { attempts, ...rest } = probes as Record<string, Json>;
    const snapshot = patched('healthy', { context: { redaction: 'none' }, probes: rest });
    if (attempts)
      Object.assign(snapshot.probes, { attempts: { status: 'ok', ms: 1, data: { attempts: {} } } });
    for (const level of ['none', 'standard', 'strict'] as const) {
      const causes = named(buildReport(redact(snapshot, level)));
      assert.is(causes[0], `${id}:confirmed`, `${level}: ${causes.join(' ')}`);
    }
  });
}

test.run();
