import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { deadline } from '../../base/deadline.ts';
import { failureOf } from '../../vpn/network-failure.ts';
import { stopwatch } from './stopwatch.ts';
import { type Unanswered, unanswered } from './verdict.ts';

/** What a server near by is given; the probe's own deadline and the hard stop of the phase hold for all. */
const leastMs = 2500;
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
 * TLS over a connection that is open, with the host's name in the first message (SNI; RFC 6066 section 3: names only). Nothing of the
 * certificate is judged: what it is worth is for others to say, and a refusal here would hide it. Old versions are taken for the
 * same reason.
 */
export function handshake(
  { socket, ms: connectMs }: Opened,
  host: string,
  signal: AbortSignal,
): Promise<{ readonly secured: TLSSocket; readonly ms: number } | Unanswered> {
  return new Promise((resolve) => {
    const elapsed = stopwatch();
    const limit = deadline(patienceAfter(connectMs), signal);
    const secured = connect({
      socket,
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
      ...(isIP(host) === 0 && { servername: host }),
    });
    const done = (result: { secured: TLSSocket; ms: number } | Unanswered): void => {
      limit.removeEventListener('abort', onLimit);
      secured.off('close', onClose);
      if (!('secured' in result)) secured.destroy();
      resolve(result);
    };
    const onLimit = (): void => done(unanswered(signal.aborted ? 'stopped' : 'timeout', elapsed()));
    const onClose = (): void => done(unanswered('closed', elapsed()));
    limit.addEventListener('abort', onLimit, { once: true });
    secured.on('error', (error) => done(unanswered(failureOf(error), elapsed())));
    secured.once('close', onClose);
    secured.once('secureConnect', () => done({ secured, ms: elapsed() }));
    if (limit.aborted) onLimit();
  });
}
