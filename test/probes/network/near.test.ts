import type { LookupFunction } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { farOnly, isNear } from '../../../src/probes/network/near.ts';
import { mayBeAsked } from '../../../src/probes/network/revocation.ts';

const near = [
  ...['localhost', 'LOCALHOST.', 'a.localhost', '127.0.0.1', '127.9.9.9', '::1', '0.0.0.0', '::'],
  ...['10.1.2.3', '172.16.0.1', '192.168.1.1', 'fd00::1', 'fec0::1', 'fe80::1', '169.254.169.254'],
  ...[
    '100.64.0.1',
    '100.127.255.254',
    'fd00:ec2::254',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
  ],
  ...['2002:7f00:1::', '224.0.0.1', 'ff02::1', '255.255.255.255'],
];
const far = [
  '198.51.100.7',
  '8.8.8.8',
  '100.128.0.1',
  '2a00::1',
  '64:ff9b::808:808',
  'crl.example.net',
  'localhost.example.net',
];

test('this computer and what stands beside it are near, in whatever form they are written', () => {
  for (const host of near) assert.ok(isNear(host), host);
  for (const host of far) assert.not.ok(isNear(host), host);
});

test('a certificate has us ask plain web servers somewhere else, without a name and a password', () => {
  assert.ok(mayBeAsked('http://crl.example.net/ca3.crl'));
  assert.ok(mayBeAsked('http://crl.example.net:443/x'));
  for (const url of [
    'http://crl.example.net:9999/x',
    'http://user:pw@crl.example.net/x',
    'http://user@crl.example.net/x',
    'https://crl.example.net/x',
    'http://[::1]/x',
    'http://[64:ff9b::7f00:1]/x',
    'http://127.1/x',
    'http://2130706433/x',
    'http://100.100.100.200/latest',
  ])
    assert.not.ok(mayBeAsked(url), url);
});

/** A look-up that says these addresses of every name. */
const says =
  (...addresses: readonly string[]): LookupFunction =>
  (_host, { all }, done) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (all) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family);
  };

test('a name that leads here is no name of anybody', async () => {
  const asked = (addresses: readonly string[], all: boolean): Promise<string> =>
    new Promise((resolve) =>
      farOnly(says(...addresses))('crl.example.net', { all }, (error, found) =>
        resolve(error ? 'refused' : JSON.stringify(found)),
      ),
    );
  for (const all of [true, false]) {
    assert.is(await asked(['127.0.0.1'], all), 'refused');
    assert.is(await asked(['64:ff9b::a00:1'], all), 'refused');
    assert.match(await asked(['198.51.100.7'], all), /198\.51\.100\.7/);
  }
  // One of several is enough: which one is taken is not ours to say.
  assert.is(await asked(['198.51.100.7', '10.0.0.1'], true), 'refused');
});

test.run();
