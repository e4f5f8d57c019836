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
}

test.run();
