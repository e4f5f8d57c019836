import { openTcp, type TcpTarget } from './tcp.ts';

type Opening = ReturnType<typeof openTcp>;

/**
 * The TCP connections of one run that two probes need at the same time: one looks whether the port opens, the other one speaks over it. A
 * server sees one connection and not two.
 */
export class Connections {
  readonly #open = new Map<string, { readonly opening: Opening; claimed: boolean }>();

  /** For whoever goes on to speak: the socket is the caller's, who has to destroy it. Each connection is given to one only. */
  claim(target: TcpTarget, signal: AbortSignal): Opening {
    const shared = this.#shared(target, signal);
    if (shared.claimed) return openTcp(target, signal);
    shared.claimed = true;
    return shared.opening;
  }

  /** For whoever only looks. What nobody has claimed by the time it is open is closed again. */
  async look(target: TcpTarget, signal: AbortSignal): Opening {
    const shared = this.#shared(target, signal);
    const opened = await shared.opening;
    if ('socket' in opened && !shared.claimed) {
      shared.claimed = true;
      opened.socket.destroy();
    }
    return opened;
  }

  #shared(target: TcpTarget, signal: AbortSignal) {
    const place = `${target.address} ${target.port}`;
    const known = this.#open.get(place) ?? { opening: openTcp(target, signal), claimed: false };
    this.#open.set(place, known);
    return known;
  }
}
