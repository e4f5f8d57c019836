import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { deadline } from '../../base/deadline.ts';
import { failureOf, type NetworkFailure } from '../../vpn/network-failure.ts';
import { type LocalEnds, localAddressTowards } from './interfaces.ts';
import { stopwatch } from './stopwatch.ts';
import { type Unanswered, unanswered } from './verdict.ts';

/**
 * When a packet is sent again, and when nobody waits any longer. Far from the minutes that real clients take, and polite. Six, since of four all
 * get lost once in fifteen times where three of ten do in each direction, and that would be called a port that is shut.
 */
export const resendAtMs: readonly number[] = [0, 500, 1000, 1500, 2000, 2500];
const patienceMs = 3500;

export interface Heard<T> {
  readonly answer: T;
  readonly ms: number;
}

export interface UdpPlace {
  readonly from: LocalEnds;
  /** Local port that is wished for; any where it is absent or taken. */
  readonly port?: number;
}

export interface UdpQuestion<T> {
  readonly address: string;
  readonly port: number;
  readonly packet: Buffer;
  readonly read: (datagram: Buffer) => T | undefined;
  /** When it is sent, and for how long an answer is waited for, where the usual times do not suit. */
  readonly times?: { readonly sendAtMs: readonly number[]; readonly patienceMs: number };
}

/** Packets that were sent, and how many answers came to them. */
export interface Tally {
  readonly sent: number;
  readonly answered: number;
}

/**
 * One local port that talks to any number of others. Not connected, so that no system reports an ICMP "port unreachable" to
 * it: Windows does not tell Node, and what only some systems tell would make the same network look different.
 */
export class UdpEnd {
  private constructor(
    readonly local: { readonly address: string; readonly port: number },
    private readonly socket: Socket,
  ) {}

  /** Opens a port from which `address` can be reached. Fails where there is no way to it. */
  static async open(address: string, { from, port = 0 }: UdpPlace): Promise<UdpEnd> {
    const wished = from[isIPv6(address) ? 6 : 4];
    const local = await localAddressTowards(address, wished);
    const socket = await bound(address, port, wished).catch(() => bound(address, 0, wished));
    socket.on('error', () => {});
    return new UdpEnd({ address: local, port: socket.address().port }, socket);
  }

  /** Sends a packet, and again while nothing comes back from that port that `read` makes something of. */
  ask<T>(
    { address, port, packet, read, times }: UdpQuestion<T>,
    signal: AbortSignal,
  ): Promise<Heard<T> | Unanswered> {
    const elapsed = stopwatch();
    return new Promise((resolve) => {
      const limit = deadline(times?.patienceMs ?? patienceMs, signal);
      let failure: NetworkFailure = 'timeout';
      const send = (): void =>
        this.socket.send(packet, port, address, (error) => {
          if (!error) return;
          failure = failureOf(error);
          // Nothing leaves this computer, and waiting does not change that.
          if (failure === 'network-unreachable') done(unanswered(failure, elapsed()));
        });
      const timers = (times?.sendAtMs ?? resendAtMs).map((at) => setTimeout(send, at));
      const done = (result: Heard<T> | Unanswered): void => {
        for (const timer of timers) clearTimeout(timer);
        this.socket.off('message', onMessage);
        limit.removeEventListener('abort', onLimit);
        resolve(result);
      };
      const onMessage = (datagram: Buffer, sender: RemoteInfo): void => {
        if (sender.port !== port) return;
        const answer = read(datagram);
        if (answer !== undefined) done({ answer, ms: elapsed() });
      };
      // Whoever ended the run early has not shown that nobody answers.
      const onLimit = (): void =>
        done(unanswered(signal.aborted && failure === 'timeout' ? 'stopped' : failure, elapsed()));
      this.socket.on('message', onMessage);
      limit.addEventListener('abort', onLimit, { once: true });
      if (limit.aborted) onLimit();
    });
  }

  /** Sends a packet at these times until something else is over, and counts what comes back: how much gets lost on the way. */
  async tally(
    {
      address,
      port,
      packet,
      read,
      sendAtMs,
    }: UdpQuestion<unknown> & { readonly sendAtMs: readonly number[] },
    over: Promise<unknown>,
  ): Promise<Tally> {
    let [sent, answered] = [0, 0];
    const onMessage = (datagram: Buffer, sender: RemoteInfo): void => {
      if (sender.port === port && read(datagram) !== undefined) answered += 1;
    };
    const timers = sendAtMs.map((at) =>
      setTimeout(() => {
        sent += 1;
        this.socket.send(packet, port, address, () => {});
      }, at),
    );
    this.socket.on('message', onMessage);
    await over.catch(() => {});
    for (const timer of timers) clearTimeout(timer);
    this.socket.off('message', onMessage);
    // A late answer to an earlier question is none to these.
    return { sent, answered: Math.min(sent, answered) };
  }

  close(): void {
    this.socket.close();
  }
}

function bound(towards: string, port: number, address: string | undefined): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(towards) ? 'udp6' : 'udp4');
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind({ port, ...(address !== undefined && { address }) }, () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
