import { keepsRules, leads, pageRules, problemsOnPage } from '../checks/find-problems.ts';
import { inOrder } from '../checks/in-order.ts';
import { type Problem, problem } from '../problem.ts';
import { type Report, reportOf } from '../report/report.ts';
import { anchorsAmong, builtPage, type Page } from '../site/page.ts';
import { canonicalPath, type SiteGraph } from '../site/site-graph.ts';
import { sheetOutline } from '../text/html/css-addresses.ts';
import { readHtml } from '../text/html/read-html.ts';
import { emptyOutline } from '../text/outline.ts';
import { placesIn } from '../text/place-in-text.ts';

/** A text of a site that anything built: a page, or a style sheet. */
export interface BuiltFile {
  /** Below the folder of the site, with `/`. */
  readonly path: string;
  /** As problems name it. */
  readonly file: string;
  /** Reads it; undefined where that is not allowed. */
  readonly read: () => string | undefined;
}

/** A site that anything built. */
export interface BuiltFolder {
  readonly pages: readonly BuiltFile[];
  readonly sheets: readonly BuiltFile[];
  /** The paths of all files. */
  readonly files: readonly string[];
  /** The path that the site lives under, with `/` at both ends. */
  readonly base: string;
}

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
  const ids = detached([...new Set(anchors.map(({ id }) => id))]);
  const own = outline.base === undefined ? emptyOutline() : { ...emptyOutline(), base: outline.base };
  return {
    page: {
      ...builtPage(address, own, base),
      ...anchorsAmong(() => ids().map((id) => ({ id, kind: 'layout' as const }))),
    },
    hrefs: detached([...new Set(links.map(({ href }) => href))]),
    isSound: keepsRules(builtPage(address, outline, base), { base, ...site }, pageRules),
    links: links.length,
    anchors: anchors.length,
  };
}

/** A list in a text of its own: what is cut out of a page would hold on to all of it. */
function detached(list: readonly string[]): () => string[] {
  const [text, isEmpty] = [list.join('\0'), list.length === 0];
  return () => (isEmpty ? [] : text.split('\0'));
}

function problemsOf(address: string, { file, read }: BuiltFile, site: SiteGraph): Problem[] {
  const html = read() ?? '';
  const placeAt = placesIn(html, file);
  const outline = readHtml(html, { origin: '', placeOf: ({ offset }) => placeAt(offset) });
  return [...problemsOnPage(builtPage(address, outline, site.base), site)];
}
