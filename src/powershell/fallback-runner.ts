import { notDone, type Outcome } from '../base/outcome.ts';
import { PlainRunner } from './plain-runner.ts';
import type { PowerShellInfo, ScriptCall, ScriptRunner } from './script-runner.ts';
import { type LiveRunnerOptions, WarmRunner } from './warm-runner.ts';

/**
 * The warm driver as long as it works, the plain one from the moment a PowerShell on stdin cannot be had: a policy or a
 * security product may forbid that and still allow `-File`. What refuses the scripts themselves refuses both; that is
 * respected and reported, not evaded.
 */
export class FallbackRunner implements ScriptRunner {
  #runner: ScriptRunner;
  #warm: WarmRunner | undefined;
  #closed = false;

  /** `shared`: what the lanes of one run tell each other, so that each need not find out by itself at its own expense. */
  constructor(
    private readonly options: LiveRunnerOptions,
    private readonly shared: { warmFails?: string } = {},
  ) {
    this.#warm = new WarmRunner(options);
    this.#runner = this.#warm;
  }

  async run(call: ScriptCall): Promise<Outcome<unknown>> {
    const why = this.#warm && (this.shared.warmFails ?? (await this.#warm.start()));
    // Closing ends the warm process too: that is no reason to start another one.
    if (this.#closed) return notDone('exit', 'the run ended before this script could start');
    // Another call may have switched over while this one waited for its turn.
    if (why && this.#warm) {
      await this.#warm.close();
      this.#warm = undefined;
      this.shared.warmFails = why;
      this.#runner = new PlainRunner(this.options, `PowerShell on stdin gave no answer (${why})`);
    }
    return this.#runner.run(call);
  }

  info(): PowerShellInfo {
    return this.#runner.info();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#runner.close();
  }
}
