import type { Clock } from '../../scripts/outside/limits.ts';

/** A clock on which waiting takes no time. */
export interface TestClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  readonly waits: number[];
}

/** A clock that stands still until somebody waits. */
export function testClock(now = Date.UTC(2026, 10, 22, 12)): TestClock {
  const waits: number[] = [];
  let time = now;
  return {
    waits,
    now: () => time,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}
