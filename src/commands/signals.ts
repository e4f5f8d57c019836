/** Ctrl-C, a polite kill, and a closed terminal or remote session. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls off what is under way when somebody ends the program. Not once: a second Ctrl-C would end the hanging up that a connection attempt needs. The
 * run ends by itself within seconds. `release`: the signals mean again what they always do.
 */
export function cancelledBySignal(): { readonly signal: AbortSignal; readonly release: () => void } {
  const cancel = new AbortController();
  const onSignal = (): void => cancel.abort();
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: cancel.signal,
    release: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
