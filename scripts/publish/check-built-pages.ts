import { inOrder } from '../checks/in-order.ts';
import { pageRules, rules } from '../checks/rules.ts';
import { type Problem, problem } from '../problem.ts';
import { type Report, reportOf } from '../report/report.ts';
import { builtPage } from '../site/built-graph.ts';
import { noPolicy } from '../site/link-policy.ts';
import { isMet, listOfIds, needOf } from '../site/need.ts';
import type { Page } from '../site/page.ts';
import { canonicalPath, type SiteGraph } from '../site/site-graph.ts';
import { sheetOutline } from '../text/html/css-addresses.ts';
import { readHtml } from '../text/html/read-html.ts';
import { type Anchor, emptyOutline, type Outline } from '../text/outline.ts';
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

/** What is kept of a page: thousands of them are known at once. */
interface PageFacts {
  readonly ids: string;
  readonly needs: string;
  readonly sound: boolean;
}

const NOWHERE = { file: '', line: 1, column: 1 };

/**
 * Checks a site by its pages alone. Each page is read once for what others need to know of it, and those on which something
 * is wrong are read again for the places.
 */
export function checkBuiltPages({ pages, sheets, files, base }: BuiltFolder): Report {
  const known = new Map(pages.map((page) => [addressOf(page.path), page]));
  const targets = new Map<string, Page | null>();
  for (const path of files) if (!known.has(addressOf(path))) targets.set(addressOf(path), null);
  for (const [address, page] of known) targets.set(address, new ReadPage(address, base, page));
  const site: SiteGraph = { pages: [], targets, sources: new Map(), base, policy: noPolicy };
  const counts = { pages: pages.length, links: 0, anchors: 0 };
  const facts = new Map<string, PageFacts>();
  const problems: Problem[] = [];
  for (const [address, { file, read }] of known) {
    const html = read();
    if (html === undefined)
      problems.push(problem('unreadable-file', { ...NOWHERE, file }, { reason: 'denied' }));
    const outline = readHtml(html ?? '', { origin: '', placeOf: () => NOWHERE });
    counts.links += outline.links.length;
    counts.anchors += outline.anchors.length;
    facts.set(address, factsOf(builtPage(address, outline, base), site));
  }
  for (const [address, page] of known)
    if (!isFine(facts.get(address) as PageFacts, facts)) problems.push(...problemsOf(address, page, site));
  for (const { path, file, read } of sheets) {
    const outline = sheetOutline(read() ?? '', file);
    counts.links += outline.links.length;
    problems.push(...judge(builtPage(addressOf(path), outline, base), site));
  }
  return reportOf(inOrder(problems), counts);
}

/** The address of a file: `x/index.html` is `/x/`. */
function addressOf(path: string): string {
  return canonicalPath(`/${path}`.replaceAll('%', '%25')).replace(/\/index\.html$/, '/');
}

function factsOf(page: Page, site: SiteGraph): PageFacts {
  const { anchors, links } = page.outline;
  const needed = links.map(({ href }) => needOf(href, page, site));
  const sound = !needed.includes(undefined) && keepsRules(page, site);
  // What is joined holds on to no part of the page's text.
  return { ids: listOfIds(anchors), needs: [...new Set(needed)].filter(Boolean).join(' '), sound };
}

function keepsRules(page: Page, site: SiteGraph): boolean {
  for (const rule of pageRules) for (const _ of rule(page, site)) return false;
  return true;
}

function isFine({ sound, needs }: PageFacts, facts: ReadonlyMap<string, PageFacts>): boolean {
  return sound && (needs === '' || needs.split(' ').every((need) => isMet(need, facts)));
}

function problemsOf(address: string, { file, read }: BuiltFile, { base, ...site }: SiteGraph): Problem[] {
  const html = read() ?? '';
  const placeAt = placesIn(html, file);
  const outline = readHtml(html, { origin: '', placeOf: ({ offset }) => placeAt(offset) });
  return judge(builtPage(address, outline, base), { base, ...site });
}

function judge(page: Page, site: SiteGraph): Problem[] {
  return rules.flatMap((rule) => [...rule(page, site)]);
}

/** A page that links lead to: of what stands on it only the anchors are told, read when they are first asked for. */
class ReadPage implements Page {
  readonly origin = 'built';
  readonly complete = true;
  readonly titled = false;
  readonly address: string;
  readonly base: string;
  readonly #page: BuiltFile;
  #outline: Outline | undefined;

  constructor(address: string, base: string, page: BuiltFile) {
    this.address = address;
    this.base = base.slice(1) + address.slice(1);
    this.#page = page;
  }

  get outline(): Outline {
    this.#outline ??= { ...emptyOutline(), anchors: this.#anchors() };
    return this.#outline;
  }

  #anchors(): Anchor[] {
    const { anchors } = readHtml(this.#page.read() ?? '', { origin: '', placeOf: () => NOWHERE });
    // Ids cut out of the page would hold on to all of its text.
    const ids = anchors.map(({ id }) => id).join('\0');
    return ids === '' ? [] : ids.split('\0').map((id) => ({ id, kind: 'layout', place: NOWHERE }));
  }
}
