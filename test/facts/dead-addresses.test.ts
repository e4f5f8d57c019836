import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import { patched } from '../support/samples.ts';

const host = 'vpn.contoso.com';
const alive = { result: 'answered', ms: 20 };
const silent = { result: 'no-answer', failure: 'timeout', ms: 3500 };
const noWay = { result: 'error', failure: 'network-unreachable', ms: 0 };

const dead = (addresses: Json): unknown => factOf('reach.deadAddresses', addresses);

function factOf(name: 'reach.deadAddresses' | 'reach.deadByFamily', addresses: Json): unknown {
  const snapshot = patched('healthy', {
    request: { server: host, tunnel: 'ikev2', error: 809 },
    probes: {
      ike: { data: { servers: { [host]: null } } },
      'tcp-ports': { data: { servers: { [host]: { 443: addresses, 1723: null } } } },
    },
  });
  const connection = connectionsOf(snapshot).find(({ server }) => server === host);
  if (!connection) throw new Error('no such connection');
  const fact = deriveFacts(snapshot, connection)[name];
  return fact.known ? fact.value : 'unknown';
}

test('an address that is silent beside one that answers is dead; one that this computer has no way to is not', () => {
  assert.equal(dead({ '203.0.113.10': alive, '2001:db8::10': silent }), ['2001:db8::10']);
  assert.equal(dead({ '203.0.113.10': alive, '2001:db8::10': noWay }), 'unknown');
  assert.equal(dead({ '203.0.113.10': alive, '203.0.113.11': alive, '2001:db8::10': noWay }), []);
  assert.equal(dead({ '203.0.113.10': silent, '2001:db8::10': silent }), 'unknown');
});

test('whether another network helps: only where the dead are of one kind and the living of the other', () => {
  const kinds = (addresses: Json): unknown => factOf('reach.deadByFamily', addresses);
  assert.is(kinds({ '203.0.113.10': alive, '2001:db8::10': silent }), true);
  assert.is(kinds({ '203.0.113.10': alive, '203.0.113.11': silent }), false);
  assert.is(kinds({ '203.0.113.10': alive, '203.0.113.11': alive }), 'unknown');
});

test.run();
