import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { noBeacons } from '../../../src/probes/network/beacons.ts';
import { Connections } from '../../../src/probes/network/connections.ts';
import { inside } from '../../../src/probes/network/inside.ts';
import { SystemResolver } from '../../../src/probes/network/resolution.ts';

const never = new AbortController().signal;

/** A company's resolver on loopback: it knows one name, and says "no such name" of all others. */
async function companyResolver(known: string) {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    let at = 12;
    const labels: string[] = [];
    for (let size = query[at] ?? 0; size > 0; size = query[at] ?? 0) {
      labels.push(query.subarray(at + 1, at + 1 + size).toString());
      at += size + 1;
    }
    const found = labels.join('.') === known;
    const record = Buffer.from('c00c0001000100000000' + '0004' + '0a14000b', 'hex');
    const answer = Buffer.concat([query.subarray(0, at + 5), found ? record : Buffer.alloc(0)]);
    answer.writeUInt16BE(found ? 0x8180 : 0x8183, 2);
    answer.writeUInt16BE(found ? 1 : 0, 6);
    answer.writeUInt16BE(0, 10);
    socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}

async function page(status: 204 | 500) {
  const server = createServer((_, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

const ask = {
  servers: [],
  beacons: noBeacons,
  resolver: new SystemResolver(),
  connections: new Connections(),
  from: {},
};

test('what the tunnel’s resolvers say of the company’s domain, beside what programs get', async () => {
  const company = await companyResolver('localhost');
  const tunnels = [{ name: 'Contoso VPN', resolvers: [company.address], domain: 'localhost' }];
  const seen = await inside.run({ ...ask, tunnels }, never);
  assert.equal(seen.tunnels['Contoso VPN']?.resolvers, { [company.address]: { addresses: ['10.20.0.11'] } });
  const { bySystem } = seen.tunnels['Contoso VPN'] ?? {};
  assert.ok(bySystem && 'addresses' in bySystem && !bySystem.addresses.includes('10.20.0.11'));
  assert.equal(seen.web, {});
  company.close();
});

test('without a domain any word of a resolver counts, and the system is not asked', async () => {
  const company = await companyResolver('nothing');
  const tunnels = [{ name: 'Contoso VPN', resolvers: [company.address, '127.0.0.1:9', '127.0.0.1:10'] }];
  const { 'Contoso VPN': seen } = (await inside.run({ ...ask, tunnels }, never)).tunnels;
  assert.equal(seen?.resolvers[company.address], { failure: 'dns-no-such-name' });
  assert.is(Object.keys(seen?.resolvers ?? {}).length, 2);
  assert.is(seen?.bySystem, undefined);
  company.close();
});

test('a page as a browser would get it', async () => {
  for (const [status, result] of [
    [204, 'expected'],
    [500, 'other-page'],
  ] as const) {
    const site = await page(status);
    const beacons = { ...noBeacons, web: [{ url: site.url, expect: { status: 204 as const } }] };
    const seen = await inside.run({ ...ask, beacons, tunnels: [] }, never);
    assert.is(seen.web[site.url]?.result, result);
    site.close();
  }
});

test.run();
