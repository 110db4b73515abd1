import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { generatorRoot } from '../pages/folders.ts';
import type { RememberedPage, RememberedTopic, SiteMemory } from './memory.ts';
import { isUntouched, type OutputState } from './output-state.ts';

/** What the last build into an output knew, and how it left it. */
export interface BuildMemory {
  readonly site: SiteMemory;
  readonly output: OutputState;
}

const FOLDER = join(generatorRoot, '.cache/builds');

const ENDING = '.memory';

/**
 * As it is written, a line each: the output, what all topics share, then topics, pages and marks of the output in handfuls,
 * so that the writer never has the whole as one text; at the end the checksum of all lines.
 */
type Line =
  | { readonly topics: readonly (readonly [path: string, topic: RememberedTopic])[] }
  | { readonly pages: readonly (readonly [address: string, page: RememberedPage])[] }
  | { readonly output: readonly (readonly [path: string, mark: string])[] };
const HANDFUL = 500;

/** What the last build into an output knew; undefined where there was none, or the output was touched since. */
export function recall(output: string): BuildMemory | undefined {
  try {
    const [, head = '', ...lines] = readWhole(fileOf(output)).split('\n');
    const around = JSON.parse(head) as Pick<SiteMemory, 'surroundings' | 'world' | 'shared'>;
    const topics = new Map<string, RememberedTopic>();
    const pages = new Map<string, RememberedPage>();
    const state = new Map<string, string>();
    for (const text of lines.slice(0, -1)) {
      const line = JSON.parse(text) as Line;
      if ('topics' in line) for (const [path, topic] of line.topics) topics.set(path, topic);
      else if ('pages' in line) for (const [address, page] of line.pages) pages.set(address, page);
      else for (const [path, mark] of line.output) state.set(path, mark);
    }
    if (!isUntouched(output, state)) return undefined;
    return { site: { ...around, topics, pages }, output: state };
  } catch {
    return undefined;
  }
}

/**
 * The lines of a file that ends with their checksum: a part of what was known would be worse than nothing.
 * @throws where it is not as it was written
 */
function readWhole(path: string): string {
  const text = readFileSync(path, 'utf8');
  const end = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, end);
  if (hash('sha1', lines, 'base64') !== text.slice(end)) throw new Error(`${path} is not whole`);
  return lines;
}

/** Keeps what a build knew for the next one. Where that cannot be written, the next one begins anew. */
export function keep(output: string, { site, output: state }: BuildMemory): void {
  const file = fileOf(output);
  try {
    mkdirSync(FOLDER, { recursive: true });
    forgetGone();
    const unfinished = openSync(`${file}.${process.pid}`, 'w');
    try {
      const sum = createHash('sha1');
      const write = (text: string): void => {
        sum.update(text);
        writeSync(unfinished, text);
      };
      const { surroundings, world, shared } = site;
      write(`${output}\n${JSON.stringify({ surroundings, world, shared })}\n`);
      for (const line of linesOf(site, state)) write(`${JSON.stringify(line)}\n`);
      writeSync(unfinished, sum.digest('base64'));
    } finally {
      closeSync(unfinished);
    }
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    forget(output);
  }
}

function* linesOf({ topics, pages }: SiteMemory, state: OutputState): Generator<Line> {
  for (const some of handfuls([...topics])) yield { topics: some };
  for (const some of handfuls([...pages])) yield { pages: some };
  for (const some of handfuls([...state])) yield { output: some };
}

function* handfuls<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += HANDFUL) yield list.slice(start, start + HANDFUL);
}

/** Makes the next build begin anew; one that finds the output changed does so anyway. */
function forget(output: string): void {
  try {
    rmSync(fileOf(output), { force: true });
  } catch {
    // Nothing can be removed there, as nothing could be written.
  }
}

/** Removes what is known of outputs that are no longer there, and what a build that was killed did not finish writing. */
function forgetGone(): void {
  for (const name of readdirSync(FOLDER)) {
    const path = join(FOLDER, name);
    try {
      const isGone = name.endsWith(ENDING) ? !existsSync(firstLine(path)) : isOld(path);
      if (isGone) rmSync(path, { force: true });
    } catch {
      // Another build's, or another user's.
    }
  }
}

function isOld(path: string): boolean {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  return Date.now() - mtimeMs > 3_600_000;
}

/** The first line of a file, whatever the size of the rest. */
function firstLine(path: string): string {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(8192);
    return start.toString('utf8', 0, readSync(file, start)).split('\n')[0] ?? '';
  } finally {
    closeSync(file);
  }
}

function fileOf(output: string): string {
  return join(FOLDER, `${hash('sha1', output, 'hex')}${ENDING}`);
}
