import type { NetworkInterfaceInfo } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsBesideTunnel } from '../../../src/probes/network/interfaces.ts';

const one = (address: string, mac: string): NetworkInterfaceInfo => ({
  address,
  mac,
  netmask: '',
  family: 'IPv4',
  internal: false,
  cidr: null,
});
const wifi = one('192.168.1.23', '3c:58:c2:01:02:03');
const cable = one('10.0.0.5', '3c:58:c2:04:05:06');
const vpn = one('10.8.0.2', '00:00:00:00:00:00');
const none = one('169.254.7.7', '3c:58:c2:07:08:09');

/** Where the routing table sends to the Internet: by default, and from a given address; undefined where there is no way. */
const routes =
  (byDefault: string, ...ways: readonly string[]) =>
  (target: string, from?: string): Promise<string> => {
    if (target.includes(':')) return Promise.reject(new Error('no IPv6'));
    if (from === undefined) return Promise.resolve(byDefault);
    return ways.includes(from) ? Promise.resolve(from) : Promise.reject(new Error('no way'));
  };

test('no tunnel in the way: the system chooses', async () => {
  assert.equal(
    await endsBesideTunnel({ wifi: [wifi], vpn: [vpn] }, routes('192.168.1.23', '192.168.1.23')),
    {},
  );
  assert.equal(await endsBesideTunnel({ wifi: [wifi] }, routes('192.168.1.23', '192.168.1.23')), {});
});

test('everything goes through a tunnel: out beside it', async () => {
  const ends = await endsBesideTunnel({ wifi: [wifi], vpn: [vpn] }, routes('10.8.0.2', '192.168.1.23'));
  assert.equal(ends, { 4: '192.168.1.23' });
});

test('only by an interface that leads somewhere: not by a cable without a router, not by an address that nobody gave', async () => {
  const all = { cable: [cable], none: [none], wifi: [wifi], vpn: [vpn] };
  assert.equal(await endsBesideTunnel(all, routes('10.8.0.2', '192.168.1.23')), { 4: '192.168.1.23' });
  // As under PPPoE, where the link itself looks like a tunnel and is the only way out.
  assert.equal(await endsBesideTunnel(all, routes('10.8.0.2')), {});
});

test('no network at all', async () => {
  assert.equal(await endsBesideTunnel({}, () => Promise.reject(new Error('none'))), {});
});

test.run();
