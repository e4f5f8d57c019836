import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { buildReport } from '../../src/report/build.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import { redact } from '../../src/snapshot/redact.ts';
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

test('automatic connection: the network’s name is held against the list, also where a snapshot hides it', () => {
  const trusts = (name: string, category: string, dnsSuffix: string | null): unknown[] => {
    const snapshot = patched('healthy', {
      context: { redaction: 'none' },
      probes: {
        'always-on': {
          data: {
            triggers: { [vpn]: { applications: 0, trustedNetworks: ['corp.contoso.com'], dnsRules: 0 } },
          },
        },
        network: { data: { interfaces: { 'Wi-Fi': { dnsSuffix, network: { name, category } } } } },
      },
    });
    return [snapshot, redact(snapshot, 'standard'), redact(snapshot, 'strict')].map((one) => {
      const [connection] = connectionsOf(one).filter(({ scope }) => scope === 'user');
      const fact = connection && deriveFacts(one, connection)['alwaysOn.trustedHere'];
      return fact?.known ? fact.value : 'unknown';
    });
  };
  assert.equal(trusts('corp.contoso.com', 'domain', null), [true, true, true]);
  assert.equal(trusts('corp.contoso.com', 'public', 'corp.contoso.com'), [false, false, false]);
  assert.equal(trusts('other.example', 'private', 'corp.contoso.com'), [false, false, false]);
  // What an older snapshot has in place of the name says nothing; there the suffix stands for it.
  assert.equal(trusts('net-1', 'private', 'corp.contoso.com'), [true, true, true]);
});

test.run();
