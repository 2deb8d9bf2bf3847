const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const oneKeypressMs = 1000;
const parentEveryMs = 500;

/**
 * Waits for Ctrl-C, SIGTERM or a closed terminal, and under npm for npm's own death, which reaches us in no other way.
 * One Ctrl-C comes twice through npm (from the terminal and passed on): only a later one is a second wish, and calls `again`.
 */
export function stopSignal(again: () => void): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    for (const signal of signals) {
      process.on(signal, () => {
        if (first && Date.now() - first > oneKeypressMs) again();
        first ||= Date.now();
        resolve();
      });
    }
    if (process.env['npm_lifecycle_event']) whenParentIsGone(resolve);
  });
}

/** Calls `gone` once when the process that started this one has ended. */
export function whenParentIsGone(gone: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, parentEveryMs);
  watch.unref();
}
