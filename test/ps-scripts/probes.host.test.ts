import { readdirSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { localProbes } from '../../src/probes/catalogue.ts';
import type { LocalProbe } from '../../src/probes/local/local-probe.ts';
import { ask, asked } from '../support/asked-probe.ts';
import { type StubContext, stubbed, stubEnvironment, withEnvironment } from '../support/engine.ts';
import { sharedRunner } from '../support/shared-engine.ts';
import { steady } from '../support/steady.ts';

test('every script has a probe and every probe its script', () => {
  const scripts = readdirSync('ps-scripts/probes').map((file) => file.replace('.ps1', ''));
  assert.equal(
    scripts.sort(),
    Object.values(localProbes)
      .map(({ script }) => script)
      .sort(),
  );
});

if (!stubbed) test.skip('what takes a stubbed Windows', () => {});
if (stubbed) {
  const observed = (probe: LocalProbe, more: Readonly<Record<string, string>> = {}): Promise<unknown> =>
    withEnvironment({ ...stubEnvironment(), ...more }, async () => {
      const runner = sharedRunner();
      const data = await ask(runner, probe);
      await runner.close();
      return data;
    });
  type Read<Id extends keyof typeof localProbes> = ReturnType<(typeof localProbes)[Id]['read']>;
  const read = async <Id extends keyof typeof localProbes>(
    id: Id,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Read<Id>> => (await observed(localProbes[id], more)) as Read<Id>;

  test('attempts: events of one dial become one attempt, negative codes included, users left out', async () => {
    const { attempts } = await read('attempts');
    const first = attempts['faccbee1-58e9-4867-b9e7-0e7d94dc40c9'];
    assert.is(first?.errorCode, 721);
    assert.is(first?.tunnel, 'pptp');
    assert.equal(first?.events, [20221, 20222, 20223, 20224, 20227]);
    assert.equal([first?.connection, first?.scope], ['Anna’s VPN', 'user']);
    assert.is(attempts['b4000371-6c2a-4c1b-9b53-2b8a0e8e2d10']?.errorCode, -2146762495);
    assert.not.match(JSON.stringify(attempts), /SYSTEM|anna\.schmidt/);
  });

  test('attempts and events: empty logs are empty lists, not a fault', async () => {
    const empty = { VPN_DOCTOR_STUB_NO_EVENTS: '1' };
    assert.equal(await read('attempts', empty), { attempts: {} });
    assert.equal(await read('system-events', empty), { sstp: [], services: [] });
  });

  test('events: what refuses costs its own answer only, and is told apart from nothing', async () => {
    const refusing = (refusal: string) => ({ VPN_DOCTOR_STUB_EVENT_ERROR: refusal });
    for (const [id, category, state] of [
      ['NoMatchingProvidersFound', 'ObjectNotFound', 'no-provider'],
      ['LogsAndProvidersDontOverlap', 'InvalidArgument', 'no-provider'],
      ['NoMatchingLogsFound', 'ObjectNotFound', 'failed'],
      ['LogInfoUnavailable', 'PermissionDenied', 'denied'],
    ] as const) {
      const found = await read('system-events', refusing(`Microsoft-Windows-RasSstp=${id} ${category}`));
      assert.equal([found.sstp, found.unread, found.lastStart], [undefined, { sstp: state }, 'fast'], id);
      assert.is(found.services?.length, 1, id);
    }
    const boot = await read(
      'system-events',
      refusing('Microsoft-Windows-Kernel-Boot=NoMatchingEventsFound ObjectNotFound'),
    );
    assert.equal([boot.sstp?.length, boot.lastStart, boot.unread], [1, undefined, undefined]);
    for (const id of ['NoMatchingProvidersFound', 'LogsAndProvidersDontOverlap'])
      assert.equal(await read('attempts', refusing(`RasClient=${id} ObjectNotFound`)), {
        attempts: {},
        noProvider: true,
      });
  });

  test('events: a log of 1,000 of them', async () => {
    const { attempts } = await read('attempts', { VPN_DOCTOR_STUB_MANY_EVENTS: '1000' });
    assert.is(Object.keys(attempts).length, 200);
    assert.ok(Object.values(attempts).every(({ errorCode }) => errorCode === 809));
  });

  test('networks: each stay with its category, and no name', async () => {
    const found = await read('network-history');
    assert.equal(
      found.stays.map(({ from, to, category }) => [from !== undefined, to !== undefined, category]),
      [
        [false, true, 'public'],
        [true, true, 'public'],
        [true, true, 'domain'],
        [true, false, 'private'],
      ],
    );
    assert.not.match(JSON.stringify(found), /Anna|contoso|Hotel|1111/);
    assert.equal(await read('network-history', { VPN_DOCTOR_STUB_NO_EVENTS: '1' }), { stays: [] });
  });

  test('password: when it runs out, by the directory; of other accounts nothing', async () => {
    const domain = { USERDNSDOMAIN: 'CORP.CONTOSO.COM' };
    const of = (time: string) => read('password', { ...domain, VPN_DOCTOR_STUB_PASSWORD: time });
    assert.equal(await of('134100000000000000'), {
      account: 'domain',
      state: 'expires',
      at: '2025-12-12T08:00:00.0000000Z',
    });
    assert.equal(await of('9223372036854775807'), { account: 'domain', state: 'never' });
    assert.equal(await of('0'), { account: 'domain', state: 'must-change' });
    assert.equal(await read('password', { USERDNSDOMAIN: '' }), { account: 'other' });
  });

  test('session: where it runs, and who may be here from afar', async () => {
    const of = async (more: Readonly<Record<string, string>>) => {
      const { session, remoteControl } = await read('session', more);
      return [session, remoteControl];
    };
    assert.equal(await of({}), ['console', []]);
    assert.equal(await of({ SESSIONNAME: 'RDP-Tcp#12' }), ['remote', []]);
    assert.equal(await of({ SESSIONNAME: 'ICA-TCP#1' }), [undefined, []]);
    assert.equal(await of({ SESSIONNAME: '' }), [undefined, []]);
    assert.equal(await of({ VPN_DOCTOR_STUB_CONTEXT: 'system' }), ['background', []]);
    assert.equal(await of({ VPN_DOCTOR_STUB_PROCESSES: 'teamviewer_service,TeamViewer,notepad,rdpclip' }), [
      'console',
      ['Windows Remote Desktop', 'TeamViewer'],
    ]);
    // Whoever connects later renews the key, not the environment of what runs already.
    assert.equal(await of({ VPN_DOCTOR_STUB_SESSION: 'RDP-Tcp#3' }), ['remote', []]);
  });

  test('phone books: a dialler of another maker, another connection first', async () => {
    const book = (key: string, value: string) =>
      localProbes.phonebooks.read({
        books: {
          owner: '',
          sid: '',
          allUsers: false,
          own: true,
          certain: true,
          place: 'main',
          state: 'read',
          encoding: '',
          strange: 0,
          entries: {
            name: 'A',
            keys: [
              { key: 'Type', value: '2' },
              { key, value },
            ],
          },
        },
      }).books.user?.entries.A;
    assert.is(book('CustomDialDll', 'C:\\x.dll')?.customDialler, true);
    assert.is(book('CustomDialDll', '')?.customDialler, undefined);
    assert.is(book('PrerequisiteEntry', 'Other')?.dialsAnotherFirst, true);
    assert.is(book('PrerequisiteEntry', '')?.dialsAnotherFirst, undefined);
  });

  test('profiles: names unharmed, of EAP only methods, server names and roots, the IPsec proposal whole', async () => {
    const { connections } = await read('profiles');
    assert.equal(Object.keys(connections), ['user/Anna’s VPN', 'user/Contoso AOVPN']);
    const plain = connections['user/Anna’s VPN'];
    assert.equal(
      [plain?.tunnel, plain?.authentication, plain?.encryption],
      ['pptp', ['mschapv2'], 'required'],
    );
    const rich = connections['user/Contoso AOVPN'];
    assert.equal(rich?.eap, {
      methods: [25, 25, 13],
      serverNames: ['nps1.contoso.com', 'nps2.contoso.com'],
      trustedRoots: ['9E4C2B7F10D86A35E1B94C07D2F8A6631B5E0C49'],
      issuers: [],
      certificateFrom: 'store',
    });
    assert.equal(rich?.servers, ['aovpn2.contoso.com']);
    assert.equal(rich?.routes, ['10.20.0.0/16']);
    assert.is(rich?.ipsecPolicy?.dhGroup, 'Group14');
    assert.ok(rich?.customIpsecPolicy);
  });

  test('registry: absent is told apart from 0, and a misspelt or mistyped value is seen', async () => {
    const found = await read('registry');
    assert.equal(found.values['nat-traversal'], { present: true, kind: 'dword', value: 2 });
    assert.equal(found.natTraversalLookalikes, ['AssumeUDPEncapsulationContextOnSendRul']);
    assert.equal(found.values['prohibit-ipsec'], { present: true, kind: 'dword', value: 0 });
    assert.equal(found.values['negotiate-dh2048'], { present: true, kind: 'other', value: '1' });
    assert.equal(found.values['tls12-enabled'], { present: false });
    assert.equal(found.eapMethods, [13, 25, 26]);
  });

  test('registry times: of keys that hold such a value', async () => {
    assert.equal(await read('registry-times'), {
      written: { PolicyAgent: '2026-11-20T05:00:00.0000000Z', RasMan: '2026-11-20T05:00:00.0000000Z' },
    });
  });

  test('proxy: a password in the setting is never read', async () => {
    assert.equal(await read('proxy'), {
      user: { server: 'http://proxy.contoso.com:8080', bypass: '<local>' },
      machine: { server: 'web:31289' },
      perUser: true,
    });
  });

  test('proxy: whatever letters the password has, and what is no host is left out', () => {
    const server = (userServer: string) =>
      localProbes.proxy.read({ userEnabled: true, userServer, perUser: true, winHttpSettings: [] }).user
        .server;
    assert.is(server('http=anna:se/cret=x;y@proxy:8080'), 'http=proxy:8080');
    assert.is(server('http=a:b@one:1;https=c:d@two:2'), 'http=one:1;https=two:2');
    assert.is(server('proxy.müller.example:3128'), 'proxy.müller.example:3128');
    assert.is(server('http=anna:se;x=cret@proxy:8080'), 'x=proxy:8080');
    assert.is(server('[fd00::1]:3128'), '[fd00::1]:3128');
  });

  test('session: read from SIDs, whatever the language of Windows', async () => {
    const found = await read('session');
    assert.equal([found.user, found.system, found.elevated], ['desktop-7q1\\anna.schmidt', false, false]);
    assert.equal(found.windows, {
      caption: 'Microsoft Windows 11 Pro',
      version: '23H2',
      build: 22631,
      ubr: 4460,
    });
    assert.equal(found.executionPolicies, { LocalMachine: 'RemoteSigned' });
    assert.is(found.someoneElse, false);
  });

  test('services: those asked for, one that is missing is said to be, other VPNs by product', async () => {
    const { services, otherVpns } = await read('services');
    assert.equal(services.RasMan, { present: true, status: 'running', startType: 'manual', exitCode: 0 });
    assert.equal(services.W32Time, { present: false });
    assert.equal(otherVpns, {
      'Cisco Secure Client / AnyConnect': { running: true },
      WireGuard: { running: false },
    });
  });

  test('network: no IPv6 route is no fault; single hosts and multicast are left out', async () => {
    const found = await read('network');
    assert.equal(found.defaultRoutes, [
      { family: 'ipv4', interface: 'WLAN', nextHop: '192.168.1.1', metric: 35 },
    ]);
    assert.equal(Object.keys(found.routes ?? {}), ['192.168.1.0/24']);
    assert.equal(found.interfaces.WLAN?.addresses, ['192.168.1.23/24']);
    assert.equal(found.interfaces.WLAN?.ipv4, { metric: 35, automatic: true, mtu: 1500 });
    assert.is(found.interfaces.WLAN?.dnsSuffix, 'hotel.example');
    assert.is(found.interfaces.WLAN?.network?.category, 'public');
  });

  test('bindings: the miniports by component, whatever their names; only foreign filters that are on', async () => {
    const found = await read('bindings');
    assert.equal(found.wanIp, { present: true, components: { ms_wanarp: true, ms_pacer: true } });
    assert.equal(Object.keys(found.foreign), ['insecure_npcap']);
  });

  test('firewall: active rules that block outgoing traffic, fields that repeat kept, packaged apps left out', async () => {
    const { profiles, blockRules } = await read('firewall');
    assert.equal(profiles.private, { enabled: true, blocksOutbound: false });
    assert.equal(blockRules.map(({ name, protocol, remotePorts }) => [name, protocol, remotePorts]).sort(), [
      ['A game', undefined, []],
      ['No IKE here', 17, ['500', '4500']],
    ]);
  });

  test('certificates: purposes, dates and roots; roots of the computer are not those of the user alone', async () => {
    const found = await read('certificates');
    const [machine] = Object.values(found.machine);
    assert.equal(
      [machine?.hasPrivateKey, machine?.ekus, machine?.selfSigned],
      [true, ['1.3.6.1.5.5.7.3.2'], false],
    );
    assert.equal(machine?.chain, ['PartialChain']);
    assert.equal(Object.values(found.machineRoots), ['CN=Contoso Root CA']);
    assert.equal(Object.values(found.userOnlyRoots), ['CN=VPN CA']);
  });

  test('server trust: Windows’ flags, not Node’s', async () => {
    const found = await read('server-trust');
    assert.equal((found as unknown as { chain: string[] }).chain, ['UntrustedRoot']);
  });

  test('hosts: comments and other names do not count', async () => {
    assert.equal(await observed(localProbes['server-name']), {
      hosts: ['10.0.0.7'],
      resolver: { addresses: ['203.0.113.10'] },
    });
  });

  test('always on: triggers, the list of those switched off; managed profiles are for SYSTEM to see', async () => {
    const own = await read('always-on');
    assert.equal(own.triggers['Contoso AOVPN']?.trustedNetworks, ['corp.contoso.com']);
    assert.equal(own.disabled, ['Contoso AOVPN']);
    assert.is(own.managed, undefined);
    const system = await read('always-on', stubEnvironment('system'));
    assert.equal(system.managed?.['Contoso AOVPN']?.trustedNetworks, ['corp.contoso.com', 'lab.contoso.com']);
  });

  test('system events: codes of the SSTP driver, services by name, how Windows was started', async () => {
    const found = await read('system-events');
    assert.equal(
      found.sstp?.map(({ id, codes }) => [id, codes]),
      [[4, [407]]],
    );
    assert.equal(
      found.services?.map(({ service, what, codes }) => [service, what, codes]),
      [['RasMan', 'start-failed', [1058]]],
    );
    assert.is(found.lastStart, 'fast');
  });

  test('phone books: whose are read depends on who asks; every encoding; repeated keys; nothing secret', async () => {
    const booksOf = async (context: StubContext) =>
      (await read('phonebooks', stubEnvironment(context))).books;
    const names = (books: Awaited<ReturnType<typeof booksOf>>) =>
      Object.values(books).map(({ owner = '', state, certain, encoding, entries }) => [
        owner,
        state,
        certain,
        encoding,
        Object.keys(entries),
      ]);
    const machine = ['', 'read', true, 'ascii or utf-8', ['Contoso Device Tunnel']];
    const anna = ['', 'read', true, 'ascii or utf-8', ['Anna’s VPN', 'Contoso AOVPN']];
    assert.equal(names(await booksOf('user')), [machine, anna]);
    assert.equal(names(await booksOf('admin')), [machine, anna]);
    const redirected = ['anna.schmidt', 'read', true, 'utf-8', ['Redirected VPN']];
    assert.equal(names(await booksOf('helper')), [machine, ['', 'read', true, 'ansi', ['Büro']], redirected]);
    const others = [
      ['tech', 'read', false, 'ansi', ['Büro']],
      ['j.tanaka', 'read', false, 'utf-16', ['会社 VPN']],
    ];
    const sorted = (list: unknown[][]) => [...list].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
    assert.equal(sorted(names(await booksOf('service'))), sorted([machine, ...others, redirected]));
    const home = ['anna.schmidt', 'read', false, 'ascii or utf-8', ['Anna’s VPN', 'Contoso AOVPN']];
    assert.equal(sorted(names(await booksOf('system'))), sorted([machine, ...others, home]));
    const text = JSON.stringify(await booksOf('system'));
    assert.not.match(text, /hunter2|536563726574|@contoso/);
    const entry = (await booksOf('user')).user?.entries['Anna’s VPN'];
    assert.equal([entry?.tunnel, entry?.server, entry?.metric4], ['pptp', 'vpn.contoso.com', 15]);
  });

  test('the same facts in English, German and Japanese, and where PowerShell says it is 5.1', async () => {
    const all = (more: Readonly<Record<string, string>>): Promise<Record<string, unknown>> =>
      withEnvironment({ ...stubEnvironment('admin'), ...more }, async () => {
        const runner = sharedRunner();
        const found: Record<string, unknown> = {};
        for (const [id, probe] of asked) found[id] = steady(await ask(runner, probe));
        await runner.close();
        return found;
      });
    const english = await all({});
    for (const language of ['de', 'ja'])
      assert.equal(await all({ VPN_DOCTOR_STUB_LANGUAGE: language }), english, language);
    assert.equal(await all({ VPN_DOCTOR_STUB_VERSION: '5.1' }), english);
  });
}

test.run();
