/**
 * How long to say nothing before the next question, in seconds, over and over: whoever asks all the time keeps alive what an idle connection
 * loses. NATs forget UDP after 30 s at the earliest (RFC 4787 section 4.3 wants two minutes), Windows' IKEv2 says something every 20 s.
 */
const silencesS = [15, 15, 30, 45, 60, 90, 120, 180, 300] as const;

/** Says for each turn of the clock whether it is time to ask, and after how long a silence. */
export class Silences {
  #next = 0;
  #lastMs: number | undefined;

  /** `unitMs`: how long a second is, for tests. */
  constructor(private readonly unitMs = 1000) {}

  /** Undefined: not yet. */
  due(nowMs: number): number | undefined {
    const wanted = silencesS[this.#next % silencesS.length] ?? 15;
    if (this.#lastMs === undefined) {
      this.#lastMs = nowMs;
      return 0;
    }
    const passed = nowMs - this.#lastMs;
    if (passed < wanted * this.unitMs) return undefined;
    this.#lastMs = nowMs;
    this.#next += 1;
    return Math.round(passed / this.unitMs);
  }

  /** What was lost is asked for again soon, so that one sees when it comes back. */
  again(): void {
    this.#next = 0;
  }
}
