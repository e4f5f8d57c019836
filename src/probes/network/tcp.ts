import { connect, isIPv6, type Socket } from 'node:net';
import { deadline } from '../../base/deadline.ts';
import { failureOf } from '../../vpn/network-failure.ts';
import type { LocalEnds } from './interfaces.ts';
import { stopwatch } from './stopwatch.ts';
import { silence, type Unanswered, unanswered } from './verdict.ts';

/**
 * Windows sends the SYN again twice after a RST and reports "refused" only after about 2 s, so anything under 2.3 s
 * would call a closed port filtered. 3.5 s covers SYNs at 0, 1 and 3 s.
 */
const connectMs = 3500;

export interface TcpTarget {
  readonly address: string;
  readonly port: number;
  readonly from: LocalEnds;
}

/** Opens a connection; the caller has to destroy its socket, whose late errors are nobody's concern. */
export function openTcp(
  { address, port, from }: TcpTarget,
  signal: AbortSignal,
): Promise<{ readonly socket: Socket; readonly ms: number } | Unanswered> {
  return new Promise((resolve) => {
    const elapsed = stopwatch();
    const limit = deadline(connectMs, signal);
    const localAddress = from[isIPv6(address) ? 6 : 4];
    const socket = connect({
      host: address,
      port,
      autoSelectFamily: false,
      ...(localAddress !== undefined && { localAddress }),
    });
    const done = (result: { socket: Socket; ms: number } | Unanswered): void => {
      limit.removeEventListener('abort', onLimit);
      if (!('socket' in result)) socket.destroy();
      resolve(result);
    };
    // Whoever ended the run early has not shown that nobody answers.
    const onLimit = (): void => done(unanswered(signal.aborted ? 'stopped' : 'timeout', elapsed()));
    limit.addEventListener('abort', onLimit, { once: true });
    socket.on('error', (error) => done(unanswered(failureOf(error), elapsed())));
    socket.once('connect', () => done({ socket, ms: elapsed() }));
    if (limit.aborted) onLimit();
  });
}

/** The most that anybody reads of an answer. */
const mostBytes = 16_384;

/**
 * Sends `request` and reads until `read` makes something of all that came so far. `malformed`: the answer is too long for what was
 * asked; `closed`: the other side closed the connection instead.
 */
export function askTcp<T>(
  socket: Socket,
  request: Buffer | string,
  { read, ms, signal }: { read: (bytes: Buffer) => T | undefined; ms: number; signal: AbortSignal },
): Promise<{ readonly answer: T; readonly ms: number } | Unanswered> {
  return new Promise((resolve) => {
    const elapsed = stopwatch();
    const limit = deadline(ms, signal);
    let bytes = Buffer.alloc(0);
    const done = (result: { answer: T; ms: number } | Unanswered): void => {
      limit.removeEventListener('abort', onLimit);
      socket.off('data', onData).off('error', onError).off('close', onClose).off('end', onClose);
      resolve(result);
    };
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk.subarray(0, mostBytes)]);
      const answer = read(bytes);
      if (answer !== undefined) done({ answer, ms: elapsed() });
      else if (bytes.length >= mostBytes) done(unanswered('malformed', elapsed()));
    };
    const onError = (error: Error): void => done(unanswered(failureOf(error), elapsed()));
    const onClose = (): void => done(unanswered('closed', elapsed()));
    const onLimit = (): void => done(unanswered(silence(signal, elapsed(), ms), elapsed()));
    socket.on('data', onData).on('error', onError).on('close', onClose).on('end', onClose);
    limit.addEventListener('abort', onLimit, { once: true });
    if (limit.aborted) onLimit();
    else if (socket.destroyed) onClose();
    else socket.write(request);
  });
}
