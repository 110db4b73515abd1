import { readFileSync, writeFileSync } from 'node:fs';
import { CannotRun } from '../cannot-run.ts';

/** Writes a report to a file. @throws CannotRun where it cannot be written */
export function writeReport(file: string, text: string): void {
  if (/\.(?:md|ya?ml|njk|ts|html|css|js)$/i.test(file)) {
    throw new CannotRun(`\`${file}\` looks like a source, not like a report: give it another name`);
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CannotRun(`cannot write \`${file}\` (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** The text of a file that problems stand in, as their places count it; undefined where it is gone since. */
export function readSource(file: string): string | undefined {
  try {
    return new TextDecoder().decode(readFileSync(file));
  } catch {
    return undefined;
  }
}
