const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof CODES;

/** Work was stopped by a signal. */
export class Stopped extends Error {
  override name = 'Stopped';
  /** The exit code that a shell expects then. */
  readonly code: number;

  constructor(signal: Signal) {
    super(`stopped by ${signal}`);
    this.code = CODES[signal];
  }
}

/**
 * Does something that a signal may stop.
 * @param stop ends what `act` waits for
 * @throws Stopped where a signal came, after `act` has cleared up behind itself
 */
export async function stoppable<T>(stop: () => void, act: () => Promise<T>): Promise<T> {
  let stopped: Signal | undefined;
  const hear = (signal: Signal): void => {
    stopped = signal;
    stop();
  };
  const signals = Object.keys(CODES) as Signal[];
  for (const signal of signals) process.once(signal, hear);
  try {
    const done = await act();
    if (!stopped) return done;
  } catch (error) {
    if (!stopped) throw error;
  } finally {
    for (const signal of signals) process.off(signal, hear);
  }
  throw new Stopped(stopped);
}
