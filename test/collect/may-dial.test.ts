import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Json, mergePatch } from '../../scripts/samples/merge-patch.ts';
import { dialTarget, mayDial } from '../../src/collect/may-dial.ts';
import { snapshotSchema } from '../../src/snapshot/schema.ts';
import { sample } from '../support/samples.ts';

const vpn = 'Contoso VPN';
const other = 'all-users/Contoso SSTP';

const data = (probe: string, patch: Json): Json => ({ probes: { [probe]: { data: patch } } });
const profile = (patch: Json): Json => data('profiles', { connections: { [`user/${vpn}`]: patch } });
const entry = (patch: Json): Json => data('phonebooks', { books: { user: { entries: { [vpn]: patch } } } });
const session = (patch: Json): Json => data('session', patch);
const unread = (probe: string): Json => ({
  probes: { [probe]: { status: 'failed', ms: 1, reason: 'broken', data: null } },
});
/** Attempts one after another: by the number that they failed with, or by what became of them. */
const attempts = (...results: readonly (number | 'ended' | 'connected' | 'unfinished')[]): Json =>
  data('attempts', {
    attempts: Object.fromEntries(
      results.map((result, index) => [
        `attempt-${index}`,
        {
          connection: vpn,
          at: `2026-11-20T1${index}:00:00.000Z`,
          result: typeof result === 'number' ? 'failed' : result,
          ...(typeof result === 'number' && { errorCode: result }),
          events: [20221],
        },
      ]),
    ),
  });

/** The healthy client with one connection: EAP-TLS, a certificate from the store, a split tunnel, an empty log. */
const base = [
  data('profiles', {
    connections: { [other]: null, [`user/${vpn}`]: { eap: { certificateFrom: 'store' } } },
  }),
  data('phonebooks', { books: { 'all-users': null } }),
  { probes: { attempts: null } },
  { probes: { attempts: { status: 'ok', ms: 1, data: { attempts: {} } } } },
].reduce<Json>(mergePatch, sample('healthy') as unknown as Json);

/** What speaks against a dial on a client that differs so; undefined: it may be dialled. */
function objection(...patches: readonly Json[]): string | undefined {
  const snapshot = snapshotSchema.parse(patches.reduce(mergePatch, base));
  const target = dialTarget(snapshot);
  return typeof target === 'string' ? target : mayDial(target, snapshot);
}

/** The same connection, moved to the phone book for all users. */
const forAll: Json = mergePatch(
  data('profiles', {
    connections: {
      [`user/${vpn}`]: null,
      [`all-users/${vpn}`]: {
        name: vpn,
        scope: 'all-users',
        server: 'vpn.contoso.com',
        tunnel: 'ikev2',
        authentication: ['machine-certificate'],
        status: 'disconnected',
        splitTunneling: true,
        rememberCredential: false,
        useWinlogonCredential: false,
        idleDisconnectSeconds: 0,
        customIpsecPolicy: false,
      },
    },
  }),
  data('phonebooks', {
    books: {
      'all-users': {
        scope: 'all-users',
        state: 'read',
        certain: true,
        damaged: false,
        entries: {
          [vpn]: {
            name: vpn,
            server: 'vpn.contoso.com',
            tunnel: 'ikev2',
            splitTunneling: true,
            staticAddress: false,
            classBasedRoute: true,
            mobility: true,
            autoLogon: false,
          },
        },
      },
    },
  }),
);
const password = profile({ authentication: ['mschapv2'], rememberCredential: true, eap: null });
const full = mergePatch(profile({ splitTunneling: false }), entry({ splitTunneling: false }));
const system = session({
  user: 'nt authority\\system',
  sid: 'S-1-5-18',
  system: true,
  someoneElse: true,
  session: 'background',
});
const helper = session({ someoneElse: true });
const worked: Json = { answers: { 'worked-before': 'yes' } };
const second: Json = data('profiles', {
  connections: { [`user/${vpn} 2`]: { ...plain(), name: `${vpn} 2` } },
});

function plain(): Record<string, Json> {
  const { probes } = base as { probes: { profiles: { data: { connections: Record<string, Json> } } } };
  return probes.profiles.data.connections[`user/${vpn}`] as Record<string, Json>;
}

/** Renamed: a name stands in the profile, in its key and in the phone book. */
const named = (name: string): Json =>
  mergePatch(
    data('profiles', { connections: { [`user/${vpn}`]: null, [`user/${name}`]: { ...plain(), name } } }),
    data('phonebooks', {
      books: { user: { entries: { [vpn]: null, [name]: { ...bookEntry(), name } } } },
    }),
  );

function bookEntry(): Record<string, Json> {
  const { probes } = base as {
    probes: { phonebooks: { data: { books: { user: { entries: Record<string, Json> } } } } };
  };
  return probes.phonebooks.data.books.user.entries[vpn] as Record<string, Json>;
}

/** Each reason, what has to be in it, and a look-alike that may be dialled. */
const rows: readonly (readonly [
  what: string,
  refused: readonly Json[],
  why: RegExp,
  dialled?: readonly Json[],
])[] = [
  ['several and none named', [second], /several connections/, [second, { request: { connection: vpn } }]],
  [
    'a server without a profile',
    [{ request: { server: 'vpn.example.net' } }],
    /Windows lists no such/,
    [{ request: { server: 'vpn.contoso.com' } }],
  ],
  [
    'one name in two phone books',
    [password, worked, forAll, profile({ ...plain() }), { request: { connection: vpn } }],
    /give the id/,
    [forAll],
  ],
  [
    'another server than the profile’s',
    [{ request: { connection: vpn, server: 'vpn.example.net' } }],
    /another server or tunnel/,
    [{ request: { connection: vpn, server: 'vpn.contoso.com' } }],
  ],
  [
    'another tunnel than the profile’s',
    [{ request: { connection: vpn, tunnel: 'sstp' } }],
    /another server or tunnel/,
    [{ request: { connection: vpn, tunnel: 'ikev2' } }],
  ],
  ['profiles that could not be read', [unread('profiles')], /Windows lists no such/],

  ['a name like an option', [named('/x')], /its name/, [named('x/y')]],
  ['a name like a switch', [named('-x')], /its name/, [named('x-y')]],
  ['a quote in the name', [named('a"b')], /its name/, [named("a'b “c” %PATH% $(x)")]],
  ['a backslash at the end', [named('a\\')], /its name/, [named('a\\b')]],
  ['a control letter in the name', [named('a\tb')], /its name/, [named('a b')]],

  ['a plug-in', [profile({ plugIn: true })], /plug-in/],
  ['a phone book that could not be read', [unread('phonebooks')], /phone book/],
  [
    'a dialler of another maker',
    [entry({ customDialler: true })],
    /another maker/,
    [entry({ customDialler: false })],
  ],
  ['another connection first', [entry({ dialsAnotherFirst: true })], /another connection first/],
  [
    'a trigger',
    [data('always-on', { triggers: { [vpn]: { applications: 1, trustedNetworks: [], dnsRules: 0 } } })],
    /Always On/,
    [data('always-on', { triggers: { Another: { applications: 1, trustedNetworks: [], dnsRules: 0 } } })],
  ],
  [
    'the profile that RasMan keeps up',
    [data('always-on', { active: vpn })],
    /Always On/,
    [data('always-on', { active: 'Another' })],
  ],
  ['a device tunnel', [data('always-on', { deviceTunnel: vpn })], /Always On/],
  ['triggers that could not be read', [unread('always-on')], /by itself could not be seen/],

  ['SYSTEM, a person’s profile', [system], /SYSTEM runs this/],
  [
    'SYSTEM, everybody’s profile with a password',
    [forAll, system, profilesForAll({ authentication: ['mschapv2'], rememberCredential: true }), worked],
    /SYSTEM runs this/,
    [forAll, system],
  ],
  ['an administrator who helps out', [helper], /not logged on/, [forAll, helper]],
  [
    'nobody knows who runs it',
    [session({ someoneElse: null })],
    /not logged on/,
    [session({ someoneElse: false })],
  ],
  ['a session that could not be read', [unread('session')], /who runs this/],

  ['no way to sign in is named', [profile({ authentication: [] })], /how it signs in/],
  ['EAP of which nothing is known', [profile({ eap: null })], /how it signs in/],
  [
    'a smart card',
    [profile({ eap: { certificateFrom: 'smart-card' } })],
    /how it signs in/,
    [profile({ eap: { methods: [13] } })],
  ],
  ['EAP-TTLS', [profile({ eap: { methods: [21] } })], /how it signs in/],
  ['a certificate from nobody knows where', [profile({ eap: { certificateFrom: null } })], /how it signs in/],
  [
    'no password is saved',
    [password, profile({ rememberCredential: false }), worked],
    /no user name and password/,
    [password, worked],
  ],
  [
    'a password, and no success to show for it',
    [password],
    /whether a password is saved/,
    [password, attempts('ended')],
  ],
  [
    'the same by PEAP',
    [profile({ eap: { methods: [25, 26] }, rememberCredential: true })],
    /whether a password is saved/,
    [profile({ eap: { methods: [25, 26] }, useWinlogonCredential: true })],
  ],
  [
    'a password, and nothing but failures',
    [password, attempts(809, 'unfinished')],
    /whether a password is saved/,
    [password, attempts('connected', 809)],
  ],

  ...[691, 646, 647, 648, 649].map(
    (code) =>
      [
        `the last attempt failed with ${code}`,
        [attempts(code)],
        /may lock the account/,
        [attempts(code, 'ended')],
      ] as const,
  ),
  [
    '691 before a failure of another kind',
    [attempts('ended', 691, 809)],
    /691/,
    [attempts('ended', 812, 809)],
  ],
  ['691 as HRESULT', [attempts(-2147024205)], /691/],
  ['EAP’s word for 691', [attempts(-2143157998)], /may lock/],
  ['691 as the person read it', [{ request: { error: 691 } }], /691/, [{ request: { error: 809 } }]],
  [
    '691 as the person read it, a success in the log',
    [attempts('ended'), { request: { error: 691 } }],
    /691/,
  ],
  ['a log that could not be read', [unread('attempts')], /log could not be read/],

  ['this connection is up', [profile({ status: 'connected' })], /a VPN connection is up/],
  ['it is being dialled', [profile({ status: 'connecting' })], /a VPN connection is up/],
  [
    'another one is up',
    [
      second,
      data('profiles', { connections: { [`user/${vpn} 2`]: { status: 'connected' } } }),
      { request: { connection: vpn } },
    ],
    /a VPN connection is up/,
    [second, { request: { connection: vpn } }],
  ],
  [
    'another product’s tunnel',
    [
      data('devices', {
        adapters: { Local: { description: 'TAP-Windows Adapter V9', status: 'up', physical: false } },
      }),
    ],
    /another product/,
    [
      data('devices', {
        adapters: { Local: { description: 'TAP-Windows Adapter V9', status: 'down', physical: false } },
      }),
    ],
  ],
  ['adapters that could not be read', [unread('devices')], /could not be seen/],
  ['addresses that could not be read', [unread('network')], /could not be seen/],

  [
    'all traffic, over Remote Desktop',
    [full, session({ session: 'remote' })],
    /takes all traffic/,
    [session({ session: 'remote' })],
  ],
  [
    'all traffic, by a management agent or SSH',
    [full, session({ session: 'background' })],
    /takes all traffic/,
    [session({ session: 'background' })],
  ],
  [
    'all traffic, and nobody knows from where',
    [full, session({ session: null })],
    /could not be seen/,
    [full],
  ],
  [
    'all traffic, and somebody may be here from afar',
    [full, session({ remoteControl: ['TeamViewer'] })],
    /cut off TeamViewer/,
    [session({ remoteControl: ['TeamViewer'] })],
  ],
  [
    'all traffic, and processes could not be read',
    [full, session({ remoteControl: null })],
    /could not be seen/,
  ],
  [
    'all traffic by two routes',
    [profile({ routes: ['0.0.0.0/1', '128.0.0.0/1'] }), session({ session: 'remote' })],
    /takes all traffic/,
  ],
  [
    'the phone book says all traffic',
    [entry({ splitTunneling: false }), session({ session: 'remote' })],
    /takes all traffic/,
  ],
];

function profilesForAll(patch: Json): Json {
  return data('profiles', { connections: { [`all-users/${vpn}`]: patch } });
}

test('the client of this table may be dialled', () => {
  assert.is(objection(), undefined);
});

for (const [what, refused, why, dialled] of rows) {
  test(`refused: ${what}`, () => {
    assert.match(objection(...refused) ?? 'dialled', why);
    if (dialled) assert.is(objection(...dialled), undefined);
  });
}

test('where nothing was observed, nothing is dialled', () => {
  const snapshot = snapshotSchema.parse({ ...(base as object), probes: {} });
  assert.type(dialTarget(snapshot), 'string');
});

test.run();
