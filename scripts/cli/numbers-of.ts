import { CannotRun } from '../cannot-run.ts';

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
