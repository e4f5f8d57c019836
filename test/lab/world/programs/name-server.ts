// A name server that fails for one name (RFC 1035, section 4.1): response code 2, "server failure", as where a zone is broken.
import { createSocket } from 'node:dgram';

interface Options {
  readonly addresses: readonly string[];
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly fails: string;
}

const { addresses, names, fails } = JSON.parse(process.argv[2] ?? '') as Options;

/** The name of the question, and where its type and class stand. */
function question(query: Buffer): { readonly name: string; readonly at: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), at: at + 1 };
}

function record(address: string): Buffer {
  const data = Buffer.from(address.split('.').map(Number));
  // A pointer to the name of the question, type A, class IN, a lifetime of a minute, four bytes.
  return Buffer.concat([Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]), data]);
}

function answer(query: Buffer): Buffer {
  const { name, at } = question(query);
  const known = names[name];
  const wantsV4 = query.readUInt16BE(at) === 1;
  const found = name !== fails && known && wantsV4 ? known.filter((one) => one.includes('.')) : [];
  const code = name === fails ? 2 : known ? 0 : 3;
  const head = Buffer.from(query.subarray(0, at + 4));
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(found.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...found.map(record)]);
}

for (const address of addresses) {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address: from }) => {
    if (query.length > 16) socket.send(answer(query), port, from);
  });
  await new Promise<void>((resolve) => socket.bind(53, address, resolve));
}
process.stdout.write('ready\n');
