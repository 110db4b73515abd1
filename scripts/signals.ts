const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** 128 and the number of the signal, as shells have it. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Runs something that must not be stopped in the middle of a step. A signal that comes in it is heard when it next waits:
 * then the process puts things in order, says so, and ends with the code that shells expect.
 * @param stopped puts things in order; what it returns is said on stderr
 */
export async function hearSignals<T>(stopped: () => string, act: () => Promise<T>): Promise<T> {
  const stop = (signal: (typeof SIGNALS)[number]): void => {
    process.stderr.write(stopped());
    process.exit(CODES[signal]);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    return await act();
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

/** Waits until somebody ends the process (Ctrl-C). */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
}
