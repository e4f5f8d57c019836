import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import type { FactName } from '../../src/facts/catalogue.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { atBoundary } from '../../src/facts/profile.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import { patched } from '../support/samples.ts';

/** What the steps of causes ask about a client. */
const vpn = 'user/Contoso VPN';

function factOf(name: FactName, patch: Json): unknown {
  const snapshot = patched('healthy', patch);
  const connection = connectionsOf(snapshot).find(({ id }) => id === vpn);
  assert.ok(connection);
  const fact = deriveFacts(snapshot, connection)[name];
  return fact.known ? fact.value : 'unknown';
}

const profile = (change: Json): Json => ({
  probes: { profiles: { data: { connections: { [vpn]: change } } } },
});
const up = (tunnel: { readonly [key: string]: Json }): Json => ({
  probes: {
    profiles: { data: { connections: { [vpn]: { status: 'connected' } } } },
    network: {
      data: { interfaces: { 'Contoso VPN': { index: 47, addresses: [], dnsServers: [], ...tunnel } } },
    },
  },
});
const into = (prefix: string, ipv6 = false): Json => ({
  probes: {
    profiles: { data: { connections: { [vpn]: { status: 'connected' } } } },
    network: {
      data: {
        interfaces: {
          'Contoso VPN': {
            index: 47,
            addresses: ['10.8.0.5/32', ...(ipv6 ? ['2001:db8::5/128'] : [])],
            dnsServers: [],
          },
        },
        routes: { [prefix]: { interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: 26 } },
      },
    },
  },
});
const metric = (own: number, asked: number): Json => ({
  probes: {
    profiles: { data: { connections: { [vpn]: { status: 'connected' } } } },
    phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': { metric4: asked } } } } } },
    network: {
      data: {
        interfaces: {
          'Contoso VPN': {
            index: 47,
            addresses: [],
            dnsServers: [],
            ipv4: { metric: own, automatic: asked === 0, mtu: 1400 },
          },
        },
      },
    },
  },
});
const asked = (rules: readonly (readonly [name: string, server: string])[]): Json => ({
  probes: {
    profiles: { data: { connections: { [vpn]: { status: 'connected' } } } },
    inside: {
      status: 'ok',
      ms: 3,
      reason: null,
      data: {
        tunnels: {
          'Contoso VPN': {
            resolvers: { '10.20.0.10': { addresses: ['10.20.0.5'] } },
            domain: 'corp.contoso.com',
            bySystem: { failure: 'dns-timeout' },
          },
        },
        web: {},
      },
    },
    'name-policy': {
      data: {
        rules: rules.map(([name, server]) => ({
          names: [name],
          servers: [server],
          source: 'local',
          directAccess: false,
        })),
      },
    },
  },
});
const eap = (...methods: number[]): Json =>
  profile({ authentication: ['eap'], eap: { methods, serverNames: [], trustedRoots: [], issuers: [] } });

const rows: readonly (readonly [what: string, name: FactName, patch: Json, value: unknown])[] = [
  ['EAP-TLS', 'profile.signsInBy', eap(13), 'certificate'],
  ['PEAP with a certificate', 'profile.signsInBy', eap(25, 13), 'certificate'],
  ['PEAP with a password', 'profile.signsInBy', eap(25, 26), 'password'],
  ['EAP-MSCHAPv2', 'profile.signsInBy', eap(26), 'password'],
  ['PEAP, and nothing told of what is within', 'profile.signsInBy', eap(25), 'unknown'],
  ['MS-CHAP v2', 'profile.signsInBy', profile({ authentication: ['mschapv2'], eap: null }), 'password'],
  [
    'machine certificate',
    'profile.signsInBy',
    profile({ authentication: ['machine-certificate'], eap: null }),
    'certificate',
  ],
  ['a route at its boundary', 'profile.routeOffBoundary', profile({ routes: ['10.20.0.0/16'] }), false],
  ['a route beyond it', 'profile.routeOffBoundary', profile({ routes: ['172.21.12.0/21'] }), true],
  ['no idle limit', 'profile.idleLimit', profile({ idleDisconnectSeconds: 0 }), false],
  ['an idle limit', 'profile.idleLimit', profile({ idleDisconnectSeconds: 300 }), true],
  ['a tunnel with IPv4 alone', 'route.tunnelIpv6', up({ addresses: ['10.8.0.5/32', 'fe80::1/64'] }), false],
  ['a tunnel with IPv6', 'route.tunnelIpv6', up({ addresses: ['10.8.0.5/32', '2001:db8::5/128'] }), true],
  ['a tunnel that is down', 'route.tunnelIpv6', {}, 'unknown'],
  ['a tunnel without name server', 'inside.resolver', up({}), false],
  ['a tunnel with one', 'inside.resolver', up({ dnsServers: ['10.20.0.10'] }), true],
  ['a route to its own address', 'route.throughTunnel', into('10.8.0.5/32'), false],
  ['a route to others', 'route.throughTunnel', into('10.20.0.0/16'), true],
  ['IPv6 and no route for it', 'route.ipv6Unused', into('10.20.0.0/16', true), true],
  ['IPv6 and a route to its own link', 'route.ipv6Unused', into('2001:db8::/64', true), true],
  ['IPv6 and a route for it', 'route.ipv6Unused', into('2000::/3', true), false],
  ['the metric that the phone book asks for', 'route.metricFixed', metric(5, 5), true],
  ['an automatic metric', 'route.metricFixed', metric(5, 0), false],
  ['no name rule', 'inside.nameRule', asked([]), 'none'],
  ['a rule for another domain', 'inside.nameRule', asked([['.other.example', '10.1.1.1']]), 'none'],
  ['a rule to a foreign server', 'inside.nameRule', asked([['.contoso.com', '10.1.1.1']]), 'elsewhere'],
  [
    'a narrower rule to the tunnel’s own',
    'inside.nameRule',
    asked([
      ['.contoso.com', '10.1.1.1'],
      ['.corp.contoso.com', '10.20.0.10'],
    ]),
    'to-tunnel',
  ],
  [
    'another connection that is up',
    'profile.otherConnected',
    {
      probes: {
        profiles: { data: { connections: { 'all-users/Contoso SSTP': { status: 'connected' } } } },
        network: {
          data: { interfaces: { 'Contoso SSTP': { index: 48, addresses: ['10.9.0.5/32'], dnsServers: [] } } },
        },
      },
    },
    true,
  ],
  [
    'another connection that is up by its word alone',
    'profile.otherConnected',
    {
      probes: {
        profiles: { data: { connections: { 'all-users/Contoso SSTP': { status: 'connected' } } } },
      },
    },
    'unknown',
  ],
  ['Wi-Fi', 'link.mobile', {}, false],
  [
    'a phone at the cable',
    'link.mobile',
    {
      probes: {
        devices: {
          data: { adapters: { 'Wi-Fi': { description: 'Remote NDIS based Internet Sharing Device' } } },
        },
      },
    },
    true,
  ],
];
for (const [what, name, patch, value] of rows)
  test(`${what}: ${name} is ${value}`, () => assert.is(factOf(name, patch), value));

test('the way to the server over something that is no hardware is another tunnel’s, over a virtual switch it is not', () => {
  const via = (description: string, physical: boolean): unknown =>
    factOf('route.serverViaOtherVpn', {
      probes: {
        devices: { data: { adapters: { Other: { description, status: 'up', physical } } } },
        'server-route': { data: { servers: { 'vpn.contoso.com': { interface: 'Other' } } } },
      },
    });
  assert.is(via('Clash Tunnel', false), true);
  assert.is(via('Hyper-V Virtual Ethernet Adapter', false), false);
  assert.is(via('Microsoft Network Adapter Multiplexor Driver', false), false);
  assert.is(via('Intel(R) Ethernet Connection', true), false);
});

test('a suffix that another tunnel brings keeps a device tunnel down; its own does not', () => {
  const trusted = (tunnel: string, suffix: string): unknown =>
    factOf('alwaysOn.heldByTunnel', {
      probes: {
        'always-on': {
          data: {
            deviceTunnel: 'Contoso VPN',
            triggers: {
              'Contoso VPN': { applications: 0, trustedNetworks: ['corp.contoso.com'], dnsRules: 0 },
            },
          },
        },
        network: {
          data: {
            interfaces: { [tunnel]: { index: 47, addresses: [], dnsServers: [], dnsSuffix: suffix } },
          },
        },
      },
    });
  assert.is(trusted('Contoso SSTP', 'corp.contoso.com'), true);
  assert.is(trusted('Contoso SSTP', 'other.example'), false);
  assert.is(trusted('Contoso VPN', 'corp.contoso.com'), false);
});

test('a prefix from its own beginning', () => {
  assert.is(atBoundary('172.21.12.0/21'), '172.21.8.0/21');
  assert.is(atBoundary('10.0.0.0/8'), '10.0.0.0/8');
  assert.is(atBoundary('2001:db8::1/32'), '2001:db8::/32');
  assert.is(atBoundary('no prefix'), 'no prefix');
});

test.run();
