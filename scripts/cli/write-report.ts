import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { pageText } from '../text/decode-bytes.ts';

/** Writes a report to a file. @throws CannotRun where it cannot be written */
export function writeReport(file: string, text: string): void {
  refuseSource(file);
  attempt(file, () => writeFileSync(file, text));
}

/** Before work that takes long: makes sure that its report can be written, and leaves the last one. @throws CannotRun */
export function expectReport(file: string): void {
  refuseSource(file);
  const isNew = !existsSync(file);
  attempt(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
    if (isNew) rmSync(file);
  });
}

/** The text of a file that problems stand in, as their places count it; undefined where it is gone since. */
export function readSource(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    return /\.html?$/i.test(file) ? pageText(bytes) : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

function refuseSource(file: string): void {
  if (/\.(?:md|ya?ml|njk|ts|html|css|js)$/i.test(file)) {
    throw new CannotRun(`\`${file}\` looks like a source, not like a report: give it another name`);
  }
}

function attempt(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new CannotRun(`cannot write \`${file}\` (${(error as NodeJS.ErrnoException).code})`);
  }
}
