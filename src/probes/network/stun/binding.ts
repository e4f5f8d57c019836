import ipaddr from 'ipaddr.js';

/** A Binding exchange of STUN (RFC 8489 section 2): "from where do you see me?" */

/** Section 5: tells STUN from everything else. */
const magicCookie = 0x2112a442;
const bindingRequest = 0x0001;
const bindingResponse = 0x0101;
const headerLength = 20;
/** Sections 14.1 and 14.2. */
const mappedAddress = 0x0001;
const xorMappedAddress = 0x0020;

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** `transaction`: 12 random bytes. */
export function bindingRequestPacket(transaction: Buffer): Buffer {
  const packet = Buffer.alloc(headerLength);
  packet.writeUInt16BE(bindingRequest, 0);
  packet.writeUInt32BE(magicCookie, 4);
  transaction.copy(packet, 8, 0, 12);
  return packet;
}

/** Where the server saw us; undefined where this is no answer to that request, or says no address. */
export function mappedEndpoint(datagram: Buffer, transaction: Buffer): Endpoint | undefined {
  if (datagram.length < headerLength || datagram.readUInt16BE(0) !== bindingResponse) return undefined;
  if (datagram.readUInt32BE(4) !== magicCookie || !datagram.subarray(8, 20).equals(transaction))
    return undefined;
  const body = datagram.subarray(headerLength, headerLength + datagram.readUInt16BE(2));
  const found = attributes(body);
  const hidden = found.find(({ type }) => type === xorMappedAddress);
  if (hidden) return endpoint(hidden.value, datagram.subarray(4, 20));
  const plain = found.find(({ type }) => type === mappedAddress);
  return plain && endpoint(plain.value, Buffer.alloc(16));
}

/** Section 14: type, length, value, padded to four bytes. What is cut off is left out. */
function attributes(body: Buffer): { readonly type: number; readonly value: Buffer }[] {
  const found: { type: number; value: Buffer }[] = [];
  for (let at = 0; at + 4 <= body.length; ) {
    const length = body.readUInt16BE(at + 2);
    if (at + 4 + length > body.length) break;
    found.push({ type: body.readUInt16BE(at), value: body.subarray(at + 4, at + 4 + length) });
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return found;
}

/** Section 14.2: the port is hidden under the first two bytes of `mask`, the address under all that it needs. */
function endpoint(value: Buffer, mask: Buffer): Endpoint | undefined {
  const bytes = value[1] === 1 ? 4 : value[1] === 2 ? 16 : 0;
  if (bytes === 0 || value.length !== 4 + bytes) return undefined;
  const address = Array.from(value.subarray(4), (byte, at) => byte ^ (mask[at] ?? 0));
  return {
    address: ipaddr.fromByteArray(address).toString(),
    port: value.readUInt16BE(2) ^ mask.readUInt16BE(0),
  };
}
