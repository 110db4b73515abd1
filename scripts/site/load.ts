import { hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';
import { attempt, inFolder, walkFolder } from '../files.ts';
import type { UnreadableReason } from '../flaws.ts';
import { wayToSite } from '../folders.ts';
import { type Problem, problem } from '../problem.ts';
import { decodeUtf8, pageText } from '../text/decode-bytes.ts';
import { type Pixels, pixelsOf } from '../text/pixels.ts';
import { isPublishable, nameFor } from './addresses.ts';
import type { ContentFiles, DataFile, Download, TextFile } from './content.ts';
import { type DocumentFacts, loadDocument } from './load-document.ts';
import { loadOverlays, NO_OVERLAYS } from './load-overlays.ts';
import { loadShipped } from './load-shipped.ts';
import { romanisedName, romanisedPath } from './romanised-name.ts';
import { TRANSLATIONS_PATH } from './translations.ts';
import { JOURNAL_PATH } from './versions/version-lines.ts';

/** Names that need no encoding, since addresses are made of them. */
const IMAGE = /^images\/[\w-]+\.(?:png|svg|jpe?g|webp|gif)$/;

/**
 * Reads every file of a content folder once, and the overlays beside it; nothing outside them is read, symbolic links included.
 * @param day `YYYY-MM-DD`
 * @param isKnown whether this version of a topic's file was read before, and was text: it is only read when its text is asked for
 * @throws CannotRun where there is no such folder
 */
export function loadContent(
  folder: string,
  day: string,
  isKnown: (path: string, stamp: string) => boolean = () => false,
): ContentFiles {
  const shown = inFolder(process.cwd(), folder) || '.';
  const found = {
    ...{ topics: [] as TextFile[], data: [] as DataFile[] },
    ...{ downloads: [] as Download[], images: [] as Download[] },
  };
  const problems: Problem[] = [];
  const misnamed: string[] = [];
  const root = realFolder(folder, shown);
  const report = (path: string, reason: UnreadableReason, line = 1, detail = '', suggestion = ''): void => {
    const facts = { reason, ...(detail && { detail }), ...(suggestion && { suggestion }) };
    problems.push(problem('unreadable-file', { file: `${shown}/${path}`, line, column: 1 }, facts));
  };
  const readText = (path: string): string | undefined => {
    const { text, badLine } = decodeUtf8(readFileSync(join(root, path)));
    if (badLine !== undefined) report(path, 'encoding', badLine);
    return badLine === undefined ? text : undefined;
  };
  const readTopic = (path: string): void => {
    const stamp = stampOf(join(root, path));
    const isUnchanged = stamp !== '' && isKnown(path, stamp);
    const text = isUnchanged ? undefined : readText(path);
    if (isUnchanged || text !== undefined)
      found.topics.push(topicFile(root, path, `${shown}/${path}`, stamp, text));
  };
  const readData = (path: string): void => {
    const text = attempt(path, report, () => readText(path));
    const file = `${shown}/${path}`;
    if (text !== undefined) found.data.push({ path, file, text });
    else if (!path.endsWith('.txt') && !path.endsWith('.jsonl'))
      found.data.push({ path, file, text: '', isUnread: true });
  };
  for (const path of walkFolder(root, report)) {
    const [top = ''] = path.split('/');
    const name = path.slice(path.lastIndexOf('/') + 1);
    attempt(path, report, () => {
      if (top === '_data') /\.(?:ya?ml|txt|jsonl)$/.test(name) ? readData(path) : report(path, 'not-a-topic');
      else if (top === 'downloads') found.downloads.push(download(root, path));
      else if (IMAGE.test(path)) found.images.push(download(root, path));
      else if (!path.includes('/') || !/\.(?:md|markdown)$/i.test(name)) report(path, 'not-a-topic');
      // Of a folder that is no language's, that is told, whatever it is called.
      else if (isPublishable(path.replace(/^[^/]+/, 'en'))) readTopic(path);
      else misnamed.push(path);
    });
  }
  const interrupted = interruptedRelease(root, shown);
  if (interrupted) problems.push(interrupted);
  const taken = new Set(found.topics.map(({ path }) => path));
  for (const [index, path] of misnamed.entries()) {
    // A folder full of them is not looked through for each.
    const twin = index < 20 ? nameOfTwin(path, found.topics) : undefined;
    const name = freeName(path, nameFor(path) ?? twin ?? romanisedName(path), taken);
    // Where a folder is at fault, its own name is too.
    report(path, 'topic-name', 1, name, name === undefined ? romanisedPath(path) : undefined);
  }
  const overlays = loadOverlays(root);
  problems.push(...overlays.problems);
  return { folder: shown, day, ...found, overlays, shipped: loadShipped(), problems };
}

/** What a release that was interrupted left behind: what it has not written yet. */
function interruptedRelease(root: string, shown: string): Problem | undefined {
  const journal = tried(() => readFileSync(join(root, JOURNAL_PATH), 'utf8'));
  if (journal === undefined) return undefined;
  const { release = '' } = tried(() => JSON.parse(journal) as { release?: string }) ?? {};
  const place = { file: `${shown}/${JOURNAL_PATH}`, line: 1, column: 1 };
  return problem('release-interrupted', place, { release });
}

/** A name that nothing beside a file has, or is to have: to be called like another one would take its place. */
function freeName(path: string, name: string | undefined, taken: Set<string>): string | undefined {
  if (name === undefined) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  let [free, number] = [name, 1];
  while (taken.has(folder + free)) free = name.replace(/\.md$/, () => `-${++number}.md`);
  taken.add(folder + free);
  return free;
}

/** The name of the one topic beside the twins of a file that is not translated into its language; undefined where there are more. */
function nameOfTwin(path: string, topics: readonly TextFile[]): string | undefined {
  const [language = ''] = path.split('/');
  const paths = new Set(topics.map((topic) => topic.path));
  const within = path.slice(language.length, path.lastIndexOf('/') + 1);
  const names = [...paths]
    .filter(
      (other) =>
        other.replace(/^[^/]+|[^/]+$/g, '') === within &&
        !paths.has(language + other.slice(other.indexOf('/'))),
    )
    .map((other) => other.slice(other.lastIndexOf('/') + 1));
  const [name, another] = new Set(names);
  return another === undefined ? name : undefined;
}

/** What was loaded, as another thread is given it: nothing of it is a way to a file. */
export interface FoundFiles
  extends Pick<ContentFiles, 'folder' | 'day' | 'data' | 'shipped'>,
    Record<'downloads' | 'images', readonly Pick<Download, 'path' | 'bytes'>[]> {
  readonly topics: readonly Omit<TextFile, 'text'>[];
}

/** What to give another thread; the record of translations has no say in how a text is read. */
export function foundIn({ folder, day, data, topics, downloads, images, shipped }: ContentFiles): FoundFiles {
  const named = ({ path, bytes }: Download) => ({ path, bytes });
  return {
    folder,
    day,
    data: data.filter(({ path }) => path !== TRANSLATIONS_PATH),
    topics: topics.map(({ path, file, stamp = '' }) => ({ path, file, stamp })),
    downloads: downloads.map(named),
    images: images.map(named),
    shipped,
  };
}

/** The same files in that thread: each is read when it is asked for. @param content the content folder */
export function filesAgain(
  { topics, downloads, images, ...found }: FoundFiles,
  content: string,
): ContentFiles {
  const root = realpathSync(content);
  const again = ({ path, bytes }: FoundFiles['images'][number]): Download => download(root, path, bytes);
  return {
    ...found,
    topics: topics.map(({ path, file, stamp = '' }) => topicFile(root, path, file, stamp)),
    downloads: downloads.map(again),
    images: images.map(again),
    overlays: NO_OVERLAYS,
    problems: [],
  };
}

/** A topic's file: it gives the text that was read once, and reads it again after that, since of thousands none is kept. */
function topicFile(root: string, path: string, file: string, stamp: string, text?: string): TextFile {
  let held = text;
  return {
    ...{ path, file, ...(stamp && { stamp }) },
    get text() {
      const given = held;
      held = undefined;
      if (given !== undefined) return given;
      try {
        return decodeUtf8(readFileSync(join(root, path))).text;
      } catch {
        throw new CannotRun(`\`${file}\` went away while it was being read`);
      }
    },
  };
}

/** @throws the system's error where it cannot be looked at */
function download(root: string, path: string, bytes = statSync(join(root, path)).size): Download {
  const file = join(root, path);
  let known: string | undefined;
  let document: DocumentFacts | null | undefined = /\.pdf$/i.test(path) ? undefined : null;
  let pixels: Pixels | null | undefined = /\.(?:png|svg|jpe?g|webp|gif)$/i.test(path) ? undefined : null;
  return {
    path,
    bytes,
    get sha256() {
      known ??= tried(() => hash('sha256', readFileSync(file), 'hex')) ?? '';
      return known;
    },
    get document() {
      if (document === undefined) document = loadDocument(file, this.sha256) ?? null;
      return document ?? undefined;
    },
    get pixels() {
      if (pixels === undefined) pixels = tried(() => pixelsOf(headOf(file))) ?? null;
      return pixels ?? undefined;
    },
    read: () => tried(() => pageText(readFileSync(file))),
  };
}

/** What of a picture says how large it is; behind colour profiles that may be far in. */
function headOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(256 * 1024);
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

function realFolder(folder: string, shown: string): string {
  try {
    if (statSync(folder).isDirectory()) return realpathSync(folder);
  } catch {
    // falls through to the one line below
  }
  const way = wayToSite();
  const hint = way === undefined ? '' : `: the site is in \`${way}\`: run \`cd ${way}\` first`;
  throw new CannotRun(`there is no content folder \`${shown}\`${hint}`);
}

/** How close to the present a change must be for the next one to leave the same marks: clocks of file systems tick. */
const TICK = 50;

/**
 * What the file system says of a version of a file: its number, its size, and when it was last changed in any way, which
 * no program can set. Empty where it changed a moment ago: the
 * next change could look the same, so such a file is read again.
 * @throws the system's error where it cannot be looked at
 */
function stampOf(path: string): string {
  const { ino, size, ctimeMs } = statSync(path);
  return Date.now() - ctimeMs > TICK ? `${ino}:${size}:${ctimeMs}` : '';
}
