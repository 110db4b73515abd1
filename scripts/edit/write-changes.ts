import { accessSync, constants, existsSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CannotRun } from '../cannot-run.ts';
import { createFile, replaceFile } from '../files.ts';
import { printable } from '../report/printable.ts';
import { hearSignals } from '../signals.ts';
import { decodeUtf8 } from '../text/decode-bytes.ts';

/** The text of a file; null of one that is no text; undefined where there is none. */
type Text = string | null | undefined;

/** What is to become of a file: `was` is undefined for a new one, `is` for one that goes. */
export interface Change {
  readonly path: string;
  readonly was: Text;
  readonly is: Text;
  /** The file whose permissions, byte order mark and line ends a new one takes; of what is no text, all bytes. */
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
  before: ReadonlyMap<string, string | null>,
  after: ReadonlyMap<string, string | null>,
  models: ReadonlyMap<string, string>,
): Change[] {
  const rank = ({ was, is }: Change): number => Number(is === undefined) - Number(was === undefined);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((path): Change => ({ path, was: before.get(path), is: after.get(path), like: models.get(path) }))
    .filter(({ was, is }) => was !== is)
    .sort((a, b) => rank(a) - rank(b));
}

/**
 * Writes changes that belong together, one whole file after the other. Files that were changed meanwhile are left alone;
 * at any other fault the rest is left as it is.
 * @param folder the folder that paths start from, absolute
 * @param command the name of the one that writes them
 * @throws CannotRun before anything is written, where one of the files could not be
 */
export async function writeChanges(
  folder: string,
  changes: readonly Change[],
  command = 'move',
): Promise<WrittenChanges> {
  for (const change of changes) expectWritable(folder, change);
  const stopped = (written: WrittenChanges): string =>
    unfinishedText(`${command}: stopped.`, relative(process.cwd(), folder), changes, written);
  return writeEach(folder, changes, stopped, (reason) => reason === CHANGED);
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
  let before: string | undefined;
  const writeAll = async (): Promise<void> => {
    for (const change of changes) {
      const reason = before ?? writeChange(folder, change);
      if (reason === undefined) done.push(change.path);
      else refused.set(change.path, reason);
      if (reason !== undefined && !goesOn(reason)) before = 'the one before it could not be written';
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
      const alike = model === undefined ? new Uint8Array() : readFileSync(model);
      return createFile(file, is === null ? alike : bytesLike(alike, is ?? ''), model);
    }
    if (was === null) return void remove(folder, file);
    const bytes = readFileSync(file);
    const { text, badLine } = decodeUtf8(bytes);
    if (text !== was || badLine !== undefined) return CHANGED;
    if (is != null) return replaceFile(file, bytesLike(bytes, is), (now) => now.equals(bytes));
    remove(folder, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' && was !== undefined ? 'it is gone' : `the system says ${code}`;
  }
  return undefined;
}

/**
 * What is told where changes that belong together were not written whole: every file, by what became of it.
 * @param head which command tells it, and why they were not, in a line
 * @param folder the content folder, as shown
 */
export function unfinishedText(
  head: string,
  folder: string,
  changes: readonly Change[],
  { done, refused }: WrittenChanges,
): string {
  const line = (path: string): string => {
    const reason = refused.get(path);
    return `  ${printable(`${folder}/${path}${reason === undefined ? '' : `: ${reason}`}`)}\n`;
  };
  const not = changes.flatMap(({ path }) => (done.includes(path) ? [] : [line(path)]));
  const were = done.map(line);
  const back = were.length > 0 ? 'To begin anew, put these back as git has them.\n' : '';
  return `${head}\nNot written:\n${not.join('')}Written:\n${were.join('') || '  none\n'}${back}`;
}

/** @throws CannotRun where a file is read-only, or one stands where a new one is to be */
function expectWritable(folder: string, { path, was }: Change): void {
  const file = join(folder, path);
  if (was === undefined && existsSync(file))
    throw new CannotRun(`\`${path}\` is there already, and is never overwritten; nothing was written`);
  if (![file, dirname(file)].map(standing).every(mayWrite))
    throw new CannotRun(
      `\`${path}\` cannot be written: it, or its folder, is read-only; nothing was written`,
    );
}

/** A path, or the folder above it that is there. */
export function standing(path: string): string {
  return existsSync(path) ? path : standing(dirname(path));
}

/** Whether what stands at a path may be written, or written into. */
export function mayWrite(path: string): boolean {
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
  try {
    for (let above = dirname(file); above !== folder; above = dirname(above)) rmdirSync(above);
  } catch {
    // One that is not empty stays.
  }
}

/**
 * The bytes to write for a text, with the byte order mark and the line ends of a file.
 * @param model the bytes of the file as it was; of mixed line ends, each line keeps its own, and a new one takes the first
 */
export function bytesLike(model: Uint8Array, text: string): Buffer {
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(model);
  const mark = raw.startsWith('\uFEFF') ? '\uFEFF' : '';
  const pieces = raw.slice(mark.length).split(/(\r\n|\r|\n)/);
  const was = pieces.filter((_, index) => index % 2 === 0);
  const ends = pieces.filter((_, index) => index % 2 === 1);
  const lines = text.split('\n');
  const shift = was.length - lines.length;
  const endOf = (line: string, index: number): string => {
    if (shift === 0 || was[index] === line) return ends[index] ?? ends[0] ?? '\n';
    return (was[index + shift] === line ? ends[index + shift] : undefined) ?? ends[0] ?? '\n';
  };
  const last = lines.length - 1;
  return Buffer.from(
    mark + lines.map((line, index) => line + (index < last ? endOf(line, index) : '')).join(''),
  );
}
