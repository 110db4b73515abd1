import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes a new file, whole or not at all; one that is there is never overwritten.
 * @param like a file whose permissions it takes
 * @returns why it was not made, as a clause
 */
export function createFile(path: string, bytes: Uint8Array, like?: string): string | undefined {
  const beside = join(dirname(path), `.writing-${process.pid}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(beside, { force: true });
    writeBeside(beside, bytes, like === undefined ? undefined : statSync(like).mode & 0o7777);
    // A link, unlike a rename, takes no other file's place.
    place(beside, path);
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'EEXIST' ? 'it is there already' : `the system says ${code ?? message}`;
  } finally {
    rmSync(beside, { force: true });
  }
}

function place(beside: string, path: string): void {
  try {
    linkSync(beside, path);
  } catch (error) {
    const hasLinks = !['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(
      (error as NodeJS.ErrnoException).code ?? '',
    );
    if (hasLinks) throw error;
    // Some file systems know no links.
    if (existsSync(path)) throw Object.assign(new Error('it is there'), { code: 'EEXIST' });
    renameSync(beside, path);
  }
}

function writeBeside(beside: string, bytes: Uint8Array, mode: number | undefined): void {
  const file = openSync(beside, 'wx');
  try {
    writeFileSync(file, bytes);
    if (mode !== undefined) fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
