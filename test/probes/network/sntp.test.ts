import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sntpReply, sntpRequest } from '../../../src/probes/network/sntp.ts';
import { everyMutation, mutationRuns } from '../../support/mutations.ts';

const nonce = Buffer.from('0102030405060708', 'hex');

/** RFC 5905 section 7.3: leap and version and mode, stratum, the client's nonce, the server's own time. */
function reply({ first = 0x24, stratum = 2, seconds = 0xe8000000 } = {}): Buffer {
  const packet = Buffer.alloc(48);
  packet.writeUInt8(first, 0);
  packet.writeUInt8(stratum, 1);
  nonce.copy(packet, 24);
  packet.writeUInt32BE(seconds, 40);
  packet.writeUInt32BE(0x80000000, 44);
  return packet;
}

test('the request says version 4, client, and nothing of this computer’s clock', () => {
  assert.is(sntpRequest(nonce).toString('hex'), `23${'00'.repeat(39)}0102030405060708`);
});

test('the time, before and after the count begins anew in 2036', () => {
  assert.equal(sntpReply(reply(), nonce), { time: Date.UTC(2023, 4, 5, 22, 21, 52, 500) });
  assert.equal(sntpReply(reply({ seconds: 0 }), nonce), { time: Date.UTC(2036, 1, 7, 6, 28, 16, 500) });
});

test('a server that does not know the time has answered all the same', () => {
  assert.equal(sntpReply(reply({ first: 0xe4 }), nonce), {});
  assert.equal(sntpReply(reply({ stratum: 0 }), nonce), {});
});

test('what answers somebody else, or is no server, is no answer', () => {
  assert.is(sntpReply(reply(), Buffer.alloc(8)), undefined);
  assert.is(sntpReply(reply({ first: 0x23 }), nonce), undefined);
  assert.is(sntpReply(reply().subarray(0, 47), nonce), undefined);
});

test('mutated replies are read or not, and never throw or read past their end', () => {
  const used = everyMutation([reply(), reply({ seconds: 0 })], (bytes) => {
    const { time = 0 } = sntpReply(bytes, nonce) ?? {};
    assert.ok(Number.isSafeInteger(time));
  });
  assert.is(used, mutationRuns);
});

test.run();
