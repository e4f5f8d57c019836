import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import { named, patched } from '../support/samples.ts';

const vpn = 'Contoso VPN';

/** What RasMan's key and the profiles say, and the cause with its confidence; nothing where it is not likely. */
const rows: readonly (readonly [what: string, data: Json, found: string | undefined])[] = [
  // aovpn Clear-AutoTriggerDisabledProfile.ps1: one list per machine; UserSID goes with the active profile, S-1-1-0 for all users.
  [
    'on the list, while a profile for all users is active',
    { disabled: [vpn], active: 'Another VPN', person: 'S-1-1-0' },
    'autotrigger-disabled:confirmed',
  ],
  [
    'on the list, while another person’s profile is active',
    { disabled: [vpn], active: 'Another VPN', person: 'sid-9' },
    'autotrigger-disabled:confirmed',
  ],
  // The same script: clearing the check box deletes the four values by which a profile is active, and nothing else need name it.
  [
    'on the list, and nothing else says that it was to connect by itself',
    { disabled: [vpn] },
    'autotrigger-disabled:confirmed',
  ],
  // ld0614/DPC WMIProfile.cs: AutoTriggerEnabled is the profile's own answer; RasMan reads AutoTriggeringDisabled.
  [
    'to connect by itself, and nothing is',
    { automatic: { [`user/${vpn}`]: true }, allOff: true },
    'autotrigger-disabled:possible',
  ],
  [
    'to connect by itself, and on no list',
    { automatic: { [`user/${vpn}`]: true }, allOff: false },
    undefined,
  ],
  ['nothing connects by itself, and it is not meant to', { allOff: true }, undefined],
  [
    'the list of 0.1.0, whose snapshots say no more',
    { disabled: ['Another VPN'], person: 'sid-1' },
    undefined,
  ],
];
for (const [what, data, found] of rows)
  test(`automatic connection: ${what}`, () => {
    const causes = named(buildReport(patched('healthy', { probes: { 'always-on': { data } } })));
    assert.is(
      causes.find((one) => one.startsWith('autotrigger-disabled')),
      found,
      causes.join(' '),
    );
  });

test('automatic connection: one that is up is not kept from anything', () => {
  const up = { profiles: { data: { connections: { [`user/${vpn}`]: { status: 'connected' } } } } };
  const report = buildReport(
    patched('healthy', { probes: { ...up, 'always-on': { data: { disabled: [vpn] } } } }),
  );
  assert.equal(
    named(report).filter((one) => one.startsWith('autotrigger-disabled')),
    [],
  );
});

test.run();
