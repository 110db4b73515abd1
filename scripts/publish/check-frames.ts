import { CannotRun } from '../cannot-run.ts';
import { keepsRules, problemsOnPage } from '../checks/find-problems.ts';
import { leads } from '../checks/link-target.ts';
import { atItsTopic } from '../checks/repeated-words.ts';
import { readFrame, readPart } from '../pages/read-frame.ts';
import type { Part, Rendering } from '../pages/renderer.ts';
import type { PlannedPage } from '../pages/site-plan.ts';
import { frameText, type SiteProject } from '../pages/site-project.ts';
import { pathFrom } from '../pages/style-sheets.ts';
import type { Problem } from '../problem.ts';
import { manifestAddress, PAGE_FILES } from '../site/addresses.ts';
import { anchorsAmong, builtPage, documentPages, type Page, topicPage } from '../site/page.ts';
import { documentsOf, type SiteGraph } from '../site/site-graph.ts';
import { detached, pageText } from '../text/decode-bytes.ts';
import { sheetOutline } from '../text/html/css-addresses.ts';
import { emptyOutline, type Link, type Outline } from '../text/outline.ts';

/** What is kept of what a layout wrote on a page: where it leads is known when all pages are. */
export interface PageFrame {
  /** The addresses that its own links name, as written, each once; those on the page itself left out. */
  readonly hrefs: readonly string[];
  /** How many links and anchors the whole page has. */
  readonly links: number;
  readonly anchors: number;
}

/** What stands in a part that pages share, the addresses that lead the same way from each of them, and the first of these pages. */
interface SharedPart {
  readonly hrefs: readonly string[];
  readonly outline: Outline;
  isFine: boolean;
  page: PlannedPage;
}

/**
 * Judges what layouts wrote, page by page as they are rendered. Of a page on which something is wrong, the layouts are
 * rendered again with places.
 */
export class FrameCheck {
  readonly frames = new Map<string, PageFrame>();
  readonly #project: SiteProject;
  readonly #graph: SiteGraph;
  readonly #parts = new Map<Part, SharedPart>();
  readonly #wrong = new Set<PlannedPage>();
  /** Whether an address that begins with `/` leads to something: the same from every page. */
  readonly #leads = new Map<string, boolean>();

  /** @param graph the built site */
  constructor(project: SiteProject, graph: SiteGraph) {
    this.#project = project;
    this.#graph = graph;
  }

  /** The addresses that parts of pages lead to. */
  get shared(): string[] {
    return [...new Set([...this.#parts.values()].flatMap(({ hrefs }) => hrefs))];
  }

  /** Takes a page in that was rendered, and judges it as far as it tells by itself. */
  take(planned: PlannedPage, rendering: Rendering): void {
    const { url } = this.#project.plan.operator.site;
    const parts: SharedPart[] = [];
    const outlineOf = (piece: Part): Outline => {
      const part = this.#partOf(piece, planned, url);
      parts.push(part);
      return part.outline;
    };
    const outline = readFrame(rendering, frameText(planned), outlineOf, url);
    const page = this.#pageOf(planned, outline);
    const own = [...outline.links, ...parts.flatMap((part) => part.outline.links.filter(isRelative))];
    const hrefs = [...new Set([...own.map(({ href }) => href), ...rendering.marked])];
    const isHere = (href: string): boolean => href.startsWith('#');
    if (!keepsRules(page, this.#graph) || !leads(page, hrefs.filter(isHere), this.#graph))
      this.#wrong.add(planned);
    const links = outline.links.length + parts.reduce((sum, part) => sum + part.outline.links.length, 0);
    this.frames.set(planned.address, {
      hrefs: hrefs.filter((href) => !isHere(href)).map(detached),
      links: links + (planned.topic?.text().links ?? 0) + rendering.marked.length,
      anchors: outline.anchors.length,
    });
  }

  /**
   * Everything that is wrong with what layouts wrote, where it was written.
   * @param known addresses that shared parts of pages which were not rendered lead to
   */
  *problems(known: readonly string[] = []): Generator<Problem, undefined> {
    const { pages } = this.#project.plan;
    const isSharedWrong = known.some((href) => !this.#isRight(href, '/'));
    for (const { isFine, hrefs, page } of this.#parts.values())
      if (!isFine || hrefs.some((href) => !this.#isRight(href, page.address))) this.#wrong.add(page);
    for (const planned of pages) {
      const hrefs = this.frames.get(planned.address)?.hrefs ?? [];
      const isWrong = this.#wrong.has(planned) || hrefs.some((href) => !this.#isRight(href, planned.address));
      if (isWrong || isSharedWrong) yield* this.#traced(planned);
    }
    yield* this.#inSheets();
  }

  /** A page as its layout wrote it: ids that it keeps for others are judged where they are declared. */
  #pageOf({ address, oldIds }: PlannedPage, outline: Outline): Page {
    const anchors = outline.anchors.filter(({ id, kind }) => kind !== 'layout' || !oldIds.includes(id));
    const page = builtPage(address, { ...outline, anchors }, this.#graph.base);
    return oldIds.length === 0 ? page : { ...page, ...anchorsAmong(() => outline.anchors) };
  }

  #partOf(part: Part, planned: PlannedPage, origin: string): SharedPart {
    const found = this.#parts.get(part);
    if (found) {
      if (planned.address < found.page.address) found.page = planned;
      return found;
    }
    const outline = readPart(part, origin);
    const { links, images } = outline;
    const page = builtPage(planned.address, { ...emptyOutline(), links, images }, this.#graph.base);
    const hrefs = [...new Set(links.filter((link) => !isRelative(link)).map(({ href }) => href))];
    const shared = { hrefs, outline, isFine: keepsRules(page, this.#graph), page: planned };
    this.#parts.set(part, shared);
    return shared;
  }

  #isRight(href: string, address: string): boolean {
    const isRooted = href.startsWith('/');
    const known = isRooted ? this.#leads.get(href) : undefined;
    if (known !== undefined) return known;
    const isRight = leads(builtPage(address, emptyOutline(), this.#graph.base), [href], this.#graph);
    if (isRooted) this.#leads.set(href, isRight);
    return isRight;
  }

  *#traced(planned: PlannedPage): Generator<Problem, undefined> {
    const { outline, isOfData, isUntraced } = this.#project.traced(planned);
    // What data files name is judged there.
    const links = outline.links.filter(({ place }) => !isOfData(place));
    const page = this.#pageOf(planned, { ...outline, links });
    for (const written of problemsOnPage(page, this.#graph)) {
      // What stands in the topic is judged there.
      if (written.place.file === planned.topic?.file) continue;
      if (isUntraced(written.place)) throw new CannotRun(faultOfOurs(written, planned));
      const found = atItsTopic(written, page, this.#project.content, this.#graph);
      if (found) yield found === written ? { ...found, page: planned.address } : found;
    }
  }

  /** Addresses in the style sheets of the layouts, each told where it was written; they start from the sheet that a page loads. */
  *#inSheets(): Generator<Problem, undefined> {
    const { assets } = this.#project;
    for (const { address, sheets = [] } of assets.values()) {
      for (const { path, file, css } of sheets) {
        const outline = sheetOutline(css, file);
        // Assets are named by their paths, and found under other names.
        const links = outline.links.filter(({ href }) => !assets.has(pathFrom(path, href)));
        if (links.length > 0)
          yield* problemsOnPage(builtPage(address, { ...outline, links }, this.#graph.base), this.#graph);
      }
    }
  }
}

function faultOfOurs({ code, facts }: Problem, { address }: PlannedPage): string {
  const what = JSON.stringify(facts).slice(0, 200);
  return `a fault of the generator itself: \`${code}\` on \`${address}\`, which no layout, data file or topic wrote: ${what}`;
}

/** Whether a link leads elsewhere from each page. */
function isRelative({ href }: Link): boolean {
  return !href.startsWith('/') && !/^[a-z][a-z0-9+.-]*:/i.test(href);
}

/**
 * The site as it is built, as links on its pages see it. What a topic has for anchors is known; what layouts put beside them
 * is looked up on the page when somebody asks for it.
 */
export function builtGraph(project: SiteProject): SiteGraph {
  const { plan, assets, content: site } = project;
  const { base } = site;
  const targets = new Map<string, Page | null>();
  for (const { address, topic, own, view, oldIds } of plan.pages) {
    const old = oldIds.map((id) => ({ id, kind: 'layout' as const }));
    const anchors = anchorsAmong(() => [...(topic?.gist().anchors ?? own?.().outline.anchors ?? []), ...old]);
    for (const name of view ? PAGE_FILES : []) targets.set(address + name, null);
    targets.set(address, { ...builtPage(address, emptyOutline(), base), ...anchors });
  }
  for (const { address } of assets.values()) targets.set(address, null);
  for (const code of site.languages.keys()) targets.set(manifestAddress(code), null);
  for (const address of [...site.files, ...site.feeds, ...site.versions.textAddresses])
    targets.set(address, null);
  // A page that cannot be rendered yet is there all the same: its own problem is told, not one for each link to it.
  for (const topic of [...site.topics, ...site.guests])
    if (!targets.has(topic.address) && !topic.matter) targets.set(topic.address, topicPage(topic));
  for (const code of site.languages.keys()) if (!targets.has(`/${code}/`)) targets.set(`/${code}/`, null);
  return {
    pages: [],
    targets,
    documents: new Map([...documentsOf(site), ...drawingsOf(project)]),
    files: new Map(),
    base,
    content: site,
    layoutIds: layoutIds(project),
  };
}

/** The assets of which links can name a part. */
function drawingsOf({ assets, content: { base } }: SiteProject): Map<string, Page> {
  return documentPages(
    [...assets.values()].map(({ address, content }) => [address, () => pageText(content)]),
    base,
  );
}

/** Gives the ids that layouts put on the page at an address, which is rendered for it. */
export function layoutIds(project: SiteProject): (address: string) => readonly string[] {
  const planned = new Map(project.plan.pages.map((page) => [page.address, page]));
  const known = new Map<string, readonly string[]>();
  return (address) => {
    const page = planned.get(address);
    const ids = known.get(address) ?? (page ? idsOn(project.traced(page).outline) : []);
    known.set(address, ids);
    return ids;
  };
}

function idsOn({ anchors }: Outline): string[] {
  return anchors.flatMap(({ id, kind }) => (kind === 'layout' ? [id] : []));
}
