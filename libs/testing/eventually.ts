import { setTimeout as sleep } from 'node:timers/promises';

/** Calls `fn` until it no longer throws and gives its result; after `timeoutMs` the last error is thrown. */
export async function eventually<T>(fn: () => T | Promise<T>, { timeoutMs = 10_000, everyMs = 25 } = {}): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await fn();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(everyMs);
    }
  }
}
