import { existsSync, readFileSync } from 'node:fs';
import { CannotRun } from '../cannot-run.ts';
import { replaceFile } from '../fix/replace-file.ts';
import { createFile } from './create-file.ts';

/**
 * Writes a text file of the content as a whole: whenever this ends, the file is the old one or the new one.
 * @throws CannotRun where it cannot be written; it is then as it was
 */
export function writeWhole(path: string, text: string): void {
  const bytes = Buffer.from(text);
  const reason = existsSync(path) ? replaceFile(path, readNow(path), bytes) : createFile(path, bytes);
  if (reason !== undefined) throw new CannotRun(`cannot write \`${path}\`: ${reason}`);
}

function readNow(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CannotRun(`cannot write \`${path}\` (${(error as NodeJS.ErrnoException).code})`);
  }
}
