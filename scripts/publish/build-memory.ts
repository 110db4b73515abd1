import { hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeText } from '../files.ts';
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

/** As it is written, on the last of three lines: in front of it are the output and the checksum of this line. */
interface Written extends Pick<SiteMemory, 'surroundings' | 'world' | 'shared'> {
  readonly topics: [path: string, topic: RememberedTopic][];
  readonly pages: [address: string, page: RememberedPage][];
  readonly output: [path: string, mark: string][];
}

/** What the last build into an output knew; undefined where there was none, or the output was touched since. */
export function recall(output: string): BuildMemory | undefined {
  try {
    const [, sum, json = '', ...rest] = readFileSync(fileOf(output), 'utf8').split('\n');
    // A part of what was known would be worse than nothing.
    if (rest.length > 0 || hash('sha1', json, 'base64') !== sum) return undefined;
    const { topics, pages, output: marks, ...around } = JSON.parse(json) as Written;
    const state = new Map(marks);
    if (!isUntouched(output, state)) return undefined;
    return { site: { ...around, topics: new Map(topics), pages: new Map(pages) }, output: state };
  } catch {
    return undefined;
  }
}

/** Keeps what a build knew for the next one. Where that cannot be written, the next one begins anew. */
export function keep(output: string, { site, output: state }: BuildMemory): void {
  try {
    if (existsSync(FOLDER)) forgetGone();
    const { topics, pages, ...around } = site;
    const written: Written = { ...around, topics: [...topics], pages: [...pages], output: [...state] };
    const json = JSON.stringify(written);
    writeText(fileOf(output), `${output}\n${hash('sha1', json, 'base64')}\n${json}`);
  } catch {
    forget(output);
  }
}

/** Makes the next build begin anew; one that finds the output changed does so anyway. */
function forget(output: string): void {
  try {
    rmSync(fileOf(output), { force: true });
  } catch {
    // Nothing can be removed there, as nothing could be written.
  }
}

/** Removes what is known of outputs that are gone, and what a build that was killed did not finish writing. */
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
