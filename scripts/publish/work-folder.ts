import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';

/** Lies in every folder that a build made. */
export const MARKER = '.trust-center';

/** Lies in a folder whose files are all there, and only have to be moved; names what has to go. */
export const JOURNAL = '.trust-center-update';

/** A file of an update says as much as the mark, which the update moves away. */
const MARKS = [MARKER, JOURNAL];

/**
 * What lies beside the output under our names without our mark is somebody's.
 * @throws CannotRun
 */
export function refuseUnmarked(folder: string): void {
  if (isOurs(folder)) return;
  throw new CannotRun(
    `\`${folder}\` was not made by a build, so it is not removed: move it away, or choose another output folder`,
  );
}

/** Whether a folder is not there, is empty, or has our mark. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found === undefined;
  const entries = readdirSync(folder);
  return entries.length === 0 || MARKS.some((mark) => entries.includes(mark));
}

/**
 * Removes a folder that writes may still be under way into, and leaves somebody's alone. The mark goes last: who is
 * stopped here leaves a folder that the next build knows for ours.
 */
export function removeOurs(folder: string): void {
  if (!isOurs(folder)) return;
  for (let tries = 0; existsSync(folder) && tries < 50; tries++) {
    try {
      for (const name of readdirSync(folder)) if (!MARKS.includes(name)) remove(join(folder, name));
      remove(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    }
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
}

/**
 * Moves the files of one folder over those of another, each whole and at once, and removes files from it. Stopped in the
 * middle, it can be finished by `finishUpdate`: a journal in the first folder says what was meant.
 * @param removed paths below the target
 */
export function updateFolder(fresh: string, target: string, removed: readonly string[]): void {
  writeFileSync(join(fresh, JOURNAL), JSON.stringify(removed));
  apply(fresh, target, removed);
}

/** Finishes an update that was stopped. Answers whether there was one. */
export function finishUpdate(fresh: string, target: string): boolean {
  const journal = join(fresh, JOURNAL);
  if (!existsSync(journal) || !existsSync(target)) return false;
  const removed = removalsOf(readFileSync(journal, 'utf8'));
  if (!removed) return false;
  apply(fresh, target, removed);
  return true;
}

/** Undefined where the journal was being written when it was stopped: then nothing has been moved. */
function removalsOf(text: string): string[] | undefined {
  return tried(() => JSON.parse(text) as string[]);
}

function apply(fresh: string, target: string, removed: readonly string[]): void {
  for (const entry of readdirSync(fresh, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === JOURNAL) continue;
    const from = join(entry.parentPath, entry.name);
    const to = join(target, relative(fresh, from));
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
  for (const path of removed) {
    rmSync(join(target, path), { force: true });
    removeEmpty(dirname(join(target, path)), target);
  }
}

/** Removes folders in which nothing is left, up to the target. */
function removeEmpty(folder: string, target: string): void {
  if (folder === target || !existsSync(folder) || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), target);
}
