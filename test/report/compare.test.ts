import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Json, mergePatch } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { snapshotSchema } from '../../src/snapshot/schema.ts';
import { patched } from '../support/samples.ts';

/** A second snapshot as evidence: another network, yesterday, a colleague's computer. */
const silent = { result: 'no-answer', failure: 'timeout', ms: 3500 };
const failed = (at: string): Json => ({
  attempts: {
    data: {
      attempts: {
        '7c9e6679-7425-40de-944b-e07fc1f90ae7': {
          at,
          result: 'failed',
          errorCode: 809,
          events: [20221, 20222, 20227],
        },
      },
    },
  },
});
const noIke: Json = {
  ike: {
    data: {
      servers: {
        'vpn.contoso.com': {
          '203.0.113.10': {
            ikev2: { udp500: silent, udp4500: silent, large: null },
            clientBehindNat: null,
            serverBehindNat: null,
            fragmentation: null,
          },
        },
      },
    },
  },
};
const onlyIkev2: Json = { profiles: { data: { connections: { 'all-users/Contoso SSTP': null } } } };
const hotel = patched('healthy', {
  probes: {
    ...(onlyIkev2 as object),
    ...(failed('2026-11-20T18:39:51.000Z') as object),
    ...(noIke as object),
  },
});
const hotspotNetwork: Json = {
  network: {
    data: {
      interfaces: { 'Wi-Fi': { addresses: ['172.20.10.4/28'], dnsServers: ['172.20.10.1'] } },
      defaultRoutes: [{ family: 'ipv4', interface: 'Wi-Fi', nextHop: '172.20.10.1', metric: 35 }],
    },
  },
};
const dialledWell = (at: string): Json => ({
  attempts: { data: { attempts: { '7c9e6679-7425-40de-944b-e07fc1f90ae7': { at, result: 'ended' } } } },
});
const otherComputer: Json = {
  session: { data: { installed: '2024-02-02T08:00:00.000Z' } },
  certificates: { data: { machine: { '3F9A61D0C5E27B48A1D4F06B92C87E5310AB64FD': null } } },
};
const later = '2026-11-20T19:30:00.000Z';
const justBefore = '2026-11-20T19:28:00.000Z';
const at = (taken: string, ...parts: readonly Json[]): Snapshot =>
  patched('healthy', { taken, probes: Object.assign({}, onlyIkev2, ...parts) as Json });

const hotspot = at(later, hotspotNetwork, dialledWell(justBefore));
const blocked = (compare?: Snapshot) => buildReport(hotel, { compare });
const scoreOf = (report: ReturnType<typeof buildReport>, id: string): number =>
  report.causes.find((one) => one.id === id)?.score ?? 0;
const facts = (report: ReturnType<typeof buildReport>): string =>
  report.causes.flatMap(({ evidence }) => evidence.map(({ fact }) => fact)).join(' ');

test('another network where it works: this network it is', () => {
  const [alone, beside] = [blocked(), blocked(hotspot)];
  assert.is(beside.causes[0]?.id, 'ike-blocked');
  assert.ok(scoreOf(beside, 'ike-blocked') > scoreOf(alone, 'ike-blocked'));
  assert.match(facts(beside), /person\.worksElsewhere/);
  assert.match(facts(beside), /elsewhere\.flows/);
  assert.equal(beside.compared?.[0]?.sameComputer, true);
  assert.equal(beside.compared?.[0]?.sameNetwork, false);
  assert.equal(beside.compared?.[0]?.worked, true);
  assert.ok(beside.compared?.[0]?.changes.some(({ fact }) => fact === 'reach.udp500'));
});

test('another network where it is silent as well: not this network alone', () => {
  const there = at(later, hotspotNetwork, noIke, failed(justBefore));
  assert.ok(scoreOf(blocked(there), 'ike-blocked') < scoreOf(blocked(), 'ike-blocked'));
});

test('a colleague who connects, and one who does not', () => {
  const well = blocked(at(later, otherComputer, dialledWell(justBefore)));
  assert.equal(well.compared?.[0]?.sameComputer, false);
  const ill = blocked(at(later, otherComputer, noIke, failed(justBefore)));
  assert.ok(scoreOf(ill, 'ike-blocked') < scoreOf(well, 'ike-blocked'));
});

test('the tunnel that was up yesterday makes no other network of this one', () => {
  const yesterday = at('2026-11-19T17:00:00.000Z', dialledWell('2026-11-19T16:50:00.000Z'), {
    profiles: {
      data: { connections: { 'all-users/Contoso SSTP': null, 'user/Contoso VPN': { status: 'connected' } } },
    },
    network: {
      data: {
        interfaces: { 'Contoso VPN': { index: 47, addresses: ['10.8.0.5/32'], dnsServers: ['10.20.0.10'] } },
        defaultRoutes: [
          { family: 'ipv4', interface: 'Contoso VPN', nextHop: '0.0.0.0', metric: 6 },
          { family: 'ipv4', interface: 'Wi-Fi', nextHop: '192.168.1.1', metric: 35 },
          { family: 'ipv6', interface: 'Wi-Fi', nextHop: 'fe80::1', metric: 35 },
        ],
      },
    },
  });
  const beside = blocked(yesterday);
  assert.equal(beside.compared?.[0]?.sameNetwork, true);
  assert.not.match(facts(beside), /person\.worksElsewhere/);
});

test('a colleague who fails with another code fails for another reason; another server is another story', () => {
  const otherCode = at(later, otherComputer, {
    attempts: {
      data: {
        attempts: {
          '7c9e6679-7425-40de-944b-e07fc1f90ae7': { at: justBefore, result: 'failed', errorCode: 691 },
        },
      },
    },
  });
  assert.not.match(facts(blocked(otherCode)), /person\.otherUsersFail/);
  const otherServer = at(later, hotspotNetwork, dialledWell(justBefore), {
    profiles: {
      data: {
        connections: { 'all-users/Contoso SSTP': null, 'user/Contoso VPN': { server: 'vpn2.contoso.com' } },
      },
    },
  });
  assert.not.match(facts(blocked(otherServer)), /person\.worksElsewhere|elsewhere\.flows/);
});

test('an old dial in the log says nothing of the network where the snapshot was taken', () => {
  const there = at(later, hotspotNetwork, dialledWell('2026-11-20T08:00:00.000Z'));
  assert.equal(blocked(there).compared?.[0]?.worked, 'unknown');
  assert.not.match(facts(blocked(there)), /person\.worksElsewhere/);
});

test('what was so while it worked counts less', () => {
  const antivirus: Json = { security: { data: { products: { 'Example AV': { kind: 'antivirus' } } } } };
  const today = snapshotSchema.parse(mergePatch(hotel as unknown as Json, { probes: antivirus }));
  const yesterday = at('2026-11-19T17:00:00.000Z', antivirus, dialledWell('2026-11-19T16:50:00.000Z'));
  const [alone, beside] = [buildReport(today), buildReport(today, { compare: yesterday })];
  assert.ok(scoreOf(alone, 'third-party-security') > scoreOf(beside, 'third-party-security'));
  assert.equal(beside.compared?.[0]?.sameNetwork, true);
});

test('what a person said goes before what a snapshot shows', () => {
  const said = { ...hotel, answers: { 'works-elsewhere': 'no' } } as Snapshot;
  const report = buildReport(said, { compare: hotspot });
  assert.ok(scoreOf(report, 'ike-blocked') < scoreOf(blocked(hotspot), 'ike-blocked'));
});

test('a snapshot without the connection changes nothing', () => {
  const stranger = patched('healthy', {
    probes: {
      profiles: { data: { connections: { 'user/Contoso VPN': null, 'all-users/Contoso SSTP': null } } },
      phonebooks: null,
    },
  });
  const { compared, ...report } = blocked(stranger);
  assert.equal(compared, []);
  assert.equal(report, blocked());
});

test('what came and what went: the causes of either side, and what is otherwise', () => {
  const [there] = blocked(hotspot).compared ?? [];
  assert.equal(
    there?.onlyHere.map(({ id }) => id),
    ['ike-blocked'],
  );
  assert.equal(there?.onlyThere, []);
  assert.ok(there?.changes.some(({ fact }) => fact === 'reach.udp500'));
  const [back] = buildReport(hotspot, { compare: hotel }).compared ?? [];
  assert.ok(back?.onlyThere.length);
  assert.equal(back?.onlyHere, []);
});

test.run();
