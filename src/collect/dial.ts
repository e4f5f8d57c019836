import { deadline } from '../base/deadline.ts';
import { notDone, type Outcome } from '../base/outcome.ts';
import type { ScriptRunner } from '../powershell/script-runner.ts';
import { connect, type Dial, hangUpAnswer, notDialled, stillUp } from '../probes/local/connect.ts';
import { type Parameters, readWhole } from '../probes/local/local-probe.ts';

/** What to dial, with what, and for how long at the most. */
export interface DialOptions {
  readonly connection: { readonly name: string; readonly scope: 'user' | 'all-users' };
  readonly start: () => ScriptRunner;
  readonly deadlineMs: number;
  /** Ends the dial early; what it had begun is hung up all the same. */
  readonly stop: AbortSignal;
}

/** Hanging up after a dial that was cut short takes so long at the most, PowerShell's start not counted. */
export const hangUpMs = 8000;
const startMs = 5000;

/**
 * One dial in a PowerShell of its own. The script hangs up what it has dialled. Where it is ended before that, by its deadline, by the end of
 * the run or by Ctrl-C, a second PowerShell does it: whatever happens, nothing of ours stays connected unless the outcome says so.
 */
export async function dialOnce(options: DialOptions): Promise<Outcome<unknown>> {
  const { connection, deadlineMs, start, stop } = options;
  const dialled = { Name: connection.name, AllUsers: connection.scope === 'all-users' };
  const parameters = { ...dialled, ...connect.parameters };
  const outcome = await answered(start(), parameters, deadlineMs, stop);
  switch (outcome.status) {
    case 'ok':
      return dialIn(outcome, connection.name);
    // The script was ended, and nobody knows how far it had come.
    case 'timeout':
    case 'exit':
    case 'protocol': {
      const end = await hangUp(start, dialled);
      return notDone(outcome.status, `${outcome.reason}; ${end}`, outcome.ms);
    }
    default:
      return outcome;
  }
}

async function answered(
  lane: ScriptRunner,
  parameters: Parameters,
  deadlineMs: number,
  stop: AbortSignal,
): Promise<Outcome<unknown>> {
  const close = (): void => void lane.close();
  stop.addEventListener('abort', close, { once: true });
  try {
    return await lane.run({ script: connect.script, parameters, deadlineMs });
  } finally {
    stop.removeEventListener('abort', close);
    await lane.close();
  }
}

/** The script's answer as a snapshot keeps it. By then it has hung up, whatever it says. */
function dialIn(outcome: Extract<Outcome<unknown>, { status: 'ok' }>, connection: string): Outcome<unknown> {
  try {
    const { data: found, unfamiliar } = readWhole(connect, outcome.data);
    if ('why' in found) return notDone('denied', `not connected: ${notDialled[found.why]}`, outcome.ms);
    const data: Dial = { connection, ...found };
    return { ...outcome, data, ...(unfamiliar && { unfamiliar }) };
  } catch {
    return notDone('misshapen', 'the attempt gave an answer of another shape', outcome.ms);
  }
}

/** Hangs up, and says in words whether it is down now. */
async function hangUp(start: DialOptions['start'], dialled: Parameters): Promise<string> {
  const parameters = { ...dialled, OnlyHangUp: true };
  const end = await answered(start(), parameters, hangUpMs, deadline(startMs + hangUpMs));
  const said = end.status === 'ok' ? hangUpAnswer.safeParse(end.data) : undefined;
  return said?.data?.hungUp ? 'it was hung up' : stillUp;
}
