import { createECDH, getDiffieHellman, hkdfSync } from 'node:crypto';
import { hostname } from 'node:os';

/** Diffie-Hellman groups that we can show a public value of, by number. (IANA, RFC 3526, RFC 5903) */
const modp: Readonly<Record<number, string>> = { 2: 'modp2', 14: 'modp14', 15: 'modp15', 16: 'modp16' };
/**
 * The prime of group 2 (RFC 2409 section 6.2). Node can tell it, too, and tests for 50 ms whether it is one, while answers wait that have come.
 */
const prime2 = [
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd',
  'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed',
  'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
].join('');

const primes = new Map<string, Buffer>([['modp2', Buffer.from(prime2, 'hex')]]);

function primeOf(name: string): Buffer {
  const prime = primes.get(name) ?? getDiffieHellman(name).getPrime();
  primes.set(name, prime);
  return prime;
}

const curves: Readonly<Record<number, string>> = { 19: 'prime256v1', 20: 'secp384r1' };

/**
 * The random-looking values of one request. The same computer asking the same gateway from the same place within ten minutes sends the
 * same bytes, which a gateway takes for a repeated packet: it neither keeps another half-open association nor begins to drop us for
 * having too many. Nothing is ever encrypted with these values.
 */
export class Seed {
  readonly #secret: string;

  /** `place`: our own address and port, since the answer speaks of them. */
  constructor(gateway: string, place: string, now = Date.now()) {
    this.#secret = `${hostname()} ${gateway} ${place} ${Math.floor(now / 600_000)}`;
  }

  /** A local port that stays the same, too; from the range for such use (RFC 6335 section 6). */
  static port(gateway: string): number {
    return 49_152 + (new Seed(gateway, '').bytes('port', 2).readUInt16BE(0) % 16_000);
  }

  bytes(purpose: string, length: number): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, 'vpn-doctor', purpose, length));
  }

  /** 8 bytes, never all zero: that would mean "not chosen yet". */
  spi(purpose: string): Buffer {
    const spi = this.bytes(purpose, 8);
    spi[0] = (spi[0] ?? 0) | 1;
    return spi;
  }

  /** A valid public value of a group, or undefined where we know none. */
  publicValue(group: number): Buffer | undefined {
    const name = modp[group];
    if (name !== undefined) {
      const prime = primeOf(name);
      const number = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
      // A square is in the subgroup that strict gateways insist on (RFC 6989 section 2.1).
      const square = number(this.bytes(name, prime.length)) ** 2n % number(prime);
      return Buffer.from(square.toString(16).padStart(prime.length * 2, '0'), 'hex');
    }
    const curve = curves[group];
    if (curve === undefined) return undefined;
    const pair = createECDH(curve);
    const key = this.bytes(`curve ${group}`, curve === 'prime256v1' ? 32 : 48);
    key[0] = 0x7f;
    pair.setPrivateKey(key);
    // Without the byte that says "uncompressed" (RFC 5903 section 7).
    return pair.getPublicKey().subarray(1);
  }
}
