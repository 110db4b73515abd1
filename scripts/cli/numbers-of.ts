import { CannotRun } from '../cannot-run.ts';

/** Reads whole numbers above 0, with commas between them. @throws CannotRun where one is none */
export function numbersOf(text: string): number[] {
  return text.split(',').map((part) => {
    const number = Number(part.trim());
    if (Number.isInteger(number) && number > 0) return number;
    throw new CannotRun(`\`${part}\` is no whole number above 0`);
  });
}
