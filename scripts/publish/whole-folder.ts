import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { tried } from '../cannot-run.ts';
import { type BuildMemory, spareFolder } from './memory.ts';
import { isUntouched, type OutputState, outputState, withChanged } from './output-state.ts';
import { MARKER } from './work-folder.ts';

/** What a build wrote of the output that is to be, and what it leaves as it is, by their paths. */
export interface Rendered {
  readonly written: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
  /** What the last output holds and the next one does not. */
  readonly removed: readonly string[];
}

/** A folder that can take the place of the output, and how the output is then found. */
interface Whole {
  readonly folder: string;
  readonly state: () => OutputState | undefined;
}

/**
 * Completes what a build wrote by what has not changed. The folder that the last build replaced lacks little of it, and
 * takes what was written since; where it is not there any more, a new one is made (a thousand folders take some file
 * systems a third of a second).
 * @param fresh where the build wrote
 */
export function wholeFolder(fresh: string, output: string, rendered: Rendered, last: BuildMemory): Whole {
  const { written, kept, removed } = rendered;
  const { folders, stale } = last.spare ?? { folders: new Map(), stale: [] };
  const folder = takeSpare(fresh, output, folders);
  if (folder === undefined) {
    takeFiles(kept, output, fresh);
    return { folder: fresh, state: () => outputState(output, kept) };
  }
  for (const path of [...stale, ...removed]) {
    rmSync(join(folder, path), { force: true });
    if (!kept.has(path) && !written.has(path)) removeEmpty(dirname(join(folder, path)), folder);
  }
  for (const path of written) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(join(fresh, path), join(folder, path));
  }
  takeFiles(
    stale.filter((path) => kept.has(path)),
    output,
    folder,
  );
  const found = new Map([...last.output, ...folders]);
  return { folder, state: () => withChanged(output, found, [MARKER, ...stale, ...removed, ...written]) };
}

/** Takes the spare folder into the new one, where the next build clears it away should this one be killed. */
function takeSpare(fresh: string, output: string, folders: OutputState): string | undefined {
  const [spare, taken] = [spareFolder(output), join(fresh, '.spare')];
  if (!isUntouched(spare, folders)) return undefined;
  return tried(() => {
    renameSync(spare, taken);
    return taken;
  });
}

/** What a file system says that knows no hard links, or has no more of them for a file. */
const NO_LINKS = ['EXDEV', 'EPERM', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/**
 * Has files of one folder in another too, by hard links; by copies where there are none. A build only ever makes new files,
 * so neither folder changes with the other.
 * @param paths below both folders; none of them is in the second yet
 */
export function takeFiles(paths: Iterable<string>, from: string, to: string, link = linkSync): void {
  const made = new Set<string>();
  for (const path of paths) {
    const [source, target] = [join(from, path), join(to, path)];
    const folder = dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    try {
      link(source, target);
    } catch (error) {
      if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      copyFileSync(source, target);
      const { atime, mtime } = statSync(source);
      utimesSync(target, atime, mtime);
    }
  }
}

/** Removes folders in which nothing is left, up to another. */
function removeEmpty(folder: string, upTo: string): void {
  if (folder === upTo || (existsSync(folder) && readdirSync(folder).length > 0)) return;
  if (existsSync(folder)) rmdirSync(folder);
  removeEmpty(dirname(folder), upTo);
}
