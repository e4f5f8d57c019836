import { createServer } from 'node:tls';
import { certificatePem, keyPem } from './certificate.ts';

/** A TLS server on this machine's own addresses, port 443: the least that a check wants to see of a VPN server. */
export function startTlsServer(): { close: () => void } {
  const servers = ['127.0.0.1', '::1'].map((address) => {
    const server = createServer({ cert: certificatePem, key: keyPem }, (socket) => {
      socket.on('error', () => {});
    });
    server.on('tlsClientError', () => {});
    // A machine without IPv6, or a port that is taken: then there is one answer less.
    server.on('error', () => {});
    return server.listen(443, address);
  });
  return {
    close: () => {
      for (const server of servers) server.close();
    },
  };
}
