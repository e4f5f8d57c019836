import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { buildReport } from '../../src/report/build.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import { patched } from '../support/samples.ts';

const host = 'vpn.contoso.com';
const address = '203.0.113.10';
const answered = (ms: number) => ({ result: 'answered', reply: 'accepted', ms });
const silent = { result: 'no-answer', failure: 'timeout', ms: 2800 };

/** A client that dials by IKEv2, whose last dial ended by 809, and what its server said. */
function client(ike: Json, tcpMs = 20) {
  return patched('healthy', {
    request: { server: host, tunnel: 'ikev2', error: 809 },
    probes: {
      ike: {
        data: {
          servers: { [host]: { [address]: { ikev1: null, ikev2: { large: null, ...(ike as object) } } } },
        },
      },
      'tcp-ports': {
        data: { servers: { [host]: { 443: { [address]: { result: 'answered', ms: tcpMs } }, 1723: null } } },
      },
    },
  });
}

function factsOf(ike: Json, tcpMs = 20) {
  const snapshot = client(ike, tcpMs);
  const connection = connectionsOf(snapshot).find(({ server }) => server === host);
  if (!connection) throw new Error('no such connection');
  const facts = deriveFacts(snapshot, connection);
  const value = (name: 'path.loss' | 'path.roundTrip' | 'reach.ikeLarge') =>
    facts[name].known ? facts[name].value : 'unknown';
  return [value('path.loss'), value('path.roundTrip'), value('reach.ikeLarge')];
}

const both = (first: number, second = first) => ({ udp500: answered(first), udp4500: answered(second) });

test('a large message that gets no answer counts where every small one does, before and after', () => {
  const between = (sent: number, came: number) => ({ sent, answered: came });
  assert.equal(factsOf({ ...both(20), large: silent, between: between(6, 6) }), [0, 20, 'silent']);
  // Limits on how many may pass, and lossy ways, lose the small ones as well.
  assert.equal(factsOf({ ...both(20), large: silent, between: between(6, 0) })[2], 'unknown');
  assert.equal(factsOf({ ...both(20), large: silent, between: between(6, 5) })[2], 'unknown');
  assert.equal(factsOf({ ...both(20, 530), large: silent, between: between(6, 6) })[2], 'unknown');
  assert.equal(factsOf({ ...both(20), large: answered(30) })[2], 'answered');
});

test('a snapshot from before small ones were sent again: a retry that was needed still speaks', () => {
  assert.equal(factsOf({ ...both(20), large: silent })[2], 'silent');
  assert.equal(factsOf({ ...both(20, 514), large: silent })[2], 'unknown');
});

test('loss is measured: what was sent in vain, of all small packets to ports that answer', () => {
  assert.equal(factsOf(both(20)), [0, 20, 'unknown']);
  // One of the two needed a second try: one lost of four, with the connection.
  assert.equal(factsOf(both(20, 520))[0], 25);
  assert.equal(factsOf({ ...both(20), large: silent, between: { sent: 6, answered: 3 } })[0], 33);
  // A port that says nothing is another matter.
  assert.equal(factsOf({ udp500: answered(20), udp4500: silent })[0], 0);
  // The connection's first packet was sent again after a second.
  assert.equal(factsOf(both(20), 1020)[0], 25);
});

test('a long way is no loss: the second question was on its way when the first was answered', () => {
  assert.equal(factsOf(both(800), 790), [0, 790, 'unknown']);
  assert.equal(factsOf({ ...both(800), large: answered(900) }, 1600)[0], 0);
});

test('809 over a lossy way, or a limit on packets, is never likely to be the size; where only large ones get lost it is', () => {
  const found = (ike: Json) =>
    buildReport(client(ike)).causes.find(({ id }) => id === 'ike-fragments-dropped')?.confidence ?? 'none';
  assert.is(found({ ...both(20), large: silent, between: { sent: 6, answered: 6 } }), 'likely');
  assert.is.not(found({ ...both(20), large: silent, between: { sent: 6, answered: 0 } }), 'likely');
  assert.is.not(found({ ...both(20, 520), large: silent, between: { sent: 6, answered: 3 } }), 'likely');
});

test.run();
