/**
 * What both versions of IKE have in common on the wire: the header (RFC 7296 section 3.1, RFC 2408 section 3.1), and payloads
 * that each name the type of the next (RFC 7296 section 3.2). Builds and reads, knows nothing of sockets.
 */

export interface Payload {
  readonly type: number;
  readonly body: Buffer;
}

export interface Header {
  readonly initiatorSpi: Buffer;
  readonly responderSpi: Buffer;
  /** 0x20 for IKEv2, 0x10 for IKEv1. */
  readonly version: number;
  readonly exchange: number;
  readonly flags: number;
}

export interface Message extends Header {
  /** False where the payloads are encrypted, or break off: then only the header counts. */
  readonly whole: boolean;
  readonly payloads: readonly Payload[];
}

const headerLength = 28;
/** More payloads than any real message has: a guard against chains made to be long. */
const mostPayloads = 64;

export function encode(header: Header, payloads: readonly Payload[]): Buffer {
  const bodies = payloads.map(({ body }, index) => {
    const generic = Buffer.alloc(4);
    generic.writeUInt8(payloads[index + 1]?.type ?? 0, 0);
    generic.writeUInt16BE(body.length + 4, 2);
    return Buffer.concat([generic, body]);
  });
  const start = Buffer.alloc(headerLength);
  header.initiatorSpi.copy(start, 0);
  header.responderSpi.copy(start, 8);
  start.writeUInt8(payloads[0]?.type ?? 0, 16);
  start.writeUInt8(header.version, 17);
  start.writeUInt8(header.exchange, 18);
  start.writeUInt8(header.flags, 19);
  const message = Buffer.concat([start, ...bodies]);
  message.writeUInt32BE(message.length, 24);
  return message;
}

/** The message in a datagram, or undefined where it is none. Never reads past its end, whatever lengths it states. */
export function decode(datagram: Buffer): Message | undefined {
  if (datagram.length < headerLength) return undefined;
  const length = datagram.readUInt32BE(24);
  if (length < headerLength || length > datagram.length) return undefined;
  const flags = datagram.readUInt8(19);
  const payloads: Payload[] = [];
  let type = datagram.readUInt8(16);
  let at = headerLength;
  while (type !== 0 && payloads.length < mostPayloads && at + 4 <= length) {
    const size = datagram.readUInt16BE(at + 2);
    if (size < 4 || at + size > length) break;
    payloads.push({ type, body: datagram.subarray(at + 4, at + size) });
    type = datagram.readUInt8(at);
    at += size;
  }
  return {
    initiatorSpi: datagram.subarray(0, 8),
    responderSpi: datagram.subarray(8, 16),
    version: datagram.readUInt8(17),
    exchange: datagram.readUInt8(18),
    flags,
    whole: type === 0 && at === length,
    payloads,
  };
}

/** A number of two bytes, big-endian. */
export function uint16(value: number): Buffer {
  return Buffer.from([(value >> 8) & 0xff, value & 0xff]);
}
