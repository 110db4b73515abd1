import { hash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';
import { clearLeft, writeText } from '../files.ts';
import { JOURNAL_PATH } from '../site/versions/version-lines.ts';

// A release writes many files, and they are true together or not at all. What it means to write stands in a journal first,
// which is there whole or not at all: from then on every command that writes or builds finishes it.

/** A file as it is to be: `is` is null for one that goes. */
export interface JournalWrite {
  readonly path: string;
  /** The hash of its text, with line ends as `\n`; null where it was not there. */
  readonly was: string | null;
  readonly is: string | null;
}

/** What a release means to write. */
interface Journal {
  readonly release: string;
  readonly writes: readonly JournalWrite[];
}

/** Changes of files as a journal has them. @param was the texts that were there @param is those that are to be; null of what goes */
export function journalWrites(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string | null>,
): JournalWrite[] {
  return [...is].map(([path, text]) => {
    const before = was.get(path);
    return { path, was: before === undefined ? null : textHash(before), is: text };
  });
}

/** What tells one text of a file from another. */
function textHash(text: string): string {
  return hash('sha256', text, 'hex');
}

/**
 * Writes files that are true together, whatever ends the process.
 * @param content the content folder, absolute
 * @throws CannotRun where one cannot be written; the next command goes on there
 */
export function writeTogether(content: string, journal: Journal): void {
  writeText(join(content, JOURNAL_PATH), JSON.stringify(journal), null);
  finishRelease(content);
}

/**
 * Finishes a release that was interrupted.
 * @param content the content folder, absolute
 * @returns its name; undefined where there was none
 * @throws CannotRun where one of its files was changed since, or cannot be written
 */
export function finishRelease(content: string): string | undefined {
  const path = join(content, JOURNAL_PATH);
  clearLeft(dirname(path));
  const text = tried(() => readFileSync(path, 'utf8'));
  if (text === undefined) return undefined;
  const { release, writes } = readJournal(text, path);
  const states = writes.map((write) => ({ ...write, state: stateOf(content, write) }));
  const foreign = states.find(({ state }) => state === 'foreign');
  if (foreign)
    throw new CannotRun(
      `the release ${release} was interrupted, and \`${join(content, foreign.path)}\` was changed since: put it back as git has it, and call this again; or put back all that git shows as changed in \`_data\`, and remove \`${path}\`, to release anew`,
    );
  for (const { path: file, is, state } of states) if (state === 'old') put(join(content, file), is);
  for (const folder of new Set(writes.map((write) => dirname(join(content, write.path))))) clearLeft(folder);
  rmSync(path, { force: true });
  return release;
}

function readJournal(text: string, path: string): Journal {
  const journal = tried(() => JSON.parse(text) as Journal);
  if (journal?.writes) return journal;
  throw new CannotRun(
    `\`${path}\` is not as a release wrote it: put back all that git shows as changed in \`_data\`, and remove it, to release anew`,
  );
}

function stateOf(content: string, { path, was, is }: JournalWrite): 'old' | 'done' | 'foreign' {
  const text = tried(() => readFileSync(join(content, path), 'utf8').replace(/\r\n?/g, '\n')) ?? null;
  if (text === is) return 'done';
  return (text === null ? null : textHash(text)) === was ? 'old' : 'foreign';
}

function put(file: string, is: string | null): void {
  if (is === null) rmSync(file, { force: true });
  else writeText(file, is);
}
