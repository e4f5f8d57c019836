import { deadline } from '../../base/deadline.ts';

/** Settles as `promise` does, or rejects with an AbortError-like failure when the signal or the time limit comes first. */
export async function within<T>(promise: Promise<T>, ms: number, signal: AbortSignal): Promise<T> {
  const limit = deadline(ms, signal);
  return await Promise.race([promise, aborted(limit)]);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(Object.assign(new Error('out of time'), { code: 'ETIMEDOUT' }));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}
