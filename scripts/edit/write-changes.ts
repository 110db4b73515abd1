import { accessSync, constants, existsSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CannotRun } from '../cannot-run.ts';
import { createFile, replaceFile } from '../files.ts';
import { hearSignals } from '../signals.ts';
import type { Change } from './move/working-copy.ts';
import { unfinishedText } from './unfinished-text.ts';

/** What became of changes. */
export interface Written {
  /** The paths of the files that are as planned. */
  readonly done: readonly string[];
  /** The files that are not, and why, as a clause. */
  readonly refused: ReadonlyMap<string, string>;
}

const CHANGED = 'it was changed meanwhile';

/**
 * Writes changes, one whole file after the other. Files that were changed meanwhile are left alone; at any other fault the
 * rest is left as it is.
 * @param folder the content folder, absolute
 * @throws CannotRun before anything is written, where one of the files could not be
 */
export async function writeChanges(folder: string, changes: readonly Change[]): Promise<Written> {
  for (const change of changes) expectWritable(folder, change);
  const done: string[] = [];
  const refused = new Map<string, string>();
  const rest = (): string[] => changes.map(({ path }) => path).filter((path) => !done.includes(path));
  await hearSignals(
    () =>
      unfinishedText(
        'stopped.',
        relative(process.cwd(), folder),
        done,
        new Map(rest().map((path) => [path, refused.get(path)])),
      ),
    async () => {
      for (const change of changes) {
        const reason = write(folder, change);
        if (reason === undefined) done.push(change.path);
        else refused.set(change.path, reason);
        if (reason !== undefined && reason !== CHANGED) break;
        await setImmediate();
      }
    },
  );
  for (const path of rest())
    if (!refused.has(path)) refused.set(path, 'the one before it could not be written');
  return { done, refused };
}

/** @throws CannotRun where a file is read-only, or one stands where a new one is to be */
function expectWritable(folder: string, { path, was }: Change): void {
  const file = join(folder, path);
  if (was === undefined && existsSync(file))
    throw new CannotRun(`\`${path}\` is there already, and is never overwritten; nothing was written`);
  const at = was === undefined ? standingFolder(dirname(file)) : file;
  const isWritable = [at, dirname(file)].filter((one) => existsSync(one)).every(mayWrite);
  if (!isWritable)
    throw new CannotRun(
      `\`${path}\` cannot be written: it, or its folder, is read-only; nothing was written`,
    );
}

function standingFolder(folder: string): string {
  return existsSync(folder) ? folder : standingFolder(dirname(folder));
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    // A superuser could all the same, and was not meant to.
    return (statSync(path).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

/** @returns why it was not, as a clause */
function write(folder: string, { path, was, is, like }: Change): string | undefined {
  const file = join(folder, path);
  if (is === undefined) return remove(folder, file, was ?? new Uint8Array());
  if (was !== undefined) return replaceFile(file, was, is);
  return createFile(file, is, like === undefined ? undefined : join(folder, like));
}

/** Removes a file, and the folders that are empty then. */
function remove(folder: string, file: string, was: Uint8Array): string | undefined {
  try {
    if (!readFileSync(file).equals(was)) return CHANGED;
    rmSync(file);
  } catch (error) {
    return `the system says ${(error as NodeJS.ErrnoException).code}`;
  }
  for (let above = dirname(file); above !== folder; above = dirname(above)) {
    try {
      rmdirSync(above);
    } catch {
      break;
    }
  }
  return undefined;
}
