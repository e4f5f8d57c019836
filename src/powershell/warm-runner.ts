import { notDone, type Outcome } from '../base/outcome.ts';
import type { PowerShellInfo, ScriptCall, ScriptRunner } from './script-runner.ts';
import { type Answer, type NoAnswer, WarmShell } from './warm-shell.ts';
import { findEnvelope, infoOf, maxOutputBytes, outcomeOf, request } from './wire.ts';

/** How often a lane starts PowerShell anew after a script has taken the process down with it. */
const maxRestarts = 4;

/** A slow start (after boot, under an EDR) takes up to 5 s; a shell that says nothing for this long never will. */
const usualStartMs = 8000;

/** How long the library's marks may take behind its first answer. */
const settleMs = 2500;

export interface LiveRunnerOptions {
  /** Absolute path of powershell.exe (or pwsh, or the test host). */
  readonly executable: string;
  /** Absolute path of `ps-scripts/Invoke-Probe.ps1`. */
  readonly harness: string;
  /** How long PowerShell may take until it says its first word, on a computer that is known to be slow. */
  readonly startMs?: number | undefined;
}

/**
 * The warm driver: one PowerShell that stays open and runs script after script, a few ms each instead of a new process
 * each. A script that overruns or ends the process costs its own answer only: the next call gets a new process.
 */
export class WarmRunner implements ScriptRunner {
  #shell: WarmShell | undefined;
  #starts = 0;
  #closed = false;
  #info: PowerShellInfo = { driver: 'warm' };
  #lane: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: LiveRunnerOptions) {}

  /** Starts PowerShell if it is not up and hears it speak. Answers why not, where it does not. */
  start(): Promise<NoAnswer | undefined> {
    return this.#next(() => this.#start());
  }

  run(call: ScriptCall): Promise<Outcome<unknown>> {
    return this.#next(() => this.#run(call));
  }

  info(): PowerShellInfo {
    return this.#info;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#shell?.kill();
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lane.then(work);
    this.#lane = turn.catch(() => {});
    return turn;
  }

  async #start(): Promise<NoAnswer | undefined> {
    if (this.#shell && !this.#shell.dead) return undefined;
    if (this.#closed || this.#starts > maxRestarts) return 'exit';
    this.#starts += 1;
    const shell = new WarmShell(this.options.executable, { VPN_DOCTOR_HARNESS: this.options.harness });
    this.#shell = shell;
    const hello = await shell.ask(
      "'#VPND-' + 'HELLO'",
      (text) => text.includes('#VPND-HELLO') || undefined,
      this.options.startMs ?? usualStartMs,
    );
    // The marks on stderr have to come too: under a policy that forbids the child which prints them they never do.
    if (!('none' in hello) && (await shell.settled(settleMs))) return undefined;
    shell.kill();
    return 'none' in hello ? hello.none : 'timeout';
  }

  async #run(call: ScriptCall): Promise<Outcome<unknown>> {
    const noStart = await this.#start();
    if (noStart) return notDone(noStart === 'not-started' ? 'unsupported' : 'exit', startFailure[noStart]);
    const shell = this.#shell;
    if (!shell) return notDone('exit', startFailure.exit);
    const { nonce, json } = request(call);
    const started = performance.now();
    const answer = await shell.ask(
      callLine(nonce, json),
      (output) => findEnvelope(output, nonce),
      call.deadlineMs,
    );
    const ms = Math.round(performance.now() - started);
    if ('none' in answer) {
      // What said nothing proper once is not trusted with the next script.
      shell.kill();
      return unanswered(answer, call, ms);
    }
    this.#info = { ...this.#info, ...infoOf(answer.found) };
    return outcomeOf(answer.found, ms);
  }
}

/**
 * The line is the same for every call but for the request, which is ASCII without quotes. The harness' path comes from
 * the environment, since 5.1 reads stdin by the OEM code page and the path may hold any letter. A policy's refusal is an
 * exception of the call operator; its id is not localised.
 */
function callLine(nonce: string, json: string): string {
  const id = "($_.FullyQualifiedErrorId -replace '[^A-Za-z0-9_.,:-]', '')";
  // Only the id of a policy's refusal is one; the harness may also be missing, or fail.
  const status = "(if ($_.FullyQualifiedErrorId -eq 'UnauthorizedAccess') { 'refused' } else { 'failed' })";
  const failure = `'#VPND:${nonce}:{"status":"' + $${status} + '","error":{"id":"' + ${id} + '"}}:END:${nonce}'`;
  return `try { & $env:VPN_DOCTOR_HARNESS -Request '${json}' } catch { ${failure} }`;
}

const startFailure: Record<NoAnswer, string> = {
  'not-started': 'PowerShell could not be started',
  exit: 'PowerShell ended before it could run this script',
  timeout: 'PowerShell did not answer after its start',
  silent: 'PowerShell started but did not answer as expected',
  'too-large': 'PowerShell wrote too much at its start',
};

function unanswered(
  answer: Exclude<Answer<never>, { found: never }>,
  call: ScriptCall,
  ms: number,
): Outcome<never> {
  switch (answer.none) {
    case 'timeout':
      return notDone('timeout', `${call.script} did not finish within ${call.deadlineMs} ms`, ms);
    case 'too-large':
      return notDone('protocol', `${call.script} wrote more than ${maxOutputBytes} bytes`, ms);
    case 'silent':
      return notDone('protocol', `${call.script} gave no complete answer`, ms);
    default:
      return notDone('exit', `PowerShell ended while ${call.script} ran`, ms);
  }
}
