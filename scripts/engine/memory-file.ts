import { hash } from 'node:crypto';
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
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KnownTopic } from '../content/content.ts';
import { generatorRoot } from '../site/site-project.ts';
import type { SiteMemory } from './memory.ts';
import { isUntouched, type OutputState } from './output-state.ts';
import type { PageFacts } from './page-facts.ts';

/** What the last build into an output knew, and how it left it. */
export interface BuildMemory {
  readonly site: SiteMemory;
  readonly output: OutputState;
}

const FOLDER = join(generatorRoot, '.cache/builds');

const ENDING = '.memory';

/** As it is written, behind a line that names the output. */
interface Written {
  readonly surroundings: string;
  readonly topics: readonly (readonly [path: string, topic: KnownTopic])[];
  readonly pages: readonly PageFacts[];
  readonly output: readonly (readonly [path: string, mark: string])[];
}

/** What the last build into an output knew; undefined where there was none, or the output was touched since. */
export function recall(output: string): BuildMemory | undefined {
  try {
    const text = readFileSync(fileOf(output), 'utf8');
    const { surroundings, topics, pages, output: marks } = JSON.parse(text.slice(output.length)) as Written;
    const state = new Map(marks);
    if (!isUntouched(output, state)) return undefined;
    const facts = new Map(pages.map((page) => [page.address, page]));
    return { site: { surroundings, topics: new Map(topics), pages: facts }, output: state };
  } catch {
    return undefined;
  }
}

/** Keeps what a build knew for the next one. Where that cannot be written, the next one begins anew. */
export function keep(output: string, { site, output: state }: BuildMemory): void {
  const { surroundings, topics, pages } = site;
  const written: Written = {
    surroundings,
    topics: [...topics],
    pages: [...pages.values()].filter(({ sound }) => sound),
    output: [...state],
  };
  const file = fileOf(output);
  try {
    mkdirSync(FOLDER, { recursive: true });
    forgetGone();
    writeFileSync(`${file}.${process.pid}`, `${output}\n${JSON.stringify(written)}\n`);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    forget(output);
  }
}

/** Makes the next build begin anew. */
export function forget(output: string): void {
  rmSync(fileOf(output), { force: true });
}

/** Removes what is known of outputs that are no longer there, and what a build that was killed did not finish writing. */
function forgetGone(): void {
  for (const name of readdirSync(FOLDER)) {
    const path = join(FOLDER, name);
    const isGone = name.endsWith(ENDING) ? !existsSync(firstLine(path)) : isOld(path);
    if (isGone) rmSync(path, { force: true });
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
