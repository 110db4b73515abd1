import { accessSync, constants, existsSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CannotRun } from '../cannot-run.ts';
import { createFile, replaceFile } from '../files.ts';
import { printable } from '../report/printable.ts';
import { hearSignals } from '../signals.ts';
import { bytesLike, textOfBytes } from './source-text.ts';

/** What is to become of a file: `was` is undefined for a new one, `is` for one that goes. */
export interface Change {
  readonly path: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
  /** The file whose permissions, byte order mark and line ends a new one takes. */
  readonly like?: string | undefined;
}

/** What became of changes. */
export interface WrittenChanges {
  /** The paths of the files that are as planned. */
  readonly done: readonly string[];
  /** The files that are not, and why, as a clause. */
  readonly refused: ReadonlyMap<string, string>;
}

const CHANGED = 'it was changed meanwhile';

/**
 * What differs between the texts of a site, by path: new files first, those that go last.
 * @param models the files that new ones are like
 */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  models: ReadonlyMap<string, string>,
): Change[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes = paths
    .map((path): Change => ({ path, was: before.get(path), is: after.get(path), like: models.get(path) }))
    .filter(({ was, is }) => was !== is);
  const ranked = [
    changes.filter(({ was }) => was === undefined),
    changes.filter(({ was, is }) => was !== undefined && is !== undefined),
    changes.filter(({ is }) => is === undefined),
  ];
  return ranked.flat();
}

/**
 * Writes changes that belong together, one whole file after the other. Files that were changed meanwhile are left alone;
 * at any other fault the rest is left as it is.
 * @param folder the folder that paths start from, absolute
 * @throws CannotRun before anything is written, where one of the files could not be
 */
export async function writeChanges(folder: string, changes: readonly Change[]): Promise<WrittenChanges> {
  for (const change of changes) expectWritable(folder, change);
  const stopped = (written: WrittenChanges): string =>
    unfinishedText('stopped.', relative(process.cwd(), folder), changes, written);
  const written = await writeEach(folder, changes, stopped, (reason) => reason === CHANGED);
  const refused = changes.flatMap(({ path }): [string, string][] =>
    written.done.includes(path)
      ? []
      : [[path, written.refused.get(path) ?? 'the one before it could not be written']],
  );
  return { ...written, refused: new Map(refused) };
}

/**
 * Writes changes, each for itself.
 * @param stopped what is said where a signal ends it
 * @param goesOn whether others are still written after one could not be
 */
export async function writeEach(
  folder: string,
  changes: readonly Change[],
  stopped: (written: WrittenChanges) => string,
  goesOn: (reason: string) => boolean = () => true,
): Promise<WrittenChanges> {
  const done: string[] = [];
  const refused = new Map<string, string>();
  const writeAll = async (): Promise<void> => {
    for (const change of changes) {
      const reason = writeChange(folder, change);
      if (reason === undefined) done.push(change.path);
      else refused.set(change.path, reason);
      if (reason !== undefined && !goesOn(reason)) break;
      await setImmediate();
    }
  };
  await hearSignals(() => stopped({ done, refused }), writeAll);
  return { done, refused };
}

/**
 * Writes a change: whole or not at all, and never over a file that was changed meanwhile.
 * @returns why it was not written, as a clause
 */
export function writeChange(folder: string, { path, was, is, like }: Change): string | undefined {
  const file = join(folder, path);
  try {
    if (was === undefined) {
      const model = like === undefined ? undefined : join(folder, like);
      const bytes = bytesLike(model === undefined ? new Uint8Array() : readFileSync(model), is ?? '');
      return createFile(file, bytes, model);
    }
    const bytes = readFileSync(file);
    if (textOfBytes(bytes) !== was) return CHANGED;
    if (is !== undefined) return replaceFile(file, bytesLike(bytes, is), (now) => now.equals(bytes));
    remove(folder, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' && was !== undefined ? 'it is gone' : `the system says ${code}`;
  }
  return undefined;
}

/**
 * What is told where changes that belong together were not written whole: every file, by what became of it.
 * @param head why they were not, in a line
 * @param folder the content folder, as shown
 */
export function unfinishedText(
  head: string,
  folder: string,
  changes: readonly Change[],
  { done, refused }: WrittenChanges,
): string {
  const line = (path: string, reason?: string): string =>
    `  ${printable(`${folder}/${path}${reason === undefined ? '' : `: ${reason}`}`)}\n`;
  const rest = changes.filter(({ path }) => !done.includes(path));
  const not = rest.map(({ path }) => line(path, refused.get(path)));
  const were = done.map((path) => line(path));
  const back = were.length > 0 ? 'To begin anew, put these back as git has them.\n' : '';
  return `move: ${head}\nNot written:\n${not.join('')}Written:\n${were.join('') || '  none\n'}${back}`;
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

/** Removes a file, and the folders that are empty then. */
function remove(folder: string, file: string): void {
  rmSync(file);
  for (let above = dirname(file); above !== folder; above = dirname(above)) {
    try {
      rmdirSync(above);
    } catch {
      break;
    }
  }
}
