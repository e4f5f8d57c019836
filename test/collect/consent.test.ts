import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { notDone } from '../../src/base/outcome.ts';
import { collect } from '../../src/collect/collect.ts';
import type { ScriptRunner } from '../../src/powershell/script-runner.ts';
import { probeIds } from '../../src/probes/catalogue.ts';
import { noBeacons } from '../../src/probes/network/beacons.ts';

/** Collects with scripts that all fail, and tells which were run. */
async function collected(allowCall: boolean, tunnel: 'pptp' | 'sstp', allowConnect = false) {
  const ran: string[] = [];
  const runner: ScriptRunner = {
    run: async ({ script }) => {
      ran.push(script);
      return notDone('failed', 'only a test');
    },
    info: () => ({ driver: 'replay' }),
    close: async () => {},
  };
  const snapshot = await collect({
    request: { server: '127.0.0.1', tunnel },
    answers: {},
    beacons: noBeacons,
    startLane: () => runner,
    noPowerShell: '',
    wanted: new Set(probeIds.filter((id) => !['names', 'tcp-ports', 'server-tls', 'ike'].includes(id))),
    proxy: undefined,
    allowCall,
    allowConnect,
    deadlineMs: 10_000,
    cancelled: new AbortController().signal,
  });
  return { ran, outcome: snapshot.probes['gre-call'], dial: snapshot.probes.connect };
}

test('no call is opened unless somebody allows it, and the snapshot says why', async () => {
  const { ran, outcome } = await collected(false, 'pptp');
  assert.ok(ran.includes('Test-ServerPing'));
  assert.not.ok(ran.includes('Test-GreCall'));
  assert.is(outcome?.status, 'not-asked');
  assert.match(outcome?.status === 'not-asked' ? outcome.reason : '', '--allow-call');
});

test('with consent the call comes last, and only for PPTP', async () => {
  assert.is((await collected(true, 'pptp')).ran.at(-1), 'Test-GreCall');
  const { ran, outcome } = await collected(true, 'sstp');
  assert.not.ok(ran.includes('Test-GreCall'));
  assert.is(outcome?.status, 'not-applicable');
});

test('nothing is dialled unless somebody allows it, nor where nothing is known', async () => {
  const not = await collected(false, 'sstp');
  assert.is(not.dial?.status, 'not-asked');
  assert.match(not.dial?.status === 'not-asked' ? not.dial.reason : '', '--allow-connect');
  const blind = await collected(false, 'sstp', true);
  assert.is(blind.dial?.status, 'denied');
  assert.match(blind.dial?.status === 'denied' ? blind.dial.reason : '', 'not connected');
  for (const { ran } of [not, blind]) assert.not.ok(ran.includes('Test-VpnDial'));
});

test.run();
