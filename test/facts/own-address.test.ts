import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import { redact } from '../../src/snapshot/redact.ts';
import { patched } from '../support/samples.ts';

const host = 'vpn.contoso.com';
const silent = { result: 'no-answer', failure: 'timeout', ms: 3500, reply: null };
const gateway = { ikev1: null, ikev2: { udp500: silent, udp4500: silent, large: null } };

/** A client whose IKE gets no answer and whose TCP 443 is refused, seen from outside to come from this address. */
function client(seenAs: string, ike: Json = gateway) {
  return patched('healthy', {
    context: { redaction: 'none' },
    request: { server: host, tunnel: 'ikev2', error: 809 },
    probes: {
      'public-address': {
        data: {
          seenFrom: { 'http://checkip.amazonaws.com/': { address: seenAs, viaProxy: false } },
          own: false,
        },
      },
      stun: null,
      ike: { data: { servers: { [host]: { '203.0.113.10': ike } } } },
      'tcp-ports': {
        data: {
          servers: {
            [host]: { 443: { '203.0.113.10': { result: 'refused', failure: 'refused', ms: 3 } }, 1723: null },
          },
        },
      },
      'server-tls': { data: { servers: { [host]: null } } },
      'server-ping': null,
    },
  });
}

test('the server has the public address of this network: it is not that the network blocks IKE', () => {
  const { causes } = buildReport(client('203.0.113.10'));
  assert.equal([causes[0]?.id, causes[0]?.confidence], ['inside-server-network', 'likely']);
  assert.not.ok(causes.some(({ id, confidence }) => id === 'ike-blocked' && confidence !== 'possible'));
});

test('behind another address it is', () => {
  const { causes } = buildReport(client('198.51.100.7'));
  assert.is(causes[0]?.id, 'ike-blocked');
  assert.not.ok(causes.some(({ id }) => id === 'inside-server-network'));
});

test('a router that leads back in: everything answers, and nothing is wrong', () => {
  const answered = { result: 'answered', reply: 'accepted', ms: 9, failure: null };
  const snapshot = client('203.0.113.10', {
    ikev1: null,
    ikev2: { udp500: answered, udp4500: answered, large: null },
  });
  assert.not.ok(
    buildReport(snapshot).causes.some(
      ({ id, confidence }) => id === 'inside-server-network' && confidence !== 'possible',
    ),
  );
});

test('the two stay alike when who and where is hidden', () => {
  for (const level of ['standard', 'strict'] as const)
    assert.is(
      buildReport(redact(client('203.0.113.10'), level)).causes[0]?.id,
      'inside-server-network',
      level,
    );
});

test.run();
