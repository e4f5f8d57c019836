import type { Seed } from './groups.ts';
import { endHash } from './nat-detection.ts';
import { decode, encode, type Message, type Payload, uint16 } from './wire.ts';

/** Payload types, notify types and constants: RFC 7296 sections 3.1, 3.2 and 3.10.1; IANA "IKEv2 Parameters". */
const version2 = 0x20;
const ikeSaInit = 34;
const flagInitiator = 0x08;
export const flagResponse = 0x20;
const payload = { sa: 33, ke: 34, nonce: 40, notify: 41, vendor: 43 } as const;
const notify = {
  noProposalChosen: 14,
  invalidKe: 17,
  natSource: 16388,
  natDestination: 16389,
  cookie: 16390,
  fragmentation: 16430,
} as const;

/** Transforms as Windows offers them: AES and 3DES in CBC, SHA-1 and SHA-2, and AES-GCM; section 3.3.2. */
const encr = { tripleDes: 3, aesCbc: 12, aesGcm16: 20 } as const;
type Transform = readonly [type: number, id: number, keyBits?: number];
const prfs: readonly Transform[] = [5, 6, 2].map((id) => [2, id]);
const integrity: readonly Transform[] = [12, 13, 2].map((id) => [3, id]);
/**
 * Groups of the two offers, the one whose public value is sent first. `stock`: as Windows comes it offers group 2 alone over IKEv2 (strongSwan:
 * Windows clients; algo#9; libreswan#2496). `settable`: what it can be set to, by NegotiateDH2048_AES256 or the profile's own policy
 * (Set-VpnConnectionIPsecConfiguration: Group14, ECP256, ECP384).
 */
export const offers = { stock: [2], settable: [14, 19, 20] } as const;
export type Offer = keyof typeof offers;

function proposalsOf(offer: Offer): readonly (readonly Transform[])[] {
  const groups = offers[offer].map((id): Transform => [4, id]);
  return [
    [[1, encr.aesCbc, 256], [1, encr.aesCbc, 128], [1, encr.tripleDes], ...prfs, ...integrity, ...groups],
    [[1, encr.aesGcm16, 256], [1, encr.aesGcm16, 128], ...prfs, ...groups],
  ];
}

export interface InitRequest {
  readonly seed: Seed;
  readonly server: string;
  readonly offer: Offer;
  /** Group whose public value is sent, where it is not the offer's first. */
  readonly group?: number;
  /** Bytes of padding, in vendor ids that nobody knows: to see whether IP fragments pass. */
  readonly padding?: number;
}

/** IKE_SA_INIT as Windows would send it. The same bytes whatever our own port: see Seed. */
export function initRequest({
  seed,
  server,
  offer,
  group = offers[offer][0],
  padding = 0,
}: InitRequest): Buffer {
  const spi = seed.spi(`ikev2 ${offer}${padding > 0 ? ' padded' : ''}`);
  const spis = Buffer.concat([spi, Buffer.alloc(8)]);
  const value = seed.publicValue(group) ?? Buffer.alloc(0);
  const payloads: Payload[] = [
    { type: payload.sa, body: securityAssociation(proposalsOf(offer)) },
    { type: payload.ke, body: Buffer.concat([uint16(group), Buffer.alloc(2), value]) },
    { type: payload.nonce, body: seed.bytes('nonce', 32) },
    // A made-up source: what NAT there is on our side we learn from the answer, and the bytes stay the same for every port.
    { type: payload.notify, body: notifyBody(notify.natSource, endHash(spis, '0.0.0.0', 0)) },
    { type: payload.notify, body: notifyBody(notify.natDestination, endHash(spis, server, 500)) },
    { type: payload.notify, body: notifyBody(notify.fragmentation, Buffer.alloc(0)) },
    ...paddingOf(padding),
  ];
  return encode(
    {
      initiatorSpi: spi,
      responderSpi: Buffer.alloc(8),
      version: version2,
      exchange: ikeSaInit,
      flags: flagInitiator,
    },
    payloads,
  );
}

function securityAssociation(proposals: readonly (readonly Transform[])[]): Buffer {
  return Buffer.concat(
    proposals.map((transforms, index) => {
      const last = index === proposals.length - 1;
      const list = Buffer.concat(
        transforms.map((one, place) => transform(one, place === transforms.length - 1)),
      );
      // Last or more, length, number, protocol 1 = IKE, no SPI, count of transforms (section 3.3.1).
      const start = Buffer.from([last ? 0 : 2, 0, 0, 0, index + 1, 1, 0, transforms.length]);
      start.writeUInt16BE(start.length + list.length, 2);
      return Buffer.concat([start, list]);
    }),
  );
}

function transform([type, id, keyBits]: Transform, last: boolean): Buffer {
  // Attribute 14 is the key length; the top bit says that the value stands in place of a length (section 3.3.5).
  const attribute =
    keyBits === undefined ? Buffer.alloc(0) : Buffer.concat([uint16(0x800e), uint16(keyBits)]);
  const start = Buffer.from([last ? 0 : 3, 0, 0, 8 + attribute.length, type, 0, id >> 8, id & 0xff]);
  return Buffer.concat([start, attribute]);
}

function notifyBody(type: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0, 0]), uint16(type), data]);
}

function paddingOf(bytes: number): Payload[] {
  const size = 400;
  return Array.from({ length: Math.ceil(bytes / size) }, () => ({
    type: payload.vendor,
    body: Buffer.alloc(size, 'vpn-doctor '),
  }));
}

/** What a gateway said. Every kind proves that the port is open and that IKE is spoken there. */
export interface InitReply {
  readonly kind: 'accepted' | 'refused' | 'cookie' | 'other-group' | 'other';
  /** The error notify, where there is one: 14 no proposal chosen, 17 another group wanted. */
  readonly notify?: number;
  readonly group?: number;
  readonly fragmentation: boolean;
  /** Both SPIs, and how the gateway sees itself and us. */
  readonly spis: Buffer;
  readonly natSource?: Buffer;
  readonly natDestination?: Buffer;
}

/** The reply to a request with this SPI, or undefined where the datagram is something else. */
export function initReply(datagram: Buffer, spi: Buffer): InitReply | undefined {
  const message = decode(datagram);
  if (!message?.initiatorSpi.equals(spi)) return undefined;
  // A gateway that speaks IKEv1 only says so in its own version (RFC 7296 section 2.5).
  const older = message.version >> 4 === 1;
  if (!older && (message.version >> 4 !== 2 || (message.flags & flagResponse) === 0)) return undefined;
  const notifies = notifiesIn(message);
  const data = (type: number): Buffer | undefined => notifies.find((one) => one.type === type)?.data;
  // Below 16384 are errors (section 3.10.1).
  const error = notifies.find(({ type }) => type < 16384)?.type;
  const cookie = data(notify.cookie);
  const wanted = data(notify.invalidKe);
  const [natSource, natDestination] = [data(notify.natSource), data(notify.natDestination)];
  return {
    kind: older ? 'other' : kindOf(message, error, cookie),
    ...(error !== undefined && { notify: error }),
    ...(wanted && wanted.length === 2 && { group: wanted.readUInt16BE(0) }),
    fragmentation: data(notify.fragmentation) !== undefined,
    spis: Buffer.concat([message.initiatorSpi, message.responderSpi]),
    ...(natSource && { natSource }),
    ...(natDestination && { natDestination }),
  };
}

function kindOf(message: Message, error: number | undefined, cookie: Buffer | undefined): InitReply['kind'] {
  if (error === notify.invalidKe) return 'other-group';
  if (error !== undefined) return error === notify.noProposalChosen ? 'refused' : 'other';
  if (cookie) return 'cookie';
  return message.payloads.some(({ type }) => type === payload.sa) ? 'accepted' : 'other';
}

function notifiesIn({ payloads }: Message): { type: number; data: Buffer }[] {
  return payloads
    .filter(({ type, body }) => type === payload.notify && body.length >= 4)
    .map(({ body }) => ({ type: body.readUInt16BE(2), data: body.subarray(4 + (body[1] ?? 0)) }));
}
