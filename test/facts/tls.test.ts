import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import { patched, sample } from '../support/samples.ts';

const host = 'vpn.contoso.com';
const address = '203.0.113.10';
const reset = { result: 'refused', failure: 'reset', ms: 30, stage: 'tls' };
const { 'server-tls': seen } = sample('healthy').probes;
const healthy = seen?.status === 'ok' ? (Object.values(seen.data.servers[host] ?? {})[0] as object) : {};

function report(answer: object, more: Record<string, Json> = {}, error: number | null = 10054) {
  const snapshot = patched('healthy', {
    request: { server: host, tunnel: 'sstp', ...(error !== null && { error }) },
    probes: { 'server-tls': { data: { servers: { [host]: null } } }, ...more },
  });
  const probes = snapshot.probes as Record<string, unknown>;
  return buildReport({
    ...snapshot,
    probes: {
      ...probes,
      'server-tls': { status: 'ok', ms: 80, data: { servers: { [host]: { [address]: answer } } } },
    } as typeof snapshot.probes,
  });
}
const of = (found: ReturnType<typeof report>, id: string) =>
  found.causes.find((one) => one.id === id)?.confidence ?? 'none';
const windows = (build: number): Record<string, Json> => ({ session: { data: { windows: { build } } } });
const otherSites = {
  'public-tls': {
    data: {
      sites: {
        'www.microsoft.com:443': {
          result: 'refused',
          failure: 'reset',
          ms: 30,
          publicAuthority: null,
          namesHost: null,
          issuers: null,
        },
        'www.cloudflare.com:443': {
          result: 'refused',
          failure: 'reset',
          ms: 30,
          publicAuthority: null,
          namesHost: null,
          issuers: null,
        },
      },
    },
  },
};

test('a reset of this name alone is a filter; of every name it is none', () => {
  const filtered = report({ ...reset, otherNames: true });
  assert.equal([filtered.causes[0]?.id, filtered.causes[0]?.confidence], ['sni-filtered', 'confirmed']);
  assert.not.ok(filtered.causes.some(({ id }) => id === 'tls-protocol-mismatch'));
  assert.is(of(report({ ...reset, otherNames: false }), 'sni-filtered'), 'none');
  // From before other names were tried: possible at the most.
  assert.is.not(of(report(reset), 'sni-filtered'), 'likely');
});

test('where well-known sites are cut off as well it is a filter of TLS, and not this server’s version', () => {
  const found = report({ ...reset, otherNames: false }, otherSites);
  assert.is(found.causes[0]?.id, 'vpn-interrupted');
  assert.not.ok(['likely', 'confirmed'].includes(of(found, 'tls-protocol-mismatch')));
});

test('a server that takes TLS 1.3 alone is nothing for Windows 10, and all right for Windows 11', () => {
  const only13 = { ...healthy, protocol: 'TLSv1.3', newerOnly: true };
  const ten = report(only13, windows(19045), null);
  assert.equal([ten.causes[0]?.id, ten.causes[0]?.confidence], ['tls-protocol-mismatch', 'confirmed']);
  assert.is(ten.causes[0]?.fix[0]?.id, 'tls-protocol-mismatch/server-tls');
  assert.is(ten.transports.find(({ tunnel }) => tunnel === 'sstp')?.usable, 'no');
  const eleven = report(only13, windows(26100), null);
  assert.is(of(eleven, 'tls-protocol-mismatch'), 'none');
  assert.is(eleven.transports.find(({ tunnel }) => tunnel === 'sstp')?.usable, 'yes');
});

test('ChaCha20 in TLS 1.2 no Windows has; what Windows’ own offer got is all right for each', () => {
  const chacha = { ...healthy, protocol: 'TLSv1.2', newerOnly: true };
  assert.is(of(report(chacha, windows(26100), null), 'tls-protocol-mismatch'), 'confirmed');
  const plain = { ...healthy, protocol: 'TLSv1.2', newerOnly: false };
  assert.is(of(report(plain, windows(19045), null), 'tls-protocol-mismatch'), 'none');
});

test.run();
