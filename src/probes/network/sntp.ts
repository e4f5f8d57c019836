/** One question to a time server: the client side of SNTP (RFC 5905 section 14). */

const packetLength = 48;
/** Seconds from 1900 to 1970 (RFC 5905 section 6). */
const from1900To1970 = 2_208_988_800;

/**
 * `nonce`: 8 random bytes in place of our own time, which is nobody's business and would let the reply be forged. (RFC 5905 section 8 only
 * needs it to come back.)
 */
export function sntpRequest(nonce: Buffer): Buffer {
  const packet = Buffer.alloc(packetLength);
  // No leap second known, version 4, client (section 7.3).
  packet.writeUInt8((4 << 3) | 3, 0);
  nonce.copy(packet, 40, 0, 8);
  return packet;
}

export interface SntpReply {
  /** Server's time when it answered, in ms since 1970; absent where it has none itself. */
  readonly time?: number;
}

/** What the server answered; undefined where this is no answer to that request. */
export function sntpReply(datagram: Buffer, nonce: Buffer): SntpReply | undefined {
  if (datagram.length < packetLength || !datagram.subarray(24, 32).equals(nonce.subarray(0, 8)))
    return undefined;
  const [first = 0, stratum = 0] = datagram;
  const isServer = (first & 7) === 4;
  if (!isServer) return undefined;
  // Leap 3 and stratum 0 or 16: the server's clock is not set, or it wants to be left alone (section 7.4).
  const set = first >> 6 !== 3 && stratum >= 1 && stratum <= 15;
  return set ? { time: timestamp(datagram, 40) } : {};
}

/** Section 6: seconds since 1900 and a fraction of 2^32. From 2036 on the count begins anew. */
function timestamp(datagram: Buffer, at: number): number {
  const seconds = datagram.readUInt32BE(at);
  const era = seconds < 0x8000_0000 ? 2 ** 32 : 0;
  return Math.round((seconds + era - from1900To1970 + datagram.readUInt32BE(at + 4) / 2 ** 32) * 1000);
}
