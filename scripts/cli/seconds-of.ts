import { CannotRun } from '../cannot-run.ts';

/** Reads a time-out in seconds. @returns milliseconds @throws CannotRun where it is none from 1 to 300 */
export function secondsOf(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 300) return seconds * 1000;
  throw new CannotRun(`\`${text}\` is no whole number of seconds from 1 to 300`);
}
