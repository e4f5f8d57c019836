import { test } from 'uvu';
import * as assert from 'uvu/assert';
import healthy from '../../scripts/samples/healthy.ts';
import { type Json, mergePatch } from '../../scripts/samples/merge-patch.ts';
import { snapshotSchema } from '../../src/snapshot/schema.ts';
import { evidenceKeys, patchFrom } from '../support/cases/described.ts';

/** What follows a key that ends in a point, and values beyond the examples of the docs. */
const names: Readonly<Record<string, readonly string[]>> = {
  'services.': ['PolicyAgent', 'RasMan.startFails'],
  'reg.': ['AssumeUDPEncapsulationContextOnSendRule', 'ProhibitIpSec'],
  'ports.': ['tcp1723.owner', 'udp500.owner'],
  'os.': ['build', 'ubr', 'installDateRecent', 'latestCuDate'],
};
const more: Readonly<Record<string, readonly Json[]>> = {
  'services.': ['Running', 'Stopped', 'Disabled', 'missing', true],
  'reg.': [null, 0, 1, 2, '2', '?'],
  lastBootAfterRegChange: [true, false, '?'],
  'probe.tcp1723': ['sccrp', 'open', 'refused', 'timeout'],
  'probe.tcp443': ['ok', 'refused', 'timeout'],
  'probe.udp500.ikev1': ['reply', 'silent', 'NO_PROPOSAL_CHOSEN'],
  'probe.udp4500': ['reply', 'silent'],
  'probe.sstp': ['200', '404', '407', '503', 'silent'],
  'dns.system': ['ok', 'NXDOMAIN', 'SERVFAIL', 'timeout'],
  captivePortal: ['redirect', 'page', '511'],
  'time.offsetSeconds': [-25200, 7200.5],
  'certs.user': ['valid', [], [{ NotAfter: '2024-10-31' }]],
};

test('every key with every value, for every tunnel, makes a snapshot', () => {
  for (const tunnel of ['Ikev2', 'L2tp', 'Sstp', 'Pptp', 'Automatic']) {
    for (const { key, examples } of evidenceKeys) {
      for (const name of names[key] ?? ['']) {
        for (const value of [...examples, ...(more[key] ?? [])]) {
          const { patch } = patchFrom({ TunnelType: tunnel, [key + name]: value });
          const made = snapshotSchema.safeParse(mergePatch(healthy, patch));
          assert.ok(
            made.success,
            `${tunnel} ${key}${name} ${JSON.stringify(value)}: ${made.error?.issues[0]?.path.join('.')}`,
          );
        }
      }
    }
  }
});

test('what cannot be placed is said', () => {
  const { notPlaced } = patchFrom({ TunnelType: 'Pptp', 'probe.gre': 'reply', 'moon.phase': 'full' });
  assert.equal(notPlaced, ['probe.gre="reply"', 'moon.phase']);
});

/** The snapshot of a client that is told by keys. */
const told = (evidence: Readonly<Record<string, Json>>) =>
  snapshotSchema.parse(mergePatch(healthy, patchFrom({ TunnelType: 'Ikev2', ...evidence }).patch)).probes;

test('a certificate is told by what it has, and by nothing else without a word', () => {
  const one = (certificate: Json) => {
    const { certificates } = told({ 'certs.machine': [certificate] });
    assert.is(certificates?.status, 'ok');
    return certificates?.status === 'ok' ? Object.values(certificates.data.machine)[0] : undefined;
  };
  assert.ok((one({ expired: true })?.notAfter ?? '9') < '2026-11');
  assert.is(one({ 'oid1.3.6.1.4.1.311.25.2': false })?.sidExtension, false);
  const { notPlaced } = patchFrom({ TunnelType: 'Ikev2', 'certs.machine': [{ moon: 'full' }] });
  assert.is(notPlaced.length, 1);
});

test('a question mark is not known; an address is dialled as one; a large message is only where it is told', () => {
  const { services } = told({ 'services.PolicyAgent': '?' });
  assert.is(services?.status === 'ok' && 'PolicyAgent' in services.data.services, false);
  const { profiles } = told({ ServerAddress: '203.0.113.10' });
  assert.is(
    profiles?.status === 'ok' && profiles.data.connections['user/Contoso VPN']?.server,
    '203.0.113.10',
  );
  const { ike } = told({ 'probe.udp500.ikev2': 'reply' });
  const seen = ike?.status === 'ok' ? ike.data.servers['vpn.contoso.com']?.['203.0.113.10'] : undefined;
  assert.is(seen?.ikev2?.udp500?.result, 'answered');
  assert.is(seen?.ikev2?.large, undefined);
});

test.run();
