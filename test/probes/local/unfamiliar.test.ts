import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type LocalProbe, readWhole } from '../../../src/probes/local/local-probe.ts';
import { networkHistory } from '../../../src/probes/local/network-history.ts';
import { phonebooks, phonebooksSchema } from '../../../src/probes/local/phonebooks.ts';
import { profiles } from '../../../src/probes/local/profiles.ts';
import { services } from '../../../src/probes/local/services.ts';
import { systemEvents } from '../../../src/probes/local/system-events.ts';

/** Values that no Windows has, as the scripts hand them over: what is noticed of them, and whom it concerns. */
const noticed = (probe: LocalProbe, answer: unknown): unknown[] => [
  ...(readWhole(probe, answer).unfamiliar ?? []),
];

const profile = {
  name: 'Work',
  allUsers: false,
  server: 'vpn.example.com',
  servers: [],
  tunnelType: 'Ikev2',
  plugIn: false,
  authentication: ['Eap'],
  encryption: 'Required',
  l2tpIPsecAuth: '',
  status: 'Disconnected',
  splitTunneling: false,
  rememberCredential: true,
  useWinlogonCredential: false,
  idleDisconnectSeconds: 0,
  dnsSuffix: '',
  routes: [],
  eap: null,
  ipsecPolicy: null,
  certificateEkus: [],
  certificateIssuer: '',
};
const listed = (change: object): unknown[] => noticed(profiles, { profiles: [{ ...profile, ...change }] });
const ofWork = (place: string) => [{ place, connection: 'user/Work' }];

test('profiles: a word that is not known, or none where there always is one, of that connection', () => {
  assert.equal(listed({}), []);
  assert.equal(listed({ status: '' }), ofWork('status'));
  assert.equal(listed({ status: 'Asleep' }), ofWork('status'));
  assert.equal(listed({ tunnelType: '' }), ofWork('tunnelType'));
  assert.equal(listed({ tunnelType: 'WireGuard' }), ofWork('tunnelType'));
  assert.equal(listed({ encryption: 'Lots' }), ofWork('encryption'));
  assert.equal(listed({ plugIn: true, tunnelType: '', encryption: '' }), []);
});

// ras.h, RASCSS_Dormant.
test('profiles: a dormant tunnel is neither down nor up', () => {
  const { connections } = profiles.read({ profiles: [{ ...profile, status: 'Dormant' }] }) as {
    connections: Record<string, { status: string }>;
  };
  assert.is(connections['user/Work']?.status, 'connecting');
});

const service = (change: object): unknown[] =>
  noticed(services, {
    services: [{ name: 'RasMan', state: 'Stopped', startMode: 'Manual', exitCode: 0, ...change }],
  });
test('services: no state, and no start type where Win32_Service was asked', () => {
  assert.equal(service({}), []);
  assert.equal(service({ state: '' }), ['state']);
  assert.equal(service({ startMode: '' }), ['startMode']);
  assert.equal(service({ startMode: '', exitCode: null }), []);
});

/** The caller's own phone book, with these entries. */
const bookWith = (entries: readonly object[]): object => ({
  books: [
    {
      owner: '',
      sid: '',
      allUsers: false,
      own: true,
      certain: true,
      place: 'main',
      state: 'read',
      encoding: '',
      strange: 0,
      entries,
    },
  ],
});

const entry = (key: string, value: string, more: readonly object[] = []): unknown[] =>
  noticed(
    phonebooks,
    bookWith([{ name: 'Work', keys: [{ key: 'Type', value: '2' }, { key, value }, ...more] }]),
  );
test('phone books: more entries than are kept are said to be missing', () => {
  const bookOf = (many: number): unknown => {
    const entries = Array.from({ length: many }, (_, n) => ({
      name: `Work ${n}`,
      keys: [{ key: 'Type', value: '2' }],
    }));
    return readWhole(phonebooks, bookWith(entries)).data;
  };
  const read = (many: number) => phonebooksSchema.parse(bookOf(many)).books.user;
  assert.equal([read(500)?.cut, Object.keys(read(500)?.entries ?? {}).length], [undefined, 500]);
  assert.equal([read(501)?.cut, Object.keys(read(501)?.entries ?? {}).length], [true, 500]);
});

test('phone books: how it signs in, in another form or with bits that are none of those known', () => {
  // MS-RRASM 2.2.2.2.58; 512, 544, 552, 128, 640 and 2048 stand in public books.
  for (const bits of ['512', '544', '552', '128', '640', '2048', '4096', '0'])
    assert.equal(entry('AuthRestrictions', bits), [], bits);
  for (const odd of ['', '0x200', '-1', 'Eap', '512.0', '16384', '514'])
    assert.equal(entry('AuthRestrictions', odd), ofWork('AuthRestrictions'), odd);
  // Of a plug-in it says nothing.
  assert.equal(entry('AuthRestrictions', 'x', [{ key: 'ThirdPartyProfileInfo', value: 'present' }]), []);
});
test('phone books: an order of tunnels that is not known, and the list of protocols that is', () => {
  // ras.h, VS_ProtocolList.
  assert.equal(entry('VpnStrategy', '15'), []);
  assert.equal(entry('VpnStrategy', '77'), ofWork('VpnStrategy'));
  assert.equal(entry('VpnStrategy', ''), ofWork('VpnStrategy'));
  assert.equal(entry('DataEncryption', ''), ofWork('DataEncryption'));
});

const at = '2026-11-23T10:00:00.000Z';
type Question = 'sstp' | 'services' | 'boot';
const event = (question: Question, id: number, count: number, fields: object): unknown[] => {
  const nothing = { state: 'read', events: [] };
  return noticed(systemEvents, {
    sstp: nothing,
    services: nothing,
    boot: nothing,
    [question]: { state: 'read', events: [{ id, at, count, fields }] },
  });
};
test('system events: other numbers of data than the manifest has', () => {
  assert.equal(event('sstp', 4, 2, { httpStatus: '407' }), []);
  assert.equal(event('sstp', 4, 3, { httpStatus: '407' }), ['4: count of data']);
  assert.equal(event('services', 7000, 2, { service: 'RasMan', code: '%%1053' }), []);
  assert.equal(event('services', 7000, 3, {}), ['7000: count of data']);
  assert.equal(event('boot', 27, 1, { bootType: '0' }), []);
  assert.equal(event('boot', 27, 2, { bootType: '1' }), []);
  assert.equal(event('boot', 27, 3, { bootType: '1' }), ['27: count of data']);
});
test('system events: no number where one belongs', () => {
  assert.equal(event('sstp', 4, 2, {}), ['4.httpStatus']);
  assert.equal(event('services', 7000, 2, { service: 'RasMan' }), ['7000.code']);
  assert.equal(event('services', 7024, 2, { service: 'RasMan', code: '' }), ['7024.code']);
  assert.equal(event('services', 7034, 2, { service: 'RasMan' }), []);
  for (const bootType of ['', ' ', 'full', '7'])
    assert.equal(event('boot', 27, 2, { bootType }), ['27.bootType'], bootType);
});
test('system events: an id of the SSTP source that is not known is its own affair', () => {
  assert.equal(event('sstp', 77, 5, {}), []);
  assert.equal(event('services', 77, 2, { service: 'RasMan' }), ['event id']);
});

const stay = (count: number, category: string): unknown[] =>
  noticed(networkHistory, { events: [{ id: 10000, at, count, fields: { network: '{a}', category } }] });
test('kinds of networks: other numbers of data, another category; blanks are none of it', () => {
  assert.equal(stay(6, '2'), []);
  assert.equal(stay(6, ' 2 '), []);
  assert.equal(stay(7, '2'), ['10000: count of data']);
  assert.equal(stay(6, ''), ['10000.category']);
  assert.equal(stay(6, '9'), ['10000.category']);
});

test.run();
