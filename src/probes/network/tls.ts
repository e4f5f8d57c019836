import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { deadline } from '../../base/deadline.ts';
import { failureOf } from '../../vpn/network-failure.ts';
import { stopwatch } from './stopwatch.ts';
import { leastMs, silence, type Unanswered, unanswered } from './verdict.ts';

/**
 * Round trips that are waited for. A handshake of TLS 1.2 takes two, and one packet that gets lost three more: TCP sends it again after three
 * times the first round trip that it has measured (RFC 6298 section 2.2).
 */
const roundTrips = 8;

/** How long an answer is waited for over a connection that took so long to open, which is a round trip. */
export function patienceAfter(connectMs: number): number {
  return Math.max(leastMs, roundTrips * connectMs);
}

/** A connection that is open, and how long its opening took. */
export interface Opened {
  readonly socket: Socket;
  readonly ms: number;
}

/**
 * What Schannel of Windows 10 has switched on for TLS 1.2 and below: no TLS 1.3, no ChaCha20. (Microsoft: Cipher suites in TLS/SSL (Schannel
 * SSP), Windows 10 1903 to 22H2)
 */
const windowsCiphers = [
  ...['ECDHE-ECDSA', 'ECDHE-RSA', 'DHE-RSA'].flatMap((key) => [
    `${key}-AES256-GCM-SHA384`,
    `${key}-AES128-GCM-SHA256`,
  ]),
  ...['ECDHE-ECDSA', 'ECDHE-RSA'].flatMap((key) => [
    `${key}-AES256-SHA384`,
    `${key}-AES128-SHA256`,
    `${key}-AES256-SHA`,
    `${key}-AES128-SHA`,
  ]),
  'AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
  'AES256-SHA256',
  'AES128-SHA256',
  'AES256-SHA',
  'AES128-SHA',
  'DES-CBC3-SHA',
].join(':');

/** What is offered: what every Windows has, or all that we have ourselves. */
const offers = {
  windows: {
    maxVersion: 'TLSv1.2',
    ciphers: `${windowsCiphers}:@SECLEVEL=0`,
    ecdhCurve: 'X25519:P-256:P-384',
  },
  all: { ciphers: 'DEFAULT@SECLEVEL=0' },
} as const;

export interface Hello {
  /** Host whose name is in the first message; none where it is an address, or nobody is to be named. */
  readonly host?: string;
  readonly offer: keyof typeof offers;
}

/**
 * TLS over a connection that is open, with the host's name in the first message (SNI; RFC 6066 section 3: names only). Nothing of the
 * certificate is judged: what it is worth is for others to say, and a refusal here would hide it. Old versions are taken for the
 * same reason.
 */
export function handshake(
  { socket, ms: connectMs }: Opened,
  { host, offer }: Hello,
  signal: AbortSignal,
): Promise<{ readonly secured: TLSSocket; readonly ms: number } | Unanswered> {
  return new Promise((resolve) => {
    const elapsed = stopwatch();
    const limit = deadline(patienceAfter(connectMs), signal);
    const secured = connect({
      socket,
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      ...offers[offer],
      ...(host !== undefined && isIP(host) === 0 && { servername: host }),
    });
    const done = (result: { secured: TLSSocket; ms: number } | Unanswered): void => {
      limit.removeEventListener('abort', onLimit);
      secured.off('close', onClose);
      if (!('secured' in result)) secured.destroy();
      resolve(result);
    };
    const onLimit = (): void =>
      done(unanswered(silence(signal, elapsed(), patienceAfter(connectMs)), elapsed()));
    const onClose = (): void => done(unanswered('closed', elapsed()));
    limit.addEventListener('abort', onLimit, { once: true });
    secured.on('error', (error) => done(unanswered(failureOf(error), elapsed())));
    secured.once('close', onClose);
    secured.once('secureConnect', () => done({ secured, ms: elapsed() }));
    if (limit.aborted) onLimit();
  });
}
