// Plays an SSTP server as far as HTTP goes (MS-SSTP 3.2.4.1 and 4.1), and what else may sit at its port.
import { createServer as createTcp, type Socket } from 'node:net';
import { createServer as createTls, TLSSocket, type TlsOptions } from 'node:tls';

interface Options {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly mode: string;
  readonly certificate: string;
  readonly key: string;
}

const { addresses, port, mode, certificate, key } = JSON.parse(process.argv[2] ?? '') as Options;

const path = '/sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/';

function response(status: string, headers: readonly string[], body = ''): string {
  const all = [
    `HTTP/1.1 ${status}`,
    ...headers,
    'Server: Microsoft-HTTPAPI/2.0',
    `Date: ${new Date().toUTCString()}`,
  ];
  return `${all.join('\r\n')}\r\n\r\n${body}`;
}

function short(status: string, body: string, ...more: string[]): string {
  return response(
    status,
    ['Content-Type: text/html', `Content-Length: ${Buffer.byteLength(body)}`, ...more],
    body,
  );
}

/** 18446744073709551615 is how both sides say that the message does not end. */
const accepted = response('200', ['Content-Length: 18446744073709551615']);

function answer(requestLine: string): string {
  switch (mode) {
    case '404':
      return short('404 Not Found', '<h1>Not Found</h1>');
    case '503':
      return short('503 Service Unavailable', '<h1>Service Unavailable</h1>');
    case 'web':
      return short('200 OK', '<!doctype html><title>Welcome</title>');
    case 'redirect':
      return short('302 Found', '', 'Location: https://www.vpn.test/');
    default:
      return requestLine === `SSTP_DUPLEX_POST ${path} HTTP/1.1`
        ? accepted
        : short('400 Bad Request', '<h1>Bad Request</h1>');
  }
}

function serve(socket: TLSSocket): void {
  let head = '';
  const listen = (chunk: Buffer): void => {
    head += chunk.toString('latin1');
    if (!head.includes('\r\n\r\n')) return;
    socket.off('data', listen);
    // What comes behind the head is the body without an end: read, and not looked at.
    socket.resume();
    const text = answer(head.slice(0, head.indexOf('\r\n')));
    socket.write(text);
    if (text !== accepted) socket.end();
    // The service takes the call and ends it, as where no port is left.
    else if (mode === 'refuses-after-accept') socket.once('data', () => socket.destroy());
  };
  socket.on('data', listen);
}

/** Servers that Windows has nothing in common with. */
const choosy: Readonly<Record<string, TlsOptions>> = {
  tls13: { minVersion: 'TLSv1.3' },
  chacha: { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-CHACHA20-POLY1305' },
};

/** Resets whoever names the server, as a filter on the way does, and serves everybody else. */
function filter(socket: Socket): void {
  socket.once('data', (hello) => {
    if (hello.includes('vpn.test')) return socket.resetAndDestroy();
    socket.pause();
    socket.unshift(hello);
    const secured = new TLSSocket(socket, { isServer: true, cert: certificate, key });
    secured.on('error', () => {});
    return serve(secured);
  });
}

function startServer(address: string): Promise<void> {
  const quiet = (socket: Socket): unknown => socket.on('error', () => {});
  const server =
    mode === 'by-name'
      ? createTcp((socket) => {
          quiet(socket);
          filter(socket);
        })
      : mode === 'close' || mode === 'silent'
        ? createTcp((socket) => {
            quiet(socket);
            // Nothing is answered either way; one of them ends when it has seen the ClientHello.
            socket.on('data', () => mode === 'close' && socket.destroy());
          })
        : createTls({ cert: certificate, key, ...choosy[mode] }, (socket) => {
            quiet(socket);
            serve(socket);
          }).on('tlsClientError', () => {});
  return new Promise((resolve) => server.listen(port, address, resolve));
}

await Promise.all(addresses.map(startServer));
console.log('ready');
