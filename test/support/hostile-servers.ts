import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { certificatePem, keyPem } from './certificate.ts';
import { temporaryFolder } from './engine.ts';

/** What a hostile server does with a connection, once it is asked something. */
type Manner = (socket: Socket) => void;

/** Writes as long as the other side takes it. */
const forever =
  (first: string, chunk: Buffer): Manner =>
  (socket) => {
    socket.write(first);
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk)) if (socket.destroyed) return;
    };
    socket.on('drain', more);
    more();
  };
const headers = Buffer.from(`X-Endless: ${'a'.repeat(4000)}\r\n`.repeat(8));
const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));

export const manners = {
  'endless headers': forever('HTTP/1.1 200 OK\r\n', headers),
  'one endless header': forever('HTTP/1.1 200 OK\r\nX: ', Buffer.alloc(32_768, 'a')),
  'an endless body': forever('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(65_536, 'b')),
  'a compressed bomb': forever(
    'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n',
    Buffer.concat([Buffer.from(`${zeros.length.toString(16)}\r\n`), zeros, Buffer.from('\r\n')]),
  ),
  'a byte now and then': (socket) => {
    const timer = setInterval(() => socket.write('H'), 150);
    socket.on('close', () => clearInterval(timer));
  },
  'a redirect to itself': (socket) => {
    socket.end(
      `HTTP/1.1 302 Found\r\nLocation: http://${socket.localAddress}:${socket.localPort}/\r\nContent-Length: 0\r\n\r\n`,
    );
  },
  silence: () => {},
  'random bytes': forever('', Buffer.from(Array.from({ length: 9973 }, (_, index) => (index * 193) % 256))),
} as const satisfies Readonly<Record<string, Manner>>;
export type MannerName = keyof typeof manners;

interface Closing {
  readonly close: () => void;
}

function started(
  server: Server,
  port: number,
  address: string,
): Promise<Closing & { readonly port: number }> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, address, () => {
      const bound = server.address();
      resolve({
        port: typeof bound === 'object' && bound ? bound.port : port,
        close: () => {
          for (const socket of open) socket.destroy();
          server.close();
        },
      });
    });
  });
}

/** Answers whatever is asked over TCP in this manner. Port 0: any. */
export function hostileTcp(manner: Manner, address: string, port = 0): ReturnType<typeof started> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => manner(socket));
  });
  return started(server, port, address);
}

/** Takes TLS, and answers what is asked within it in this manner. */
export function hostileTls(
  manner: Manner,
  address: string,
  { port = 0, ...options }: TlsOptions & { readonly port?: number } = {},
): ReturnType<typeof started> {
  const server = createTlsServer({ cert: certificatePem, key: keyPem, ...options }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => manner(socket));
  });
  server.on('tlsClientError', () => {});
  return started(server, port, address);
}

/** A hundred certificates in one chain: OpenSSL sends what it is given. */
export const longChain = (): TlsOptions => ({ cert: certificatePem.repeat(100) });

/** One certificate with an extension of so many bytes. */
export function fatCertificate(bytes: number): TlsOptions {
  const folder = temporaryFolder();
  const [config, cert, key] = ['openssl.cnf', 'cert.pem', 'key.pem'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(
    config,
    `[req]\nprompt=no\ndistinguished_name=dn\nx509_extensions=ext\n[dn]\nCN=vpn.contoso.com\n[ext]\n1.2.3.4=DER:${'00'.repeat(bytes)}\n`,
  );
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '30',
  ];
  execFileSync('openssl', [...words, '-config', config, '-out', cert, '-keyout', key], { stdio: 'ignore' });
  return {
    cert: execFileSync('cat', [cert], { maxBuffer: 64 * 1024 * 1024 }),
    key: execFileSync('cat', [key]),
  };
}

/** Answers each datagram with many of this kind. */
export function hostileUdp(
  answer: (datagram: Buffer) => Buffer,
  address: string,
  { port = 0, times = 200 }: { readonly port?: number; readonly times?: number } = {},
): Promise<Closing & { readonly port: number }> {
  const socket = createSocket('udp4');
  socket.on('message', (datagram, from) => {
    const bytes = answer(datagram);
    for (let turn = 0; turn < times; turn += 1) socket.send(bytes, from.port, from.address, () => {});
  });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.bind(port, address, () => resolve({ port: socket.address().port, close: () => socket.close() }));
  });
}

/** A resolver's answer that says that it was cut, so that TCP is to be asked. (RFC 1035 section 4.1.1, bit TC) */
export function truncated(question: Buffer): Buffer {
  const reply = Buffer.from(question);
  reply.writeUInt16BE(0x8380, 2);
  return reply;
}
