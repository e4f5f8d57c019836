import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { contradictionsIn, crossCheckIds } from '../../src/facts/witnesses.ts';
import { buildReport } from '../../src/report/build.ts';
import { casesIn, snapshotOf } from '../support/cases/case.ts';
import { patched, sample, sampleNames } from '../support/samples.ts';

const vpn = 'user/Contoso VPN';
const attempt = (change: Json): Json => ({
  attempts: {
    data: {
      attempts: {
        '7c9e6679-7425-40de-944b-e07fc1f90ae7': null,
        '1b4e28ba-2fa1-41d2-883f-0016d3cca427': null,
        a: {
          connection: 'Contoso VPN',
          at: '2026-11-20T18:00:00.000Z',
          result: 'connected',
          events: [20221, 20225],
          ...(change as object),
        },
      },
    },
  },
});
const up = { profiles: { data: { connections: { [vpn]: { status: 'connected' } } } } };
const tunnel = {
  network: {
    data: { interfaces: { 'Contoso VPN': { index: 47, addresses: ['10.8.0.5/32'], dnsServers: [] } } },
  },
};
const noService = { services: { data: { services: { RasMan: null } } } };
const absent = { present: false };
const miniports = [
  'MS_AGILEVPNMINIPORT',
  'MS_SSTPMINIPORT',
  'MS_L2TPMINIPORT',
  'MS_PPTPMINIPORT',
  'MS_NDISWANIP',
  'MS_NDISWANIPV6',
];

/** On the healthy client: what is otherwise, what of it contradicts, and whom it concerns. */
const contradictory: readonly (readonly [
  what: string,
  probes: Json,
  id: string,
  appliesTo: readonly string[],
])[] = [
  [
    'attempts of a connection named by another element',
    attempt({ connection: 'VPN' }),
    'attempts-name-nobody',
    [],
  ],
  ['attempts without any name', attempt({ connection: '' }), 'attempts-name-nobody', []],
  ['a failure whose number stands elsewhere', attempt({ result: 'failed' }), 'failure-without-number', []],
  ['attempts of next year', attempt({ at: '2027-11-20T18:00:00.000Z' }), 'events-from-the-future', []],
  ['no RasClient', { attempts: { data: { noProvider: true } } }, 'event-source-missing', []],
  [
    'no SSTP source',
    { 'system-events': { data: { sstp: null, unread: { sstp: 'no-provider' } } } },
    'event-source-missing',
    [],
  ],
  [
    'an empty phone book beside listed profiles',
    { phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': null } } } } } },
    'profiles-without-phone-book',
    [vpn],
  ],
  [
    'a phone book and no profile',
    { profiles: { data: { connections: { [vpn]: null, 'all-users/Contoso SSTP': null } } } },
    'phone-book-without-profiles',
    [],
  ],
  [
    'another tunnel in the phone book',
    { phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': { tunnel: 'sstp' } } } } } } },
    'profile-and-phone-book-differ',
    [vpn],
  ],
  [
    'another server in the phone book',
    {
      phonebooks: {
        data: { books: { user: { entries: { 'Contoso VPN': { server: 'old.contoso.com' } } } } },
      },
    },
    'profile-and-phone-book-differ',
    [vpn],
  ],
  ['up without an interface', up, 'connected-without-interface', [vpn]],
  ['an interface without a connection', tunnel, 'interface-without-connection', [vpn]],
  [
    'a service that every Windows has',
    {
      services: { data: { services: { BFE: { ...absent, status: null, startType: null, exitCode: null } } } },
    },
    'services-missing',
    [],
  ],
  [
    'no miniport at all',
    {
      devices: {
        data: {
          miniports: Object.fromEntries(miniports.map((id) => [id, { present: false, problem: null }])),
        },
      },
    },
    'miniports-missing',
    [],
  ],
  ['a value that nobody knows', { profiles: { unfamiliar: ['status'] } }, 'unfamiliar-answer', []],
];

for (const [what, probes, id, appliesTo] of contradictory)
  test(`${what}: not in order, and it is said which sources disagree`, () => {
    const snapshot = patched('healthy', { probes });
    assert.equal(
      contradictionsIn(snapshot).map((one) => [one.id, one.appliesTo]),
      [[id, appliesTo]],
    );
    const report = buildReport(snapshot);
    assert.is.not(report.verdict, 'healthy');
    assert.is(report.contradictions[0]?.id, id);
  });

test('every cross-check has a client that it is about', () => {
  const tried = new Set(contradictory.map(([, , id]) => id));
  assert.equal(
    crossCheckIds.filter((id) => !tried.has(id)),
    [],
  );
});

test('a source that is missing contradicts nobody', () => {
  for (const probe of [
    'attempts',
    'profiles',
    'phonebooks',
    'network',
    'services',
    'devices',
    'system-events',
  ])
    for (const more of [up, tunnel])
      assert.equal(
        contradictionsIn(patched('healthy', { probes: { ...more, [probe]: null } })).filter(({ between }) =>
          between.some((one) => one === probe),
        ),
        [],
      );
  assert.equal(contradictionsIn(patched('healthy', { probes: noService })), []);
});

test('what goes together: up with its interface; one of many attempts with a known name; a deleted profile’s beside', () => {
  const both = { ...up, network: (tunnel as { network: Json }).network };
  assert.equal(contradictionsIn(patched('healthy', { probes: both })), []);
  const old = {
    b: {
      connection: 'Deleted',
      at: '2026-11-20T18:10:00.000Z',
      result: 'failed',
      errorCode: 800,
      events: [20227],
    },
  };
  const attempts = { attempts: { data: { attempts: old } } };
  assert.equal(contradictionsIn(patched('healthy', { probes: attempts })), []);
});

test('a contradiction never withdraws what is found to be wrong', () => {
  const report = buildReport(patched('rasman-stopped', { probes: { profiles: { unfamiliar: ['status'] } } }));
  assert.is(report.verdict, 'failing');
  assert.is(report.contradictions.length, 1);
});

test('no sample and no case contradicts itself', () => {
  for (const name of sampleNames) assert.equal(contradictionsIn(sample(name)), [], name);
  for (const folder of ['test/cases/real', 'test/cases/border'])
    for (const one of casesIn(folder)) assert.equal(contradictionsIn(snapshotOf(one)), [], one.id);
});

test.run();
