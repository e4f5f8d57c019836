import { getDiffieHellman } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Seed } from '../../../src/probes/network/ike/groups.ts';
import { mainModeReply, mainModeRequest, natHashesIn } from '../../../src/probes/network/ike/ikev1.ts';
import { initReply, initRequest } from '../../../src/probes/network/ike/ikev2.ts';
import { decode, encode, uint16 } from '../../../src/probes/network/ike/wire.ts';
import { everyMutation, mutationRuns } from '../../support/mutations.ts';

const seed = new Seed('203.0.113.10', '192.0.2.7 50000', 0);
const request = initRequest({ seed, server: '203.0.113.10', offer: 'settable' });
const spi = request.subarray(0, 8);
const mainMode = mainModeRequest(seed);
const cookie = mainMode.subarray(0, 8);

const notify = (type: number, data: Buffer = Buffer.alloc(0)) => ({
  type: 41,
  body: Buffer.concat([Buffer.from([0, 0]), uint16(type), data]),
});
const reply = (...payloads: { type: number; body: Buffer }[]) =>
  encode(
    { initiatorSpi: spi, responderSpi: Buffer.alloc(8, 7), version: 0x20, exchange: 34, flags: 0x20 },
    payloads,
  );

test('a request states its own length, ends with its last payload, and is the same for the same place and time', () => {
  for (const packet of [
    request,
    mainMode,
    initRequest({ seed, server: '203.0.113.10', offer: 'settable', group: 19, padding: 1600 }),
  ]) {
    const message = decode(packet);
    assert.ok(message?.whole);
    assert.is(packet.readUInt32BE(24), packet.length);
  }
  const again = initRequest({
    seed: new Seed('203.0.113.10', '192.0.2.7 50000', 1),
    server: '203.0.113.10',
    offer: 'settable',
  });
  assert.ok(again.equals(request));
  const elsewhere = initRequest({
    seed: new Seed('203.0.113.10', '192.0.2.8 50000', 1),
    server: '203.0.113.10',
    offer: 'settable',
  });
  assert.not.ok(elsewhere.equals(request));
});

test('two offers: what Windows has as it comes, and what it can be set to', () => {
  const groupsIn = (offer: 'stock' | 'settable'): string[] => {
    const message = decode(initRequest({ seed, server: '203.0.113.10', offer }));
    const body = message?.payloads.find(({ type }) => type === 33)?.body.toString('hex') ?? '';
    // Transform type 4, reserved, the number of the group (RFC 7296 section 3.3.2).
    return [
      ...new Set(
        [...body.matchAll(/00000804 ?0000(..)|0300000804 ?0000(..)/g)].map(
          ([, one, two]) => one ?? two ?? '',
        ),
      ),
    ];
  };
  assert.equal(groupsIn('stock'), ['02']);
  assert.equal(groupsIn('settable'), ['0e', '13', '14']);
  const spi = (offer: 'stock' | 'settable') =>
    initRequest({ seed, server: '203.0.113.10', offer }).subarray(0, 8).toString('hex');
  assert.is.not(spi('stock'), spi('settable'));
});

test('a padded request does not fit into one packet of any path', () => {
  assert.ok(initRequest({ seed, server: '203.0.113.10', offer: 'settable', padding: 1600 }).length > 1500);
});

test('replies: what each says', () => {
  const kinds = [
    [reply({ type: 33, body: Buffer.alloc(8) }, notify(16430)), 'accepted', undefined],
    [reply(notify(14)), 'refused', 14],
    [reply(notify(17, uint16(19))), 'other-group', 17],
    [reply(notify(16390, Buffer.alloc(20))), 'cookie', undefined],
    [reply(notify(5)), 'other', 5],
    [reply(), 'other', undefined],
  ] as const;
  for (const [datagram, kind, error] of kinds) {
    const read = initReply(datagram, spi);
    assert.equal([read?.kind, read?.notify], [kind, error]);
  }
  assert.is(initReply(reply(notify(17, uint16(19))), spi)?.group, 19);
});

test('a gateway of the other version is there, and says nothing of proposals', () => {
  assert.equal(mainModeReply(reply(notify(14)), spi), { kind: 'other' });
  const older = encode(
    { initiatorSpi: spi, responderSpi: Buffer.alloc(8, 7), version: 0x10, exchange: 5, flags: 0 },
    [{ type: 11, body: Buffer.from('0000000101000005', 'hex') }],
  );
  assert.is(initReply(older, spi)?.kind, 'other');
});

test('what is not for us is not read: another SPI, a request, too short', () => {
  assert.is(initReply(reply(notify(14)), Buffer.alloc(8, 1)), undefined);
  assert.is(initReply(request, spi), undefined);
  // Our own packet, come back.
  assert.is(mainModeReply(mainMode, cookie), undefined);
  assert.is(initReply(reply(notify(14)).subarray(0, 27), spi), undefined);
});

test('mutated replies are read or not, and never throw or read past their end', () => {
  const nat = Buffer.alloc(20, 3);
  const originals = [
    reply(
      { type: 33, body: Buffer.alloc(40, 1) },
      { type: 34, body: Buffer.alloc(264) },
      notify(16388, nat),
      notify(16389, nat),
    ),
    reply(notify(17, uint16(19))),
    encode({ initiatorSpi: cookie, responderSpi: Buffer.alloc(8, 7), version: 0x10, exchange: 2, flags: 0 }, [
      { type: 1, body: Buffer.concat([Buffer.alloc(24), Buffer.from('800100078002000280040014', 'hex')]) },
      { type: 13, body: Buffer.alloc(16) },
      { type: 20, body: nat },
    ]),
  ];
  const read = everyMutation(originals, (datagram) => {
    initReply(datagram, spi);
    mainModeReply(datagram, cookie);
    natHashesIn(datagram, cookie);
  });
  assert.is(read, mutationRuns);
});

test('the values that it shows are of the groups that it names: squares below the prime, as long as that', () => {
  const seed = new Seed('203.0.113.10', '');
  for (const [group, name] of [
    [2, 'modp2'],
    [14, 'modp14'],
  ] as const) {
    const prime = BigInt(`0x${getDiffieHellman(name).getPrime('hex')}`);
    const shown = seed.publicValue(group);
    const value = BigInt(`0x${shown?.toString('hex')}`);
    assert.is(shown?.length, getDiffieHellman(name).getPrime().length);
    assert.ok(value > 1n && value < prime - 1n);
    // Euler: a square to half of the order is 1.
    assert.is(power(value, (prime - 1n) / 2n, prime), 1n);
  }
});

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

test.run();
