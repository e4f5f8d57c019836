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
/** The network that this computer stands in, as Windows names it. */
const here = (name: string, category: string, dnsSuffix: string | null): Json => ({
  probes: {
    network: { data: { interfaces: { 'Wi-Fi': { dnsSuffix, network: { name, category } } } } },
  },
});
/** Another product's tunnel, which Windows takes for the company's network. */
const otherProduct: Json = {
  probes: {
    network: {
      data: {
        interfaces: {
          PANGP: {
            index: 30,
            addresses: ['10.99.0.5/32'],
            dnsServers: [],
            network: { name: 'net-2', category: 'domain', ipv4: 'local-network', ipv6: 'no-traffic' },
          },
        },
      },
    },
    devices: {
      data: {
        adapters: {
          PANGP: { description: 'PANGP Virtual Ethernet Adapter Secure', status: 'up', physical: false },
        },
      },
    },
  },
};
const ike = (gateway: Json): Json => ({
  probes: { ike: { data: { servers: { 'vpn.contoso.com': { '203.0.113.10': gateway } } } } },
});
const refused = { result: 'answered', reply: 'refused', notify: 14, ms: 20 };
const refuses = (settable: Json): Json =>
  ike({ ikev2: { offer: 'stock', udp500: refused, udp4500: refused, settable, large: null } });
const largeLost = (fragmentation: boolean): Json =>
  ike({
    ikev2: {
      large: { result: 'no-answer', failure: 'timeout', ms: 2000, reply: null },
      between: { sent: 3, answered: 3 },
    },
    fragmentation,
  });
const secondAddress = (answer: Json, address = '203.0.113.11'): Json => ({
  probes: {
    names: {
      data: { servers: { 'vpn.contoso.com': { system: { addresses: ['203.0.113.10', address] } } } },
    },
    'tcp-ports': { data: { servers: { 'vpn.contoso.com': { 443: { [address]: answer } } } } },
  },
});
/** What the tunnel's resolver and this computer say of the company's domain. */
const domain = (byTunnel: Json, bySystem: Json): Json => ({
  probes: {
    inside: {
      status: 'ok',
      ms: 30,
      reason: null,
      data: {
        tunnels: {
          'Contoso VPN': { resolvers: { '10.20.0.10': byTunnel }, domain: 'corp.contoso.com', bySystem },
        },
        web: {},
      },
    },
  },
});
const resolved: Json = { addresses: ['10.20.0.11'] };
const denied: Json = { failure: 'dns-no-such-name' };
const routes = (into: Json): Json => ({ probes: { network: { data: { routes: into } } } });
const onNetwork = (address: string): Json => ({
  probes: { network: { data: { interfaces: { 'Wi-Fi': { addresses: [address] } } } } },
});
const withIpv6: Json = {
  probes: {
    network: {
      data: { interfaces: { 'Contoso VPN': { addresses: ['10.8.0.5/32', '2001:db8:5::7/128'] } } },
    },
  },
};
const noPage: Json = { [page]: { result: 'failed', failure: 'timeout', cached: false, viaProxy: false } };
const rule = (server: string): Json => ({
  probes: {
    'name-policy': {
      data: {
        rules: [{ names: ['.corp.contoso.com'], servers: [server], source: 'local', directAccess: false }],
      },
    },
  },
});

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
  // Windows compares the network's name, of private and managed networks only. (Microsoft: auto-triggered profiles; windows-itpro-docs#10095)
  [
    'Always On on a public network with the company’s suffix',
    [alwaysOn(), here('Cafe', 'public', 'corp.contoso.com')],
    'inconclusive',
    'always-on-down',
  ],
  [
    'Always On on a private network of another name with the company’s suffix',
    [alwaysOn(), here('Home', 'private', 'corp.contoso.com')],
    'inconclusive',
    'always-on-down',
  ],
  [
    'Always On on the network of the listed name, without a suffix',
    [alwaysOn(), here('corp.contoso.com', 'domain', null)],
    'healthy',
    'came-up-last-time',
  ],
  [
    'its way is closed, and only another product’s tunnel is the company’s',
    [silentIke, otherProduct],
    'inconclusive',
  ],
  ['its way is closed from within the company', [silentIke, inTheOffice], 'healthy', 'came-up-last-time'],
  ['the server refuses every proposal now', [refuses(refused)], 'inconclusive', 'measured-against'],
  [
    'the server wants more than this computer offers',
    [refuses({ result: 'answered', reply: 'accepted', ms: 20 })],
    'inconclusive',
    'measured-against',
  ],
  [
    'large IKE messages are lost, and have to go whole',
    [largeLost(false)],
    'inconclusive',
    'measured-against',
  ],
  ['large IKE messages are lost, and go in parts', [largeLost(true)], 'healthy', 'came-up-last-time'],
  [
    'one of two addresses is dead',
    [secondAddress({ result: 'no-answer', failure: 'timeout', ms: 2000 })],
    'inconclusive',
    'measured-against',
  ],
  [
    'the address of the other kind is dead, and it came up in spite of it',
    [secondAddress({ result: 'no-answer', failure: 'timeout', ms: 2000 }, '2001:db8::10')],
    'healthy',
    'came-up-last-time',
  ],
  ['both addresses answer', [secondAddress({ result: 'answered', ms: 20 })], 'healthy', 'came-up-last-time'],
  [
    'up, and the company’s domain does not exist for its own resolver',
    [up, domain(denied, denied)],
    'inconclusive',
    'measured-against',
  ],
  [
    'up, and the company’s domain has no address of its own',
    [up, domain({ failure: 'dns-no-address' }, { failure: 'dns-no-address' })],
    'healthy',
    'something-passes',
  ],
  [
    'up, and this network is within what is routed into it',
    [up, domain(resolved, resolved), onNetwork('10.20.9.23/24')],
    'inconclusive',
    'measured-against',
  ],
  [
    'up, and this network is within a whole private block that is routed into it',
    [up, domain(resolved, resolved), onNetwork('10.77.9.23/24'), routes({ '10.0.0.0/8': route })],
    'healthy',
    'something-passes',
  ],
  [
    'up with everything in it, and its IPv6 address has no route',
    [up, everything, withIpv6, domain(resolved, resolved)],
    'inconclusive',
    'measured-against',
  ],
  [
    'up with everything in it, and its IPv6 address has one',
    [up, everything, withIpv6, domain(resolved, resolved), routes({ '2000::/3': route })],
    'healthy',
    'something-passes',
  ],
  [
    'up, is to take everything, and has the route to its own address alone',
    [
      up,
      profile({ splitTunneling: false, routes: [] }),
      routes({ '10.20.0.0/16': null, '10.8.0.5/32': route }),
    ],
    'failing',
  ],
  [
    'up, is to take everything, and takes one range only',
    [up, profile({ splitTunneling: false, routes: [] }), domain(resolved, resolved)],
    'failing',
  ],
  [
    'up with everything in it, names are found, and no page arrives',
    [up, everything, inside(resolved, noPage)],
    'failing',
  ],
  [
    'up, names are not found, and somebody misses them',
    [up, domain(resolved, denied), rule('10.1.1.1'), told({ complaint: 'names' })],
    'failing',
  ],
  ['up, and a rule sends its names elsewhere', [up, domain(resolved, denied), rule('10.1.1.1')], 'degraded'],
  [
    'up, names are not found, and a rule sends them the right way',
    [up, domain(resolved, denied), rule('10.20.0.10')],
    'inconclusive',
    'measured-against',
  ],
  ['up, proven, and slow', [up, answers, told({ complaint: 'slow' })], 'inconclusive', 'slow-while-up'],
  [
    'up, proven, the web goes around it, and is gone',
    [up, answers, told({ complaint: 'internet' })],
    'inconclusive',
    'web-while-up',
  ],
  [
    'an attempt without an end, seconds ago, of a connection that is down',
    [attempt(last, { at: '2026-11-20T18:39:40.000Z', result: 'unfinished', events: [20221, 20222] })],
    'inconclusive',
    'attempt-hangs',
  ],
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

test('what is up is not told to be connected once', () => {
  for (const patches of [[up, domain(denied, denied)], [up]])
    assert.not.match(reportOn(...patches).connections[0]?.because?.next ?? 'Connect once', /Connect once/);
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
