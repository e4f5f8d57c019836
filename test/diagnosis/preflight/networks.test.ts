import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../../scripts/samples/merge-patch.ts';
import { assume } from '../../../src/diagnosis/assume.ts';
import type { FactName } from '../../../src/facts/catalogue.ts';
import { deriveFacts } from '../../../src/facts/derive.ts';
import { assumedNetworkIds, assumedNetworks } from '../../../src/knowledge/assumed-networks.ts';
import { buildReport } from '../../../src/report/build.ts';
import type { ReportPreflight } from '../../../src/report/model.ts';
import { connectionsOf } from '../../../src/snapshot/connections.ts';
import type { Snapshot } from '../../../src/snapshot/schema.ts';
import { runs } from '../../support/runs.ts';
import { patched, sample, sampleNames } from '../../support/samples.ts';

const preflight = (snapshot: Snapshot): ReportPreflight => {
  const { preflight: found } = buildReport(snapshot, { preflight: { networks: assumedNetworkIds } });
  if (!found) throw new Error('no preflight');
  return found;
};

/** Every sample on every supposed network, each cell with its reason. `npm run update:golden` writes it anew. */
function table(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = ['sample', 'connection', ...assumedNetworkIds];
  const rows = sampleNames.flatMap((name) => {
    const { networks } = preflight(sample(name));
    const ids = networks[0]?.connections.map(({ connectionId }) => connectionId) ?? [];
    return ids.map((id) =>
      row([
        name,
        id,
        ...networks.map(({ connections }) => {
          const cell = connections.find(({ connectionId }) => connectionId === id);
          return `**${cell?.connects}** ${cell?.why}`;
        }),
      ]),
    );
  });
  return `${[row(head), row(head.map(() => '---')), ...rows].join('\n')}\n`;
}

test('every sample on six networks, as it is laid down', () => {
  const path = 'test/diagnosis/preflight/networks.golden.md';
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, table());
  assert.fixture(table(), readFileSync(path, 'utf8'));
  assert.is(assumedNetworkIds.length, 6);
});

/** The healthy client's one IKEv2 profile, changed. */
const vpn = 'user/Contoso VPN';
const only = (tunnel: string, more: Json = {}): Json => ({
  probes: {
    profiles: { data: { connections: { [vpn]: { tunnel }, 'all-users/Contoso SSTP': null } } },
    ...(more as object),
  },
});
const host = 'vpn.contoso.com';
const server = '203.0.113.10';
/** Asked from inside the company: nothing that answers or not there counts. */
const inside = { network: { data: { interfaces: { 'Wi-Fi': { network: { category: 'domain' } } } } } };
const noIke = { ike: { data: { servers: { [host]: { [server]: null } } } } };
/** Every other resolver denies the name. */
const denied = {
  '1.1.1.1': { addresses: null, failure: 'dns-no-such-name' },
  '9.9.9.9': { addresses: null, failure: 'dns-no-such-name' },
};
const neverDialled = { attempts: { data: { attempts: { '7c9e6679-7425-40de-944b-e07fc1f90ae7': null } } } };

/** What is dialled, what else is so, and the answers on hotel, web-only, proxy, no-udp, cgnat, ipv6-only. */
const cases: readonly (readonly [what: string, patch: Json, answers: string])[] = [
  ['IKEv2, which answers', only('ikev2'), 'no no no no yes yes'],
  ['SSTP, which answers', only('sstp'), 'yes yes yes yes yes yes'],
  ['all of them: one is enough', only('automatic'), 'yes yes yes yes yes yes'],
  ['PPTP: GRE gets through nowhere', only('pptp'), 'no no no no no no'],
  [
    'IKEv2, dialled by a bare IPv4 address',
    only('ikev2', {
      profiles: {
        data: { connections: { [vpn]: { tunnel: 'ikev2', server }, 'all-users/Contoso SSTP': null } },
      },
    }),
    'no no no no yes no',
  ],
  [
    'a service that does not run stops it everywhere',
    only('sstp', {
      services: { data: { services: { RasMan: { status: 'stopped', startType: 'disabled' } } } },
    }),
    'no no no no no no',
  ],
  [
    'from inside, never dialled outside: silence proves nothing',
    only('ikev2', { ...inside, ...noIke, ...neverDialled }),
    'no no no no unknown unknown',
  ],
  [
    'from inside, but it came up from outside lately',
    only('ikev2', { ...inside, ...noIke }),
    'no no no no yes yes',
  ],
  [
    'in a network that lets no UDP out, but it came up from outside lately',
    only('ikev2', {
      ike: {
        data: {
          servers: {
            [host]: {
              [server]: {
                ikev2: {
                  udp500: { result: 'no-answer', reply: null, failure: 'timeout', ms: 3500 },
                  udp4500: { result: 'no-answer', reply: null, failure: 'timeout', ms: 3500 },
                  large: null,
                },
                fragmentation: null,
                serverBehindNat: null,
                clientBehindNat: null,
              },
            },
          },
        },
      },
    }),
    'no no no no yes yes',
  ],
  [
    'from inside, where its name leads elsewhere than outside: an answer is none from there',
    only('sstp', {
      ...inside,
      ...neverDialled,
      names: { data: { servers: { [host]: { system: { addresses: ['10.1.2.3'] } } } } },
    }),
    'unknown unknown unknown unknown unknown unknown',
  ],
  [
    'an address that exists inside only',
    only('ikev2', {
      profiles: {
        data: {
          connections: { [vpn]: { tunnel: 'ikev2', server: '10.1.2.3' }, 'all-users/Contoso SSTP': null },
        },
      },
    }),
    'no no no no no no',
  ],
  [
    'another maker’s plug-in: nobody knows what it needs',
    only('automatic', {
      profiles: {
        data: {
          connections: { [vpn]: { tunnel: 'automatic', plugIn: true }, 'all-users/Contoso SSTP': null },
        },
      },
    }),
    'unknown unknown unknown unknown unknown unknown',
  ],
  [
    'its name is known inside only',
    only('ikev2', {
      names: {
        data: {
          servers: {
            [host]: { byResolver: denied },
          },
        },
      },
    }),
    'no no no no no no',
  ],
  [
    'behind a sign-in page here, what answered may not have been the server',
    only('sstp', {
      'web-access': {
        data: {
          answers: {
            'http://www.msftconnecttest.com/connecttest.txt': { result: 'redirect', status: 302 },
          },
        },
      },
    }),
    'yes yes yes yes yes yes',
  ],
];

for (const [what, patch, answers] of cases)
  test(what, () => {
    const { networks } = preflight(patched('healthy', patch));
    assert.is(networks.map(({ connections }) => connections[0]?.connects).join(' '), answers);
    for (const { connections } of networks)
      for (const { why } of connections) assert.ok(why.length > 10, 'each cell says why');
  });

test('no supposition makes an answer of silence, or opens what the network closes', () => {
  const answering = (name: FactName, value: unknown): boolean =>
    name.startsWith('reach.') && ['answered', 'open'].includes(String(value));
  fc.assert(
    fc.property(fc.constantFrom(...sampleNames), fc.constantFrom(...assumedNetworkIds), (name, id) => {
      const snapshot = sample(name);
      for (const connection of connectionsOf(snapshot)) {
        const here = deriveFacts(snapshot, connection);
        const there = assume(here, assumedNetworks[id], connection);
        assert.equal(Object.keys(there).sort(), Object.keys(here).sort());
        for (const fact of Object.keys(there) as FactName[]) {
          const [before, after] = [here[fact], there[fact]];
          if (!after.known || !answering(fact, after.value)) continue;
          // By-proxy is an answer; and a dial from outside has shown what cannot be seen from here.
          const same = before.known && (before.value === after.value || before.value === 'by-proxy');
          assert.ok(same || here['history.outsideTunnel'].known, `${id}: ${fact} out of nothing`);
        }
        if (assumedNetworks[id].passes.udp === 'closed')
          assert.equal(there['reach.udp500'], { known: true, value: 'silent' });
      }
    }),
    { numRuns: runs(100) },
  );
});

test('the same snapshot, the same bytes', () => {
  for (const name of sampleNames)
    assert.is(JSON.stringify(preflight(sample(name))), JSON.stringify(preflight(sample(name))));
});

test.run();
