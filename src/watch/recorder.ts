import { type Minute, mostEvents, mostMinutes, type Tally, type WatchEvent, type Way } from './record.ts';

/** The answers of one minute that is not over; a minute has few. */
interface Open {
  sent: number;
  readonly ms: number[];
}

/** Keeps what a watch sees in bounded memory: tallies by the minute, and events. */
export class Recorder {
  readonly #minutes: Minute[] = [];
  readonly #events: WatchEvent[] = [];
  readonly #open = new Map<Way, Open>();
  #minute = '';
  #forgotten = 0;

  /** One question that was answered after so long, or was not. */
  asked(way: Way, at: Date, ms: number | undefined): void {
    this.#turn(at);
    const open = this.#open.get(way) ?? { sent: 0, ms: [] };
    open.sent += 1;
    if (ms !== undefined) open.ms.push(ms);
    this.#open.set(way, open);
  }

  happened(event: WatchEvent): void {
    this.#events.push(event);
    if (this.#events.length <= mostEvents) return;
    this.#events.shift();
    this.#forgotten += 1;
  }

  /** Everything so far, the minute that is not over included. */
  seen(): { minutes: Minute[]; events: WatchEvent[]; forgotten: number } {
    const last = this.#closed();
    return {
      minutes: [...this.#minutes, ...(last ? [last] : [])].slice(-mostMinutes),
      events: [...this.#events],
      forgotten: this.#forgotten,
    };
  }

  #turn(at: Date): void {
    const minute = `${at.toISOString().slice(0, 16)}:00.000Z`;
    if (minute === this.#minute) return;
    const last = this.#closed();
    if (last) this.#minutes.push(last);
    if (this.#minutes.length > mostMinutes) this.#minutes.shift();
    this.#open.clear();
    this.#minute = minute;
  }

  #closed(): Minute | undefined {
    if (this.#open.size === 0) return undefined;
    const tallies = [...this.#open].map(([way, open]) => [way, tallyOf(open)]);
    return { at: this.#minute, ...(Object.fromEntries(tallies) as Pick<Minute, Way>) };
  }
}

function tallyOf({ sent, ms }: Open): Tally {
  const sorted = [...ms].sort((a, b) => a - b);
  const [median, max] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)];
  return {
    sent,
    answered: ms.length,
    ...(median !== undefined && { medianMs: Math.round(median) }),
    ...(max !== undefined && { maxMs: Math.round(max) }),
  };
}
