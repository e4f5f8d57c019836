/** Messages, in hexadecimal, that the laboratory's servers answer: one of each protocol, as short as it may be. */

/** A header of IKE 3.0: every gateway answers that it knows no such version (RFC 7296, section 2.5). */
export const ikeOfAnotherVersion = `0102030405060708${'00'.repeat(8)}00302208000000000000001c`;

/** SNTP (RFC 5905, section 7.3): version 4, client. `length` is that of the whole message. */
export const sntpRequest = (length = 48): string => `23${'00'.repeat(length - 1)}`;

/** STUN Binding Request (RFC 8489, section 5). */
export const stunRequest = `000100002112a442${'0a'.repeat(12)}`;

/** PPTP Start-Control-Connection-Request (RFC 2637, section 2.1). */
export const pptpRequest = `009c00011a2b3c4d0001000001000000000000030000000300000000${'00'.repeat(128)}`;

/** PPTP Outgoing-Call-Request (RFC 2637, section 2.7). */
export const pptpCall = `00a800011a2b3c4d000700000001000100000960009896800000000300000003004000${'00'.repeat(133)}`;

/** L2TP Start-Control-Connection-Request (RFC 2661, section 6.1). */
export const l2tpRequest = l2tp([
  '80080000000000' + '01',
  '80080000000201' + '00',
  '800a0000000300000003',
  '80090000000763' + '6c74',
  '80080000000900' + '07',
]);

/** What SSTP begins with (MS-SSTP 4.1). */
export const sstpRequest = [
  'SSTP_DUPLEX_POST /sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/ HTTP/1.1',
  'Host: vpn.test',
  'SSTPCORRELATIONID: {5A433238-8781-11E3-B2E4-4E6D617021A4}',
  'Content-Length: 18446744073709551615',
  '\r\n',
].join('\r\n');

/** The address and port that a STUN server saw: XOR-MAPPED-ADDRESS of IPv4 (RFC 8489, section 14.2). */
export function stunMapped(hex: string): { address: string; port: number } {
  const message = Buffer.from(hex, 'hex');
  for (let at = 20; at + 4 <= message.length; at += 4 + Math.ceil(message.readUInt16BE(at + 2) / 4) * 4) {
    if (message.readUInt16BE(at) !== 0x0020) continue;
    const address = [0, 1, 2, 3].map(
      (byte) => message.readUInt8(at + 8 + byte) ^ message.readUInt8(4 + byte),
    );
    return { address: address.join('.'), port: message.readUInt16BE(at + 6) ^ 0x2112 };
  }
  throw new Error(`no mapped address in ${hex}`);
}

/** Milliseconds since 1970 by an SNTP server's transmit timestamp. */
export function sntpTime(hex: string): number {
  const message = Buffer.from(hex, 'hex');
  return (message.readUInt32BE(40) - 2_208_988_800 + message.readUInt32BE(44) / 2 ** 32) * 1000;
}

function l2tp(avps: readonly string[]): string {
  const body = avps.join('');
  const length = (12 + body.length / 2).toString(16).padStart(4, '0');
  return `c802${length}${'00'.repeat(8)}${body}`;
}
