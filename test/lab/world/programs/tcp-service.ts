// Takes TCP connections and behaves badly.
import { createServer } from 'node:net';

interface Options {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly manner: string;
}

const { addresses, port, manner } = JSON.parse(process.argv[2] ?? '') as Options;

for (const address of addresses) {
  await new Promise<void>((resolve) => {
    createServer((socket) => {
      socket.on('error', () => {});
      if (manner === 'resets') socket.resetAndDestroy();
      if (manner === 'chatters') socket.write('220 mail.test ESMTP\r\n');
      socket.on('data', () => {
        if (manner === 'ends') socket.end();
      });
    }).listen(port, address, resolve);
  });
}
process.stdout.write('ready\n');
