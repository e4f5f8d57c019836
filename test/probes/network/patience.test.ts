import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { handshake, patienceAfter } from '../../../src/probes/network/tls.ts';

/** A server on loopback that needs longer for its first word than anybody near by. */
const test = suite('patience');
const folder = mkdtempSync(join(tmpdir(), 'vpn-doctor-patience-'));
const at = (name: string): string => join(folder, name);
execFileSync(
  'openssl',
  [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-subj',
    '/CN=vpn.test',
  ].concat(['-keyout', at('key'), '-out', at('pem'), '-days', '2']),
  { stdio: 'ignore' },
);
const secret = { key: readFileSync(at('key')), cert: readFileSync(at('pem')) };
const slowMs = patienceAfter(0) + 400;
const hello = { host: 'vpn.test', offer: 'windows' } as const;
const server = createServer((socket) => {
  socket.on('error', () => {});
  setTimeout(() => new TLSSocket(socket, { isServer: true, ...secret }).on('error', () => {}), slowMs);
});
test.before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
test.after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function opened(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}

test('TLS is waited for as long as the way is: the same answer is late from near by, and in time from far away', async () => {
  const [near, far] = await Promise.all(
    [1, 900].map(async (ms) => {
      const socket = await opened();
      const shaken = await handshake({ socket, ms }, hello, new AbortController().signal);
      socket.destroy();
      return 'secured' in shaken ? 'answered' : shaken.failure;
    }),
  );
  assert.equal([near, far], ['timeout', 'answered']);
});

test('the end of the run is no silence, however long the way is', async () => {
  const socket = await opened();
  const shaken = await handshake({ socket, ms: 900 }, hello, AbortSignal.timeout(300));
  socket.destroy();
  assert.is('failure' in shaken && shaken.failure, 'stopped');
});

test.run();
