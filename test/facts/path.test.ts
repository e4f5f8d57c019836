import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { known, unknown } from '../../src/facts/fact.ts';
import { pathFacts } from '../../src/facts/path.ts';
import { patched } from '../support/samples.ts';

const host = 'vpn.contoso.com';
const outside = known('outside' as const);
const values = (path: object, vantage: Parameters<typeof pathFacts>[2] = outside) => {
  const snapshot = patched('healthy', {
    probes: { 'path-mtu': { data: { servers: { [host]: { ...path } } } } },
  });
  const facts = pathFacts(snapshot, host, vantage);
  return [facts['path.mtu'], facts['path.mtuBlackHole']].map((fact) => (fact.known ? fact.value : 'unknown'));
};

test('a small path that says so is told from one that swallows', () => {
  assert.equal(values({}), [1500, false]);
  assert.equal(values({ mtu: 1400, tooBigSeen: true }), [1400, false]);
  assert.equal(values({ mtu: 1400 }), [1400, true]);
});

test('a server that answers no ping, or small ones only, tells nothing of the path', () => {
  assert.equal(values({ answers: false, mtu: null }), ['unknown', 'unknown']);
  assert.equal(values({ mtu: 60 }), ['unknown', 'unknown']);
  assert.equal(values({ mtu: 60, tooBigSeen: true }), [60, false]);
});

test('a small path counts only from outside, a whole one everywhere', () => {
  assert.equal(values({ mtu: 1400 }, known('through-tunnel')), ['unknown', 'unknown']);
  assert.equal(values({}, known('through-tunnel')), [1500, false]);
  assert.equal(values({ mtu: 1400 }, unknown('Windows names no network')), [1400, true]);
});

test('an IPv6 sender may cut a packet itself: that one of 1500 bytes passed tells nothing', () => {
  assert.equal(values({ ipv6: true }), ['unknown', false]);
  assert.equal(values({ ipv6: true, mtu: 1280 }), [1280, true]);
});

test('the farthest that answers is told by the kind of its network; who was not followed is not known', () => {
  const last = (...networks: readonly (string | undefined)[]): unknown => {
    const hops = networks.map((network) =>
      network === undefined
        ? { reached: false }
        : {
            address: '10.0.0.1',
            network: network === 'server' ? 'public' : network,
            reached: network === 'server',
          },
    );
    const outcome = { status: 'ok', ms: 5, reason: null, data: { servers: { [host]: { hops } } } };
    const fact = pathFacts(patched('healthy', { probes: { 'server-hops': outcome } }), host, outside)[
      'path.lastHop'
    ];
    return fact.known ? fact.value : 'unknown';
  };
  assert.is(last(undefined, undefined), 'none');
  assert.is(last('private', 'provider', undefined), 'provider');
  assert.is(last('private', undefined, 'public', undefined), 'public');
  assert.is(last('private', undefined, 'server'), 'server');
  assert.not.ok(pathFacts(patched('healthy', {}), host, outside)['path.lastHop'].known);
});

test.run();
