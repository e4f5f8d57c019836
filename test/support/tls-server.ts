import { createServer } from 'node:tls';
import { certificatePem, keyPem } from './certificate.ts';

/** A TLS server on this machine's own addresses, port 443: the least that a check wants to see of a VPN server. */
export function startTlsServer(): { close: () => void } {
  let closed = false;
  const servers = ['127.0.0.1', '::1'].map((address) => {
    const server = createServer({ cert: certificatePem, key: keyPem }, (socket) => {
      socket.on('error', () => {});
    });
    server.on('tlsClientError', () => {});
    // Another test file may have the port just now: it is taken over when that one is done. Without IPv6 there is one answer less.
    server.on('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      if (taken) setTimeout(() => closed || server.listen(443, address), 50).unref();
    });
    return server.listen(443, address);
  });
  return {
    close: () => {
      closed = true;
      for (const server of servers) server.close();
    },
  };
}
