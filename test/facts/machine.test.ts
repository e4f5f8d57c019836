import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import type { Fact } from '../../src/facts/fact.ts';
import { buildReport } from '../../src/report/build.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import { named, patched } from '../support/samples.ts';

const data = (probe: string, patch: Json): Json => ({ [probe]: { data: patch } });
const shown = (fact: Fact<unknown>): unknown => (fact.known ? fact.value : 'unknown');

function factsOf(probes: Json) {
  const snapshot = patched('healthy', { probes });
  const [first] = connectionsOf(snapshot);
  assert.ok(first);
  return deriveFacts(snapshot, first);
}

const value = (kind: string, number: Json): Json => ({ present: true, kind, value: number });
/** Whether Windows looks at the type of ProhibitIpSec is proved by nothing: a number that is not 0 counts as set, and what holds no number is not known. */
const prohibit: readonly (readonly [value: Json, set: unknown, type: unknown])[] = [
  [{ present: false }, false, 'unknown'],
  [value('dword', 0), false, 'dword'],
  [value('dword', 1), true, 'dword'],
  [value('dword', 2), true, 'dword'],
  [value('other', '1'), true, 'other'],
  [value('other', 1), true, 'other'],
  [value('other', '0x1'), true, 'other'],
  [value('other', '0'), false, 'other'],
  [value('other', ''), 'unknown', 'other'],
];
for (const [found, set, type] of prohibit)
  test(`ProhibitIpSec: ${JSON.stringify(found)}`, () => {
    const facts = factsOf(data('registry', { values: { 'prohibit-ipsec': found } }));
    assert.equal(
      [shown(facts['registry.prohibitIpsec']), shown(facts['registry.prohibitIpsecType'])],
      [set, type],
    );
  });

/** An L2TP client whose server stands behind a NAT, with a value, and the key of it written so. */
const l2tp = (natTraversal: Json, written: string): Json => ({
  ...(data('registry', { values: { 'nat-traversal': natTraversal } }) as object),
  ...(data('registry-times', { written: { PolicyAgent: written } }) as object),
});
const causesOf = (sample: string, probes: Json, id: string): string[] =>
  named(buildReport(patched(sample, { probes }))).filter((one) => one.startsWith(id));
const after = '2026-11-20T23:00:00.000Z';

// The registry keeps one time for each key, and PolicyAgent's holds Start, too: Set-Service, our own repair and feature updates write it.
test('the NAT-T value’s key was written since the last start: likely, and never confirmed', () => {
  assert.equal(causesOf('nat-t-registry', l2tp(value('dword', 2), after), 'nat-t-reboot-pending'), [
    'nat-t-reboot-pending:likely',
  ]);
});

test('a NAT-T value that is no DWORD: whether Windows takes it is not known, so nothing is confirmed and nothing ruled out', () => {
  const probes = l2tp(value('other', '2'), after);
  for (const id of ['nat-t-registry', 'nat-t-reboot-pending'])
    assert.not.ok(
      causesOf('nat-t-registry', probes, id).some((one) => one.endsWith(':confirmed')),
      id,
    );
  const ruledOut = buildReport(patched('nat-t-registry', { probes })).ruledOut.map(({ id }) => id);
  assert.not.ok(ruledOut.includes('nat-t-reboot-pending'));
});

const apps = (patch: Json): Json =>
  data('vpn-apps', { azureVpnClient: true, ...(patch as Record<string, Json>) });
/** Windows 10 has one switch for all apps, Windows 11 one for each, and a policy goes before both (AppPrivacy.admx). */
const background: readonly (readonly [what: string, patch: Json, off: unknown])[] = [
  ['all three read, none says so', {}, false],
  ['for all', { backgroundAppsOff: true }, true],
  ['for the app', { azureVpnClientOff: true }, true],
  ['forbidden by policy', { backgroundPolicy: 'forbidden' }, true],
  [
    'allowed by policy, whatever the person chose',
    { backgroundPolicy: 'allowed', backgroundAppsOff: true, azureVpnClientOff: true },
    false,
  ],
  [
    '0.1.0 read one switch, and it was not set',
    { azureVpnClientOff: null, backgroundPolicy: null },
    'unknown',
  ],
  [
    '0.1.0 read one switch, and it was set',
    { azureVpnClientOff: null, backgroundPolicy: null, backgroundAppsOff: true },
    true,
  ],
  ['no such app', { azureVpnClient: false }, 'unknown'],
];
for (const [what, patch, off] of background)
  test(`apps in the background: ${what}`, () => {
    assert.is(shown(factsOf(apps(patch))['app.backgroundOff']), off);
  });

test('battery: whether it is used is not known where Windows does not know', () => {
  const battery = (onMains: Json) =>
    shown(factsOf(data('power', { battery: { percent: 7, onMains } }))['power.onMains']);
  assert.equal([battery(true), battery(false), battery(null)], [true, false, 'unknown']);
});

test.run();
