import * as z from 'zod';
import { notDone, type Outcome, outcomeSchema } from '../base/outcome.ts';
import type { PowerShellInfo, ScriptCall, ScriptRunner } from './script-runner.ts';

/**
 * What scripts answered once, by script name: one answer for every call of it, or one per call in order.
 * Recordings let the whole collecting path run where there is no PowerShell.
 */
export const recordingSchema = z.object({
  schema: z.literal('vpn-doctor.recording/1'),
  scripts: z.record(z.string(), z.union([outcomeSchema(z.unknown()), z.array(outcomeSchema(z.unknown()))])),
});
export type Recording = z.infer<typeof recordingSchema>;

/** The replay driver: answers from a recording, at once. */
export class ReplayRunner implements ScriptRunner {
  readonly #asked = new Map<string, number>();

  constructor(private readonly recording: Recording) {}

  async run(call: ScriptCall): Promise<Outcome<unknown>> {
    const recorded = this.recording.scripts[call.script];
    const turn = this.#asked.get(call.script) ?? 0;
    this.#asked.set(call.script, turn + 1);
    const answer = Array.isArray(recorded) ? recorded[Math.min(turn, recorded.length - 1)] : recorded;
    return answer ?? notDone('not-applicable', `${call.script} is not in the recording`);
  }

  info(): PowerShellInfo {
    return { driver: 'replay' };
  }

  async close(): Promise<void> {}
}
