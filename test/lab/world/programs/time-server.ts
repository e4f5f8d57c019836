// An SNTP server whose clock is wrong by as much as one wants (RFC 5905, section 7.3: the header).
import { createSocket } from 'node:dgram';

interface Options {
  readonly addresses: readonly string[];
  readonly offsetMs: number;
  readonly stratum: number;
}

const { addresses, offsetMs, stratum } = JSON.parse(process.argv[2] ?? '') as Options;

/** Seconds from 1900, where NTP begins, to 1970. */
const from1900 = 2_208_988_800;

/** 64 bits: seconds since 1900, and a fraction of 32 bits. */
function timestamp(ms: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(Math.floor(ms / 1000) + from1900, 0);
  bytes.writeUInt32BE(Math.floor(((ms % 1000) / 1000) * 2 ** 32), 4);
  return bytes;
}

function answer(question: Buffer, received: number): Buffer {
  const reply = Buffer.alloc(48);
  const version = ((question[0] ?? 0) >> 3) & 7;
  // No leap second announced; mode 4 is a server.
  reply[0] = (version << 3) | 4;
  reply[1] = stratum;
  reply[2] = question[2] ?? 0;
  reply.writeInt8(-20, 3);
  reply.write(stratum > 1 ? '\u007f\u0000\u0000\u0001' : 'LAB\u0000', 12, 'latin1');
  timestamp(received - 1000).copy(reply, 16);
  // The client's transmit time comes back as the origin.
  question.copy(reply, 24, 40, 48);
  timestamp(received).copy(reply, 32);
  timestamp(Date.now() + offsetMs).copy(reply, 40);
  return reply;
}

await Promise.all(
  addresses.map(async (address) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    socket.on('message', (question, { port, address: client }) => {
      const received = Date.now() + offsetMs;
      const mode = (question[0] ?? 0) & 7;
      if (question.length >= 48 && mode === 3) socket.send(answer(question, received), port, client);
    });
    await new Promise<void>((resolve) => socket.bind(123, address, resolve));
  }),
);
console.log('ready');
