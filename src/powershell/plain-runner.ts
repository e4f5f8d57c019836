import { spawn } from 'node:child_process';
import { notDone, type Outcome } from '../base/outcome.ts';
import { powershellEnvironment, startFlags } from './executable.ts';
import { killTree } from './process-tree.ts';
import type { PowerShellInfo, ScriptCall, ScriptRunner } from './script-runner.ts';
import type { LiveRunnerOptions } from './warm-runner.ts';
import { findEnvelope, infoOf, maxOutputBytes, outcomeOf, refusedOutcome, request } from './wire.ts';

/** What a start of PowerShell may take: 5 s after boot or under an EDR. */
const usualStartMs = 5000;

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly why: 'exit' | 'timeout' | 'too-large' | 'not-started';
}

/**
 * The plain driver: a new process with `-File` for every script. Slower by a PowerShell start each, but it needs no
 * shell on stdin, so it goes on where a policy or a security product ends the warm one.
 */
export class PlainRunner implements ScriptRunner {
  #info: PowerShellInfo;
  #lane: Promise<unknown> = Promise.resolve();
  #kill: (() => void) | undefined;
  #closed = false;

  constructor(
    private readonly options: LiveRunnerOptions,
    fallback?: string,
  ) {
    this.#info = { driver: 'plain', ...(fallback !== undefined && { fallback }) };
  }

  run(call: ScriptCall): Promise<Outcome<unknown>> {
    const turn = this.#lane.then(() => this.#run(call));
    this.#lane = turn;
    return turn;
  }

  info(): PowerShellInfo {
    return this.#info;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#kill?.();
  }

  async #run(call: ScriptCall): Promise<Outcome<unknown>> {
    if (this.#closed) return notDone('exit', 'the run ended before this script could start');
    const { nonce, json } = request(call);
    const started = performance.now();
    // The script's deadline counts from when it starts, and only PowerShell knows when that is.
    const ended = await this.#spawn(json, call.deadlineMs + (this.options.startMs ?? usualStartMs));
    const ms = Math.round(performance.now() - started);
    const envelope = findEnvelope(ended.stdout, nonce);
    if (envelope) {
      this.#info = { ...this.#info, ...infoOf(envelope) };
      return outcomeOf(envelope, ms);
    }
    switch (ended.why) {
      case 'not-started':
        return notDone('unsupported', 'PowerShell could not be started', ms);
      case 'timeout':
        return notDone('timeout', `${call.script} did not finish within ${call.deadlineMs} ms`, ms);
      case 'too-large':
        return notDone('protocol', `${call.script} wrote more than ${maxOutputBytes} bytes`, ms);
      case 'exit':
        // Both words are identifiers of PowerShell's, not text in the user's language.
        if (/PSSecurityException|UnauthorizedAccess(?!Exception)/.test(ended.stderr)) {
          this.#info = { ...this.#info, refused: true };
          return refusedOutcome(ms);
        }
        return ended.stdout.trim() === ''
          ? notDone('exit', `PowerShell ended (code ${ended.code}) while ${call.script} ran`, ms)
          : notDone('protocol', `${call.script} gave no complete answer`, ms);
    }
  }

  /** The request goes by the environment: no quoting rules, no length limit of a command line, nothing in process lists. */
  #spawn(requestJson: string, deadlineMs: number): Promise<Ended> {
    return new Promise((resolve) => {
      const flags = Object.entries(startFlags).flatMap(([flag, value]) =>
        value === true ? [flag] : [flag, value],
      );
      const child = spawn(this.options.executable, ['-NoLogo', ...flags, '-File', this.options.harness], {
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
        env: powershellEnvironment({ VPN_DOCTOR_REQUEST: requestJson }),
      });
      let stdout = '';
      let stderr = '';
      let why: Ended['why'] = 'exit';
      const end = (reason: Ended['why']): void => {
        why = reason;
        if (child.pid !== undefined) killTree(child.pid);
        // A grandchild that escaped may hold the pipes open: what it still writes is no answer of ours.
        child.stdout.destroy();
        child.stderr.destroy();
      };
      const clock = setTimeout(() => end('timeout'), deadlineMs);
      this.#kill = () => end('exit');
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        stdout += chunk;
        if (stdout.length > maxOutputBytes) end('too-large');
      });
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        stderr = (stderr + chunk).slice(0, 8000);
      });
      const done = (code: number | null): void => {
        clearTimeout(clock);
        this.#kill = undefined;
        resolve({ stdout, stderr, code, why });
      };
      child.on('error', () => {
        if (child.pid === undefined) why = 'not-started';
        done(null);
      });
      child.on('close', done);
    });
  }
}
