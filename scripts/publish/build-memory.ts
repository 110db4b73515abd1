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

/** As it is written: a line for each thing that is known, behind those with the output and with the checksum of all others. */
type Line =
  | readonly ['around', '', Pick<SiteMemory, 'surroundings' | 'world' | 'shared'>]
  | readonly ['topic', path: string, topic: RememberedTopic]
  | readonly ['page', address: string, page: RememberedPage]
  | readonly ['output', path: string, mark: string];

/** What the last build into an output knew; undefined where there was none, or the output was touched since. */
export function recall(output: string): BuildMemory | undefined {
  try {
    const [, sum, ...lines] = readFileSync(fileOf(output), 'utf8').split('\n');
    // A part of what was known would be worse than nothing.
    if (hash('sha1', lines.join('\n'), 'base64') !== sum) return undefined;
    const [topics, pages, state] = [new Map(), new Map(), new Map<string, string>()];
    let around: Extract<Line, readonly ['around', ...unknown[]]>[2] | undefined;
    for (const line of lines) {
      const [kind, key, known] = JSON.parse(line) as Line;
      if (kind === 'around') around = known;
      else if (kind === 'topic') topics.set(key, known);
      else if (kind === 'page') pages.set(key, known);
      else state.set(key, known);
    }
    if (!around || !isUntouched(output, state)) return undefined;
    return { site: { ...around, topics, pages }, output: state };
  } catch {
    return undefined;
  }
}

/** Keeps what a build knew for the next one. Where that cannot be written, the next one begins anew. */
export function keep(output: string, { site, output: state }: BuildMemory): void {
  try {
    if (existsSync(FOLDER)) forgetGone();
    const { topics, pages, ...around } = site;
    const known: Line[] = [
      ['around', '', around],
      ...[...topics].map(([path, topic]) => ['topic', path, topic] as const),
      ...[...pages].map(([address, page]) => ['page', address, page] as const),
      ...[...state].map(([path, mark]) => ['output', path, mark] as const),
    ];
    // Line by line: written as one, it takes twice the time.
    const lines = known.map((line) => JSON.stringify(line)).join('\n');
    writeText(fileOf(output), `${output}\n${hash('sha1', lines, 'base64')}\n${lines}`);
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
