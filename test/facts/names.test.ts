import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import { patched } from '../support/samples.ts';

const host = 'vpn.contoso.com';
const found = { addresses: ['203.0.113.10'] };
const fails = { failure: 'dns-server-failure' };
const tryAgain = { failure: 'dns-timeout' };
const denied = { failure: 'dns-no-such-name' };

function report(own: Json, others: Json, more: Json = {}) {
  const other = { addresses: null, ...(others as object) };
  const byResolver = { '1.1.1.1': other, '9.9.9.9': other };
  return buildReport(
    patched('healthy', {
      request: { server: host, tunnel: 'sstp', error: 868 },
      probes: {
        names: {
          data: {
            servers: { [host]: { system: { addresses: null, ...tryAgain }, direct: own, byResolver } },
            ...(more as object),
          },
        },
        'tcp-ports': { data: { servers: { [host]: null } } },
        'server-tls': { data: { servers: { [host]: null } } },
        ike: { data: { servers: { [host]: null } } },
      },
    }),
  );
}
const steps = (own: Json, others: Json) =>
  report(own, others)
    .causes[0]?.fix.map(({ id }) => id)
    .filter((id) => id.startsWith('server-zone-broken/re')) ?? [];

test('"try again" of the system: the resolver’s own answer decides', () => {
  const [zone] = report(fails, fails).causes;
  assert.equal([zone?.id, zone?.confidence], ['server-zone-broken', 'confirmed']);
  const [resolver] = report(fails, found).causes;
  assert.equal([resolver?.id, resolver?.confidence], ['server-zone-broken', 'likely']);
  assert.is(report(denied, denied).causes[0]?.id, 'server-name-not-found');
  // A resolver that says nothing has not failed for this name; others resolve, so the question may have got lost.
  assert.not.ok(
    report(tryAgain, found).causes.some(
      ({ id, confidence }) => id === 'server-zone-broken' && confidence !== 'possible',
    ),
  );
});

test('who repairs it: the domain’s administrator where all fail, the network’s where another resolver finds it', () => {
  assert.equal(steps(fails, fails), ['server-zone-broken/repair-zone']);
  assert.equal(steps(fails, found), ['server-zone-broken/repair-resolver']);
});

test('where no other name resolves either it is the network’s resolution, not this zone', () => {
  const all = {
    controls: {
      'www.msftconnecttest.com': { addresses: null, ...fails },
      'connectivitycheck.gstatic.com': { addresses: null, ...fails },
    },
  };
  assert.is(report(fails, fails, all).causes[0]?.id, 'dns-failure');
});

test.run();
