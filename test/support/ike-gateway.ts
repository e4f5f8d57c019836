import { createSocket, type Socket } from 'node:dgram';
import { decode, encode, type Message } from '../../src/probes/network/ike/wire.ts';

/** Addresses of loopback that no other test has: files run side by side, and a gateway needs ports 500 and 4500. */
const own = `127.${100 + (process.pid % 100)}.${(process.pid >> 8) & 255}`;
export const loopbackAddress = (number: number): string => `${own}.${number}`;

/** What the prober sees where its server stands behind a NAT, or does not; or that nobody tells. */
export type Told = 'behind-nat' | 'no-nat' | 'nothing';

const natTraversalVendor = Buffer.from('4a131c81070358455c5728f20e95452f', 'hex');
/** Payload types and attributes of RFC 2408, RFC 2409 and RFC 3947. */
const [sa, keyExchange, nonce, vendor, natD] = [1, 4, 10, 13, 20] as const;
/** One proposal with one transform: AES, SHA-1, a shared key, MODP 2048. */
const chosen = Buffer.concat([
  Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 36, 1, 1, 0, 1, 0, 0, 0, 28, 1, 1, 0, 0]),
  Buffer.from('80010007800e010080020002800300018004000e', 'hex'),
]);

/**
 * A gateway for Main Mode up to its fourth message, on an address of loopback, ports 500 and 4500: what L2TP's prober asks. Answers how to end
 * it.
 */
export async function ikeGateway(address: string, told: Told): Promise<() => void> {
  const sockets = await Promise.all([listen(address, 500, 0, told), listen(address, 4500, 4, told)]);
  return () => {
    for (const socket of sockets) socket.close();
  };
}

function listen(address: string, port: number, marker: number, told: Told): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (datagram, { address: from, port: back }) => {
    const message = decode(datagram.subarray(marker));
    if (message?.version !== 0x10 || message.exchange !== 2) return;
    const reply = answer(message, told);
    if (reply) socket.send(Buffer.concat([Buffer.alloc(marker), reply]), back, from);
  });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.bind(port, address, () => resolve(socket));
  });
}

function answer(message: Message, told: Told): Buffer | undefined {
  const header = { initiatorSpi: message.initiatorSpi, version: 0x10, exchange: 2, flags: 0 };
  const responderSpi = Buffer.alloc(8, 7);
  if (message.payloads.some(({ type }) => type === sa))
    return encode({ ...header, responderSpi }, [
      { type: sa, body: chosen },
      { type: vendor, body: natTraversalVendor },
    ]);
  const hashes = message.payloads.filter(({ type }) => type === natD).map(({ body }) => body);
  if (told === 'nothing' || hashes.length < 2) return undefined;
  const [theirs = Buffer.alloc(20), ours = Buffer.alloc(20)] = hashes;
  // Of the client it says what the client thinks; of itself another address than the one that was dialled, or the same.
  return encode({ ...header, responderSpi }, [
    { type: keyExchange, body: Buffer.alloc(256, 1) },
    { type: nonce, body: Buffer.alloc(16, 2) },
    { type: natD, body: ours },
    { type: natD, body: told === 'no-nat' ? theirs : Buffer.alloc(theirs.length, 9) },
  ]);
}
