import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import { named, patched, reportOn, sampleNames } from '../support/samples.ts';

const vpn = 'user/Contoso VPN';
const host = 'vpn.contoso.com';
const server = '203.0.113.10';

test('a healthy client gives no finding at all', () => {
  const report = reportOn('healthy');
  assert.is(report.verdict, 'healthy');
  assert.equal(report.causes, []);
  assert.equal(report.actions, []);
});

for (const name of sampleNames.filter((one) => one !== 'healthy')) {
  test(`${name}: the right cause first, with evidence and steps`, () => {
    const report = reportOn(name);
    const first = report.causes[0];
    assert.is(first?.id, name);
    assert.is(report.verdict, 'failing');
    assert.ok((first?.evidence.length ?? 0) > 0 && (first?.fix.length ?? 0) > 0);
    assert.ok(report.actions.length >= 1 && report.actions.length <= 3);
  });
}

const unheard = { result: 'no-answer', failure: 'timeout', ms: 3500, reply: null };
/** The server gives no answer to IKE, so nobody tells where it stands. */
const ikeSilent: Json = {
  data: {
    servers: {
      [host]: {
        [server]: {
          ikev1: { udp500: unheard, udp4500: unheard },
          serverBehindNat: null,
          clientBehindNat: null,
        },
      },
    },
  },
};

/** Look-alikes: the same symptom, another truth. */
const lookAlikes: readonly [title: string, base: string, patch: Json, first: string][] = [
  [
    '721, but TCP 1723 is silent: not GRE',
    'gre-blocked',
    {
      probes: {
        'tcp-ports': {
          data: { servers: { [host]: { 1723: { [server]: { result: 'no-answer', failure: 'timeout' } } } } },
        },
      },
    },
    'pptp-tcp-blocked',
  ],
  [
    '721, and it fails on every network: GRE here is less likely',
    'gre-blocked',
    { answers: { 'works-elsewhere': 'no' } },
    'gre-blocked',
  ],
  [
    '722 points to the router’s helper',
    'gre-blocked',
    {
      probes: {
        attempts: { data: { attempts: { '9f1c2a40-5d1e-4a39-9a55-0c4f6b8d7e21': { errorCode: 722 } } } },
      },
    },
    'pptp-alg',
  ],
  [
    '718, GRE passes, and the path swallows large packets: they do not fit',
    'gre-blocked',
    {
      probes: {
        attempts: { data: { attempts: { '9f1c2a40-5d1e-4a39-9a55-0c4f6b8d7e21': { errorCode: 718 } } } },
        'path-mtu': { data: { servers: { [host]: { mtu: 1280 } } } },
        'gre-call': {
          status: 'ok',
          reason: null,
          data: { servers: { [host]: { result: 'answered', stage: 'gre' } } },
        },
      },
    },
    'mtu',
  ],
  [
    '809 with the NAT value set to 2: not the NAT value',
    'nat-t-registry',
    {
      probes: {
        registry: { data: { values: { 'nat-traversal': { present: true, kind: 'dword', value: 2 } } } },
        ike: ikeSilent,
      },
    },
    'ike-blocked',
  ],
  [
    '809, and it works elsewhere: the network, not the computer',
    'nat-t-registry',
    { answers: { 'works-elsewhere': 'yes' }, probes: { ike: ikeSilent } },
    'ike-blocked',
  ],
  [
    '809 with the value misspelt',
    'nat-t-registry',
    {
      probes: { registry: { data: { natTraversalLookalikes: ['AssumeUDPEncapsulationContextOnSendRul'] } } },
    },
    'nat-t-registry',
  ],
  [
    '789 with all services running and the NAT value absent',
    'ipsec-services-stopped',
    {
      probes: {
        registry: { data: { values: { 'nat-traversal': { present: false, kind: null, value: null } } } },
        services: {
          data: {
            services: {
              PolicyAgent: { startType: 'manual', status: 'running', exitCode: 0 },
              IKEEXT: { status: 'running', exitCode: 0 },
            },
          },
        },
      },
    },
    'nat-t-registry',
  ],
  [
    '868, and no name resolves',
    'server-name-not-found',
    {
      probes: {
        names: {
          data: {
            servers: { [host]: { system: { failure: 'dns-timeout' } } },
            controls: {
              'www.msftconnecttest.com': { failure: 'dns-timeout', addresses: null },
              'connectivitycheck.gstatic.com': { failure: 'dns-timeout', addresses: null },
            },
          },
        },
      },
    },
    'dns-failure',
  ],
  [
    '711 with a security suite and RasMan not stopped',
    'rasman-stopped',
    {
      probes: {
        services: {
          data: {
            services: {
              RasMan: { status: 'running', exitCode: 0 },
              TapiSrv: { startType: 'manual', exitCode: 1077 },
            },
          },
        },
        security: { data: { products: { 'Example Endpoint Security': { kind: 'firewall' } } } },
      },
    },
    'third-party-security',
  ],
  [
    '633 with another connection up',
    'miniport-broken',
    {
      probes: {
        devices: { data: { miniports: { MS_AGILEVPNMINIPORT: { problem: 0 } } } },
        profiles: {
          data: {
            connections: {
              'user/Home': {
                name: 'Home',
                scope: 'user',
                server: 'home.example',
                tunnel: 'sstp',
                authentication: ['mschapv2'],
                status: 'connected',
                splitTunneling: true,
                rememberCredential: true,
                useWinlogonCredential: false,
                idleDisconnectSeconds: 0,
                customIpsecPolicy: false,
              },
            },
          },
        },
      },
    },
    'other-vpn-active',
  ],
  [
    '786 of a profile that uses certificates',
    'ipsec-services-stopped',
    {
      probes: {
        profiles: { data: { connections: { [vpn]: { l2tpAuthentication: 'certificate' } } } },
        services: { data: { services: { PolicyAgent: { startType: 'manual' } } } },
        attempts: { data: { attempts: { '9f1c2a40-5d1e-4a39-9a55-0c4f6b8d7e21': { errorCode: 786 } } } },
        certificates: { data: { machine: { '3F9A61D0C5E27B48A1D4F06B92C87E5310AB64FD': null } } },
      },
    },
    'client-cert-missing',
  ],
  [
    '786 of a profile that uses a key',
    'ipsec-services-stopped',
    {
      probes: {
        services: { data: { services: { PolicyAgent: { startType: 'manual' } } } },
        attempts: { data: { attempts: { '9f1c2a40-5d1e-4a39-9a55-0c4f6b8d7e21': { errorCode: 786 } } } },
      },
    },
    'profile-psk',
  ],
  [
    '741: encryption required with PAP',
    'profile-auth-method',
    {
      probes: {
        profiles: { data: { connections: { [vpn]: { authentication: ['pap'], encryption: 'required' } } } },
        attempts: { data: { attempts: { '9f1c2a40-5d1e-4a39-9a55-0c4f6b8d7e21': { errorCode: 741 } } } },
      },
    },
    'profile-encryption',
  ],
];

for (const [title, base, patch, first] of lookAlikes) {
  test(title, () => {
    const report = buildReport(patched(base, patch));
    assert.is(report.causes[0]?.id, first, named(report).join(' '));
  });
}

for (const error of [0x800b0109, 13801]) {
  test(`${error.toString(16)} cannot come from PPTP: no cause of it is named, what the network shows stays, and it is said`, () => {
    const report = reportOn('gre-blocked', { request: { error } });
    assert.is(report.causes[0]?.id, 'gre-blocked', named(report).join(' '));
    assert.not.ok(report.causes.some(({ layer }) => layer === 'certificates'));
    assert.ok(report.contradictions.some(({ id }) => id === 'error-of-another-tunnel'));
  });
}

test('the same number from the tunnel that can raise it counts', () => {
  const report = reportOn('healthy', {
    request: { error: 13801 },
    probes: { profiles: { data: { connections: { 'all-users/Contoso SSTP': null } } } },
  });
  assert.ok(report.facts.some(({ fact }) => fact === 'attempt.errorCode'));
  assert.equal(report.contradictions, []);
});

test('an old failure with a success behind it does not count', () => {
  const report = reportOn('gre-blocked', {
    probes: {
      attempts: {
        data: {
          attempts: {
            later: {
              connection: 'Contoso VPN',
              at: '2026-11-20T18:40:30.000Z',
              result: 'connected',
              tunnel: 'pptp',
              events: [20221, 20225],
            },
          },
        },
      },
    },
  });
  assert.is(report.verdict, 'healthy');
  assert.equal(report.causes, []);
});

test('a failure that nothing explains is unknown, with a next step, and never healthy', () => {
  const report = reportOn('healthy', {
    probes: {
      attempts: {
        data: {
          attempts: {
            last: {
              connection: 'Contoso VPN',
              at: '2026-11-20T18:40:30.000Z',
              result: 'failed',
              errorCode: 637,
              tunnel: 'ikev2',
              events: [20221, 20227],
            },
          },
        },
      },
    },
  });
  assert.equal(named(report), ['unknown:possible']);
  assert.is(report.verdict, 'inconclusive');
  assert.ok(report.next.length > 0);
});

test('on a healthy client no answer of a person makes a finding', () => {
  for (const elsewhere of ['yes', 'no']) {
    for (const others of ['yes', 'no']) {
      const report = reportOn('healthy', {
        answers: { 'works-elsewhere': elsewhere, 'other-users-fail': others, 'worked-before': 'yes' },
      });
      assert.equal(named(report), [], `${elsewhere} ${others}`);
    }
  }
});

const web = 'http://www.msftconnecttest.com/connecttest.txt';
const empty = 'http://connectivitycheck.gstatic.com/generate_204';
const page = (status: number): Json => ({ result: 'other-page', status, redirectHost: null });

/** Healthy, but odd: none of these may give a cause above `possible`, and most give none at all. */
const oddities: readonly [what: string, patch: Json][] = [
  [
    'no IPv6 at all',
    { probes: { network: { data: { interfaces: { 'Wi-Fi': { network: { ipv6: 'disconnected' } } } } } } },
  ],
  [
    'an antivirus of another maker',
    { probes: { security: { data: { products: { 'Example Antivirus': { kind: 'antivirus' } } } } } },
  ],
  [
    'Windows Server: no Security Center',
    { probes: { security: { status: 'unsupported', reason: 'Invalid namespace', data: null } } },
  ],
  [
    'another VPN product',
    {
      probes: {
        devices: {
          data: {
            adapters: {
              'Local Area Connection': {
                description: 'TAP-Windows Adapter V9',
                status: 'down',
                physical: false,
              },
            },
          },
        },
      },
    },
  ],
  ['a proxy for the browser', { probes: { proxy: { data: { user: { server: 'proxy.example:8080' } } } } }],
  [
    'a server that does not answer pings',
    { probes: { 'server-ping': { data: { servers: { [host]: { answered: false, ms: null } } } } } },
  ],
  [
    'one beacon blocked',
    {
      probes: {
        'web-access': {
          data: { beacons: { [empty]: { result: 'failed', failure: 'timeout', status: null } } },
        },
      },
    },
  ],
  [
    'both beacons refused by a proxy',
    { probes: { 'web-access': { data: { beacons: { [web]: page(403), [empty]: page(403) } } } } },
  ],
  [
    'a beacon that is down',
    {
      probes: {
        'web-access': {
          data: {
            beacons: { [web]: page(503), [empty]: { result: 'failed', failure: 'timeout', status: null } },
          },
        },
      },
    },
  ],
  [
    'adapters that could not be listed',
    { probes: { devices: { data: { adapters: { 'Wi-Fi': null, Ethernet: null } } } } },
  ],
  [
    'a service that once ended with an error',
    {
      probes: {
        services: { data: { services: { IKEEXT: { exitCode: 1066 }, TapiSrv: { exitCode: 1067 } } } },
      },
    },
  ],
  [
    'ProhibitIpSec of a type that Windows ignores',
    {
      probes: {
        registry: { data: { values: { 'prohibit-ipsec': { present: true, kind: 'other', value: '1' } } } },
      },
    },
  ],
  [
    'a resolver that differs from others',
    {
      probes: {
        names: {
          data: {
            servers: {
              [host]: {
                byResolver: {
                  '1.1.1.1': { addresses: ['203.0.113.99'] },
                  '9.9.9.9': { addresses: ['203.0.113.99'] },
                },
              },
            },
          },
        },
      },
    },
  ],
];

for (const [what, patch] of oddities) {
  test(`healthy, but odd: ${what}`, () => {
    const report = reportOn('healthy', patch);
    assert.equal(
      report.causes.filter(({ confidence }) => confidence !== 'possible').map(({ id }) => id),
      [],
    );
    assert.is(report.verdict, 'healthy');
  });
}

test('a connection that is up is in order, whatever failed before it came up', () => {
  const report = reportOn('nat-t-registry', {
    probes: {
      profiles: { data: { connections: { [vpn]: { status: 'connected' } } } },
      network: {
        data: {
          interfaces: { 'Contoso VPN': { index: 47, addresses: ['10.8.0.5/32'], dnsServers: [] } },
          routes: { '10.20.0.0/16': { interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: 6 } },
        },
      },
      services: { data: { services: { RasMan: { startType: 'disabled' } } } },
      inside: {
        status: 'ok',
        ms: 30,
        reason: null,
        data: {
          tunnels: { 'Contoso VPN': { resolvers: { '10.20.0.10': { failure: 'dns-no-such-name' } } } },
          web: {},
        },
      },
    },
  });
  assert.equal([report.verdict, named(report)], ['healthy', []]);
});

test('inside the company’s network or a tunnel no name and no page that is missing is a finding', () => {
  const dead = { failure: 'dns-timeout', addresses: null };
  const blind: Json = {
    probes: {
      network: { data: { interfaces: { 'Wi-Fi': { network: { category: 'domain' } } } } },
      names: {
        data: {
          servers: { [host]: { system: dead, byResolver: { '1.1.1.1': dead, '9.9.9.9': dead } } },
          controls: { 'www.msftconnecttest.com': dead, 'connectivitycheck.gstatic.com': dead },
        },
      },
      'web-access': {
        data: {
          beacons: {
            [web]: { result: 'redirect', status: 302 },
            [empty]: { result: 'redirect', status: 302 },
          },
        },
      },
    },
  };
  assert.equal(named(reportOn('healthy', blind)), []);
});

test('what is confirmed is also scored so', () => {
  for (const name of sampleNames) {
    for (const { id, confidence, score } of reportOn(name).causes)
      if (confidence === 'confirmed') assert.ok(score >= 0.9, `${name}: ${id} ${score}`);
  }
});

test('as SYSTEM without any profile for all users the user’s session is needed', () => {
  const report = reportOn('healthy', {
    probes: {
      session: { data: { system: true, user: 'NT AUTHORITY\\SYSTEM' } },
      profiles: { data: { connections: { [vpn]: null, 'all-users/Contoso SSTP': null } } },
    },
  });
  assert.ok(report.context.needsUserSession);
  assert.ok(report.context.blindTo.some((text) => text.includes('session')));
});

test('missing evidence is neither a fault nor a pass', () => {
  const nothing = Object.fromEntries(
    Object.keys(patched('healthy', {}).probes).map((id) => [
      id,
      { status: 'timeout', reason: 'late', data: null },
    ]),
  );
  const report = reportOn('healthy', { probes: { ...nothing, profiles: {} } });
  assert.is(report.verdict, 'inconclusive');
  assert.equal(report.causes, []);
});

test('without any connection the computer itself is still judged', () => {
  const none = {
    probes: { profiles: { data: { connections: { [vpn]: null, 'all-users/Contoso SSTP': null } } } },
  };
  const healthy = reportOn('healthy', none);
  assert.equal([healthy.verdict, named(healthy)], ['inconclusive', []]);
  const portal = reportOn('captive-portal', none);
  assert.equal([portal.verdict, named(portal)[0]], ['failing', 'captive-portal:confirmed']);
});

test('two independent causes are both told: a portal, and a service that cannot run', () => {
  const report = reportOn('captive-portal', {
    probes: { services: { data: { services: { RasMan: { status: 'stopped', startType: 'disabled' } } } } },
  });
  assert.equal(named(report).slice(0, 2).sort(), ['captive-portal:confirmed', 'rasman-stopped:confirmed']);
});

test('a portal masks what it explains, and says so', () => {
  const report = reportOn('captive-portal');
  assert.ok(report.masked.some(({ id, by }) => id === 'dns-failure' && by === 'captive-portal'));
  assert.not.ok(report.causes.some(({ id }) => id === 'dns-failure'));
});

test('without any network nothing else of the network is told', () => {
  const dead = { failure: 'dns-timeout', addresses: null };
  const report = reportOn('captive-portal', {
    probes: {
      devices: { data: { adapters: { 'Wi-Fi': { status: 'down' } } } },
      names: {
        data: { controls: { 'www.msftconnecttest.com': dead, 'connectivitycheck.gstatic.com': dead } },
      },
      'web-access': {
        data: {
          beacons: {
            [web]: { result: 'failed', failure: 'network-unreachable', status: null },
            [empty]: { result: 'failed', failure: 'network-unreachable', status: null },
          },
        },
      },
    },
  });
  assert.equal(named(report)[0], 'no-network:confirmed');
  assert.ok(report.masked.some(({ id, by }) => id === 'dns-failure' && by === 'no-network'));
});

test('inside the company’s network silence of the server proves nothing', () => {
  const report = reportOn('sstp-tcp-blocked', {
    probes: { network: { data: { interfaces: { 'Wi-Fi': { network: { category: 'domain' } } } } } },
  });
  assert.is(report.context.vantage, 'trusted-network');
  assert.not.ok(
    report.causes.some(({ id, confidence }) => id === 'sstp-tcp-blocked' && confidence !== 'possible'),
  );
});

test.run();
