import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { replaceFile } from '../fix/replace-file.ts';

/**
 * Writes a text file of the content as a whole: whenever this ends, the file is the old one or the new one.
 * @throws CannotRun where it cannot be written; it is then as it was
 */
export function writeWhole(path: string, text: string): void {
  const bytes = Buffer.from(text);
  if (existsSync(path)) {
    const reason = replaceFile(
      path,
      attempt(path, () => readFileSync(path)),
      bytes,
    );
    if (reason !== undefined) throw new CannotRun(`cannot write \`${path}\`: ${reason}`);
    return;
  }
  const beside = join(dirname(path), `.writing-${process.pid}`);
  attempt(path, () => {
    try {
      const file = openSync(beside, 'wx');
      try {
        writeFileSync(file, bytes);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(beside, path);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new CannotRun(`cannot write \`${path}\` (${(error as NodeJS.ErrnoException).code})`);
  }
}
