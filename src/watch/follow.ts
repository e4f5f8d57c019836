import { setTimeout as delay } from 'node:timers/promises';
import type { Attempt } from '../probes/local/attempts.ts';
import type { WatchEvent, Way } from './record.ts';
import { Recorder } from './recorder.ts';
import { Silences } from './silences.ts';

/** By what a connection is followed. Each tells undefined where it got no answer; one that is absent is not asked. */
export interface Senses {
  /** How long a TCP connection to the server took. */
  readonly outside?: (signal: AbortSignal) => Promise<number | undefined>;
  /** How long a name server behind the VPN took; null where none is known yet. Asked after silences that grow. */
  readonly inside?: (signal: AbortSignal) => Promise<number | undefined | null>;
  /** The UDP port that the network shows of ours. Asked after silences that grow. */
  readonly mapping?: (signal: AbortSignal) => Promise<string | undefined>;
  /** This computer's own addresses, as one text. */
  readonly addresses: () => string;
  /** Whether Windows says that it is up, and its attempts, by id. */
  readonly windows?: () => Promise<
    | {
        readonly up: boolean | undefined;
        readonly attempts: Readonly<Record<string, Attempt>>;
      }
    | undefined
  >;
}

export interface FollowOptions {
  readonly forMs: number;
  /** Ends it early; what was seen by then counts. */
  readonly signal: AbortSignal;
  readonly onEvent?: (event: WatchEvent) => void;
  /** How long a second is: less for tests. */
  readonly secondMs?: number;
}

export interface Followed extends ReturnType<Recorder['seen']> {
  /** The longest silence after which the network still knew our UDP port. */
  readonly mappingKeptS: number | undefined;
}

/** Seconds between two looks: at the way outside and the addresses, and at what Windows says. */
const every = { outside: 15, windows: 60 } as const;

/** Follows one connection, and writes down what happens to it. */
export async function follow(senses: Senses, options: FollowOptions): Promise<Followed> {
  const watch = new Watch(senses, options);
  await watch.run();
  return watch.seen();
}

class Watch {
  readonly #recorder = new Recorder();
  readonly #second: number;
  readonly #inside: Silences;
  readonly #mapping: Silences;
  /** Whether each way has answered last; none has been asked yet. */
  readonly #answers = new Map<Way, boolean>();
  readonly #attempts = new Set<string>();
  #up: boolean | undefined;
  #addresses: string;
  #place: string | undefined;
  #mappingKeptS: number | undefined;
  #windowsSeen = false;

  constructor(
    private readonly senses: Senses,
    private readonly options: FollowOptions,
  ) {
    this.#second = options.secondMs ?? 1000;
    this.#inside = new Silences(this.#second);
    this.#mapping = new Silences(this.#second);
    this.#addresses = senses.addresses();
  }

  seen(): Followed {
    return { ...this.#recorder.seen(), mappingKeptS: this.#mappingKeptS };
  }

  async run(): Promise<void> {
    const { forMs, signal } = this.options;
    const started = performance.now();
    const due = { outside: 0, windows: 0 };
    for (let now = 0; now < forMs && !signal.aborted; now = performance.now() - started) {
      const turn: Promise<void>[] = [];
      if (now >= due.outside) {
        due.outside = now + every.outside * this.#second;
        this.#lookAtAddresses();
        turn.push(this.#askOutside());
      }
      if (now >= due.windows) {
        due.windows = now + every.windows * this.#second;
        turn.push(this.#lookAtWindows());
      }
      turn.push(this.#askInside(now), this.#askMapping(now));
      await Promise.all(turn);
      const rest = Math.min(this.#second, forMs - (performance.now() - started));
      await delay(Math.max(0, rest), undefined, { signal }).catch(() => {});
    }
  }

  async #askOutside(): Promise<void> {
    const { outside } = this.senses;
    if (!outside) return;
    this.#heard('outside', await outside(this.options.signal), 0);
  }

  async #askInside(now: number): Promise<void> {
    const { inside } = this.senses;
    if (!inside || this.#up === false) return;
    const silence = this.#inside.due(now);
    if (silence === undefined) return;
    const ms = await inside(this.options.signal);
    if (ms === null) return;
    if (ms === undefined) this.#inside.again();
    this.#heard('inside', ms, silence);
  }

  async #askMapping(now: number): Promise<void> {
    const { mapping } = this.senses;
    const silence = mapping ? this.#mapping.due(now) : undefined;
    if (!mapping || silence === undefined) return;
    const place = await mapping(this.options.signal);
    if (place === undefined || this.options.signal.aborted) return;
    if (this.#place !== undefined && place !== this.#place) {
      this.#tell({ kind: 'mapping', afterSilenceS: silence });
      this.#mapping.again();
    } else if (this.#place !== undefined) this.#mappingKeptS = Math.max(this.#mappingKeptS ?? 0, silence);
    this.#place = place;
  }

  #heard(way: Way, ms: number | undefined, silence: number): void {
    // What was cut off by the end has not been silent.
    if (ms === undefined && this.options.signal.aborted) return;
    this.#recorder.asked(way, new Date(), ms);
    const before = this.#answers.get(way);
    this.#answers.set(way, ms !== undefined);
    if (before === true && ms === undefined) this.#tell({ kind: 'silent', way, afterSilenceS: silence });
    if (before === false && ms !== undefined) this.#tell({ kind: 'answers-again', way });
  }

  #lookAtAddresses(): void {
    const addresses = this.senses.addresses();
    if (addresses === this.#addresses) return;
    this.#addresses = addresses;
    this.#tell({ kind: 'address' });
  }

  async #lookAtWindows(): Promise<void> {
    const seen = await this.senses.windows?.();
    if (!seen) return;
    if (seen.up !== undefined && this.#up !== undefined && seen.up !== this.#up)
      this.#tell({ kind: seen.up ? 'up' : 'down' });
    this.#up = seen.up ?? this.#up;
    for (const [id, attempt] of Object.entries(seen.attempts)) {
      const key = `${id} ${attempt.result}`;
      // What is there at the first look is of before.
      if (!this.#attempts.has(key) && this.#windowsSeen) this.#tell(attemptEvent(attempt));
      this.#attempts.add(key);
    }
    this.#windowsSeen = true;
  }

  #tell(what: Omit<WatchEvent, 'at'>): void {
    const event = { at: new Date().toISOString(), ...what };
    this.#recorder.happened(event);
    this.options.onEvent?.(event);
  }
}

function attemptEvent({ result, errorCode, endCode }: Attempt): Omit<WatchEvent, 'at'> {
  const code = result === 'failed' ? errorCode : endCode;
  return { kind: 'attempt', result, ...(code !== undefined && { code }) };
}
