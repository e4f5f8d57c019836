import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/** Hash of an end as it is seen from somewhere: RFC 7296 section 2.23 (always SHA-1), RFC 3947 section 3.2 (the negotiated one). */
export function endHash(
  spis: Buffer,
  address: string,
  port: number,
  algorithm: 'md5' | 'sha1' | 'sha256' | 'sha384' = 'sha1',
): Buffer {
  const end = Buffer.from([...ipaddr.process(address).toByteArray(), port >> 8, port & 0xff]);
  return createHash(algorithm).update(spis).update(end).digest();
}
