import { createSocket } from 'node:dgram';
import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { askResolver } from '../../../src/probes/network/resolver.ts';
import { mutationOf } from '../../support/mutations.ts';
import { runs } from '../../support/runs.ts';

/** A resolver on loopback that answers what a test wants, byte for byte. */
async function resolverThatSays(answers: (query: Buffer) => readonly Buffer[]) {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    for (const bytes of answers(query)) socket.send(bytes, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => socket.close(),
  };
}

/** RFC 1035 section 4.1: the question again, and one record of that type. */
function answerTo(query: Buffer, code = 0): Buffer {
  const type = query.readUInt16BE(query.length - 4);
  const data =
    type === 1 ? Buffer.from([203, 0, 113, 10]) : Buffer.from('20010db8000000000000000000000010', 'hex');
  const record = Buffer.concat([
    Buffer.from('c00c', 'hex'),
    query.subarray(-4),
    Buffer.alloc(4),
    Buffer.from([0, data.length]),
    data,
  ]);
  const answer = Buffer.concat([query, code === 0 ? record : Buffer.alloc(0)]);
  answer.writeUInt16BE(0x8180 | code, 2);
  answer.writeUInt16BE(code === 0 ? 1 : 0, 6);
  // Without what the query added of its own (RFC 6891).
  answer.writeUInt16BE(0, 10);
  return answer;
}

/** The question alone, as if the client had not added its options. */
function plain(query: Buffer): Buffer {
  let at = 12;
  while (query[at]) at += (query[at] ?? 0) + 1;
  return query.subarray(0, at + 5);
}

const test = suite('resolver');
const never = new AbortController().signal;
/** Most of what one costs are sockets, and the parser is Node's own. */
const questions = runs(10_000);

test('addresses of both versions, or why there are none', async () => {
  for (const [code, expected] of [
    [0, { addresses: ['203.0.113.10', '2001:db8::10'] }],
    [2, { failure: 'dns-server-failure' }],
    [3, { failure: 'dns-no-such-name' }],
    [5, { failure: 'dns-refused' }],
  ] as const) {
    const resolver = await resolverThatSays((query) => [answerTo(plain(query), code)]);
    assert.equal(
      await askResolver('vpn.test', [4, 6], { signal: never, server: resolver.address }),
      expected,
    );
    resolver.close();
  }
});

test('a silent resolver is not waited for until somebody stops it', async () => {
  const resolver = await resolverThatSays(() => []);
  assert.equal(await askResolver('vpn.test', [4], { signal: never, server: resolver.address }), {
    failure: 'dns-timeout',
  });
  resolver.close();
});

test('mutated replies: every question is settled, with addresses or with a reason', async () => {
  const originals: Buffer[] = [];
  let pool: Buffer[] = [];
  const resolver = await resolverThatSays((query) => {
    const question = plain(query);
    if (originals.length === 0) originals.push(answerTo(question), answerTo(question, 3));
    if (pool.length === 0) pool = fc.sample(mutationOf(originals), 10_000);
    const mutated = Buffer.from(pool.pop() ?? []);
    // Without its number nobody would read it at all. The good one behind it ends the wait where the first is not taken for an answer.
    query.copy(mutated, 0, 0, Math.min(2, mutated.length));
    return [mutated, answerTo(question)];
  });
  // More at once would overflow the socket.
  const batch = 100;
  for (let asked = 0; asked < questions; asked += batch) {
    const { signal } = new AbortController();
    const answers = await Promise.all(
      Array.from({ length: batch }, () => askResolver('vpn.test', [4], { signal, server: resolver.address })),
    );
    for (const answer of answers)
      assert.ok('failure' in answer || answer.addresses.every((address) => isIP(address) !== 0));
  }
  resolver.close();
});

test.run();
