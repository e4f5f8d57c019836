/** Control messages of PPTP (RFC 2637 section 2), as far as a look at the server needs them. */

/** Section 2: every control message carries it. */
const magicCookie = 0x1a2b3c4d;
const controlMessage = 1;
const startRequest = 1;
const startReply = 2;
const stopRequest = 3;
/** Sections 2.1 and 2.2: both messages have this length. */
const startLength = 156;

export interface StartReply {
  /** 1 means that the server will talk (section 2.2). */
  readonly resultCode: number;
  readonly errorCode: number;
  /** What the server calls its software; empty where it says nothing. */
  readonly vendor: string;
}

/** Start-Control-Connection-Request (section 2.1). It opens no call. */
export function startControlRequest(): Buffer {
  const message = header(startRequest, startLength);
  message.writeUInt16BE(0x0100, 12);
  // Asynchronous and synchronous framing, analogue and digital access, as Windows says.
  message.writeUInt32BE(3, 16);
  message.writeUInt32BE(3, 20);
  message.write('vpn-doctor', 92, 'latin1');
  return message;
}

/** Stop-Control-Connection-Request (section 2.3) for the reason "none" (1). */
export function stopControlRequest(): Buffer {
  const message = header(stopRequest, 16);
  message.writeUInt8(1, 12);
  return message;
}

/** Start-Control-Connection-Reply (section 2.2): `malformed` where it is something else, undefined while it has not come whole. */
export function startControlReply(bytes: Buffer): StartReply | 'malformed' | undefined {
  const expected = header(startReply, startLength).subarray(0, 10);
  const begun = bytes.subarray(0, expected.length);
  if (!begun.equals(expected.subarray(0, begun.length))) return 'malformed';
  if (bytes.length < startLength) return undefined;
  const [vendor = ''] = bytes.subarray(92, 156).toString('latin1').split('\0', 1);
  return { resultCode: bytes.readUInt8(14), errorCode: bytes.readUInt8(15), vendor };
}

function header(type: number, length: number): Buffer {
  const message = Buffer.alloc(length);
  message.writeUInt16BE(length, 0);
  message.writeUInt16BE(controlMessage, 2);
  message.writeUInt32BE(magicCookie, 4);
  message.writeUInt16BE(type, 8);
  return message;
}
