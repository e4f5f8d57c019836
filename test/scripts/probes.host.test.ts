import { readdirSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRunner } from '../../src/powershell/script-runner.ts';
import { localProbes } from '../../src/probes/catalogue.ts';
import type { LocalProbe } from '../../src/probes/local/local-probe.ts';
import {
  engine,
  liveDrivers,
  stubbed,
  stubbedHarness,
  stubEnvironment,
  withEnvironment,
} from '../support/engine.ts';

const harness = stubbedHarness();
const modes = engine.host ? ['FullLanguage', 'ConstrainedLanguage'] : ['FullLanguage'];

async function ask(runner: ScriptRunner, probe: LocalProbe): Promise<unknown> {
  const parameters = probe.script.startsWith('Test-') ? { Address: '127.0.0.1' } : (probe.parameters ?? {});
  const outcome = await runner.run({ script: probe.script, parameters, deadlineMs: 20_000 });
  // On a real Windows a cmdlet may be missing (servers have no Security Center); that is an outcome, too.
  if (!stubbed && outcome.status !== 'ok') {
    assert.ok(
      ['unsupported', 'denied'].includes(outcome.status),
      `${probe.script}: ${JSON.stringify(outcome)}`,
    );
    return undefined;
  }
  assert.is(outcome.status, 'ok', `${probe.script}: ${JSON.stringify(outcome)}`);
  return outcome.status === 'ok' ? probe.read(outcome.data) : undefined;
}

test('every script has a probe and every probe its script', () => {
  const scripts = readdirSync('ps-scripts/probes').map((file) => file.replace('.ps1', ''));
  assert.equal(
    scripts.sort(),
    Object.values(localProbes)
      .map(({ script }) => script)
      .sort(),
  );
});

for (const mode of modes) {
  for (const [driver, start] of Object.entries(liveDrivers)) {
    test(`every script answers in its shape: ${driver}, ${mode}`, async () => {
      await withEnvironment({ ...stubEnvironment(), VPN_DOCTOR_HOST_LANGUAGE: mode }, async () => {
        const runner = start(harness);
        for (const probe of Object.values<LocalProbe>(localProbes)) await ask(runner, probe);
        await runner.close();
      });
    });
  }
}

if (stubbed) {
  const observed = (probe: LocalProbe, more: Readonly<Record<string, string>> = {}): Promise<unknown> =>
    withEnvironment({ ...stubEnvironment(), ...more }, async () => {
      const runner = liveDrivers.warm?.(harness);
      if (!runner) throw new Error('no warm driver');
      const data = await ask(runner, probe);
      await runner.close();
      return data;
    });

  test('attempts: events of one dial become one attempt, negative codes included, users left out', async () => {
    const { attempts } = (await observed(localProbes.attempts)) as ReturnType<
      typeof localProbes.attempts.read
    >;
    const first = attempts['faccbee1-58e9-4867-b9e7-0e7d94dc40c9'];
    assert.is(first?.errorCode, 721);
    assert.is(first?.tunnel, 'pptp');
    assert.equal(first?.events, [20221, 20222, 20223, 20227]);
    assert.is(first?.connection, 'Anna’s VPN');
    assert.is(attempts['b4000371-6c2a-4c1b-9b53-2b8a0e8e2d10']?.errorCode, -2146762495);
    assert.not.match(JSON.stringify(attempts), 'SYSTEM');
  });

  test('attempts: an empty log is an empty list, not a fault', async () => {
    assert.equal(await observed(localProbes.attempts, { VPN_DOCTOR_STUB_NO_EVENTS: '1' }), { attempts: {} });
  });

  test('profiles: one profile is a list of one, its name unharmed', async () => {
    const { connections } = (await observed(localProbes.profiles)) as ReturnType<
      typeof localProbes.profiles.read
    >;
    assert.equal(Object.keys(connections), ['user/Anna’s VPN']);
    const profile = connections['user/Anna’s VPN'];
    assert.equal(
      [profile?.tunnel, profile?.authentication, profile?.encryption],
      ['pptp', ['mschapv2'], 'required'],
    );
  });

  test('registry: absent is told apart from 0, and a misspelt or mistyped value is seen', async () => {
    const found = (await observed(localProbes.registry)) as ReturnType<typeof localProbes.registry.read>;
    assert.equal(found.values['nat-traversal'], { present: false });
    assert.equal(found.natTraversalLookalikes, ['AssumeUDPEncapsulationContextOnSendRul']);
    assert.equal(found.values['prohibit-ipsec'], { present: true, kind: 'dword', value: 0 });
    assert.equal(found.values['negotiate-dh2048'], { present: true, kind: 'other', value: '1' });
  });

  test('proxy: a password in the setting is never read', async () => {
    const found = await observed(localProbes.proxy);
    assert.equal(found, {
      user: { server: 'http://proxy.contoso.com:8080', bypass: '<local>' },
      machine: { server: 'web:31289' },
    });
  });

  test('session: read from SIDs, whatever the language of Windows', async () => {
    const found = (await observed(localProbes.session)) as ReturnType<typeof localProbes.session.read>;
    assert.equal([found.user, found.system, found.elevated], ['desktop-7q1\\anna.schmidt', false, false]);
    assert.equal(found.windows, {
      caption: 'Microsoft Windows 11 Pro',
      version: '23H2',
      build: 22631,
      ubr: 4460,
    });
  });

  test('services: only those asked for, one that is missing is said to be', async () => {
    const { services } = (await observed(localProbes.services)) as ReturnType<
      typeof localProbes.services.read
    >;
    assert.equal(services.RasMan, { present: true, status: 'running', startType: 'automatic', exitCode: 0 });
    assert.is(Object.keys(services).length, 10);
  });

  test('network: no IPv6 route is no fault', async () => {
    const found = (await observed(localProbes.network)) as ReturnType<typeof localProbes.network.read>;
    assert.equal(found.defaultRoutes, [
      { family: 'ipv4', interface: 'WLAN', nextHop: '192.168.1.1', metric: 35 },
    ]);
    assert.equal(found.interfaces.WLAN?.addresses, ['192.168.1.23/24']);
    assert.is(found.interfaces.WLAN?.network?.category, 'public');
  });
}

test.run();
