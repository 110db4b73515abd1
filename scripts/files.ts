import {
  chmodSync,
  closeSync,
  type Dirent,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { CannotRun, tried } from './cannot-run.ts';
import type { UnreadableReason } from './flaws.ts';

// What editors own is written here and nowhere else: beside its place first, then there in one step, so that whenever a
// command ends, a file is the old one or the new one.

/**
 * Makes a new file, whole or not at all; one that is there is never overwritten.
 * @param like a file whose permissions it takes
 * @returns why it was not made, as a clause
 */
export function createFile(path: string, bytes: Uint8Array, like?: string): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const owned = like === undefined ? undefined : { mode: statSync(like).mode };
    writeBeside(path, bytes, owned, (beside) => placeNew(beside, path));
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'EEXIST' ? 'it is there already' : `the system says ${code ?? message}`;
  }
}

/**
 * Puts new bytes in place of a file's. Permissions and owner stay; of a symbolic link, the file that it leads to is replaced.
 * @param isAsKnown whether what it holds is still what it held
 * @returns why it stays as it is, as a clause; undefined where it was replaced
 */
export function replaceFile(
  path: string,
  bytes: Uint8Array,
  isAsKnown: (now: Buffer) => boolean,
): string | undefined {
  try {
    const target = realpathSync(path);
    const owned = statSync(target);
    // A superuser could write it all the same, and was not meant to.
    if ((owned.mode & 0o222) === 0) return 'it is read-only';
    closeSync(openSync(target, 'r+'));
    return writeBeside(target, bytes, owned, (beside) => {
      if (!isAsKnown(readFileSync(target))) return 'it was changed meanwhile';
      renameSync(beside, target);
      return undefined;
    });
  } catch (error) {
    return reasonOf(error as NodeJS.ErrnoException);
  }
}

/**
 * Writes a text file, whether it is there or not.
 * @param was its text, with line ends as `\n`, where it must still be that; null where it must not be there
 * @throws CannotRun where it cannot be written, or is not as it was; it is then as it was
 */
export function writeText(path: string, text: string | Buffer, was?: string | null): void {
  const isAsKnown = (now: Buffer) => was === undefined || now.toString().replace(/\r\n?/g, '\n') === was;
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const reason = existsSync(path) ? replaceFile(path, bytes, isAsKnown) : createFile(path, bytes);
  if (reason !== undefined) throw new CannotRun(`\`${path}\` stays as it is: ${reason}`);
}

/** A file that is not there yet. */
export interface NewFile {
  readonly text: string;
  readonly isProgram?: boolean;
}

/**
 * Makes new files in a folder, all of them or none: beside their places first, then there in their order, what has a folder of
 * its own in one step. It does not wait in between, so that a signal that is heard comes before or after it.
 * @param files by their paths inside the folder
 * @throws CannotRun where one cannot be made, or is there already; then none is
 */
export function createFiles(folder: string, files: ReadonlyMap<string, NewFile>): void {
  const beside = join(folder, `.writing-all-${process.pid}`);
  const placed: string[] = [];
  try {
    for (const [path, { text, isProgram }] of files) {
      const reason = createFile(join(beside, path), Buffer.from(text));
      if (reason !== undefined) throw new CannotRun(`\`${path}\` cannot be written: ${reason}`);
      if (isProgram) chmodSync(join(beside, path), 0o755);
    }
    for (const path of files.keys()) {
      // It came with a folder of its own.
      if (!existsSync(join(beside, path))) continue;
      const top = topmostNew(folder, path);
      if (existsSync(join(folder, top)))
        throw new CannotRun(`\`${top}\` is there already, and is never overwritten`);
      renameSync(join(beside, top), join(folder, top));
      placed.push(top);
    }
  } catch (error) {
    for (const path of placed) rmSync(join(folder, path), { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** The highest part of the way to a file that is no folder yet, or the file itself. */
function topmostNew(folder: string, path: string): string {
  const parts = path.split('/');
  const ways = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return ways.find((way) => !isFolder(join(folder, way))) ?? path;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Writes bytes beside a file, has them put in place, and leaves nothing else behind. */
function writeBeside<T>(
  path: string,
  bytes: Uint8Array,
  owned: { readonly mode: number; readonly uid?: number; readonly gid?: number } | undefined,
  put: (beside: string) => T,
): T {
  const beside = join(dirname(path), `.writing-${process.pid}`);
  try {
    // Left by a process of the same number that was killed.
    rmSync(beside, { force: true });
    const file = openSync(beside, 'wx', owned ? 0o600 : 0o666);
    try {
      writeFileSync(file, bytes);
      if (owned?.uid !== undefined && owned.gid !== undefined) fchownSync(file, owned.uid, owned.gid);
      if (owned) fchmodSync(file, owned.mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return put(beside);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Removes what processes that were killed left beside the files of a folder. */
export function clearLeft(folder: string): void {
  for (const name of tried(() => readdirSync(folder)) ?? []) {
    const id = /^\.writing-(\d+)$/.exec(name)?.[1];
    if (id !== undefined && !isRunning(Number(id))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // One of somebody else's is there too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A link, unlike a rename, takes no other file's place. */
function placeNew(beside: string, path: string): void {
  try {
    linkSync(beside, path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(code)) throw error;
    // Some file systems know no links.
    if (existsSync(path)) throw Object.assign(new Error('it is there'), { code: 'EEXIST' });
    renameSync(beside, path);
  }
}

function reasonOf({ code, syscall, message }: NodeJS.ErrnoException): string {
  if (code === 'EROFS' || (code === 'EACCES' && syscall === 'open'))
    return 'it is read-only, or its folder is';
  if (code === 'EPERM' && syscall === 'fchown') return 'it belongs to another user';
  if (code === 'ENOENT') return 'it is gone';
  return `the system says ${code ?? message}`;
}

/**
 * The files of a folder and its sub-folders, sorted, links to files and folders included; or the file itself.
 * @param within the folders that are being looked through: a link may lead back to one
 * @throws CannotRun where something in it cannot be read to its end
 */
export function filesOf(path: string, within: readonly string[] = []): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || found.isFile()) return found ? [path] : [];
  if (!found.isDirectory()) throw new CannotRun(`\`${path}\` is no file, but a pipe, a socket or a device`);
  const folder = realpathSync(path);
  if (within.includes(folder)) return [];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesOf(join(path, name), [...within, folder]));
}

/** The way from a folder to a file, with `/` whatever the system has. */
export function inFolder(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

/**
 * What stands in a folder and its sub-folders. A link to a folder is not followed, as Node's own listing does: links may lead
 * back, and two of them to no end.
 * @throws the system's error where a folder cannot be looked into
 */
export function* entriesBelow(folder: string): Generator<Dirent> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    yield entry;
    if (entry.isDirectory()) yield* entriesBelow(join(folder, entry.name));
  }
}

const IGNORED = /^\.|~$|^(?:Thumbs\.db|desktop\.ini)$/i;

/** Is told what cannot be taken, by its path. */
type ReportUnreadable = (path: string, reason: UnreadableReason) => void;

/**
 * The files of a folder and its sub-folders, sorted, as paths from the root; none that leads out of it.
 * @param root without symbolic links
 */
export function* walkFolder(root: string, report: ReportUnreadable, folder = ''): Generator<string> {
  const entries =
    attempt(folder, report, () => readdirSync(join(root, folder), { withFileTypes: true })) ?? [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (IGNORED.test(entry.name)) continue;
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    // What is no UTF-8 in a name was read as U+FFFD: there is no file of that name.
    if (entry.name.includes('\ufffd')) report(path, 'name-bytes');
    else if (entry.isDirectory()) yield* walkFolder(root, report, path);
    else if (entry.isFile() || (entry.isSymbolicLink() && linkIsSafe(root, path, report))) yield path;
    else if (!entry.isSymbolicLink()) report(path, 'special');
  }
}

function linkIsSafe(root: string, path: string, report: ReportUnreadable): boolean {
  try {
    const target = realpathSync(join(root, path));
    const found = statSync(target);
    if (!target.startsWith(root + sep)) report(path, 'outside');
    else if (found.isDirectory()) report(path, 'linked-folder');
    else if (!found.isFile()) report(path, 'special');
    else return true;
  } catch {
    report(path, 'broken-link');
  }
  return false;
}

/** What the system does not let us read is a problem at its file, and the run goes on. */
export function attempt<T>(path: string, report: ReportUnreadable, act: () => T): T | undefined {
  try {
    return act();
  } catch {
    report(path, 'denied');
    return undefined;
  }
}
