import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Lies in a folder whose files are all there, and only have to be moved; names what has to go. */
export const JOURNAL = '.trust-center-update';

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
  try {
    return JSON.parse(text) as string[];
  } catch {
    return undefined;
  }
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
