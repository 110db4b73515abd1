import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { CODES_PAGE, fromHere, generatorRoot } from '../folders.ts';
import { isDay } from '../site/is-day.ts';

/** Where all codes are listed, as who runs a command may open it. */
export const codesHint = `each problem is told with its code, and ${fromHere(join(generatorRoot, CODES_PAGE))} lists all of them`;

/** Reads whole numbers above 0, with commas between them. @throws CannotRun where one is none */
export function numbersOf(text: string): number[] {
  return text.split(',').map(numberOf);
}

/** Reads a whole number above 0. @throws CannotRun where it is none */
export function numberOf(text: string): number {
  const number = Number(text.trim());
  if (Number.isInteger(number) && number > 0) return number;
  throw new CannotRun(`\`${text}\` is no whole number above 0`);
}

/** Reads a number of days. @throws CannotRun where it is none */
export function daysOf(text: string): number {
  if (/^\d{1,5}$/.test(text.trim())) return Number(text);
  throw new CannotRun(`\`${text}\` is no number of days: give a whole one such as 30`);
}

/** Reads a day of the calendar, `YYYY-MM-DD`. @throws CannotRun where it is none */
export function dayOf(text: string): string {
  if (isDay(text)) return text;
  throw new CannotRun(`\`${text}\` is no day of the calendar: give one as YYYY-MM-DD`);
}

/** Reads a time-out in seconds. @returns milliseconds @throws CannotRun where it is none from 1 to 300 */
export function secondsOf(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 300) return seconds * 1000;
  throw new CannotRun(`\`${text}\` is no whole number of seconds from 1 to 300`);
}

/** Reads a port number. @throws CannotRun where it is none */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CannotRun(`\`${text}\` is no port: give a number from 1 to 65535`);
}
