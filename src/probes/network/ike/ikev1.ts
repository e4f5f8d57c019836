import type { Seed } from './groups.ts';
import { flagResponse } from './ikev2.ts';
import { endHash } from './nat-detection.ts';
import { decode, encode, type Message, type Payload, uint16 } from './wire.ts';

/** ISAKMP and IKEv1: RFC 2408 section 3, RFC 2409 appendix A, RFC 3947. */
const version1 = 0x10;
const mainMode = 2;
const informational = 5;
const flagEncrypted = 0x01;
const payload = { sa: 1, ke: 4, nonce: 10, notify: 11, vendor: 13, natD: 20 } as const;
/** MD5 of "RFC 3947": who sends it knows NAT traversal. */
const natTraversalVendor = Buffer.from('4a131c81070358455c5728f20e95452f', 'hex');

/** Attributes of a transform, RFC 2409 appendix A: 1 cipher, 2 hash, 3 authentication, 4 group, 11 and 12 lifetime, 14 key length. */
type Attributes = Readonly<Record<number, number>>;
const aes = 7;
const tripleDes = 5;
const hashes = { 1: 'md5', 2: 'sha1', 4: 'sha256', 5: 'sha384' } as const;
/** As Windows offers for L2TP: elliptic curves first, then modp 2048 and 1024; each by pre-shared key (1) and by certificate (3). */
const offers: readonly Attributes[] = [
  { 1: aes, 14: 256, 2: 2, 4: 20 },
  { 1: aes, 14: 128, 2: 2, 4: 19 },
  { 1: aes, 14: 256, 2: 2, 4: 14 },
  { 1: aes, 14: 256, 2: 4, 4: 14 },
  { 1: tripleDes, 2: 2, 4: 14 },
  { 1: tripleDes, 2: 2, 4: 2 },
];
const transforms: readonly Attributes[] = [1, 3].flatMap((authentication) =>
  offers.map((offer) => ({ ...offer, 3: authentication, 11: 1, 12: 28_800 })),
);

/** The first message of Main Mode. */
export function mainModeRequest(seed: Seed, spi: Buffer = seed.spi('ikev1')): Buffer {
  return message(spi, Buffer.alloc(8), [
    { type: payload.sa, body: securityAssociation() },
    { type: payload.vendor, body: natTraversalVendor },
  ]);
}

/** The third one, which says where we and the gateway stand. The key of the VPN is not needed before the fifth. */
export function mainModeNatRequest(
  seed: Seed,
  reply: AcceptedReply,
  ends: { readonly server: string; readonly client: string; readonly clientPort: number },
): Buffer | undefined {
  const value = seed.publicValue(reply.group);
  if (!value || !reply.natTraversal) return undefined;
  const { spis, hash } = reply;
  return message(spis.subarray(0, 8), spis.subarray(8, 16), [
    { type: payload.ke, body: value },
    { type: payload.nonce, body: seed.bytes('ikev1 nonce', 32) },
    { type: payload.natD, body: endHash(spis, ends.server, 500, hash) },
    { type: payload.natD, body: endHash(spis, ends.client, ends.clientPort, hash) },
  ]);
}

function message(initiatorSpi: Buffer, responderSpi: Buffer, payloads: readonly Payload[]): Buffer {
  return encode({ initiatorSpi, responderSpi, version: version1, exchange: mainMode, flags: 0 }, payloads);
}

function securityAssociation(): Buffer {
  const list = Buffer.concat(
    transforms.map((attributes, index) => {
      // The top bit says that the value stands in place of a length (RFC 2408 section 3.3).
      const body = Buffer.concat(
        Object.entries(attributes).map(([type, value]) =>
          Buffer.concat([uint16(0x8000 | Number(type)), uint16(value)]),
        ),
      );
      const start = Buffer.from([
        index === transforms.length - 1 ? 0 : 3,
        0,
        0,
        8 + body.length,
        index + 1,
        1,
        0,
        0,
      ]);
      return Buffer.concat([start, body]);
    }),
  );
  // DOI 1 = IPsec, situation 1 = identity only; then the one proposal, protocol 1 = ISAKMP.
  const proposal = Buffer.from([0, 0, 0, 0, 1, 1, 0, transforms.length]);
  proposal.writeUInt16BE(proposal.length + list.length, 2);
  return Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]), proposal, list]);
}

/** Notify type NO-PROPOSAL-CHOSEN (RFC 2408 section 3.14.1). */
const noProposalChosen = 14;

export interface AcceptedReply {
  readonly kind: 'accepted';
  readonly spis: Buffer;
  readonly group: number;
  readonly hash: 'md5' | 'sha1' | 'sha256' | 'sha384';
  readonly natTraversal: boolean;
}

/** What a gateway said to the first message; either proves that the port is open and that IKEv1 is spoken there. */
export type MainModeReply = AcceptedReply | { readonly kind: 'refused' | 'other'; readonly notify?: number };

/** The reply to a request with this SPI (cookie), or undefined where the datagram is something else. */
export function mainModeReply(datagram: Buffer, spi: Buffer): MainModeReply | undefined {
  const found = ours(datagram, spi);
  if (!found) return undefined;
  const bodies = (type: number): Buffer[] =>
    found.payloads.filter((one) => one.type === type).map(({ body }) => body);
  const chosen = attributesIn(bodies(payload.sa)[0]);
  const hash = hashes[chosen[2] as keyof typeof hashes];
  const group = chosen[4];
  if (found.version >> 4 === 1 && found.exchange === mainMode && hash && group !== undefined) {
    return {
      kind: 'accepted',
      spis: Buffer.concat([found.initiatorSpi, found.responderSpi]),
      group,
      hash,
      natTraversal: bodies(payload.vendor).some((vendor) => vendor.equals(natTraversalVendor)),
    };
  }
  const [notify] = bodies(payload.notify);
  // DOI, protocol, size of the SPI, then the type (RFC 2408 section 3.14).
  // An encrypted one is about an exchange that an earlier run began: it says as much as any other, that somebody is there.
  const readable = (found.flags & flagEncrypted) === 0 && notify !== undefined && notify.length >= 8;
  const type = readable ? notify.readUInt16BE(6) : undefined;
  return {
    kind: type === noProposalChosen ? 'refused' : 'other',
    ...(type !== undefined && { notify: type }),
  };
}

/** How the gateway sees us and itself: hashes, ours first (RFC 3947 section 3.2). */
export function natHashesIn(datagram: Buffer, spi: Buffer): readonly Buffer[] | undefined {
  const found = ours(datagram, spi);
  if (!found || found.exchange !== mainMode) return undefined;
  const hashesFound = found.payloads.filter(({ type }) => type === payload.natD).map(({ body }) => body);
  return hashesFound.length > 0 ? hashesFound : undefined;
}

function ours(datagram: Buffer, spi: Buffer): Message | undefined {
  const found = decode(datagram);
  if (!found?.initiatorSpi.equals(spi)) return undefined;
  // A gateway that speaks IKEv2 only says so in its own version; our own packet come back says nothing.
  if (found.version >> 4 === 2) return (found.flags & flagResponse) === 0 ? undefined : found;
  if (found.version >> 4 !== 1 || found.responderSpi.equals(Buffer.alloc(8))) return undefined;
  return found.exchange === mainMode || found.exchange === informational ? found : undefined;
}

/** Attributes of the transform that was chosen: the answer holds one proposal with one transform. */
function attributesIn(sa: Buffer | undefined): Attributes {
  const attributes: Record<number, number> = {};
  // DOI and situation (8), proposal (8 and its SPI), transform (8).
  let at = 8 + 8 + (sa?.[14] ?? 0) + 8;
  while (sa && at + 4 <= sa.length) {
    const type = sa.readUInt16BE(at);
    const value = sa.readUInt16BE(at + 2);
    if ((type & 0x8000) !== 0) {
      attributes[type & 0x7fff] = value;
      at += 4;
    } else at += 4 + value;
  }
  return attributes;
}
