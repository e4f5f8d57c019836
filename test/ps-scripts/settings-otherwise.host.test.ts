import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { localProbes } from '../../src/probes/catalogue.ts';
import { ask } from '../support/asked-probe.ts';
import { stubbed, stubEnvironment, withEnvironment } from '../support/engine.ts';
import { sharedRunner } from '../support/shared-engine.ts';

/** What scripts and readers make of a Windows whose settings are other than usual, each with where that is written down. */
type Keys = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
type Read<Id extends keyof typeof localProbes> = ReturnType<(typeof localProbes)[Id]['read']>;

async function read<Id extends keyof typeof localProbes>(
  id: Id,
  keys: Keys = {},
  more: Readonly<Record<string, string>> = {},
): Promise<Read<Id>> {
  const env = { ...stubEnvironment(), VPN_DOCTOR_STUB_KEYS: JSON.stringify(keys), ...more };
  return await withEnvironment(env, async () => {
    const runner = sharedRunner();
    const data = await ask(runner, localProbes[id]);
    await runner.close();
    return data as Read<Id>;
  });
}

if (stubbed) {
  const rasMan = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config';

  // aovpn Clear-AutoTriggerDisabledProfile.ps1: clearing the check box deletes the four values of the active profile.
  test('automatic connection: of the configuration one value leaves the script, the key of L2TP does not', async () => {
    for (const mode of ['FullLanguage', 'ConstrainedLanguage']) {
      const more = { VPN_DOCTOR_STUB_AUTO_TRIGGER: 'false', VPN_DOCTOR_HOST_LANGUAGE: mode };
      const found = await read('always-on', {}, more);
      assert.equal(
        [found.automatic, found.disabled, found.active, found.allOff],
        [{ 'user/Contoso AOVPN': false }, ['Contoso AOVPN'], undefined, false],
      );
      assert.not.match(JSON.stringify(found), 'hunter2');
    }
  });

  // ld0614/DPC: RasMan\Config\AutoTriggeringDisabled, REG_DWORD, 1.
  test('automatic connection: off altogether; a profile for all users is active, and whose it is does not matter', async () => {
    const keys = {
      [rasMan]: {
        AutoTriggeringDisabled: 1,
        AutoTriggerProfileEntryName: 'Another',
        UserSID: 'S-1-1-0',
      },
    };
    const found = await read('always-on', keys, { VPN_DOCTOR_STUB_AUTO_TRIGGER: 'true' });
    assert.equal(
      [found.automatic, found.disabled, found.active, found.allOff],
      [{ 'user/Contoso AOVPN': true }, ['Contoso AOVPN'], 'Another', true],
    );
  });

  /** Number, and whether it is plugged in. (Win32_Battery class page) */
  const batteries: readonly (readonly [status: number, onMains: boolean | undefined])[] = [
    [1, false],
    [2, true],
    [3, true],
    [4, false],
    [5, false],
    [6, true],
    [7, true],
    [8, true],
    [9, true],
    [10, undefined],
    [11, true],
    [12, undefined],
  ];
  test('battery: low and critical are no mains, undefined is not known', async () => {
    for (const [status, onMains] of batteries) {
      const { battery } = await read('power', {}, { VPN_DOCTOR_STUB_BATTERY: String(status) });
      assert.equal(battery, { percent: 42, ...(onMains !== undefined && { onMains }) }, String(status));
    }
  });

  const session = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Power';
  const policy = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\System';
  const control = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Power';
  /** WinInit.admx (HiberbootEnabled as policy); noryb009/lick#3: without hibernation there is no Fast Startup, whatever it says. */
  const starts: readonly (readonly [what: string, keys: Keys, fast: boolean])[] = [
    ['chosen', { [control]: { HibernateEnabled: 1 } }, true],
    ['chosen, and a policy forbids it', { [policy]: { HiberbootEnabled: 0 } }, false],
    [
      'not chosen, and a policy wants it',
      { [policy]: { HiberbootEnabled: 1 }, [session]: { HiberbootEnabled: 0 } },
      true,
    ],
    ['chosen, and hibernation is off', { [control]: { HibernateEnabled: 0 } }, false],
    [
      'wanted by policy, and hibernation is off',
      { [policy]: { HiberbootEnabled: 1 }, [control]: { HibernateEnabled: 0 } },
      false,
    ],
    ['nothing is said', { [session]: { HiberbootEnabled: null } }, false],
  ];
  for (const [what, keys, fast] of starts)
    test(`Fast Startup: ${what}`, async () => {
      assert.is((await read('power', keys)).fastStartup, fast);
    });

  const firewall = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';
  const today = { EnableFirewall: 1, DefaultOutboundAction: 1, AllowLocalPolicyMerge: 0 };
  const closed = { enabled: true, blocksOutbound: true, localRules: false };
  /** MS-GPFAS 2.2.3: PrivateProfile is today's key, StandardProfile that of Windows XP's time. */
  const policies: readonly (readonly [what: string, keys: Keys, found: object])[] = [
    [
      'both keys: today’s counts',
      { PrivateProfile: today, StandardProfile: { EnableFirewall: 0, DefaultOutboundAction: 0 } },
      closed,
    ],
    ['today’s key alone', { PrivateProfile: today }, closed],
    [
      'the old key alone',
      { StandardProfile: { EnableFirewall: 0 } },
      { enabled: false, blocksOutbound: false },
    ],
    [
      'what today’s key leaves open the old one says',
      { PrivateProfile: { DefaultOutboundAction: 1 }, StandardProfile: { EnableFirewall: 0 } },
      { enabled: false, blocksOutbound: true },
    ],
  ];
  for (const [what, keys, found] of policies)
    test(`firewall, private networks by group policy: ${what}`, async () => {
      const whole = Object.fromEntries(
        Object.entries(keys).map(([key, values]) => [`${firewall}\\${key}`, values]),
      );
      assert.equal((await read('firewall', whole)).profiles.private, found);
    });

  const background = 'HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\BackgroundAccessApplications';
  const app = `${background}\\Microsoft.AzureVpn_8wekyb3d8bbwe`;
  const privacy = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\AppPrivacy';
  /** Windows 10: GlobalUserDisabled; Windows 11: below the package's family name (public scripts); LetAppsRunInBackground: AppPrivacy.admx. */
  const switches: readonly (readonly [what: string, keys: Keys, found: readonly unknown[]])[] = [
    ['nothing is set', {}, [false, false, 'person']],
    ['for all apps', { [background]: { GlobalUserDisabled: 1 } }, [true, false, 'person']],
    ['for the app, by the person', { [app]: { DisabledByUser: 1 } }, [false, true, 'person']],
    ['for the app', { [app]: { Disabled: 1, DisabledByUser: 0 } }, [false, true, 'person']],
    ['allowed for the app', { [app]: { Disabled: 0, DisabledByUser: 0 } }, [false, false, 'person']],
    ['forbidden by policy', { [privacy]: { LetAppsRunInBackground: 2 } }, [false, false, 'forbidden']],
    ['allowed by policy', { [privacy]: { LetAppsRunInBackground: 1 } }, [false, false, 'allowed']],
    ['left to the person by policy', { [privacy]: { LetAppsRunInBackground: 0 } }, [false, false, 'person']],
  ];
  for (const [what, keys, found] of switches)
    test(`apps in the background: ${what}`, async () => {
      const seen = await read('vpn-apps', keys);
      assert.equal([seen.backgroundAppsOff, seen.azureVpnClientOff, seen.backgroundPolicy], found);
    });

  // inetres.admx: ProxySettingsPerUser = 0 makes the settings those of the machine.
  test('proxy: where a policy makes it the machine’s, the person’s counts for nothing', async () => {
    const settings = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
    const policy = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
    const machine = { ProxyEnable: 1, ProxyServer: 'http://svc:secret@everybody:8080' };
    const of = async (value: number) =>
      await read('proxy', { [policy]: { ProxySettingsPerUser: value }, [`HKLM:\\${settings}`]: machine });
    const everybody = await of(0);
    assert.equal([everybody.user, everybody.perUser], [{ server: 'http://everybody:8080' }, false]);
    const own = await of(1);
    assert.equal([own.user.server, own.perUser], ['http://proxy.contoso.com:8080', true]);
  });

  // DeviceGuard.admx writes below Policies, a local setting below Control\\Lsa.
  test('Credential Guard: asked for by policy', async () => {
    const key = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceGuard';
    const { values } = await read('registry', { [key]: { LsaCfgFlags: 1 } });
    assert.equal(values['credential-guard-policy'], { present: true, kind: 'dword', value: 1 });
    assert.equal(values['credential-guard-asked'], { present: false });
  });

  // W32Time.admx writes Type below Policies\\Microsoft\\W32Time\\Parameters.
  test('clock: a policy’s time source goes before the computer’s own', async () => {
    const key = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\W32Time\\Parameters';
    assert.is((await read('clock', { [key]: { Type: 'NT5DS' } })).source, 'domain');
    assert.is((await read('clock', { [key]: { NtpServer: 'x' } })).source, 'internet');
    assert.is((await read('clock')).source, 'internet');
  });
}

test.run();
