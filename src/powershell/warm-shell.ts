import { type Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { PowerShell } from 'node-powershell';
import { powershellEnvironment, startFlags } from './executable.ts';
import { killTree } from './process-tree.ts';
import { maxOutputBytes } from './wire.ts';

/** Why there is no answer. `silent`: the line ran to its end, but what was looked for is not in the output. */
export type NoAnswer = 'silent' | 'timeout' | 'exit' | 'too-large' | 'not-started';

export type Answer<T> = { readonly found: T } | { readonly none: NoAnswer; readonly stderr: string };

/**
 * node-powershell as a pipe and nothing more: one process that stays open, one line in, text out.
 * What the library gets wrong is mended here and leaks no further: its marks fail in Constrained Language Mode, it
 * loses stdout when anything is on stderr, it misses its marks when both come in one chunk of CRLF lines, its timeout leaves the process busy, and a missing executable is an
 * unhandled rejection (docs/decisions/0003-node-powershell-as-a-pipe.md).
 */
export class WarmShell extends PowerShell {
  #stdout = '';
  #stderr = '';
  #listen: () => void = () => {};
  #dead: NoAnswer | undefined;
  #previous: Promise<unknown> = Promise.resolve();

  constructor(executable: string, env: Readonly<Record<string, string>>) {
    super({
      executable,
      executableOptions: { ...startFlags },
      spawnOptions: { windowsHide: true, env: powershellEnvironment(env) },
      throwOnInvocationError: false,
    });
    this['readBulkFromOutput'] = markSeenTwice;
    // Element access is TypeScript's own door to a private member. Unwatched, a failed start would end our process.
    const exited = this['exitPromise'] as Promise<void>;
    const onExit = (): void => this.#die(this.pid === undefined ? 'not-started' : 'exit');
    exited.then(onExit, onExit);
    for (const stream of [this.streams.stdin, this.streams.stdout, this.streams.stderr]) {
      stream.on('error', () => {});
    }
    this.streams.stdout.on('data', (chunk: string) => {
      this.#stdout += chunk;
      if (this.#stdout.length > maxOutputBytes) this.#die('too-large');
      else this.#listen();
    });
    this.streams.stderr.on('data', (chunk: string) => {
      this.#stderr = (this.#stderr + chunk).slice(-8000);
    });
  }

  get pid(): number | undefined {
    return this['process'].pid;
  }

  get dead(): boolean {
    return this.#dead !== undefined;
  }

  /**
   * Types one line and answers with what `find` makes of the output, as soon as it makes something of it.
   * At the deadline, and when the output grows too large, the process and its children are killed.
   */
  async ask<T>(
    line: string,
    find: (output: string) => T | undefined,
    deadlineMs: number,
  ): Promise<Answer<T>> {
    // Its marks behind the previous line may still be on their way: those must not be read as part of this one.
    await Promise.race([this.#previous, delay(2000, undefined, { ref: false })]);
    this.#stdout = '';
    this.#stderr = '';
    if (this.#dead) return { none: this.#dead, stderr: '' };
    return new Promise((resolve) => {
      const look = (otherwise?: NoAnswer): void => {
        const found = find(this.#stdout);
        const none = this.#dead ?? otherwise;
        if (found === undefined && none === undefined) return;
        clearTimeout(clock);
        this.#listen = () => {};
        resolve(
          found !== undefined ? { found } : { none: none ?? 'silent', stderr: this.#stderr.slice(0, 2000) },
        );
      };
      const clock = setTimeout(() => this.#die('timeout'), deadlineMs);
      this.#listen = look;
      this.#previous = this.invoke(line).then(
        () => look('silent'),
        () => look('exit'),
      );
      this.#previous.finally(() => {
        this.history.length = 0;
      });
    });
  }

  /** Whether the library has read its marks behind the last line: where it cannot, no further line would be typed. */
  async settled(deadlineMs: number): Promise<boolean> {
    const late = delay(deadlineMs, false, { ref: false });
    return Promise.race([this.#previous.then(() => true), late]);
  }

  /** Ends the process and all it started. */
  kill(): void {
    this.#die('exit');
  }

  #die(why: NoAnswer): void {
    if (this.#dead) return;
    this.#dead = why;
    if (this.pid !== undefined) killTree(this.pid);
    // A grandchild that escaped may hold the pipes open, and with them our process.
    for (const stream of [this.streams.stdin, this.streams.stdout, this.streams.stderr]) stream.destroy();
    this['process'].unref();
    this.#listen();
  }

  protected override setExecutable({ executable }: { executable?: string }): string {
    // The library would let the environment variable NODE_POWERSHELL win: a way in for others, so not here.
    if (!executable) throw new Error('no executable given');
    return executable;
  }

  protected override writeToOutput(mark: string): string {
    return `'${mark}'`;
  }

  /** In Constrained Language Mode calling a method of Console is forbidden, and a child is the only way to stderr. */
  protected override writeToError(mark: string): string {
    // By its full path: what PATH finds first may be somebody else's.
    const shell =
      process.platform === 'win32' ? '& "$env:SystemRoot\\System32\\cmd.exe" /d /c' : '/bin/sh -c';
    const child = `${shell} 'echo ${mark}>&2'`;
    const full = `$ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage'`;
    return `$(if (${full}) { [Console]::Error.WriteLine('${mark}') } else { ${child} })`;
  }
}

/**
 * In place of the library's own reader, which looks for the second mark no further back than its length and one letter:
 * with CRLF behind it, and both marks in one chunk, it is never found, and no line is typed any more.
 */
function markSeenTwice(stream: Readable, mark: string): Promise<Buffer> {
  return new Promise((resolve) => {
    let text = '';
    const reader = new Writable({
      write(chunk, _encoding, next) {
        text += chunk;
        if (text.indexOf(mark) !== text.lastIndexOf(mark)) {
          stream.unpipe(reader);
          resolve(Buffer.alloc(0));
        }
        next();
      },
    });
    // Piped, not listened to: where the library takes a pipe of its own away, the stream stops unless there is another.
    stream.pipe(reader);
  });
}
