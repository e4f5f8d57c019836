import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { watchSchema } from '../../src/watch/record.ts';
import { cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { loopbackAddress } from '../support/ike-gateway.ts';

const quiet = ['--no-internet-beacons', '--only', 'tcp-ports', '--timeout', '10'];

test('a server that answers is followed, and a page and a record are written', async () => {
  const address = loopbackAddress(90);
  const server = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(443, address, resolve));
  const page = join(temporaryFolder(), 'watch.html');
  try {
    const ran = await cli([
      'check',
      '--server',
      address,
      '--watch',
      '0.05',
      '--json',
      '--html',
      page,
      ...quiet,
    ]);
    const record = watchSchema.parse(JSON.parse(ran.stdout));
    assert.is(ran.code, 0, ran.stderr);
    const [minute] = record.minutes;
    assert.ok(minute?.outside && minute.outside.answered === minute.outside.sent && minute.outside.sent > 0);
    assert.ok(record.notFollowed.length > 0, 'no PowerShell, no STUN');
    assert.match(readFileSync(page, 'utf8'), /<svg/);
  } finally {
    server.close();
  }
});

test('where nothing answers nothing can be followed: not certain, and it is said why', async () => {
  const ran = await cli(['check', '--server', loopbackAddress(91), '--watch', '0.02', ...quiet]);
  assert.is(ran.code, 3);
  assert.match(ran.stdout, /Nothing could be followed/);
  assert.match(ran.stdout, /none of its TCP ports has answered/);
});

test('wrong minutes, and what judges one look, are refused', async () => {
  for (const words of [['0'], ['-5'], ['2000'], ['abc'], ['5', '--save', 'x.json'], ['5', '--emit', 'line']])
    assert.is((await cli(['check', '--server', '127.0.0.1', '--watch', ...words])).code, 2, words.join(' '));
});

test.run();
