import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ProbeId, Probes } from '../../src/probes/catalogue.ts';
import { type WindowsCheck, Wine, windowsStubs } from '../support/wine.ts';
import { realOnWine } from '../support/wine-coverage.ts';

const services = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services';
const internetSettings = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/** The others need cmdlets of modules that there are none of here. */
const needModules: readonly ProbeId[] = [
  'profiles',
  'attempts',
  'network',
  'devices',
  'bindings',
  'system-events',
  'always-on',
  'port-owners',
  'credential-guard',
  'security',
  'updates',
  'ipsec',
  'server-route',
  'server-ping',
  'path-mtu',
];
const modes = ['FullLanguage', 'ConstrainedLanguage'];

/** Which driver runs, and what makes the program choose it. */
const drivers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  warm: {},
  plain: { VPN_DOCTOR_HOST_NO_STDIN_SHELL: '1' },
};

const wine = await Wine.create();
// The first start of a program on a new Windows reads everything from disk, and may outlast the warm driver's patience.
await wine.check(['--only', 'clock']);

/** WinHttpSettings as netsh winhttp writes it: size, counter, flags, proxy, bypass list. */
function winHttpSettings(proxy: string, bypass: string): string {
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const text = (value: string): Buffer[] => [number(value.length), Buffer.from(value, 'latin1')];
  const bytes = Buffer.concat([number(0x28), number(0), number(3), ...text(proxy), ...text(bypass)]);
  return `hex:${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

await wine.registry(`
[${services}\\PolicyAgent]
"AssumeUDPEncapsulationContextOnSendRule"=dword:00000002
"AssumeUDPEncapsulationContextOnSendRul"=dword:00000002

[${services}\\RasMan\\Parameters]
"ProhibitIpSec"=dword:00000001
"NegotiateDH2048_AES256"=dword:00000000

[HKEY_CURRENT_USER\\${internetSettings}]
"ProxyEnable"=dword:00000001
"ProxyServer"="http=http://anna:pass-4711@proxy.example:8080;https=anna:pass-4711@proxy.example:8443"
"ProxyOverride"="*.müller.example;<local>"
"AutoConfigURL"="http://anna:pass-4711@pac.example/proxy.pac"

[HKEY_LOCAL_MACHINE\\${internetSettings}\\Connections]
"WinHttpSettings"=${winHttpSettings('machine-proxy.example:3128', '<local>;*.corp.example')}

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
"ProductName"="Windows 11 Pro"
"DisplayVersion"="24H2"
"CurrentBuild"="26100"
"UBR"=dword:00000f4b
`);

/** What a probe found; a probe that did not finish is the test's failure, with its reason. */
function found<Id extends ProbeId>(check: WindowsCheck, id: Id) {
  const outcome = check.snapshot.probes[id] as NonNullable<Probes[Id]>;
  if (outcome.status !== 'ok') throw new Error(`${id}: ${JSON.stringify(outcome)}`);
  return outcome.data as Extract<NonNullable<Probes[Id]>, { status: 'ok' }>['data'];
}

const statusOf = ({ snapshot }: WindowsCheck, id: string): string | undefined =>
  snapshot.probes[id as ProbeId]?.status;

/** All of the program's own processes have to be gone with it. */
const leftBehind = (): string[] => wine.processes().filter((name) => /^(powershell|node)/.test(name));

for (const mode of modes) {
  for (const [driver, forced] of Object.entries(drivers)) {
    const env = { ...forced, VPN_DOCTOR_HOST_LANGUAGE: mode };
    // What the driver makes of the language mode is seen on the real PowerShell; a process for each script takes its time here.
    if (driver === 'plain' && mode !== 'FullLanguage') continue;

    test(`${driver}, ${mode}: what stands in the registry is what is found`, async () => {
      const check = await wine.check(['--only', 'registry,proxy,session'], { env });
      assert.is(check.code, 1);
      assert.is(check.report.causes[0]?.id, 'prohibit-ipsec');
      assert.is(check.snapshot.context.platform, 'win32');
      assert.is(check.snapshot.context.powershell?.driver, driver);
      assert.is(check.snapshot.context.powershell?.languageMode, mode);
      const { values, natTraversalLookalikes } = found(check, 'registry');
      assert.equal(values['nat-traversal'], { present: true, kind: 'dword', value: 2 });
      assert.equal(values['prohibit-ipsec'], { present: true, kind: 'dword', value: 1 });
      assert.equal(values['negotiate-dh2048'], { present: true, kind: 'dword', value: 0 });
      assert.equal(values['sstp-no-revocation-check'], { present: false });
      assert.equal(natTraversalLookalikes, ['AssumeUDPEncapsulationContextOnSendRul']);
      assert.equal(found(check, 'proxy'), {
        user: {
          server: 'http=http://proxy.example:8080;https=proxy.example:8443',
          bypass: '*.müller.example;<local>',
          autoConfigUrl: 'http://pac.example/proxy.pac',
        },
        machine: { server: 'machine-proxy.example:3128', bypass: '<local>;*.corp.example' },
        perUser: true,
      });
      assert.equal(found(check, 'session').windows, {
        caption: 'Windows 11 Pro',
        version: '24H2',
        build: 26100,
        ubr: 0xf4b,
      });
      assert.equal(leftBehind(), []);
    });

    test(`${driver}, ${mode}: what Windows lacks is said with its reason, and costs nothing else`, async () => {
      // A process for each script takes its time here: of those that lack something, some.
      const lacking = driver === 'plain' ? needModules.slice(0, 4) : needModules;
      const only = [...realOnWine, ...lacking, 'names', 'tcp-ports'];
      const check = await wine.check(['--server', '127.0.0.2', '--only', only.join()], { env });
      assert.is(check.code, 1);
      // Wine's own services are no client's of a VPN, which is the first thing told.
      const causes: readonly string[] = check.report.causes.map(({ id }) => id);
      for (const id of ['ipsec-services-stopped', 'prohibit-ipsec']) assert.ok(causes.includes(id), id);
      assert.ok(check.snapshot.context.complete);
      for (const id of realOnWine) assert.is(statusOf(check, id), 'ok', id);
      for (const id of ['names', 'tcp-ports']) assert.is(statusOf(check, id), 'ok', id);
      for (const id of lacking) {
        const outcome = check.report.coverage.find(({ probe }) => probe === id);
        assert.is(outcome?.status, 'unsupported', id);
        assert.ok(outcome?.reason, id);
      }
    });
  }

  test(`${mode}: with the cmdlets of its modules every script answers`, async () => {
    const env = { ...windowsStubs, VPN_DOCTOR_HOST_LANGUAGE: mode };
    const check = await wine.check(['--server', '127.0.0.2'], { env });
    for (const id of [...realOnWine, ...needModules]) assert.is(statusOf(check, id), 'ok', id);
    assert.is(check.snapshot.context.powershell?.driver, 'warm');
  });
}

test('when a key was last written is asked of Windows itself; in Constrained Language Mode it is not known', async () => {
  const before = Date.now() - 60_000;
  await wine.registry(`[${services}\\PolicyAgent]\n"AssumeUDPEncapsulationContextOnSendRule"=dword:00000001`);
  const { written } = found(await wine.check(['--only', 'registry-times']), 'registry-times');
  await wine.registry(`[${services}\\PolicyAgent]\n"AssumeUDPEncapsulationContextOnSendRule"=dword:00000002`);
  const at = Date.parse(written.PolicyAgent ?? '');
  assert.ok(at > before && at <= Date.now() + 1000, written.PolicyAgent);
  const constrained = await wine.check(['--only', 'registry-times'], {
    env: { VPN_DOCTOR_HOST_LANGUAGE: 'ConstrainedLanguage' },
  });
  assert.equal(found(constrained, 'registry-times'), { written: {} });
});

test('a value of the wrong type is told apart from one that Windows reads', async () => {
  const key = `[${services}\\RasMan\\Parameters]`;
  await wine.registry(
    `${key}\n"ProhibitIpSec"="1"\n"AllowL2TPWeakCrypto"=hex(b):01,00,00,00,00,00,00,00\n"AllowPPTPWeakCrypto"=hex:01,00,00,00`,
  );
  const { values } = found(await wine.check(['--only', 'registry']), 'registry');
  await wine.registry(
    `${key}\n"ProhibitIpSec"=dword:00000001\n"AllowL2TPWeakCrypto"=-\n"AllowPPTPWeakCrypto"=-`,
  );
  assert.equal(values['prohibit-ipsec'], { present: true, kind: 'other', value: '1' });
  assert.equal(values['l2tp-weak-crypto'], { present: true, kind: 'other', value: 1 });
  assert.equal(values['pptp-weak-crypto'], { present: true, kind: 'other', value: '' });
});

const firewallPolicy = `${services}\\SharedAccess\\Parameters\\FirewallPolicy`;
const nrpt = `${services}\\Dnscache\\Parameters\\DnsPolicyConfig\\{9C8A2C1B-7C53-4E7B-B1C6-6C3A2E9E0F11}`;

for (const mode of modes) {
  test(`${mode}: firewall rules, name policy, clock and power as Windows keeps them`, async () => {
    await wine.registry(`
[${firewallPolicy}\\PublicProfile]
"EnableFirewall"=dword:00000001
"DefaultOutboundAction"=dword:00000001
[${firewallPolicy}\\FirewallRules]
"{1}"="v2.31|Action=Block|Active=TRUE|Dir=Out|Protocol=17|RPort=500|RPort=4500|Name=No IKE|"
"{2}"="v2.31|Action=Block|Active=FALSE|Dir=Out|Protocol=17|RPort=500|Name=Off|"
[${nrpt}]
"Name"=hex(7):2e,00,63,00,6f,00,72,00,70,00,00,00,00,00
"GenericDNSServers"="10.20.0.2;10.20.0.3"
[${services}\\W32Time\\Parameters]
"Type"="NoSync"
[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Power]
"HiberbootEnabled"=dword:00000001
[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired]
[${services}\\RasMan\\PPP\\EAP\\13]
[${services}\\RasMan\\PPP\\EAP\\25]
`);
    const check = await wine.check(['--only', 'firewall,name-policy,clock,power,registry'], {
      env: { VPN_DOCTOR_HOST_LANGUAGE: mode },
    });
    const { profiles, blockRules } = found(check, 'firewall');
    assert.equal(profiles.public, { enabled: true, blocksOutbound: true });
    assert.equal(blockRules, [
      {
        name: 'No IKE',
        source: 'local',
        protocol: 17,
        remotePorts: ['500', '4500'],
        remoteAddresses: [],
        profiles: [],
      },
    ]);
    assert.equal(found(check, 'name-policy').rules, [
      { source: 'local', names: ['.corp'], servers: ['10.20.0.2', '10.20.0.3'], directAccess: false },
    ]);
    // Wine sets the zone itself, by that of this machine.
    assert.ok(found(check, 'clock').zone.length > 0);
    assert.is(found(check, 'clock').source, 'none');
    const { fastStartup, pending } = found(check, 'power');
    assert.ok(fastStartup);
    assert.ok(pending.includes('update'));
    assert.equal(found(check, 'registry').eapMethods, [13, 25]);
  });

  test(`${mode}: phone books where Windows has them, in each encoding, repeated keys and all`, async () => {
    const tail = 'Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk';
    const entry = (name: string, server: string, strategy: number): string =>
      `[${name}]\r\nType=2\r\nVpnStrategy=${strategy}\r\nPreSharedKey=geheim-4711\r\nMEDIA=rastapi\r\nDEVICE=vpn\r\nPhoneNumber=${server}\r\n\r\n`;
    const own = `${wine.home}\\AppData\\Roaming\\${tail}`;
    const texts: readonly [string, Buffer][] = [
      ['ascii or utf-8', Buffer.from(entry('Büro', 'buero.example', 7))],
      ['utf-8', Buffer.from(`\ufeff${entry('Büro', 'buero.example', 7)}`)],
      ['utf-16', Buffer.from(`\ufeff${entry('Büro', 'buero.example', 7)}`, 'utf16le')],
      ['ansi', Buffer.from(entry('Büro', 'buero.example', 7), 'latin1')],
    ];
    wine.write(`C:\\ProgramData\\${tail}`, entry('All', 'all.example', 5));
    for (const [encoding, bytes] of texts) {
      wine.write(own, bytes);
      const check = await wine.check(['--only', 'phonebooks'], { env: { VPN_DOCTOR_HOST_LANGUAGE: mode } });
      const { books } = found(check, 'phonebooks');
      assert.equal([books.user?.encoding, Object.keys(books.user?.entries ?? {})], [encoding, ['Büro']]);
      assert.is(books['all-users']?.entries.All?.tunnel, 'sstp');
      assert.not.match(check.stdout + JSON.stringify(check.snapshot), 'geheim-4711');
    }
    wine.write(own, 'x\r\ny\r\nz\r\nno phone book\r\n');
    const damaged = await wine.check(['--only', 'phonebooks'], { env: { VPN_DOCTOR_HOST_LANGUAGE: mode } });
    assert.ok(found(damaged, 'phonebooks').books.user?.damaged);
  });
}

test('the password of a proxy is in no output', async () => {
  const html = 'C:\\test\\report.html';
  const check = await wine.check(['--only', 'proxy', '--html', html, '--verbose']);
  assert.is(found(check, 'proxy').user.autoConfigUrl, 'http://pac.example/proxy.pac');
  const page = readFileSync(wine.path(html), 'utf8');
  const outputs = [check.stdout, check.stderr, JSON.stringify(check.snapshot), page];
  for (const output of outputs) assert.not.match(output, 'pass-4711');
});

test('a policy that refuses the scripts: exit code 4, and each says so', async () => {
  const check = await wine.check(['--server', '127.0.0.2'], { env: { VPN_DOCTOR_HOST_POLICY: 'AllSigned' } });
  assert.is(check.code, 4);
  for (const id of [...realOnWine, ...needModules]) assert.is(statusOf(check, id), 'denied', id);
});

const faults: Readonly<Record<string, { text: string; status: string }>> = {
  hangs: { text: 'Start-Sleep -Seconds 600', status: 'timeout' },
  'ends PowerShell': { text: 'Stop-Process -Id $PID -Force', status: 'exit' },
  'writes 8 MB': { text: "@{ data = 'x' * 8000000 }", status: 'failed' },
};
for (const [what, { text, status }] of Object.entries(faults)) {
  test(`a script that ${what} costs only itself, and nothing stays behind`, async () => {
    wine.script('Get-VpnRegistryValue', text);
    const check = await wine.check(['--only', 'session,registry,proxy']);
    wine.script('Get-VpnRegistryValue');
    assert.is(statusOf(check, 'registry'), status);
    for (const id of ['session', 'proxy']) assert.is(statusOf(check, id), 'ok', id);
    assert.equal(leftBehind(), []);
  });
}

for (const [driver, env] of Object.entries(drivers)) {
  test(`${driver}: the run ends at its deadline, whatever hangs`, async () => {
    wine.script('Get-ProxySetting', 'Start-Sleep -Seconds 600');
    const check = await wine.check(['--only', 'session,registry,proxy', '--timeout', '4'], { env });
    wine.script('Get-ProxySetting');
    assert.not.ok(check.snapshot.context.complete);
    assert.is(statusOf(check, 'proxy'), 'timeout');
    assert.equal(leftBehind(), []);
  });
}

test('what is asked wrongly is answered with exit code 2', async () => {
  const ran = await wine.cli(['check', '--powershell', 'C:\\no\\powershell.exe']);
  assert.is(ran.code, 2);
  assert.is(ran.stdout, '');
  assert.match(ran.stderr, 'C:\\no\\powershell.exe');
});

test.after(() => wine.remove());
test.run();
