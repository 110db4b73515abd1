import { existsSync, readFileSync } from 'node:fs';
import { CannotRun } from '../cannot-run.ts';
import { replaceFile } from '../fix/replace-file.ts';
import { createFile } from './create-file.ts';

/**
 * Writes a record that commands keep, in one step: whenever this ends, the file is the old one or the new one.
 * @throws CannotRun where it cannot be written, or somebody else changed it meanwhile
 */
export function writeRecord(path: string, was: string | undefined, text: string): void {
  const reason = was === undefined ? createFile(path, Buffer.from(text)) : replaceText(path, was, text);
  if (reason !== undefined) throw new CannotRun(`\`${path}\` stays as it is: ${reason}`);
}

function replaceText(path: string, was: string, text: string): string | undefined {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (bytes.toString().replace(/\r\n?/g, '\n') !== was) return 'it was changed meanwhile';
  return replaceFile(path, bytes, Buffer.from(text));
}
