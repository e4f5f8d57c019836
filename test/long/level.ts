/** Whether the memory of a process goes on growing: its middle of late against the middle of when it had been warm. */
export class Level {
  readonly #readings: number[] = [];
  #first: number | undefined;

  /** Takes a reading in megabytes; answers what is wrong. Garbage comes and goes: half as much again, and 60 MB, are none. */
  grown(used: number): string | undefined {
    this.#readings.push(used);
    // The first ones fill caches.
    if (this.#first === undefined && this.#readings.length === 2 * span) this.#first = this.#middle();
    if (this.#readings.length > span) this.#readings.splice(0, this.#first === undefined ? 0 : 1);
    const limit = (this.#first ?? Number.POSITIVE_INFINITY) * 1.5 + 60;
    return this.#middle() > limit ? `the memory grew from ${this.#first} to ${this.#middle()} MB` : undefined;
  }

  /** For people. */
  get now(): string {
    return this.#readings.length === 0 ? '' : ` (${this.#middle().toFixed(0)} MB)`;
  }

  #middle(): number {
    const late = this.#readings.slice(-span).sort((a, b) => a - b);
    return late[Math.floor(late.length / 2)] ?? 0;
  }
}

const span = 15;
