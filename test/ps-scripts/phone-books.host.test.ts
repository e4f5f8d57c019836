import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { phonebooks } from '../../src/probes/local/phonebooks.ts';
import { ask } from '../support/asked-probe.ts';
import {
  type StubContext,
  stubbed,
  stubEnvironment,
  temporaryFolder,
  withEnvironment,
} from '../support/engine.ts';
import { phoneBook } from '../support/phone-book.ts';
import { sharedRunner } from '../support/shared-engine.ts';

const pbk = 'Microsoft/Network/Connections/Pbk';

/** The books of a person whose AppData holds these files. Written by us, in the shapes of books that are public. */
async function booksOf(files: Readonly<Record<string, string | Buffer>>, context: StubContext = 'user') {
  const home = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const environment = {
    ...stubEnvironment(context),
    ProgramData: join(home, 'ProgramData'),
    APPDATA: join(home, 'Roaming'),
    LOCALAPPDATA: join(home, 'Local'),
  };
  return withEnvironment(environment, async () => {
    const runner = sharedRunner();
    const found = await ask(runner, phonebooks);
    await runner.close();
    return (found as ReturnType<typeof phonebooks.read>).books;
  });
}

const section = (name: string, keys: Readonly<Record<string, string | number>>, end = '\r\n'): string =>
  [
    `[${name}]`,
    ...Object.entries({ Type: 2, ...keys }).map(([key, value]) => `${key}=${value}`),
    'DEVICE=vpn',
    '',
  ].join(end);

const own = async (text: string | Buffer) =>
  (await booksOf({ [`Roaming/${pbk}/rasphone.pbk`]: text })).user?.entries ?? {};

if (stubbed) {
  // MS-RRASM 2.2.2.2.58, and values of public books (544, 552, 2048).
  const authentication: readonly (readonly [number, readonly string[] | undefined])[] = [
    [0x8, ['pap']],
    [0x20, ['chap']],
    [0x80, ['eap']],
    [0x200, ['mschapv2']],
    [0x800, ['machine-certificate']],
    [0x1000, ['pre-shared-key']],
    [544, ['chap', 'mschapv2']],
    [552, ['pap', 'chap', 'mschapv2']],
    [0x10 + 0x40, undefined],
    [0, undefined],
  ];
  test('how a profile signs in, by the bits of AuthRestrictions', async () => {
    const entries = await own(
      authentication
        .map(([bits]) => section(`B${bits}`, { VpnStrategy: 7, AuthRestrictions: bits }))
        .join('\r\n'),
    );
    assert.equal(
      authentication.map(([bits]) => [bits, entries[`B${bits}`]?.authentication]),
      authentication,
    );
    assert.is(entries.B4096?.ikev2Key, true);
  });

  // ras.h, VS_*.
  test('which tunnel, by VpnStrategy; a new number is any of them, and noticed', async () => {
    const strategies = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 77];
    const entries = await own(strategies.map((one) => section(`S${one}`, { VpnStrategy: one })).join(''));
    const fixed: Readonly<Record<number, string>> = { 1: 'pptp', 3: 'l2tp', 5: 'sstp', 7: 'ikev2' };
    for (const one of strategies) assert.is(entries[`S${one}`]?.tunnel, fixed[one] ?? 'automatic', `${one}`);
    const noticed: string[] = [];
    const raw = { key: 'VpnStrategy', value: '77' };
    const book = { own: true, allUsers: false, certain: true, place: 'main', state: 'read', strange: 0 };
    const type = { key: 'Type', value: '2' };
    phonebooks.read({ books: [{ ...book, entries: [{ name: 'A', keys: [type, raw] }] }] }, (place) =>
      noticed.push(place),
    );
    assert.equal(noticed, ['VpnStrategy']);
  });

  test('a plug-in of an app is none of Windows’ tunnels, and nothing of its data leaves the file', async () => {
    const { 'Azure VPN': entry } = await own(
      section('Azure VPN', {
        VpnStrategy: 5,
        DataEncryption: 0,
        AuthRestrictions: 552,
        Device: '',
        PhoneNumber: 'gw.example.com',
        ThirdPartyProfileInfo: '680A00004D0069006300',
      }),
    );
    assert.equal(
      [entry?.plugIn, entry?.tunnel, entry?.encryption, entry?.authentication],
      [true, 'automatic', undefined, undefined],
    );
    assert.not.match(JSON.stringify(entry), /680A/);
    assert.is((await own(section('A', { VpnStrategy: 5, ThirdPartyProfileInfo: '' }))).A?.plugIn, false);
  });

  test('what management writes: device tunnel, Always On, list of servers, own proposal, whose credentials', async () => {
    const { Work: entry } = await own(
      section('Work', {
        VpnStrategy: 14,
        AuthRestrictions: 128,
        UseRasCredentials: 0,
        AutoLogon: 1,
        NumCustomPolicy: 1,
        NumServers: 2,
        PhoneNumber: 'vpn1.example.com',
        AlwaysOnCapable: 1,
        DeviceTunnel: 0,
        DisableIKENameEkuCheck: 1,
      }).replace(
        'NumServers=2',
        'NumServers=2\r\nServerListServerName=vpn1.example.com\r\nServerListServerName=vpn2.example.com',
      ),
    );
    const { servers, alwaysOnCapable, deviceTunnel, useRasCredentials, useWindowsSignIn, customIpsecPolicy } =
      entry ?? {};
    assert.equal(servers, ['vpn2.example.com']);
    assert.equal([alwaysOnCapable, deviceTunnel, customIpsecPolicy], [true, false, true]);
    assert.equal([useRasCredentials, useWindowsSignIn, entry?.ikeNameCheckOff], [false, true, true]);
    // A book of Windows 8 knows none of them: not told is not "no".
    const { Old: old } = await own(section('Old', { VpnStrategy: 7 }));
    assert.equal(
      [old?.alwaysOnCapable, old?.deviceTunnel, old?.useRasCredentials],
      [undefined, undefined, undefined],
    );
  });

  /** The kinds of whole books that are public, each as it is met, and its true reading: name, tunnel, sign-in, a plug-in's, further servers. */
  const six = [
    ['vpn.a.example.com', 7, 2048, 'ikev2', ['machine-certificate']],
    ['vpn.b.example.com', 3, 544, 'l2tp', ['chap', 'mschapv2']],
    ['vpn.c.example.com', 3, 512, 'l2tp', ['mschapv2']],
    ['vpn.d.example.com', 3, 512, 'l2tp', ['mschapv2']],
    ['vpn.e.example.com', 3, 512, 'l2tp', ['mschapv2']],
    ['vpn.f.example.com', 1, 512, 'pptp', ['mschapv2']],
  ] as const;
  const books: readonly (readonly [
    what: string,
    text: string,
    reading: readonly unknown[],
    others: readonly string[],
  ])[] = [
    [
      'Windows 10, six profiles of three tunnels, LF',
      phoneBook(
        six.map(([name, VpnStrategy, AuthRestrictions]) => ({
          name,
          keys: { PBVersion: 4, VpnStrategy, AuthRestrictions },
          device: 'WAN Miniport (IKEv2)',
          server: name,
        })),
        'windows',
        '\n',
      ),
      six.map(([name, , , tunnel, methods]) => [name, tunnel, methods, false, undefined]),
      [],
    ],
    [
      'Windows 11, Always On by SSTP and PEAP, a list of servers, CRLF',
      phoneBook(
        [
          {
            name: 'Always On VPN',
            keys: {
              VpnStrategy: 6,
              AuthRestrictions: 128,
              CustomAuthKey: 25,
              NumServers: 2,
              AlwaysOnCapable: 1,
            },
            more: [
              'ServerListServerName=aovpn.example.com',
              'ServerListFriendlyName=A',
              'ServerListServerName=two.example.com',
            ],
            device: 'WAN Miniport (SSTP)',
            server: 'aovpn.example.com',
          },
        ],
        'windows',
      ),
      [['Always On VPN', 'automatic', ['eap'], false, ['two.example.com']]],
      [],
    ],
    [
      'Windows 8, broadband only, UTF-8, a device in Chinese',
      phoneBook(
        [
          {
            name: '宽带连接',
            keys: { PBVersion: 3, Type: 5, AuthRestrictions: 552, DataEncryption: 8 },
            device: 'WAN 微型端口(PPPOE)',
            deviceType: 'PPPoE',
          },
        ],
        'windows',
        '\n',
      ),
      [],
      ['宽带连接'],
    ],
    [
      'a script’s, automatic',
      phoneBook(
        [
          {
            name: 'Work',
            keys: { AuthRestrictions: 552, DataEncryption: 8 },
            device: 'WAN Miniport (IKEv2)',
            server: 'vpn.example.com',
          },
        ],
        'script',
      ),
      [['Work', 'automatic', ['pap', 'chap', 'mschapv2'], false, undefined]],
      [],
    ],
    [
      'a script’s for the Azure VPN Client',
      phoneBook(
        [
          {
            name: 'Azure',
            keys: {
              VpnStrategy: 5,
              AuthRestrictions: 552,
              DataEncryption: 0,
              ThirdPartyProfileInfo: '680A00004D00',
              NumServers: 1,
            },
            more: ['ServerListServerName=gw.example.com'],
            device: '',
            server: 'gw.example.com',
          },
        ],
        'script',
      ),
      [['Azure', 'automatic', undefined, true, undefined]],
      [],
    ],
  ];
  for (const [what, text, reading, others] of books)
    test(`a whole book: ${what}`, async () => {
      const { user: book } = await booksOf({ [`Roaming/${pbk}/rasphone.pbk`]: text });
      assert.equal([book?.state, book?.damaged, book?.otherNames ?? []], ['read', false, others]);
      assert.equal(
        Object.values(book?.entries ?? {}).map((one) => [
          one.name,
          one.tunnel,
          one.authentication,
          one.plugIn,
          one.servers,
        ]),
        reading,
      );
    });

  test('line ends, encodings, repeated sections of devices, other kinds of connections', async () => {
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(section('会社', { VpnStrategy: 7 }), 'utf16le'),
    ]);
    assert.equal(Object.keys(await own(utf16)), ['会社']);
    assert.equal(Object.keys(await own(section('A', {}, '\n') + section('B', {}, '\n'))), ['A', 'B']);
    assert.equal(await own('[宽带连接]\r\nType=5\r\nDevice=WAN 微型端口(PPPOE)\r\nDEVICE=PPPoE\r\n'), {});
  });

  test('books beside rasphone.pbk: those of management, further ones of the folder, the Azure client’s', async () => {
    const books = await booksOf({
      [`Roaming/${pbk}/rasphone.pbk`]: section('Main', { VpnStrategy: 7 }),
      [`Roaming/${pbk}/_hiddenPbk/rasphone.pbk`]: section('Managed', { VpnStrategy: 7 }),
      [`Roaming/${pbk}/router.pbk`]: section('Beside', { VpnStrategy: 5 }),
      'Local/Packages/Microsoft.AzureVpn_8wekyb3d8bbwe/LocalState/rasphone.pbk': section('Cloud', {
        VpnStrategy: 5,
      }),
      [`ProgramData/${pbk}/_hiddenPbk/rasphone.pbk`]: section('Device', { VpnStrategy: 7, DeviceTunnel: 1 }),
    });
    assert.equal(
      Object.entries(books).map(([key, { place, scope, entries }]) => [
        key,
        place,
        scope,
        Object.keys(entries),
      ]),
      [
        ['all-users', undefined, 'all-users', []],
        ['all-users/hidden-1', 'hidden', 'all-users', ['Device']],
        ['user', undefined, 'user', ['Main']],
        ['user/hidden-1', 'hidden', 'user', ['Managed']],
        ['user/azure-client-1', 'azure-client', 'user', ['Cloud']],
        ['user/beside-1', 'beside', 'user', ['Beside']],
      ],
    );
  });
}

test.run();
