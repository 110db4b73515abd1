import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Puts new bytes in place of a file's: beside it first, then by one rename, so that whenever this ends the file is the
 * old one or the new one. Permissions and owner stay; of a symbolic link, the file that it leads to is replaced.
 * @param was what the file must still hold
 * @returns why it stays as it is, as a clause; undefined where it was replaced
 */
export function replaceFile(path: string, was: Uint8Array, bytes: Uint8Array): string | undefined {
  let fresh: string | undefined;
  try {
    const target = realpathSync(path);
    const { mode, uid, gid } = statSync(target);
    // A superuser could write it all the same, and was not meant to.
    if ((mode & 0o222) === 0) return 'it is read-only';
    closeSync(openSync(target, 'r+'));
    const beside = join(dirname(target), `.mending-${process.pid}`);
    // Left by a process of the same number that was killed.
    rmSync(beside, { force: true });
    const file = openSync(beside, 'wx', 0o600);
    fresh = beside;
    try {
      writeFileSync(file, bytes);
      fchownSync(file, uid, gid);
      fchmodSync(file, mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!readFileSync(target).equals(was)) return 'it was changed meanwhile';
    renameSync(fresh, target);
    fresh = undefined;
    return undefined;
  } catch (error) {
    return reasonOf(error as NodeJS.ErrnoException);
  } finally {
    if (fresh !== undefined) rmSync(fresh, { force: true });
  }
}

function reasonOf({ code, syscall, message }: NodeJS.ErrnoException): string {
  if (code === 'EROFS' || (code === 'EACCES' && syscall === 'open'))
    return 'it is read-only, or its folder is';
  if (code === 'EPERM' && syscall === 'fchown') return 'it belongs to another user';
  if (code === 'ENOENT') return 'it is gone';
  return `the system says ${code ?? message}`;
}
