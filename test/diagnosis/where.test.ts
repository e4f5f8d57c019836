import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import { patched } from '../support/samples.ts';

const ikev2 = 'user/Contoso VPN';
const sstp = 'all-users/Contoso SSTP';
/** Probes, as a merge patch has them. */
type Seen = { readonly [id: string]: Json };

const host = 'vpn.contoso.com';
const address = '203.0.113.10';
const silent = { result: 'no-answer', failure: 'timeout', ms: 3500 };

const server = (id: string, data: Json): Seen => ({ [id]: { data: { servers: { [host]: data } } } });
const ok = (id: string, data: Json): Seen => ({ [id]: { status: 'ok', ms: 5, reason: null, data } });
const failed = (tunnel: string, errorCode: number, connection: string): Seen => ({
  attempts: {
    data: {
      attempts: {
        x: {
          connection,
          at: '2026-11-20T18:55:00.000Z',
          result: 'failed',
          errorCode,
          tunnel,
          events: [20221, 20227],
        },
      },
    },
  },
});
const ikeFailed = failed('ikev2', 809, 'Contoso VPN');
const sstpFailed = failed('sstp', 809, 'Contoso SSTP');
const routers = (...networks: readonly string[]): Seen =>
  ok('server-hops', {
    servers: {
      [host]: {
        hops: networks.map((network) =>
          network === '-' ? { reached: false } : { address, network, reached: false },
        ),
      },
    },
  });
const pingSilent = server('server-ping', { answered: false, ms: null });
const nothingOfIt: Seen = {
  ...pingSilent,
  ...server('tcp-ports', { '443': { [address]: silent } }),
  ...server('server-tls', { [address]: { ...silent, stage: 'connect' } }),
  ...server('ike', { [address]: { ikev2: { udp500: silent, udp4500: silent }, ikev1: null } }),
};

const unreached = {
  result: 'failed',
  failure: 'timeout',
  viaProxy: false,
  cached: false,
  status: null,
  clockAheadSeconds: null,
};
const noWeb: Seen = {
  'web-access': {
    data: {
      beacons: {
        'http://www.msftconnecttest.com/connecttest.txt': unreached,
        'http://connectivitycheck.gstatic.com/generate_204': unreached,
      },
    },
  },
  'public-tls': {
    data: {
      sites: {
        'www.microsoft.com:443': { ...silent, publicAuthority: null, namesHost: null, issuers: null },
        'www.cloudflare.com:443': { ...silent, publicAuthority: null, namesHost: null, issuers: null },
      },
    },
  },
  stun: { status: 'timeout', reason: 'nobody answered', data: null },
  'time-servers': null,
  names: null,
};
const cut = (failure: string, afterMs: number, roundTripMs: number, otherNames: boolean): Seen =>
  ok('server-tls', {
    servers: {
      [host]: {
        [address]: {
          result: 'refused',
          failure,
          ms: afterMs,
          stage: 'tls',
          otherNames,
          cuts: Array(3).fill({ afterMs, roundTripMs }),
        },
      },
    },
  });
const noPublicTls: Seen = { 'public-tls': noWeb['public-tls'] ?? null };

/** What was seen on the healthy client, whose IKEv2 connection (first) and SSTP connection (second) that concerns, and where it ends. */
const rows: readonly (readonly [what: string, probes: Seen, connection: string, where: string])[] = [
  ['nothing is wrong', {}, ikev2, 'nowhere'],
  [
    'no adapter is up',
    {
      devices: { data: { adapters: { 'Wi-Fi': { status: 'down' }, Ethernet: { status: 'down' } } } },
      ...ikeFailed,
    },
    ikev2,
    'computer',
  ],
  ['silence alone', { ...ikeFailed, ...nothingOfIt, ...routers('-', '-', '-') }, ikev2, 'unknown'],
  [
    'the server is silent, others answer, routers of the Internet pass it on',
    { ...ikeFailed, ...nothingOfIt, ...routers('private', 'provider', 'public', '-', '-', '-') },
    ikev2,
    'server-edge',
  ],
  [
    'UDP 500 is silent, and another server answers on it',
    {
      ...ikeFailed,
      ike: {
        data: {
          servers: {
            [host]: {
              [address]: { ikev2: { udp500: silent, udp4500: silent, large: null }, fragmentation: null },
            },
            'other.example.net': {
              '198.51.100.9': {
                ikev2: { udp500: { result: 'answered', reply: 'accepted', ms: 30 }, udp4500: silent },
              },
            },
          },
        },
      },
    },
    ikev2,
    'server-edge',
  ],
  [
    'nothing passes behind the first router',
    { ...ikeFailed, ...nothingOfIt, ...noWeb, ...routers('private', '-', '-', '-') },
    ikev2,
    'provider',
  ],
  [
    'not even the first router',
    { ...ikeFailed, ...nothingOfIt, ...noWeb, ...routers('-', '-', '-') },
    ikev2,
    'local-network',
  ],
  ['all passes, and signing in fails', failed('ikev2', 691, 'Contoso VPN'), ikev2, 'service'],
  [
    'TCP 443 is refused',
    {
      ...sstpFailed,
      ...server('tcp-ports', { '443': { [address]: { result: 'refused', failure: 'refused', ms: 27 } } }),
      ...server('server-tls', {
        [address]: { result: 'refused', failure: 'refused', ms: 27, stage: 'connect' },
      }),
    },
    sstp,
    'service',
  ],
  [
    'TCP 443 is silent, and others’ is not',
    {
      ...sstpFailed,
      ...server('tcp-ports', { '443': { [address]: silent } }),
      ...server('server-tls', { [address]: { ...silent, stage: 'connect' } }),
    },
    sstp,
    'server-edge',
  ],
  [
    'TLS is cut off too soon, and everybody’s is',
    { ...sstpFailed, ...noPublicTls, ...cut('reset', 4, 60, false) },
    sstp,
    'local-network',
  ],
  [
    'TLS is cut off too soon, others’ comes up',
    { ...sstpFailed, ...cut('reset', 4, 60, true) },
    sstp,
    'unknown',
  ],
  [
    'TLS is ended after a round trip, whatever the name',
    { ...sstpFailed, ...cut('reset', 61, 60, false) },
    sstp,
    'service',
  ],
  [
    'TLS is ended after a round trip, by name',
    { ...sstpFailed, ...cut('reset', 61, 60, true) },
    sstp,
    'unknown',
  ],
  [
    'TLS is cut off too soon, by a server next door',
    { ...sstpFailed, ...cut('reset', 1, 4, false) },
    sstp,
    'unknown',
  ],
];

for (const [what, probes, connection, where] of rows)
  test(`${what}: ${where}`, () => {
    const report = buildReport(patched('healthy', { probes }));
    const ends = report.paths.find(({ connectionId }) => connectionId === connection)?.ends;
    assert.is(
      ends?.where ?? 'nowhere',
      where,
      JSON.stringify([ends, report.causes.map(({ id, confidence }) => [id, confidence])]),
    );
    if (ends) assert.match(ends.because, /^[A-Z].*\.$/);
  });

test.run();
