import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../../scripts/samples/merge-patch.ts';
import type { Trip } from '../../../src/base/trip.ts';
import { type AssumedNetworkId, assumedNetworkIds } from '../../../src/knowledge/assumed-networks.ts';
import { bookOf } from '../../../src/packs/file.ts';
import { buildReport } from '../../../src/report/build.ts';
import type { ReportPreflight } from '../../../src/report/model.ts';
import { summaryOf, summarySchema } from '../../../src/report/summary.ts';
import { patched } from '../../support/samples.ts';

const vpn = 'user/Contoso VPN';
const sstp = 'all-users/Contoso SSTP';
const host = 'vpn.contoso.com';
/** The healthy client was looked at on 2026-11-20. */
const soon: Trip = { from: '2026-12-01', to: '2026-12-10' };

function travels(patch: Json, trip: Trip | 'none' = soon): ReportPreflight {
  const { preflight } = buildReport(patched('healthy', patch), {
    preflight: { trip: trip === 'none' ? undefined : trip, networks: assumedNetworkIds },
  });
  if (!preflight) throw new Error('no preflight');
  return preflight;
}

const check = ({ checks }: ReportPreflight, id: string, of?: string): string | undefined =>
  checks.find((one) => one.id === id && (of === undefined || one.connectionId === of))?.result;

const probes = (more: object): Json => ({ probes: more as Json });
const password = (data: object) => probes({ password: { status: 'ok', ms: 40, reason: null, data } });
const power = (data: object) => probes({ power: { data } });
const connections = (more: object) => ({ profiles: { data: { connections: more } } });
const inside = { network: { data: { interfaces: { 'Wi-Fi': { network: { category: 'domain' } } } } } };
const failed = (errorCode: number, events: readonly number[]) => ({
  attempts: {
    data: {
      attempts: {
        '7c9e6679-7425-40de-944b-e07fc1f90ae7': {
          result: 'failed',
          errorCode,
          at: '2026-11-20T18:39:51.000Z',
          events,
        },
      },
    },
  },
});
const noHistory = { 'network-history': { data: { stays: [] } } };

/** What differs from the healthy client, the check it concerns, its result, and the verdict of all. */
const table: readonly (readonly [
  what: string,
  patch: Json,
  id: string,
  result: string,
  verdict: ReportPreflight['verdict'],
])[] = [
  ['nothing', {}, 'works', 'ok', 'ready'],
  [
    'the password runs out on the trip',
    password({ account: 'domain', state: 'expires', at: '2026-12-05T10:00:00.000Z' }),
    'password',
    'fix',
    'fix-before-you-leave',
  ],
  [
    'within a week after it',
    password({ account: 'domain', state: 'expires', at: '2026-12-16T10:00:00.000Z' }),
    'password',
    'fix',
    'fix-before-you-leave',
  ],
  [
    'later',
    password({ account: 'domain', state: 'expires', at: '2026-12-19T10:00:00.000Z' }),
    'password',
    'ok',
    'ready',
  ],
  ['never', password({ account: 'domain', state: 'never' }), 'password', 'ok', 'ready'],
  [
    'at the next sign-in',
    password({ account: 'domain', state: 'must-change' }),
    'password',
    'fix',
    'fix-before-you-leave',
  ],
  ['nobody knows', password({ account: 'other' }), 'password', 'unknown', 'ready'],
  ['a restart is due', power({ pending: ['update'] }), 'restart', 'limit', 'ready-with-limits'],
  ['a file is to be renamed', power({ pending: ['rename'] }), 'restart', 'ok', 'ready'],
  [
    'the battery is empty',
    power({ battery: { percent: 7, onMains: false } }),
    'battery',
    'limit',
    'ready-with-limits',
  ],
  // Win32_Battery class page: 10 is "undefined".
  [
    'it is nearly empty, and nobody knows whether it is charged',
    power({ battery: { percent: 7, onMains: null } }),
    'battery',
    'unknown',
    'ready',
  ],
  ['it is being charged', power({ battery: { percent: 7, onMains: true } }), 'battery', 'ok', 'ready'],
  ['no battery', power({ battery: null }), 'battery', 'unknown', 'ready'],
  ['only IKEv2', probes(connections({ [sstp]: null })), 'fallback', 'limit', 'ready-with-limits'],
  [
    'only PPTP',
    probes(connections({ [sstp]: null, [vpn]: { tunnel: 'pptp' } })),
    'tunnel',
    'fix',
    'fix-before-you-leave',
  ],
  [
    'SSTP, and PPTP beside it',
    probes(connections({ [vpn]: { tunnel: 'pptp' } })),
    'tunnel',
    'fix',
    'ready-with-limits',
  ],
  [
    'the server takes no SSTP',
    probes({
      ...connections({ [vpn]: null }),
      'server-tls': {
        data: { servers: { [host]: { '203.0.113.10': { sstp: { sstp: false, status: 404 } } } } },
      },
    }),
    'networks',
    'fix',
    'fix-before-you-leave',
  ],
  [
    'the sign-in was refused',
    probes({ ...connections({ [sstp]: null }), ...failed(691, [20221, 20222, 20223, 20224, 20227]) }),
    'works',
    'fix',
    'fix-before-you-leave',
  ],
  [
    'nothing came back, and nobody knows why',
    probes({ ...connections({ [sstp]: null }), ...failed(809, [20221, 20222, 20227]) }),
    'works',
    'unknown',
    'could-not-check',
  ],
  [
    'a service is off',
    probes({ services: { data: { services: { RasMan: { status: 'stopped', startType: 'disabled' } } } } }),
    'works',
    'fix',
    'fix-before-you-leave',
  ],
  [
    'no connection at all',
    probes({
      ...connections({ [vpn]: null, [sstp]: null }),
      phonebooks: {
        data: {
          books: {
            user: { entries: { 'Contoso VPN': null } },
            'all-users': { entries: { 'Contoso SSTP': null } },
          },
        },
      },
    }),
    'contact',
    'unknown',
    'could-not-check',
  ],
  [
    'a fixed proxy',
    probes({ proxy: { data: { user: { enabled: true, server: 'proxy.contoso.com:8080' } } } }),
    'sign-in-page',
    'limit',
    'ready-with-limits',
  ],
  [
    'only ever connected inside',
    probes({ 'network-history': { data: { stays: [{ category: 'domain' }] } } }),
    'outside-success',
    'limit',
    'ready-with-limits',
  ],
  ['nobody knows where it connected', probes(noHistory), 'outside-success', 'unknown', 'ready'],
];

for (const [what, patch, id, result, verdict] of table)
  test(`${what}: ${id} ${result}, ${verdict}`, () => {
    const found = travels(patch);
    assert.is(check(found, id), result);
    assert.is(found.verdict, verdict);
    assert.ok(found.headline.length > 10);
    assert.ok(found.actions.length <= 3);
    if (verdict !== 'ready') assert.ok(found.actions.length > 0, 'says what to do');
  });

test('from inside the company silence is no bad news, and without a dial from outside nothing is promised', () => {
  const silent = (more: object) => {
    const found = travels(
      probes({
        ...inside,
        ...more,
        ...connections({ [sstp]: null }),
        ike: { data: { servers: { [host]: { '203.0.113.10': null } } } },
      }),
    );
    return [found.verdict, check(found, 'networks')];
  };
  assert.equal(silent(noHistory), ['could-not-check', 'unknown']);
  assert.equal(silent({}), ['ready-with-limits', 'limit']);
});

test('a certificate that ends on the trip, or just after it', () => {
  const certificate = (notAfter: string): [string | undefined, string] => {
    const base = patched('healthy', {});
    const found = base.probes.certificates;
    if (found?.status !== 'ok') throw new Error('no certificates');
    const [thumbprint] = Object.keys(found.data.machine);
    const found2 = travels(
      probes({
        ...connections({ [sstp]: null, [vpn]: { authentication: ['machine-certificate'], eap: null } }),
        certificates: { data: { machine: { [thumbprint ?? '']: { notAfter } } } },
      }),
    );
    return [check(found2, 'client-certificate'), found2.verdict];
  };
  assert.equal(certificate('2026-12-04T00:00:00.000Z')[0], 'fix');
  assert.equal(certificate('2026-12-17T12:00:00.000Z')[0], 'fix');
  assert.equal(certificate('2027-06-01T00:00:00.000Z')[0], 'ok');
  assert.is(certificate('2026-12-04T00:00:00.000Z')[1], 'fix-before-you-leave');
});

test('a longer trip asks for more', () => {
  const patch = password({ account: 'domain', state: 'expires', at: '2027-01-20T10:00:00.000Z' });
  assert.is(check(travels(patch), 'password'), 'ok');
  assert.is(check(travels(patch, { from: '2026-12-01', to: '2027-02-01' }), 'password'), 'fix');
  // Nobody said how long: two weeks.
  assert.is(check(travels(patch, 'none'), 'password'), 'ok');
  assert.not.ok('trip' in travels(patch, 'none'));
});

test('a cause with steps of its own is not told twice', () => {
  const { actions, checks } = travels({
    probes: {
      'network-history': { data: { stays: [] } },
      'web-access': { data: {} },
    },
  });
  assert.is(new Set(actions.map(({ text }) => text)).size, actions.length);
  assert.ok(checks.length > 10);
});

test('who to call: the organisation’s own help desk', () => {
  const rules = bookOf([], {
    organisation: 'Contoso',
    helpdesk: { name: 'Contoso IT', phone: '+1 555 0100' },
  });
  const { preflight } = buildReport(patched('healthy', {}), { rules, preflight: { networks: ['hotel'] } });
  const row = preflight?.checks.find(({ id }) => id === 'contact');
  assert.is(row?.result, 'ok');
  assert.match(row?.text ?? '', /Contoso IT, \+1 555 0100/);
  assert.is(preflight?.networks.length, 1);
});

test('monitors are told of the trip, with a finding wherever there is an alarm', () => {
  for (const [what, patch, , , verdict] of table) {
    const report = buildReport(patched('healthy', patch), {
      preflight: { trip: soon, networks: assumedNetworkIds },
    });
    const summary = summaryOf(report, verdict === 'fix-before-you-leave' ? 1 : 0);
    assert.equal(summarySchema.parse(summary).preflight, { verdict, ...soon }, what);
    if (verdict === 'fix-before-you-leave')
      assert.ok(
        summary.findings.some(({ blocking }) => blocking),
        what,
      );
    assert.not.match(JSON.stringify(summary), /Contoso (VPN|SSTP)|vpn\.contoso\.com/, what);
  }
});

test('the verdict does not depend on which networks are told of', () => {
  const of = (networks: readonly AssumedNetworkId[], patch: Json = {}) => {
    const { preflight } = buildReport(patched('healthy', patch), { preflight: { trip: soon, networks } });
    return [preflight?.verdict, preflight?.headline, preflight?.networks.length];
  };
  assert.equal(of(['hotel']), ['ready', of(assumedNetworkIds)[1], 1]);
  const onlyIke = probes(connections({ [sstp]: null }));
  assert.equal(of(['hotel'], onlyIke).slice(0, 2), of(assumedNetworkIds, onlyIke).slice(0, 2));
});

test.run();
