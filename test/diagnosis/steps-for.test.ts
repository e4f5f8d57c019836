import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/model.ts';
import { patched } from '../support/samples.ts';

/** Which steps are shown for what was seen, and with what names. */
const vpn = 'user/Contoso VPN';
type Step = Report['causes'][number]['fix'][number];

function stepsFor(cause: string, patch: Json): ReadonlyMap<string, Step> {
  const found = buildReport(patched('healthy', patch)).causes.find(({ id }) => id === cause);
  return new Map((found?.fix ?? []).map((one) => [one.id.slice(cause.length + 1), one]));
}

interface Tunnel {
  readonly metric?: number;
  readonly asked?: number;
  readonly splitTunneling?: boolean;
  readonly routes?: Json;
  readonly defaultRoute?: number;
  readonly byTunnel?: Json;
  readonly bySystem?: Json;
  readonly rule?: Json;
}

/** A tunnel that is up, whose own resolver and this computer were asked for the company's domain. */
function up({
  metric = 25,
  asked = 0,
  splitTunneling = true,
  routes = { '10.20.0.0/16': { interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: 26 } },
  defaultRoute,
  byTunnel = { addresses: ['10.20.0.5'] },
  bySystem = { failure: 'dns-no-such-name' },
  rule,
}: Tunnel): Json {
  const outside = { family: 'ipv4', interface: 'Wi-Fi', nextHop: '192.168.1.1', metric: 35 };
  const through = { family: 'ipv4', interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: defaultRoute ?? 0 };
  return {
    probes: {
      profiles: {
        data: {
          connections: {
            'all-users/Contoso SSTP': null,
            [vpn]: { status: 'connected', splitTunneling, ...(!splitTunneling && { routes: [] }) },
          },
        },
      },
      phonebooks: {
        data: {
          books: {
            'all-users': { entries: { 'Contoso SSTP': null } },
            user: { entries: { 'Contoso VPN': { metric4: asked, splitTunneling } } },
          },
        },
      },
      network: {
        data: {
          interfaces: {
            'Contoso VPN': {
              index: 47,
              addresses: ['10.20.5.7/32'],
              dnsServers: ['10.20.0.10'],
              ipv4: { metric, automatic: asked === 0, mtu: 1400 },
            },
          },
          routes,
          defaultRoutes: defaultRoute === undefined ? [outside] : [outside, through],
        },
      },
      inside: {
        status: 'ok',
        ms: 3,
        reason: null,
        data: {
          tunnels: {
            'Contoso VPN': { resolvers: { '10.20.0.10': byTunnel }, domain: 'corp.contoso.com', bySystem },
          },
          web: {},
        },
      },
      ...(rule !== undefined && { 'name-policy': { data: { rules: [rule] } } }),
    },
  };
}
const elsewhere = {
  names: ['.corp.contoso.com'],
  servers: ['10.1.1.1'],
  source: 'local',
  directAccess: false,
};
const ownAddress = { '10.20.5.7/32': { interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: 26 } };
const failed = (change: Json): Json => ({
  connection: 'Contoso VPN',
  scope: 'user',
  at: '2026-11-20T18:35:00.000Z',
  began: '2026-11-20T18:35:00.000Z',
  result: 'failed',
  ...(change as object),
});

const rows: readonly (readonly [
  what: string,
  cause: string,
  patch: Json,
  shown: readonly string[],
  hidden: readonly string[],
])[] = [
  [
    'another resolver comes first',
    'dns-after-connect',
    up({ metric: 55 }),
    ['metric-lasting', 'add-rule', 'hand-out-resolver'],
    ['full-name', 'suffix', 'remove-rule', 'mend-resolver'],
  ],
  // cure-steps 2.1: pointless where the VPN's interface has the lowest already.
  [
    'the tunnel has the lowest metric, and a fixed one',
    'dns-after-connect',
    up({ metric: 5, asked: 5 }),
    ['hand-out-resolver', 'add-rule'],
    ['metric-lasting', 'metric-now', 'full-name'],
  ],
  [
    'the tunnel’s resolver fails',
    'dns-after-connect',
    up({ byTunnel: { failure: 'dns-server-failure' }, bySystem: { failure: 'dns-server-failure' } }),
    ['hand-out-resolver', 'mend-resolver'],
    ['metric-lasting', 'full-name', 'add-rule', 'smart-resolution'],
  ],
  [
    'the tunnel’s resolver knows no such domain',
    'dns-after-connect',
    up({ byTunnel: { failure: 'dns-no-such-name' } }),
    ['mend-resolver'],
    ['metric-lasting', 'full-name', 'add-rule', 'suffix'],
  ],
  // cure-steps 2.5: a rule that names a server which does not answer.
  [
    'a local rule sends the names elsewhere',
    'dns-after-connect',
    up({ metric: 55, rule: elsewhere }),
    ['remove-rule'],
    ['policy-rule', 'metric-lasting', 'add-rule', 'full-name'],
  ],
  [
    'a rule of a policy sends the names elsewhere',
    'dns-after-connect',
    up({ rule: { ...elsewhere, source: 'policy' } }),
    ['policy-rule'],
    ['remove-rule', 'metric-lasting', 'add-rule'],
  ],
  [
    'everything is wanted, and no route leads into it',
    'routes-after-connect',
    up({ splitTunneling: false, routes: ownAddress }),
    ['recreate'],
    ['route-again', 'default-gateway', 'add-route', 'profile-routes', 'metric-lasting'],
  ],
  [
    'everything is wanted, and its way comes second',
    'routes-after-connect',
    up({ splitTunneling: false, routes: {}, defaultRoute: 90 }),
    ['metric-lasting'],
    ['recreate', 'route-again'],
  ],
  [
    'both addresses of the server are of one kind, and one is dead',
    'server-address-family',
    {
      probes: {
        names: {
          data: {
            servers: { 'vpn.contoso.com': { system: { addresses: ['203.0.113.10', '203.0.113.11'] } } },
          },
        },
        'tcp-ports': {
          data: {
            servers: {
              'vpn.contoso.com': {
                443: { '203.0.113.11': { result: 'no-answer', failure: 'timeout', ms: 2000 } },
              },
            },
          },
        },
      },
    },
    ['remove-record'],
    ['dial-living-address'],
  ],
  [
    'another connection is up',
    'other-vpn-active',
    {
      probes: {
        attempts: {
          data: {
            attempts: { f: failed({ errorCode: 633, tunnel: 'ikev2', events: [20221, 20222, 20227] }) },
          },
        },
        profiles: { data: { connections: { 'all-users/Contoso SSTP': { status: 'connected' } } } },
        network: {
          data: { interfaces: { 'Contoso SSTP': { index: 48, addresses: ['10.9.0.5/32'], dnsServers: [] } } },
        },
      },
    },
    ['disconnect-connection'],
    ['disconnect', 'end-leftovers'],
  ],
];

for (const [what, cause, patch, shown, hidden] of rows)
  test(`${what}: ${shown.join(', ')}`, () => {
    const there = [...stepsFor(cause, patch).keys()];
    assert.equal(
      shown.filter((one) => !there.includes(one)),
      [],
      there.join(', '),
    );
    assert.equal(
      hidden.filter((one) => there.includes(one)),
      [],
      there.join(', '),
    );
  });

test('steps name the domain, the resolver, the dead address and the other connection', () => {
  const rule = stepsFor('dns-after-connect', up({ metric: 55 })).get('add-rule');
  assert.match(rule?.command ?? '', /-Namespace '\.corp\.contoso\.com' -NameServers '10\.20\.0\.10'/);
  const [, , address] = rows.find(([, cause]) => cause === 'server-address-family') ?? [];
  assert.match(
    stepsFor('server-address-family', address ?? {}).get('remove-record')?.text ?? '',
    /\(203\.0\.113\.11\)/,
  );
  const [, , other] = rows.find(([, cause]) => cause === 'other-vpn-active') ?? [];
  const step = stepsFor('other-vpn-active', other ?? {}).get('disconnect-connection');
  assert.is(step?.command, "rasdial 'Contoso SSTP' /disconnect");
});

test('the short name’s full form is named where nobody has measured that it fails', () => {
  const unmeasured: Json = {
    answers: { complaint: 'names' },
    probes: {
      profiles: { data: { connections: { [vpn]: { status: 'connected', dnsSuffix: 'corp.contoso.com' } } } },
      network: {
        data: {
          interfaces: {
            'Contoso VPN': { index: 47, addresses: ['10.20.5.7/32'], dnsServers: ['10.20.0.10'] },
          },
        },
      },
    },
  };
  assert.match(
    stepsFor('dns-after-connect', unmeasured).get('full-name')?.text ?? '',
    /server\.corp\.contoso\.com/,
  );
});

test('nobody is asked to do again what has been done: the check was run on Windows, by the person, while it was up', () => {
  for (const patch of [up({ metric: 55 }), up({ splitTunneling: false, routes: ownAddress })])
    for (const { text } of buildReport(patched('healthy', patch)).next)
      assert.not.match(
        text,
        /while the VPN is connected|on the Windows client itself|in the session of the person/,
      );
});

test('same addresses here and there: that comes before a tunnel that is dead', () => {
  const report = buildReport(
    patched('healthy', {
      probes: {
        profiles: {
          data: {
            connections: {
              'all-users/Contoso SSTP': null,
              [vpn]: { status: 'connected', routes: ['192.168.1.0/24'] },
            },
          },
        },
        phonebooks: { data: { books: { 'all-users': { entries: { 'Contoso SSTP': null } } } } },
        network: {
          data: {
            interfaces: {
              'Contoso VPN': { index: 47, addresses: ['10.20.5.7/32'], dnsServers: ['192.168.1.10'] },
            },
            routes: { '192.168.1.0/24': { interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: 26 } },
          },
        },
        inside: {
          status: 'ok',
          ms: 3,
          reason: null,
          data: {
            tunnels: { 'Contoso VPN': { resolvers: { '192.168.1.10': { failure: 'dns-timeout' } } } },
            web: {},
          },
        },
      },
    }),
  );
  assert.equal(
    report.causes.slice(0, 2).map(({ id, confidence }) => [id, confidence]),
    [
      ['address-overlap', 'likely'],
      ['tunnel-dead', 'possible'],
    ],
  );
});

test('servers are missed and some ranges are routed: a missing one is among the causes', () => {
  const patch = {
    ...(up({ bySystem: { addresses: ['10.20.0.5'] } }) as object),
    answers: { complaint: 'some-servers' },
  };
  assert.ok(buildReport(patched('healthy', patch)).causes.some(({ id }) => id === 'routes-after-connect'));
});

test.run();
