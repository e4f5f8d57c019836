import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/model.ts';
import { patched } from '../support/samples.ts';

/** The one connection that is left of the healthy client. */
const vpn = 'user/Contoso VPN';

/** One patch that does what two do one after the other: within a patch `null` stays what it is. */
function mergedPatches(first: Json, second: Json): Json {
  if (!isObject(first) || !isObject(second)) return second;
  const both = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries(
    [...both].map((key) => {
      const [one, two] = [first[key], second[key]];
      return [key, two === undefined ? (one ?? null) : one === undefined ? two : mergedPatches(one, two)];
    }),
  );
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function reportOn(...patches: readonly Json[]): Report {
  const alone: Json = {
    probes: {
      profiles: { data: { connections: { 'all-users/Contoso SSTP': null } } },
      phonebooks: { data: { books: { 'all-users': { entries: { 'Contoso SSTP': null } } } } },
      attempts: { data: { attempts: { '1b4e28ba-2fa1-41d2-883f-0016d3cca427': null } } },
    },
  };
  return buildReport(patched('healthy', patches.reduce(mergedPatches, alone)));
}

const tunnel: Json = {
  index: 47,
  addresses: ['10.8.0.5/32'],
  dnsServers: ['10.20.0.10'],
  ipv4: { metric: 25, automatic: true, mtu: 1400 },
};
const route = { interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: 26 };
const up: Json = {
  probes: {
    profiles: { data: { connections: { [vpn]: { status: 'connected' } } } },
    network: { data: { interfaces: { 'Contoso VPN': tunnel }, routes: { '10.20.0.0/16': route } } },
  },
};
const everything: Json = {
  probes: {
    profiles: { data: { connections: { [vpn]: { splitTunneling: false, routes: [] } } } },
    phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': { splitTunneling: false } } } } } },
    network: {
      data: {
        routes: { '10.20.0.0/16': null },
        defaultRoutes: [
          { ...route, family: 'ipv4' },
          { interface: 'Wi-Fi', nextHop: '192.168.1.1', metric: 35, family: 'ipv4' },
        ],
      },
    },
  },
};
const inside = (resolver: Json, web: Json = {}): Json => ({
  probes: {
    inside: {
      status: 'ok',
      ms: 30,
      reason: null,
      data: { tunnels: { 'Contoso VPN': { resolvers: { '10.20.0.10': resolver } } }, web },
    },
  },
});
const answers = inside({ failure: 'dns-no-such-name' });
const silent = inside({ failure: 'dns-timeout' });
const page = 'http://www.msftconnecttest.com/connecttest.txt';
const attempt = (id: string, patch: Json): Json => ({
  probes: { attempts: { data: { attempts: { [id]: patch } } } },
});
const last = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const told = (words: Json): Json => ({ answers: words });
const silentIke: Json = {
  probes: {
    ike: {
      data: {
        servers: {
          'vpn.contoso.com': {
            '203.0.113.10': {
              ikev2: {
                udp500: { result: 'no-answer', failure: 'timeout', reply: null },
                udp4500: { result: 'no-answer', failure: 'timeout', reply: null },
              },
            },
          },
        },
      },
    },
  },
};
const alwaysOn = (more: Json = {}): Json => ({
  probes: {
    'always-on': {
      data: {
        active: 'Contoso VPN',
        managed: {
          'Contoso VPN': { alwaysOn: true, deviceTunnel: false, trustedNetworks: ['corp.contoso.com'] },
        },
      },
    },
    ...(more as object),
  },
});
const inTheOffice: Json = {
  probes: {
    network: {
      data: { interfaces: { 'Wi-Fi': { dnsSuffix: 'corp.contoso.com', network: { category: 'domain' } } } },
    },
  },
};

const profile = (patch: Json): Json => ({
  probes: { profiles: { data: { connections: { [vpn]: patch } } } },
});
const onDemand: Json = {
  probes: {
    'always-on': {
      data: { triggers: { 'Contoso VPN': { applications: 2, trustedNetworks: [], dnsRules: 0 } } },
    },
  },
};
const switchedOff: Json = { probes: { 'always-on': { data: { disabled: ['Contoso VPN'] } } } };

/** The table of verdicts: what is there, the verdict, and on what it rests (design.md). */
const rows: readonly (readonly [
  what: string,
  patches: readonly Json[],
  verdict: Report['verdict'],
  because?: string,
])[] = [
  ['down, the last attempt went well', [], 'healthy', 'came-up-last-time'],
  ['down, and no attempt is in the log', [attempt(last, null)], 'inconclusive', 'no-proof'],
  ['up, its resolver answers', [up, answers], 'healthy', 'something-passes'],
  ['up, nothing was asked for through it', [up], 'inconclusive', 'no-proof'],
  ['up, its resolver is silent', [up, silent], 'failing'],
  [
    'up with everything in it, a page arrives, and its resolver is silent',
    [
      up,
      everything,
      inside(
        { failure: 'dns-timeout' },
        { [page]: { result: 'expected', status: 200, cached: false, viaProxy: false } },
      ),
    ],
    'inconclusive',
    'measured-against',
  ],
  [
    'up, and no route leads into it',
    [up, { probes: { network: { data: { routes: { '10.20.0.0/16': null } } } } }],
    'failing',
  ],
  [
    'up and proven, and somebody complains',
    [up, answers, told({ complaint: 'some-servers' })],
    'inconclusive',
  ],
  [
    'up, nothing proven, works elsewhere',
    [up, told({ 'works-elsewhere': 'yes' })],
    'inconclusive',
    'complaint',
  ],
  [
    'down, came up last time, and the person says no network helps',
    [told({ 'works-elsewhere': 'no' })],
    'inconclusive',
    'complaint',
  ],
  [
    'that it has worked before is no complaint',
    [told({ 'worked-before': 'yes' })],
    'healthy',
    'came-up-last-time',
  ],
  ['down, its own way is closed now', [silentIke], 'inconclusive'],
  [
    'down, another tunnel’s way is closed',
    [
      {
        probes: {
          'tcp-ports': {
            data: {
              servers: {
                'vpn.contoso.com': {
                  443: { '203.0.113.10': { result: 'no-answer', failure: 'timeout', ms: 3500 } },
                },
              },
            },
          },
        },
      },
    ],
    'healthy',
    'came-up-last-time',
  ],
  ['Always On, down, not in the company’s network', [alwaysOn()], 'inconclusive', 'always-on-down'],
  ['Always On in the company’s network, where it stays down', [alwaysOn(), inTheOffice], 'healthy'],
  ['being connected just now', [profile({ status: 'connecting' })], 'inconclusive', 'no-proof'],
  [
    'lost within seconds, by nobody’s hand',
    [attempt(last, { began: '2026-11-19T16:30:05.000Z', endCode: 829 })],
    'inconclusive',
    'lost-at-once',
  ],
  [
    'disconnected within seconds by hand',
    [attempt(last, { began: '2026-11-19T16:30:05.000Z', endCode: 631 })],
    'healthy',
    'came-up-last-time',
  ],
  ['on demand, and nobody asks for it', [onDemand], 'healthy', 'came-up-last-time'],
  ['switched off by hand, and meant to be up here', [alwaysOn({}), switchedOff], 'failing'],
  [
    'the last attempt never came to an end',
    [attempt(last, { result: 'unfinished', events: [20221, 20222] })],
    'inconclusive',
    'attempt-hangs',
  ],
];

for (const [what, patches, verdict, because] of rows)
  test(`${what}: ${verdict}`, () => {
    const { connections, ...report } = reportOn(...patches);
    assert.is(report.verdict, verdict, JSON.stringify(connections));
    if (because !== undefined) assert.is(connections[0]?.because?.id, because);
    if (verdict === 'healthy') assert.equal([report.causes, report.actions], [[], []]);
  });

test('lost three times in two days by nobody’s hand is no health; ended by hand as often is', () => {
  const sessions = (endCode: number): Json[] =>
    [11, 13, 16].map((hour) =>
      attempt(`11111111-0000-4000-8000-0000000000${hour}`, {
        connection: 'Contoso VPN',
        scope: 'user',
        began: `2026-11-20T${hour}:00:00.000Z`,
        at: `2026-11-20T${hour}:${hour + 20}:00.000Z`,
        result: 'ended',
        endCode,
        tunnel: 'ikev2',
        events: [20221, 20222, 20223, 20224, 20225, 20226],
      }),
    );
  assert.equal(reportOn(...sessions(829)).connections[0]?.because?.id, 'drops-often');
  assert.is(reportOn(...sessions(631)).verdict, 'healthy');
});

const fromTheLog: readonly (readonly [what: string, attempt: Json, next: RegExp])[] = [
  [
    'of a name that is nobody’s any more',
    { connection: 'Old VPN', result: 'failed', errorCode: 809, at: '2026-11-20T19:00:00.000Z' },
    /connect this one once/,
  ],
  [
    'of a time that has not come yet',
    { connection: 'Contoso VPN', result: 'connected', at: '2027-01-20T19:00:00.000Z' },
    /--allow-connect/,
  ],
];
for (const [what, told, next] of fromTheLog)
  test(`an attempt ${what}: not certain, and it is said what ends that`, () => {
    const {
      connections,
      contradictions,
      next: asked,
    } = reportOn(
      attempt('11111111-0000-4000-8000-000000000099', { events: [20221, 20225], ...(told as object) }),
    );
    assert.is(connections[0]?.verdict, 'inconclusive');
    assert.match(contradictions[0]?.next ?? '', next);
    assert.ok(
      asked.some((one) => next.test(JSON.stringify(one))),
      JSON.stringify(asked),
    );
  });

test.run();
