import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';
import { keepsRules, problemsOnPage } from '../checks/find-problems.ts';
import { inOrder } from '../checks/in-order.ts';
import { leads } from '../checks/link-target.ts';
import { type Problem, problem } from '../problem.ts';
import { type Report, reportOf } from '../report/report.ts';
import { anchorsAmong, builtPage, type Page } from '../site/page.ts';
import { canonicalPath, type SiteGraph } from '../site/site-graph.ts';
import { pageText } from '../text/decode-bytes.ts';
import { sheetOutline } from '../text/html/css-addresses.ts';
import { readHtml } from '../text/html/read-html.ts';
import { emptyOutline } from '../text/outline.ts';
import { placesIn } from '../text/place-in-text.ts';
import type { Stopwatch } from './stopwatch.ts';

/**
 * Checks a folder of pages that anything built.
 * @param base the path that the site lives under
 * @throws CannotRun where there is no such folder, or nothing in it to check
 */
export function checkPagesIn(folder: string, base: string | undefined, watch: Stopwatch): Report {
  const built = openBuiltFolder(folder, base);
  watch.lap('look at the folder');
  const report = checkBuiltPages(built);
  watch.lap('read and check pages');
  if (report.summary.links > 0) return report;
  throw new CannotRun(`the pages in \`${folder}\` hold no link: there is nothing to check`);
}

/**
 * Looks at a folder of pages that anything built.
 * @param base the path that the site lives under
 * @throws CannotRun where there is no such folder, or no page in it
 */
export function openBuiltFolder(folder: string, base = '/') {
  const files = filesOf(folder);
  const named = (pattern: RegExp): BuiltFile[] =>
    files
      .filter((path) => pattern.test(path))
      .map((path) => ({ path, file: nameOf(folder, path), read: () => textOf(join(folder, path)) }));
  const pages = named(/\.html?$/i);
  if (pages.length === 0) throw new CannotRun(`\`${folder}\` holds no page: no file in it ends in \`.html\``);
  return { pages, sheets: named(/\.css$/i), files, base: basePath(base) };
}

function nameOf(folder: string, path: string): string {
  return relative(process.cwd(), join(folder, path)).split(sep).join('/');
}

/** The paths of all files below a folder, in one order on every machine. */
function filesOf(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotRun(`there is no folder \`${folder}\``);
  return filesBelow(folder, [realpathSync(folder)])
    .map((path) => relative(folder, path).split(sep).join('/'))
    .sort();
}

/**
 * A link to another folder is followed within the outermost one, and not back to where it stands.
 * @param within the real paths of the folders that are being looked through, the outermost first
 */
function filesBelow(folder: string, within: readonly [string, ...string[]]): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const found = entry.isSymbolicLink() ? targetOf(path) : entry;
    if (found?.isFile()) return [path];
    if (!found?.isDirectory()) return [];
    const real = realpathSync(path);
    return within.includes(real) || !real.startsWith(within[0] + sep)
      ? []
      : filesBelow(path, [...within, real]);
  });
}

/** What a link leads to; undefined where that is nothing, or the link itself. */
function targetOf(path: string): Stats | undefined {
  return tried(() => statSync(path));
}

function textOf(path: string): string | undefined {
  return tried(() => pageText(readFileSync(path)));
}

/** `/trust/` for `trust`, `/trust` and `/trust/`. @throws CannotRun where it is no path */
function basePath(base: string): string {
  if (!/^[\w/.~%-]*$/.test(base) || base.includes('//'))
    throw new CannotRun(`\`--base ${base}\` is no path: write it as in \`--base /trust/\``);
  return `/${base}/`.replace(/\/{2,}/g, '/');
}

/** A text of a site that anything built: a page, or a style sheet. */
export interface BuiltFile {
  /** Below the folder of the site, with `/`. */
  readonly path: string;
  /** As problems name it. */
  readonly file: string;
  /** Reads it; undefined where that is not allowed. */
  readonly read: () => string | undefined;
}

/** A site that anything built: its pages, its style sheets, the paths of all files, and the path that it lives under. */
export type BuiltFolder = ReturnType<typeof openBuiltFolder>;

const NOWHERE = { file: '', line: 1, column: 1 };

/**
 * Checks a site by its pages alone. Each page is read once for its anchors and for where it leads, and those on which something
 * is wrong are read again for the places.
 */
export function checkBuiltPages({ pages, sheets, files, base }: BuiltFolder): Report {
  const known = new Map(pages.map((page) => [addressOf(page.path), page]));
  const targets = new Map<string, Page | null>(files.map((path) => [addressOf(path), null]));
  const site: SiteGraph = { pages: [], targets, files: new Map(), base };
  const counts = { pages: pages.length, links: 0, anchors: 0 };
  const sketches = new Map<string, ReturnType<typeof sketchOf>>();
  const problems: Problem[] = [];
  for (const [address, { file, read }] of known) {
    const html = read();
    if (html === undefined)
      problems.push(problem('unreadable-file', { ...NOWHERE, file }, { reason: 'denied' }));
    const sketch = sketchOf(address, html ?? '', site);
    counts.links += sketch.links;
    counts.anchors += sketch.anchors;
    targets.set(address, sketch.page);
    sketches.set(address, sketch);
  }
  for (const [address, { page, hrefs, isSound }] of sketches)
    if (!isSound || !leads(page, hrefs(), site))
      problems.push(...problemsOf(address, known.get(address) as BuiltFile, site));
  for (const { path, file, read } of sheets) {
    const outline = sheetOutline(read() ?? '', file);
    counts.links += outline.links.length;
    problems.push(...problemsOnPage(builtPage(addressOf(path), outline, base), site));
  }
  return reportOf(inOrder(problems), counts);
}

/** The address of a file: `x/index.html` is `/x/`. */
function addressOf(path: string): string {
  return canonicalPath(`/${path}`.replaceAll('%', '%25')).replace(/\/index\.html$/, '/');
}

/**
 * What is kept of a page, since thousands of them are known at once: of what stands on it only the anchors, where it leads,
 * and whether it keeps the rules that need no other page.
 */
function sketchOf(address: string, html: string, { base, ...site }: SiteGraph) {
  const outline = readHtml(html, { origin: '', placeOf: () => NOWHERE });
  const { anchors, links } = outline;
  const ids = detachedList([...new Set(anchors.map(({ id }) => id))]);
  const own = outline.base === undefined ? emptyOutline() : { ...emptyOutline(), base: outline.base };
  return {
    page: {
      ...builtPage(address, own, base),
      ...anchorsAmong(() => ids().map((id) => ({ id, kind: 'layout' as const }))),
    },
    hrefs: detachedList([...new Set(links.map(({ href }) => href))]),
    isSound: keepsRules(builtPage(address, outline, base), { base, ...site }),
    links: links.length,
    anchors: anchors.length,
  };
}

/** A list in a text of its own: what is cut out of a page would hold on to all of it. */
function detachedList(list: readonly string[]): () => string[] {
  const [text, isEmpty] = [list.join('\0'), list.length === 0];
  return () => (isEmpty ? [] : text.split('\0'));
}

function problemsOf(address: string, { file, read }: BuiltFile, site: SiteGraph): Problem[] {
  const html = read() ?? '';
  const placeAt = placesIn(html, file);
  const outline = readHtml(html, { origin: '', placeOf: ({ offset }) => placeAt(offset) });
  return [...problemsOnPage(builtPage(address, outline, site.base), site)];
}
