import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { contradictionsIn, crossCheckIds } from '../../src/facts/witnesses.ts';
import { buildReport } from '../../src/report/build.ts';
import { connectionsOf, profilesSeen } from '../../src/snapshot/connections.ts';
import { redact } from '../../src/snapshot/redact.ts';
import { serviceNames } from '../../src/vpn/services.ts';
import { casesIn, snapshotOf } from '../support/cases/case.ts';
import { patched, sample, sampleNames } from '../support/samples.ts';

const vpn = 'user/Contoso VPN';
const sstp = 'all-users/Contoso SSTP';
const attempts = (list: Json): Json => ({ attempts: { data: { attempts: list } } });
/** A failed dial of a connection that is not there. */
const nobodys = (at: string): Json => ({
  connection: 'Deleted',
  at,
  result: 'failed',
  errorCode: 800,
  events: [20221, 20227],
});
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
const noServices = Object.fromEntries(serviceNames.map((name) => [name, null]));
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

const onlyPptp: Json = {
  profiles: { data: { connections: { [vpn]: { tunnel: 'pptp' }, 'all-users/Contoso SSTP': null } } },
  phonebooks: {
    data: {
      books: {
        user: { entries: { 'Contoso VPN': { tunnel: 'pptp' } } },
        'all-users': { entries: { 'Contoso SSTP': null } },
      },
    },
  },
};

/** On the healthy client: what is otherwise, what of it contradicts, and whom it concerns. */
const contradictory: readonly (readonly [
  what: string,
  probes: Json,
  id: string,
  appliesTo: readonly string[],
  request?: Json,
])[] = [
  [
    'attempts of a connection named by another element',
    attempt({ connection: 'VPN' }),
    'attempts-name-nobody',
    [],
  ],
  ['attempts without any name', attempt({ connection: '' }), 'attempts-name-nobody', []],
  [
    'the newest attempt is nobody’s, and failed',
    attempts({ b: nobodys('2026-11-20T18:10:00.000Z') }),
    'newest-attempt-names-nobody',
    [vpn, sstp],
  ],
  [
    'the connection that failed is in another phone book',
    attempt({ result: 'failed', errorCode: 809, scope: 'all-users', events: [20221, 20227] }),
    'attempt-in-another-book',
    [vpn],
  ],
  ['a failure whose number stands elsewhere', attempt({ result: 'failed' }), 'failure-without-number', []],
  [
    'a number of a certificate check after a connection by PPTP',
    {
      ...(attempt({ result: 'failed', errorCode: 13801, events: [20221, 20227] }) as object),
      profiles: { data: { connections: { [vpn]: { tunnel: 'pptp' } } } },
      phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': { tunnel: 'pptp' } } } } } },
    },
    'error-of-another-tunnel',
    [vpn],
  ],
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
  ['not one service', { services: { data: { services: noServices } } }, 'services-missing', []],
  [
    'not even a list of miniports',
    { devices: { data: { miniports: Object.fromEntries(miniports.map((id) => [id, null])) } } },
    'miniports-missing',
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
  [
    'an answer in another shape',
    { services: { status: 'misshapen', reason: 'x', data: null } },
    'unfamiliar-answer',
    [],
  ],
  [
    'a value of one connection',
    { phonebooks: { unfamiliar: [{ place: 'VpnStrategy', connection: 'user/CONTOSO vpn' }] } },
    'unfamiliar-answer',
    [vpn],
  ],
  [
    'a value of a connection that is not there',
    { attempts: { unfamiliar: [{ place: '20227.code', connection: 'Contosso' }] } },
    'unfamiliar-answer',
    [],
  ],
  // A certificate that is not trusted stops SSTP and IKEv2; PPTP shows none.
  [
    'an error of another tunnel that somebody has read off the screen',
    onlyPptp,
    'error-of-another-tunnel',
    [vpn],
    { error: -2146762487 },
  ],
];

for (const [what, probes, id, appliesTo, request = {}] of contradictory)
  test(`${what}: not in order, and it is said which sources disagree`, () => {
    const snapshot = patched('healthy', { probes, request });
    assert.equal(
      contradictionsIn(snapshot).map((one) => [one.id, one.appliesTo]),
      [[id, appliesTo]],
    );
    const hidden = redact(patched('healthy', { probes, request, context: { redaction: 'none' } }), 'strict');
    assert.equal(
      contradictionsIn(hidden).map((one) => [one.id, one.appliesTo.length]),
      [[id, appliesTo.length]],
      'strict',
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

test('an error that some connection here can end with is nobody’s contradiction, and no other one’s error', () => {
  const snapshot = patched('healthy', {
    request: { error: -2146762487 },
    probes: {
      profiles: { data: { connections: { [vpn]: { tunnel: 'pptp' } } } },
      phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': { tunnel: 'pptp' } } } } } },
    },
  });
  assert.equal(contradictionsIn(snapshot), []);
  const codes = connectionsOf(snapshot).map((one) => [
    one.tunnel,
    deriveFacts(snapshot, one)['attempt.errorCode'].known,
  ]);
  assert.equal(Object.fromEntries(codes), { pptp: false, sstp: true });
});

test('what the log shows stays, whatever number somebody has read', () => {
  const report = buildReport(patched('gre-blocked', { request: { error: -2146762487 } }));
  assert.ok(report.causes.some(({ id }) => id === 'gre-blocked'));
  assert.not.ok(report.causes.some(({ id }) => id === 'root-ca-missing'));
});

test('a phone book of which only a part was read is no witness of what is not in it', () => {
  const patch = (more: Json): Json => ({
    phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': null }, ...(more as object) } } } },
  });
  assert.is(
    contradictionsIn(patched('healthy', { probes: patch({}) }))[0]?.id,
    'profiles-without-phone-book',
  );
  assert.equal(contradictionsIn(patched('healthy', { probes: patch({ cut: true }) })), []);
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

test('what goes together: up with its interface', () => {
  const both = { ...up, network: (tunnel as { network: Json }).network };
  assert.equal(contradictionsIn(patched('healthy', { probes: both })), []);
});

/** Computers of ordinary people, beside the healthy one: nothing of it is a contradiction, and the verdict is as it was. */
const none = {
  '7c9e6679-7425-40de-944b-e07fc1f90ae7': null,
  '1b4e28ba-2fa1-41d2-883f-0016d3cca427': null,
};
const only = (change: Json): Json =>
  attempts({ ...none, a: { ...(nobodys('2026-11-20T18:10:00.000Z') as object), ...(change as object) } });
const book = (change: Json): Json => ({ phonebooks: { data: { books: change } } });
const entry = {
  name: 'Left over',
  server: 'old.contoso.com',
  tunnel: 'pptp',
  splitTunneling: false,
  staticAddress: false,
  classBasedRoute: true,
  mobility: true,
  plugIn: false,
};
const further = (place: string, change: object = {}): Json => ({
  place,
  scope: 'user',
  state: 'read',
  certain: true,
  encoding: 'ascii or utf-8',
  damaged: false,
  entries: { 'Left over': { ...entry, ...change } },
});
const tunnelOf = (name: string, ...addresses: string[]): Json => ({
  network: { data: { interfaces: { [name]: { index: 47, addresses, dnsServers: [] } } } },
});
const listed = (change: Json): Json => ({ profiles: { data: { connections: change } } });

const ordinary: Readonly<Record<string, Json>> = {
  'a deleted profile failed, and one that is there connected after it': attempts({
    b: nobodys('2026-11-15T18:10:00.000Z'),
  }),
  'a deleted profile’s dial did well last': attempts({
    b: { ...(nobodys('2026-11-20T18:10:00.000Z') as object), result: 'ended', errorCode: null },
  }),
  'another person of this computer dialled': only({ byOther: true, scope: 'user' }),
  'somebody else is logged on as well': {
    ...(only({ scope: 'user' }) as object),
    session: { data: { people: ['host-1\\user-1', 'host-1\\user-2'] } },
  },
  'an administrator looks, who is not the one at the desk': {
    ...(only({ scope: 'user' }) as object),
    session: { data: { someoneElse: true, elevated: true } },
  },
  'SYSTEM looks, and one person’s phone book could not be read': {
    ...(only({}) as object),
    session: { data: { system: true } },
    ...(book({
      'user:S-1-5-21-1': { scope: 'user', state: 'denied', certain: true, damaged: false, entries: {} },
    }) as object),
  },
  'the phone books are all that is there, and one of them was too large': {
    ...(only({}) as object),
    profiles: null,
    ...(book({ user: { state: 'too-large', entries: { 'Contoso VPN': null } } }) as object),
  },
  'broadband was dialled': only({ connection: 'Breitbandverbindung', kind: 'broadband' }),
  'a modem of the phone book was dialled': {
    ...(only({ connection: 'Modem' }) as object),
    ...(book({ user: { otherNames: ['Modem'] } }) as object),
  },
  'Connection Manager was dialled': only({ connection: 'vctest-vnet', kind: 'connection-manager' }),
  'of the newest dial only events are left that name nothing': only({
    connection: '',
    result: 'unfinished',
    errorCode: null,
    events: [20223, 20224],
  }),
  'one name in both phone books, one of the two up': {
    ...(listed({
      [vpn]: { status: 'connected' },
      'all-users/Contoso SSTP': null,
      'all-users/Contoso VPN': {
        name: 'Contoso VPN',
        scope: 'all-users',
        server: 'vpn.contoso.com',
        tunnel: 'sstp',
        authentication: ['mschapv2'],
        status: 'disconnected',
        splitTunneling: true,
        rememberCredential: false,
        useWinlogonCredential: false,
        idleDisconnectSeconds: 0,
        customIpsecPolicy: false,
      },
    }) as object),
    ...(book({
      'all-users': {
        entries: {
          'Contoso SSTP': null,
          'Contoso VPN': { ...entry, name: 'Contoso VPN', server: 'vpn.contoso.com', tunnel: 'sstp' },
        },
      },
    }) as object),
    ...(tunnelOf('Contoso VPN', '10.8.0.5/32') as object),
  },
  'a dormant tunnel has kept its interface': {
    ...(listed({ [vpn]: { status: 'connecting' } }) as object),
    ...(tunnelOf('Contoso VPN', '10.8.0.5/32') as object),
  },
  'the phone book’s letters are another language’s': {
    ...(listed({ [vpn]: { server: 'münchen.contoso.com' } }) as object),
    ...(book({
      user: { encoding: 'ansi', entries: { 'Contoso VPN': { server: 'm?nchen.contoso.com' } } },
    }) as object),
  },
  'the server is one of the phone book’s list': book({
    user: { entries: { 'Contoso VPN': { server: 'vpn2.contoso.com', servers: ['vpn.contoso.com'] } } },
  }),
  'the server with and without the root’s dot': book({
    user: { entries: { 'Contoso VPN': { server: 'VPN.contoso.com.' } } },
  }),
  'names in another case': {
    ...(listed({ [vpn]: { status: 'connected' } }) as object),
    ...(book({
      user: {
        entries: {
          'Contoso VPN': null,
          'CONTOSO vpn': { ...entry, name: 'CONTOSO vpn', server: 'vpn.contoso.com', tunnel: 'ikev2' },
        },
      },
    }) as object),
    ...(tunnelOf('contoso Vpn', '10.8.0.5/32') as object),
  },
  'a hidden book and a copy beside the phone book': book({
    'user/hidden-1': further('hidden'),
    'user/beside-1': further('beside'),
  }),
  'a plug-in’s tunnel is up': listed({ [vpn]: { status: 'connected', plugIn: true } }),
  'an interface that was left with no more than an address of its own': tunnelOf(
    'Contoso VPN',
    'fe80::1c2d:3e4f%9/64',
    '169.254.7.9/16',
  ),
  'up with an address of its own only': {
    ...(listed({ [vpn]: { status: 'connected' } }) as object),
    ...(tunnelOf('Contoso VPN', 'fe80::1c2d:3e4f/64') as object),
  },
};

for (const [what, probes] of Object.entries(ordinary))
  test(`an ordinary computer: ${what}`, () => {
    const snapshot = patched('healthy', { probes, context: { redaction: 'none' } });
    for (const level of ['none', 'standard', 'strict'] as const)
      assert.equal(contradictionsIn(redact(snapshot, level)), [], level);
  });

test('books that Windows lists nothing of: hidden, left over, dialled by others', () => {
  const nothingListed = { [vpn]: null, [sstp]: null };
  const emptied = {
    user: { entries: { 'Contoso VPN': null } },
    'all-users': { entries: { 'Contoso SSTP': null } },
  };
  for (const books of [
    { 'user/hidden-1': further('hidden') },
    { 'user/beside-1': further('beside') },
    { user: { entries: { 'Contoso VPN': null, 'Left over': { ...entry, customDialler: true } } } },
  ]) {
    const probes = {
      ...(attempts(none) as object),
      ...(listed(nothingListed) as object),
      ...(book({ ...emptied, ...books }) as object),
    };
    assert.equal(contradictionsIn(patched('healthy', { probes })), []);
  }
});

test('a failed dial is used though the log names another phone book, and kept apart where both have the name', () => {
  for (const name of ['gre-blocked', 'pptp-tcp-rejected', 'profile-auth-method'] as const) {
    const snapshot = sample(name);
    const log = snapshot.probes.attempts;
    const logged = log?.status === 'ok' ? Object.keys(log.data.attempts) : [];
    const other = Object.fromEntries(
      logged.map((id) => {
        const told = log?.status === 'ok' ? log.data.attempts[id] : undefined;
        const whose = profilesSeen(snapshot).find((one) => one.name === told?.connection)?.scope;
        return [id, { scope: whose === 'user' ? 'all-users' : 'user' }];
      }),
    );
    const { verdict, causes } = buildReport(patched(name, { probes: attempts(other) }));
    const before = buildReport(snapshot);
    assert.equal([verdict, causes[0]?.id], [before.verdict, before.causes[0]?.id], name);
  }
});

test('what failed last and is nobody’s leaves nothing in order, whatever went well before', () => {
  const snapshot = patched('healthy', { probes: attempts({ b: nobodys('2026-11-20T18:10:00.000Z') }) });
  assert.is(buildReport(snapshot).verdict, 'inconclusive');
  const before = patched('healthy', { probes: attempts({ b: nobodys('2026-11-18T18:10:00.000Z') }) });
  assert.is(buildReport(before).verdict, 'healthy');
});

test('SYSTEM, who sees every phone book, still finds that no attempt names one of them', () => {
  const probes = {
    ...(only({}) as object),
    session: { data: { system: true } },
    ...(book({
      user: null,
      'user:S-1-5-21-1': { scope: 'user', state: 'read', certain: true, damaged: false, entries: {} },
    }) as object),
  };
  assert.equal(
    contradictionsIn(patched('healthy', { probes })).map(({ id }) => id),
    ['attempts-name-nobody'],
  );
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
