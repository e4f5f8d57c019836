// A web host that everybody knows, for its certificate's sake.
import { createServer } from 'node:https';

interface Options {
  readonly addresses: readonly string[];
  readonly certificate: string;
  readonly key: string;
}

const { addresses, certificate, key } = JSON.parse(process.argv[2] ?? '') as Options;

await Promise.all(
  addresses.map((address) => {
    const server = createServer({ cert: certificate, key }, (_, response) => {
      response.end('public');
    });
    server.on('tlsClientError', () => {});
    return new Promise<void>((resolve) => server.listen(443, address, resolve));
  }),
);
console.log('ready');
