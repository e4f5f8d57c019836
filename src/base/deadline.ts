import { setMaxListeners } from 'node:events';

/**
 * A signal that aborts with any of the others, or when the time is over. AbortSignal.any and AbortSignal.timeout do the same, but Node 20
 * may collect them as garbage while somebody waits for them, and then they never abort. The timer keeps this one alive, and, as theirs, holds no process up.
 */
export function deadline(ms: number, ...others: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  // Any number of probes may wait for one deadline; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, controller.signal, ...others);
  const abort = (): void => {
    clearTimeout(timer);
    for (const other of others) other.removeEventListener('abort', abort);
    controller.abort();
  };
  // A computer that was busy for longer runs its timers before it looks at what has arrived meanwhile: that goes first.
  const timer = setTimeout(() => setImmediate(abort), ms);
  timer.unref();
  for (const other of others) {
    if (other.aborted) abort();
    else other.addEventListener('abort', abort, { once: true });
  }
  return controller.signal;
}
