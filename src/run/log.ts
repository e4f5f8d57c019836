import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asciiText } from '../base/text/ascii.ts';
import { cleanText } from '../base/text/clean.ts';
import { sweep } from '../base/text/sweep.ts';

/** Four files of this size at the most: a year of daily runs. */
const largestBytes = 500_000;
const kept = 3;

/**
 * What runs did, for whoever operates many computers: times, exit codes, probes that did not answer. No name of a person, connection or
 * network. Whatever goes wrong with the log never spoils the run.
 */
export class Log {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, 'vpn-doctor.log');
  }

  write(text: string): void {
    try {
      this.#rotate();
      const line = sweep(asciiText(cleanText(text)));
      appendFileSync(this.#path, `${new Date().toISOString()} ${process.pid} ${line}\n`);
    } catch {
      // A full disk is reported by what writes results.
    }
  }

  #rotate(): void {
    if ((statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) < largestBytes) return;
    for (let number = kept; number > 0; number -= 1) {
      const older = `${this.#path}.${number}`;
      const newer = number === 1 ? this.#path : `${this.#path}.${number - 1}`;
      if (statSync(newer, { throwIfNoEntry: false })) renameSync(newer, older);
    }
  }
}
