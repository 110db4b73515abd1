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
import { cacheFolder } from '../folders.ts';
import type { PageData, PlannedPage } from '../pages/site-plan.ts';
import type { Problem } from '../problem.ts';
import type { Gist, KnownTopic, Topic } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import type { PageFrame } from './check-frames.ts';
import { isUntouched, type OutputState } from './output-state.ts';

/** What is known of a site from the last time: enough to leave alone what has not changed since. */
export interface SiteMemory {
  /** Of everything that is not a topic: the generator, the data files, the downloads. */
  readonly surroundings: string;
  /** Of everything that links can lead to. */
  readonly world: string;
  /** The topics whose front matter was in order, by their paths. */
  readonly topics: ReadonlyMap<string, RememberedTopic>;
  /** The pages as they were rendered, by their addresses. */
  readonly pages: ReadonlyMap<string, RememberedPage>;
  /** The addresses that parts which pages share lead to. */
  readonly shared: readonly string[];
}

/** A topic, and whether nothing at all was wrong with it. */
export interface RememberedTopic extends KnownTopic {
  readonly gist: Gist;
  readonly isFine: boolean;
}

/** A page: the same key is the same page, byte for byte. */
export interface RememberedPage extends PageFrame {
  readonly key: string;
  /** What a PDF of it would be made from, where it has one. */
  readonly madeFrom?: string | undefined;
}

/** Gives the key of a page: a hash of all that it is made of, the generator, its layouts and the data aside. */
export function pageKeys(): (planned: PlannedPage, data: PageData) => string {
  const shared = new Map<PageData['site'], string>();
  return ({ template, topic }, { page, site }) => {
    const around = shared.get(site) ?? hash('sha1', JSON.stringify(site), 'base64');
    shared.set(site, around);
    return hash('sha1', JSON.stringify([template, topic?.path, topic?.hash, page, around]), 'base64');
  };
}

/**
 * Tells of which topics nothing can be wrong: those of which nothing was, that have not changed, and that stand beside the
 * same anchors; where these are others, those whose links still lead to something.
 * @param leads whether what the links of a topic name is there
 */
export function knownTopics(
  content: Site,
  memory: SiteMemory | undefined,
  leads: (topic: Topic, hrefs: readonly string[]) => boolean,
): (topic: Topic) => boolean {
  if (!memory) return () => false;
  const isSameWorld = memory.world === content.world;
  const known = new Map<Topic, boolean>();
  return (topic) => {
    const last = memory.topics.get(topic.path);
    const isSame = last?.isFine === true && last.hash === topic.hash;
    const isKnown = known.get(topic) ?? (isSame && (isSameWorld || leads(topic, last.gist.hrefs)));
    known.set(topic, isKnown);
    return isKnown;
  };
}

/**
 * What the next time may know of this one.
 * @param problems all that was found: a topic in whose file there is one is looked at again
 * @param pages as they are now
 */
export function remember(
  content: Site,
  surroundings: string,
  problems: readonly Problem[],
  pages: SiteMemory['pages'],
  shared: readonly string[],
): SiteMemory {
  const unreadable = new Set(content.problems.map(({ place }) => place.file));
  const faulty = new Set(problems.map(({ place }) => place.file));
  const shown = new Set(problems.map(({ page }) => page));
  const topics = content.topics.flatMap((topic): [string, RememberedTopic][] => {
    const { path, file, matter, complete, topIds, stamp, hash: text } = topic;
    if (!matter || unreadable.has(file)) return [];
    const isFine = !faulty.has(file) && topic.isSettled();
    return [[path, { matter, complete, topIds, stamp, hash: text, gist: topic.gist(), isFine }]];
  });
  const fine = [...pages].filter(([address]) => !shown.has(address));
  return { surroundings, world: content.world, topics: new Map(topics), pages: new Map(fine), shared };
}

/** What the last build into an output knew, and how it left it. */
export interface BuildMemory {
  readonly site: SiteMemory;
  readonly output: OutputState;
  readonly spare?: Spare;
}

/** The folder that the last build replaced, kept for the next one, which makes its output of it. */
export interface Spare {
  readonly folders: OutputState;
  /** The paths where it does not hold what the output holds. */
  readonly stale: readonly string[];
}

const FOLDER = join(cacheFolder, 'builds');
const ENDING = '.memory';
const SPARE = '.spare';

/** As it is written: a line for each thing that is known, behind those with the output and with the checksum of all others. */
type Line =
  | readonly ['around', '', Around]
  | readonly ['topic', path: string, topic: RememberedTopic]
  | readonly ['page', address: string, page: RememberedPage]
  | readonly ['output', path: string, mark: string]
  | readonly ['spare', '', readonly [stale: Spare['stale'], folders: readonly (readonly [string, string])[]]];

type Around = Omit<SiteMemory, 'topics' | 'pages'>;

/** What the last build into an output knew; undefined where there was none, or the output was touched since. */
export function recall(output: string): BuildMemory | undefined {
  try {
    const text = readFileSync(fileOf(output), 'utf8');
    const [head = '', sum = ''] = text.split('\n', 2);
    const lines = text.slice(head.length + sum.length + 1);
    // A part of what was known would be worse than nothing.
    if (hash('sha1', lines, 'base64') !== sum) return undefined;
    const [topics, pages, state] = [new Map(), new Map(), new Map<string, string>()];
    let around: Around | undefined;
    let spare: Spare | undefined;
    for (const line of lines.split('\n').slice(1)) {
      const [kind, key, known] = JSON.parse(line) as Line;
      if (kind === 'around') around = known;
      else if (kind === 'topic') topics.set(key, known);
      else if (kind === 'page') pages.set(key, known);
      else if (kind === 'output') state.set(key, known);
      else spare = { stale: known[0], folders: new Map(known[1]) };
    }
    if (!around || !isUntouched(output, state)) return undefined;
    return { site: { ...around, topics, pages }, output: state, ...(spare && { spare }) };
  } catch {
    return undefined;
  }
}

/** Keeps what a build knew for the next one. Where that cannot be written, the next one begins anew. */
export function keep(output: string, { site, output: state, spare }: BuildMemory): void {
  try {
    if (existsSync(FOLDER)) forgetGone();
    const { topics, pages, ...around } = site;
    const known: Line[] = [
      ['around', '', around],
      ...[...topics].map(([path, topic]) => ['topic', path, topic] as const),
      ...[...pages].map(([address, page]) => ['page', address, page] as const),
      ...[...state].map(([path, mark]) => ['output', path, mark] as const),
      ...(spare ? [['spare', '', [spare.stale, [...spare.folders]]] as const] : []),
    ];
    // Line by line: written as one text, and made bytes as one, it takes twice the time.
    const lines = Buffer.concat(known.map((line) => Buffer.from(`\n${JSON.stringify(line)}`)));
    const head = Buffer.from(`${output}\n${hash('sha1', lines, 'base64')}`);
    writeText(fileOf(output), Buffer.concat([head, lines]));
  } catch {
    // What is known from before is of an output that is there no more, or as it was.
  }
}

/** Removes what is known of outputs that are gone, and what a build that was killed did not finish writing. */
function forgetGone(): void {
  for (const name of readdirSync(FOLDER)) {
    const path = join(FOLDER, name);
    try {
      if (isGone(path)) rmSync(path, { recursive: true, force: true });
    } catch {
      // Another build's, or another user's.
    }
  }
}

function isGone(path: string): boolean {
  if (path.endsWith(SPARE)) return !existsSync(path.slice(0, -SPARE.length) + ENDING);
  return path.endsWith(ENDING) ? !existsSync(firstLine(path)) : isOld(path);
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

/** Where the folder that a build into an output replaced is kept. */
export function spareFolder(output: string): string {
  return join(FOLDER, `${hash('sha1', output, 'hex')}${SPARE}`);
}

function fileOf(output: string): string {
  return join(FOLDER, `${hash('sha1', output, 'hex')}${ENDING}`);
}
