import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { notDone, type Outcome } from '../../src/base/outcome.ts';
import { powershellEnvironment } from '../../src/powershell/executable.ts';
import type { Lanes } from '../../src/powershell/open-lane.ts';
import type { PowerShellInfo, ScriptCall, ScriptRunner } from '../../src/powershell/script-runner.ts';
import { WarmRunner } from '../../src/powershell/warm-runner.ts';
import { pwsh, realHarness, temporaryFolder } from './engine.ts';
import { paced } from './pace.ts';

/** An engine that nobody has asked for so long is ended: it would keep a process that has run its tests from ending. */
const idleMs = 10_000;

/** A session on the shared engine: where it differs from the one before, that one ends and this one begins. */
interface Session {
  readonly key: string;
  readonly harness: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * One real PowerShell for all cases that a worker plays: its start, and the first run of everything, cost more than all that follows. Each
 * case has a session of its own there (stubs/Invoke-Case.ps1). What a script does to the process costs the process: the next case gets another.
 */
class SharedEngine {
  readonly #caseFile = join(temporaryFolder(), 'case.json');
  #runner: WarmRunner | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor() {
    process.on('exit', () => void this.end());
  }

  /** One call after the other, whosever they are. `begin` says at its turn whether it is still wanted. */
  ask(session: Session, call: ScriptCall, begin: () => boolean): Promise<Outcome<unknown>> {
    const turn = this.#turn.then(() =>
      begin() ? this.#ask(session, call) : notDone('exit', 'the run ended before this script could start'),
    );
    this.#turn = turn.catch(() => {});
    return turn;
  }

  info(): PowerShellInfo {
    return this.#runner?.info() ?? { driver: 'warm' };
  }

  /** Ends the process, and with it the call that runs; another one starts when it is needed. */
  async end(): Promise<void> {
    const runner = this.#runner;
    this.#runner = undefined;
    await runner?.close();
  }

  async #ask(session: Session, call: ScriptCall): Promise<Outcome<unknown>> {
    writeFileSync(this.#caseFile, JSON.stringify(session));
    this.#runner ??= await this.#start();
    clearTimeout(this.#idle);
    const outcome = await this.#runner.run({ ...call, deadlineMs: paced(call.deadlineMs) });
    this.#idle = setTimeout(() => void this.end(), idleMs).unref();
    if (['exit', 'protocol', 'timeout'].includes(outcome.status)) await this.end();
    return outcome;
  }

  /** Started, and warm: what is compiled at its first run counts against no script's deadline. */
  async #start(): Promise<WarmRunner> {
    process.env.VPN_DOCTOR_TEST_CASE = this.#caseFile;
    const harness = resolve('test/powershell-host/stubs/Invoke-Case.ps1');
    const runner = new WarmRunner({ executable: pwsh, harness, startMs: paced(60_000) });
    await runner.run({ script: 'Get-VpnProfile', parameters: {}, deadlineMs: paced(60_000) });
    return runner;
  }
}

const engine = new SharedEngine();
let sessions = 0;

/** A lane on the shared engine. */
class SharedRunner implements ScriptRunner {
  #info: PowerShellInfo = { driver: 'warm' };
  #closed = false;
  #running = false;

  constructor(private readonly session: Session) {}

  async run(call: ScriptCall): Promise<Outcome<unknown>> {
    const begin = (): boolean => {
      this.#running = !this.#closed;
      return this.#running;
    };
    const outcome = await engine.ask(this.session, call, begin);
    this.#running = false;
    this.#info = engine.info();
    return outcome;
  }

  info(): PowerShellInfo {
    return this.#info;
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#running) await engine.end();
  }
}

/** A PowerShell of the caller's own, as it seems; its environment is that of this moment, stubs and language mode included. */
export function sharedRunner(harness: string = realHarness): ScriptRunner {
  sessions += 1;
  return new SharedRunner({
    key: `${process.pid}.${sessions}`,
    harness,
    environment: powershellEnvironment({}),
  });
}

/** What a whole run of the program takes for its PowerShell: each lane is a session. */
export function sharedLanes(harness: string = realHarness): Lanes {
  return { start: () => sharedRunner(harness), why: '' };
}
