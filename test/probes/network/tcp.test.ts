import { createServer } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { deadline } from '../../../src/base/deadline.ts';
import { openTcp } from '../../../src/probes/network/tcp.ts';

/** Keeps this process from everything else, as a slow computer does. */
function busy(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test('what has arrived while this computer was busy counts, also where its time is over meanwhile', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const opening = openTcp({ address: '127.0.0.1', port, from: {} }, deadline(50));
  busy(200);
  const opened = await opening;
  server.close();
  assert.ok('socket' in opened, JSON.stringify(opened));
  opened.socket.destroy();
});

test('a deadline that is over is over, and one that another signal ends is over at once', async () => {
  const began = performance.now();
  await new Promise<void>((resolve) => {
    const signal = deadline(30);
    // It holds no process up.
    const holding = setInterval(() => {}, 10);
    signal.addEventListener('abort', () => {
      clearInterval(holding);
      resolve();
    });
  });
  assert.ok(performance.now() - began >= 29);
  const stop = new AbortController();
  const other = deadline(60_000, stop.signal);
  stop.abort();
  assert.ok(other.aborted);
});

test.run();
