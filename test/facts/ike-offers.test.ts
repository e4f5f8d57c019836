import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import { patched } from '../support/samples.ts';

const host = 'vpn.contoso.com';
const port = (reply: string) => ({ result: 'answered', reply, ms: 20 });
const registry = (set: boolean): Json => ({
  data: {
    values: { 'negotiate-dh2048': set ? { present: true, kind: 'dword', value: 1 } : { present: false } },
  },
});

function report(stock: string, settable: string | undefined, more: Record<string, Json> = {}) {
  const ikev2 = {
    offer: 'stock',
    udp500: port(stock),
    udp4500: port(stock),
    large: null,
    ...(settable !== undefined && { settable: port(settable) }),
  };
  return buildReport(
    patched('healthy', {
      request: { server: host, tunnel: 'ikev2', error: 13868 },
      probes: { ike: { data: { servers: { [host]: { '203.0.113.10': { ikev1: null, ikev2 } } } } }, ...more },
    }),
  );
}

test('a server that refuses group 2 and takes 14: the client has to be changed', () => {
  const [first] = report('refused', 'accepted').causes;
  assert.equal([first?.id, first?.confidence], ['profile-ipsec-policy', 'likely']);
  assert.ok(first?.fix.some(({ id }) => id === 'profile-ipsec-policy/strong-proposals'));
});

test('a server that asks for the value of another group refuses what was offered, too', () => {
  assert.is(report('other-group', 'accepted').causes[0]?.id, 'profile-ipsec-policy');
});

test('a server that refuses both offers: its own policy', () => {
  const { causes } = report('refused', 'refused');
  assert.is(causes[0]?.id, 'server-ike-policy');
});

test('where this computer offers more already, the same answer is no refusal', () => {
  const { causes } = report('refused', 'accepted', { registry: registry(true) });
  assert.not.ok(causes.some(({ id, confidence }) => id === 'server-ike-policy' && confidence !== 'possible'));
});

test.run();
