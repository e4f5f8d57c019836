import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { deadline } from '../../deadline.ts';
import { failureOf, type NetworkFailure } from './failure.ts';

/** When a packet is sent again, and when nobody waits any longer. Far from the minutes that real clients take, and polite. */
const resendAtMs = [0, 500, 1500] as const;
const patienceMs = 3500;

export interface Heard<T> {
  readonly answer: T;
  readonly ms: number;
}

/** No answer: silence, or why nothing could be sent. */
export interface Unheard {
  readonly failure: NetworkFailure;
  readonly ms: number;
}

/**
 * One local port that talks to several ports of one address. Not connected, so that no system reports an ICMP "port unreachable" to
 * it: Windows does not tell Node, and what only some systems tell would make the same network look different.
 */
export class UdpEnd {
  private constructor(
    readonly address: string,
    readonly local: { readonly address: string; readonly port: number },
    private readonly socket: Socket,
  ) {}

  /** Opens the port that is wished for, or any where that is taken. Fails where there is no way to the address. */
  static async open(address: string, wishedPort: number): Promise<UdpEnd> {
    const local = await localAddressTowards(address);
    const socket = await bound(address, wishedPort).catch(() => bound(address, 0));
    socket.on('error', () => {});
    return new UdpEnd(address, { address: local, port: socket.address().port }, socket);
  }

  /** Sends a packet to a port, and again while nothing comes back from there that `read` makes something of. */
  ask<T>(
    port: number,
    packet: Buffer,
    read: (datagram: Buffer) => T | undefined,
    signal: AbortSignal,
  ): Promise<Heard<T> | Unheard> {
    const started = performance.now();
    const elapsed = (): number => Math.round(performance.now() - started);
    return new Promise((resolve) => {
      const limit = deadline(patienceMs, signal);
      let failure: NetworkFailure = 'timeout';
      const send = (): void =>
        this.socket.send(packet, port, this.address, (error) => {
          if (error) failure = failureOf(error);
        });
      const timers = resendAtMs.map((at) => setTimeout(send, at));
      const done = (result: Heard<T> | Unheard): void => {
        for (const timer of timers) clearTimeout(timer);
        this.socket.off('message', onMessage);
        limit.removeEventListener('abort', onLimit);
        resolve(result);
      };
      const onMessage = (datagram: Buffer, from: RemoteInfo): void => {
        if (from.port !== port) return;
        const answer = read(datagram);
        if (answer !== undefined) done({ answer, ms: elapsed() });
      };
      const onLimit = (): void => done({ failure, ms: elapsed() });
      this.socket.on('message', onMessage);
      limit.addEventListener('abort', onLimit, { once: true });
      if (limit.aborted) onLimit();
    });
  }

  close(): void {
    this.socket.close();
  }
}

function socketFor(address: string): Socket {
  return createSocket(isIPv6(address) ? 'udp6' : 'udp4');
}

/** The address that this computer would send from: connecting a UDP socket sends nothing. */
function localAddressTowards(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = socketFor(address);
    const fail = (error: Error): void => {
      socket.close();
      reject(error);
    };
    socket.once('error', fail);
    socket.connect(9, address, () => {
      const local = socket.address().address;
      socket.close();
      resolve(local);
    });
  });
}

function bound(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = socketFor(address);
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind(port, () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
