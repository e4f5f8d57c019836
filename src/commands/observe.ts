import { Busy } from '../base/input-error.ts';
import { toolName, toolVersion } from '../base/version.ts';
import { collect } from '../collect/collect.ts';
import type { Lanes } from '../powershell/open-lane.ts';
import type { EmitFormat } from '../render/emit/emitters.ts';
import { takeLock } from '../run/lock.ts';
import { site } from '../run/site.ts';
import { startWatchdog } from '../run/watchdog.ts';
import { UnknownConnection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { emitFailure } from './failure.ts';
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
import { cancelledBySignal } from './signals.ts';
import { unknownConnection } from './unknown-connection.ts';

/** A run that may take a second only still waits for one that takes longer. */
const leastWaitMs = 60_000;

/** After this much more a run has ended, one way or the other. */
const lockGraceMs = 45_000;

export interface ObserveOptions extends ObserveArguments {
  readonly powershell?: string | undefined;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly json?: boolean | undefined;
  readonly emit?: EmitFormat | undefined;
}

/** The time in which a run has this computer for itself. */
export interface Turn {
  /** Observes this client live. */
  readonly look: () => Promise<Snapshot>;
  readonly lanes: Lanes;
  /** Ctrl-C and its like. */
  readonly cancelled: AbortSignal;
}

/** Observes this client live. Ctrl-C ends the run and keeps what was found by then. */
export function observe(argv: ObserveOptions): Promise<{ snapshot: Snapshot; cancelled: boolean }> {
  return inTurn(argv, deadlineOf(argv), async ({ look, cancelled }) => ({
    snapshot: await look(),
    cancelled: cancelled.aborted,
  }));
}

/** Does what takes the computer for itself, and at the most so long, as soon as no other run is under way. */
export async function inTurn<T>(
  argv: ObserveOptions,
  limitMs: number,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  const lanes = argv.openLanes(argv.powershell);
  const deadlineMs = deadlineOf(argv);
  const wanted = {
    request: requestOf(argv),
    answers: answersOf(argv.answer),
    beacons: beaconsOf(argv),
    proxy: proxyOf(argv),
    wanted: wantedProbes(argv),
    allowCall: argv.allowCall,
    allowConnect: argv.allowConnect === true,
  };
  const cancelled = cancelledBySignal();
  const { folder, log } = site();
  const release = folder === undefined ? () => {} : await ownTurn(folder, limitMs, cancelled.signal);
  const callOff = startWatchdog(limitMs, () => {
    log('the run did not end in time and is given up');
    process.stderr.write('vpn-doctor: the run did not end in time.\n');
    release();
    process.exit(emitFailure(argv.emit, new Error('late')));
  });
  const look = async (): Promise<Snapshot> => {
    log(`looking, ${toolName} ${toolVersion}, ${deadlineMs / 1000} s`);
    const snapshot = await collect({
      ...wanted,
      startLane: lanes.start,
      noPowerShell: lanes.why,
      deadlineMs,
      cancelled: cancelled.signal,
      ...((argv.verbose || wantsProgress(argv)) && { onDone: liveProgress() }),
    });
    log(`looked for ${snapshot.context.ms} ms${missing(snapshot)}`);
    return snapshot;
  };
  try {
    return await work({ look, lanes, cancelled: cancelled.signal });
  } catch (error) {
    throw error instanceof UnknownConnection ? unknownConnection(error) : error;
  } finally {
    callOff();
    release();
    cancelled.release();
  }
}

/** Waits for another run of the same folder. Where the folder cannot hold a lock, the run goes on without. */
async function ownTurn(folder: string, deadlineMs: number, cancelled: AbortSignal): Promise<() => void> {
  const onWait = ({ pid, ageMs }: { pid: number; ageMs: number }): void => {
    const age = Math.round(ageMs / 1000);
    process.stderr.write(`Another run is under way (process ${pid}, since ${age} s); waiting for it.\n`);
  };
  try {
    // Whoever started us has a limit, too: a run in its turn, and a minute or so before it.
    return await takeLock(folder, {
      forMs: deadlineMs + lockGraceMs,
      waitMs: Math.max(deadlineMs, leastWaitMs),
      onWait,
      cancelled,
    });
  } catch (error) {
    if (error instanceof Busy) throw error;
    return () => {};
  }
}

/** Probes that have no answer, for the log. Their reasons may name things, and stay in the report. */
function missing({ probes }: Snapshot): string {
  const silent = ['ok', 'not-asked', 'not-applicable'];
  const rows = Object.entries(probes).flatMap(([id, outcome]) =>
    outcome && !silent.includes(outcome.status) ? [`${id} ${outcome.status}`] : [],
  );
  return rows.length > 0 ? `; without an answer: ${rows.join(', ')}` : '';
}
