import { CannotRun } from '../cannot-run.ts';
import { keepsRules, problemsOnPage } from '../checks/find-problems.ts';
import { byPlace, inOrder } from '../checks/in-order.ts';
import { leads } from '../checks/link-target.ts';
import { nearestWithin } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { inWords, type Report, type ReportedProblem, reportIn } from '../report/report.ts';
import { anchorsAmong, builtPage, documentPages, type Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { detached } from '../text/decode-bytes.ts';
import { sheetOutline } from '../text/html/css-addresses.ts';
import { readHtml } from '../text/html/read-html.ts';
import { emptyOutline } from '../text/outline.ts';
import { placesIn } from '../text/place-in-text.ts';
import { type BuiltFile, type BuiltFolder, openBuiltFolder, type Surroundings } from './built-folder.ts';
import type { Stopwatch } from './stopwatch.ts';

/**
 * Checks a folder of pages that anything built.
 * @throws CannotRun where there is no such folder, or nothing in it to check, or what is said of its site cannot be
 */
export function checkPagesIn(folder: string, around: Surroundings, watch: Stopwatch): Report {
  const built = openBuiltFolder(folder, around);
  watch.lap('look at the folder');
  const report = checkBuiltPages(built);
  watch.lap('read and check pages');
  if (report.summary.links > 0) return report;
  throw new CannotRun(`the pages in \`${folder}\` hold no link: there is nothing to check`);
}

const NOWHERE = { file: '', line: 1, column: 1 };

/** At how many addresses is looked for what was meant: of tens of thousands of pages with dead links, a second or two. */
const MOST_LOOKS = 10_000_000;

/**
 * Checks a site by its pages alone. Each page is read once for its anchors and for where it leads, and those on which something
 * is wrong are read again for the places.
 */
export function checkBuiltPages(folder: BuiltFolder): Report {
  const { pages, sheets, documents, addresses, isBehindLink, base, hosts } = folder;
  const known = new Map(pages.map((page) => [page.address, page]));
  const targets = new Targets(addresses, isBehindLink);
  const spellings = (address: string): readonly string[] => targets.spellings(address);
  const near = nearestWithin(MOST_LOOKS);
  const parts = documentPages(
    documents.map(({ address, read }) => [address, read]),
    base,
  );
  const site: SiteGraph = {
    ...{ pages: [], targets, documents: parts, files: new Map(), base, hosts, spellings, near },
  };
  const counts = { pages: pages.length, links: 0, anchors: 0 };
  const sketches = new Map<string, ReturnType<typeof sketchOf>>();
  const told: ReportedProblem[] = [];
  const tell = (problems: readonly Problem[]): void => {
    told.push(...inOrder(problems).map(detachedWords));
  };
  const textOf = ({ file, read, reason = 'denied' }: BuiltFile): string => {
    const text = read();
    if (text === undefined) tell([problem('unreadable-file', { ...NOWHERE, file }, { reason })]);
    return text ?? '';
  };
  for (const [address, page] of known) {
    const sketch = sketchOf(address, textOf(page), site);
    counts.links += sketch.links;
    counts.anchors += sketch.anchors;
    targets.set(address, sketch.page);
    sketches.set(address, sketch);
  }
  const faulty = known.values().filter(({ address }) => {
    const sketch = sketches.get(address);
    return sketch && (!sketch.isSound || !leads(sketch.page, sketch.hrefs(), site));
  });
  // A file may stand at several addresses, by links.
  for (const [, places] of Map.groupBy(faulty, ({ file }) => file))
    tell(places.flatMap((page) => problemsOf(page, site)));
  for (const sheet of sheets) {
    const { address, file } = sheet;
    const outline = sheetOutline(textOf(sheet), file);
    counts.links += outline.links.length;
    tell([...problemsOnPage(builtPage(address, outline, base), site)]);
  }
  return reportIn(told.sort(byPlace), counts);
}

/** A problem in words that hold on to no page: of thousands of pages, all would be kept. */
function detachedWords(found: Problem): ReportedProblem {
  const told = inWords(found);
  const { message, href, suggestion } = told;
  return {
    ...told,
    message: detached(message),
    ...(href !== undefined && { href: detached(href) }),
    ...(suggestion !== undefined && { suggestion: detached(suggestion) }),
  };
}

/** What links can lead to: every file, and of pages that were read, what stands on them. */
class Targets extends Map<string, Page | null> {
  readonly #isBehindLink: BuiltFolder['isBehindLink'];
  #byLetters: Map<string, string[]> | undefined;

  constructor(addresses: readonly string[], isBehindLink: BuiltFolder['isBehindLink']) {
    super(addresses.map((address) => [address, null]));
    this.#isBehindLink = isBehindLink;
  }

  /** The addresses that differ from one in case alone. */
  spellings(address: string): readonly string[] {
    this.#byLetters ??= Map.groupBy(this.keys(), (one) => one.toLowerCase());
    return this.#byLetters.get(address.toLowerCase()) ?? [];
  }

  override get(address: string): Page | null | undefined {
    const found = super.get(address);
    return found === undefined && this.#isBehindLink(address) ? null : found;
  }
}

/**
 * What is kept of a page, since thousands of them are known at once: of what stands on it only the anchors, where it leads,
 * and whether it keeps the rules that need no other page.
 */
function sketchOf(address: string, html: string, { base, ...site }: SiteGraph) {
  const outline = readHtml(html, { origin: '', placeOf: () => NOWHERE });
  const { anchors, links } = outline;
  const ids = detachedList(builtPage(address, outline, base).ids());
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

function problemsOf({ address, file, read }: BuiltFile, site: SiteGraph): Problem[] {
  const html = read() ?? '';
  const placeAt = placesIn(html, file);
  const outline = readHtml(html, { origin: '', placeOf: ({ offset }) => placeAt(offset) });
  return [...problemsOnPage(builtPage(address, outline, site.base), site)];
}
