import { isIP } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bindingRequestPacket, mappedEndpoint } from '../../../src/probes/network/stun/binding.ts';
import { everyMutation, mutationRuns } from '../../support/mutations.ts';

/** RFC 5769 sections 2.2 and 2.3: a server's answers that the standard itself gives as examples. */
const transaction = Buffer.from('b7e7a701bc34d686fa87dfae', 'hex');
const answer4 = Buffer.from(
  '0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96',
  'hex',
);
const answer6 = Buffer.from(
  '010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c',
  'hex',
);

test('the request has the bytes of RFC 8489 section 5', () => {
  assert.is(
    bindingRequestPacket(transaction).toString('hex'),
    `000100002112a442${transaction.toString('hex')}`,
  );
});

test('the examples of RFC 5769', () => {
  assert.equal(mappedEndpoint(answer4, transaction), { address: '192.0.2.1', port: 32853 });
  assert.equal(mappedEndpoint(answer6, transaction), {
    address: '2001:db8:1234:5678:11:2233:4455:6677',
    port: 32853,
  });
});

test('an old server’s plain address (RFC 8489 section 14.1)', () => {
  const plain = Buffer.concat([
    Buffer.from('0101000c2112a442', 'hex'),
    transaction,
    Buffer.from('0001000800018055c0000201', 'hex'),
  ]);
  assert.equal(mappedEndpoint(plain, transaction), { address: '192.0.2.1', port: 32853 });
});

test('an answer to somebody else, an error, or no address is none', () => {
  assert.is(mappedEndpoint(answer4, Buffer.alloc(12)), undefined);
  const error = Buffer.from(answer4);
  error.writeUInt16BE(0x0111, 0);
  assert.is(mappedEndpoint(error, transaction), undefined);
  assert.is(mappedEndpoint(answer4.subarray(0, 20), transaction), undefined);
});

test('mutated replies are read or not, and never throw or read past their end', () => {
  const used = everyMutation([answer4, answer6], (bytes) => {
    const found = mappedEndpoint(bytes, transaction);
    if (found) assert.ok(isIP(found.address) !== 0 && found.port >= 0 && found.port <= 65535);
  });
  assert.is(used, mutationRuns);
});

test.run();
