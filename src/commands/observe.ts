import { UnknownConnection } from '../facts/connections.ts';
import { openLanes } from '../powershell/open-lane.ts';
import { collect } from '../snapshot/collect.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import {
  answersOf,
  beaconsOf,
  deadlineOf,
  type ObserveArguments,
  proxyOf,
  requestOf,
  wantedProbes,
} from './options.ts';
import { liveProgress, wantsProgress } from './progress.ts';
import { unknownConnection } from './unknown-connection.ts';

/** Ctrl-C, a polite kill, and a closed terminal or remote session. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface ObserveOptions extends ObserveArguments {
  readonly powershell?: string | undefined;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly json?: boolean | undefined;
}

/** Observes this client live. Ctrl-C ends the run and keeps what was found by then. */
export async function observe(argv: ObserveOptions): Promise<{ snapshot: Snapshot; cancelled: boolean }> {
  const lanes = openLanes(argv.powershell);
  const cancel = new AbortController();
  const onSignal = (): void => cancel.abort();
  // Not once: a second Ctrl-C would end the hanging up that a dial needs. The run ends by itself within seconds.
  for (const signal of signals) process.on(signal, onSignal);
  try {
    const snapshot = await collect({
      request: requestOf(argv),
      answers: answersOf(argv.answer),
      beacons: beaconsOf(argv),
      proxy: proxyOf(argv),
      startLane: lanes.start,
      noPowerShell: lanes.why,
      wanted: wantedProbes(argv),
      allowCall: argv.allowCall,
      allowConnect: argv.allowConnect === true,
      deadlineMs: deadlineOf(argv),
      cancelled: cancel.signal,
      ...((argv.verbose || wantsProgress(argv)) && { onDone: liveProgress() }),
    });
    return { snapshot, cancelled: cancel.signal.aborted };
  } catch (error) {
    throw error instanceof UnknownConnection ? unknownConnection(error) : error;
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
  }
}
