import { pageRules } from '../checks/rules.ts';
import { builtPage } from '../links/built-graph.ts';
import { listOfIds, needOf } from '../links/need.ts';
import type { Page } from '../links/page.ts';
import type { SiteGraph } from '../links/site-graph.ts';
import { sourceGraph } from '../links/source-pages.ts';
import { emptyOutline, type Link, type Outline } from '../markdown/outline.ts';
import type { Part } from '../site/once-tag.ts';
import { readPart, readRendering, type Shown } from '../site/read-built-page.ts';
import type { Rendering } from '../site/renderer.ts';
import type { SiteProject } from '../site/site-project.ts';
import { builtSite } from './built-site.ts';
import { pageKey } from './page-key.ts';

/** What is kept of a page once it is written: enough to know whether it is right when all the others are known. */
export interface PageFacts {
  readonly address: string;
  /** Of all that the page was made from; the same key is the same page. */
  readonly key: string;
  /** The ids that can be linked to, each between two spaces. */
  readonly ids: string;
  /** The other pages that its links need, with an anchor where they name one, as `address#fragment`, spaces between them. */
  readonly needs: string;
  /** The same of the links in its topic's text alone. */
  readonly leads: string;
  readonly links: number;
  readonly anchors: number;
  /** Whether all that can be judged without the anchors of other pages is in order, in its source and as it was rendered. */
  readonly sound: boolean;
}

/** The facts of pages by their addresses. */
export type Facts = ReadonlyMap<string, PageFacts>;

/** What a part that pages share adds to the facts of each. */
interface PartFacts {
  /** Links that may lead elsewhere from each page. */
  readonly own: readonly Link[];
  readonly needs: readonly string[];
  readonly sound: boolean;
}

/** Gathers the facts of the pages of a site as they are rendered. */
export class FactsGatherer {
  readonly #project: SiteProject;
  readonly #source: SiteGraph;
  readonly #built: SiteGraph;
  readonly #parts = new WeakMap<Part, PartFacts>();

  constructor(project: SiteProject) {
    this.#project = project;
    this.#source = sourceGraph(project.content);
    this.#built = builtSite(project);
  }

  /** The facts of one page. */
  gather(shown: Shown): PageFacts {
    const { planned, rendering, text } = shown;
    const { plan } = this.#project;
    const outline = readRendering(shown, plan, withoutLinks);
    const page = builtPage(planned.address, outline, this.#built.base);
    const parts = rendering.pieces.flatMap((piece) => (isPart(piece) ? [piece] : []));
    const facts = parts.map((part) => this.#partFacts(part));
    const needs = facts.flatMap((part) => part.needs);
    const leads: string[] = [];
    const links = [...outline.links, ...facts.flatMap(({ own }) => own)];
    const sound = [
      facts.every((part) => part.sound),
      keepsRules(page, this.#built),
      this.#lead(links, page, needs),
      this.#isSourceSound(shown, leads),
    ].every(Boolean);
    const known = [...parts.map((part) => readPart(part, plan).links), text?.written.links ?? []];
    return {
      address: planned.address,
      key: pageKey(planned, shown.data),
      ids: listOfIds(outline.anchors, planned.topic?.topIds),
      needs: [...new Set(needs)].join(' '),
      leads: [...new Set(leads)].join(' '),
      links: known.reduce((sum, { length }) => sum + length, outline.links.length),
      anchors: outline.anchors.length,
      sound,
    };
  }

  /** Whether the topic behind a page is sound. */
  #isSourceSound({ planned: { topic }, text }: Shown, leads: string[]): boolean {
    if (!topic || !text) return true;
    const { address, path: base, complete } = topic;
    const { outline, problems } = text;
    const page: Page = { origin: 'source', address, base, outline, complete, titled: true };
    const needed = outline.links.map(({ href, need }) =>
      need === undefined ? needOf(href, page, this.#source) : need,
    );
    for (const need of needed) if (need) leads.push(need);
    return problems.length === 0 && !needed.includes(undefined) && keepsRules(page, this.#source);
  }

  #partFacts(part: Part): PartFacts {
    const found = this.#parts.get(part);
    if (found) return found;
    const { links, images } = readPart(part, this.#project.plan);
    const page = builtPage('', { ...emptyOutline(), links, images }, this.#built.base);
    const needs: string[] = [];
    const leads = this.#lead(links.filter(isSameEverywhere), page, needs);
    const facts = {
      own: links.filter((link) => !isSameEverywhere(link)),
      needs,
      sound: leads && keepsRules(page, this.#built),
    };
    this.#parts.set(part, facts);
    return facts;
  }

  /** Adds what links of a built page need; answers whether none of them is wrong already. */
  #lead(links: readonly Link[], page: Page, needs: string[]): boolean {
    const needed = links.map(({ href }) => needOf(href, page, this.#built));
    for (const need of needed) if (need) needs.push(need);
    return !needed.includes(undefined);
  }
}

function isPart(piece: Rendering['pieces'][number]): piece is Part {
  return typeof piece === 'object';
}

/** An address that leads to the same place from every page. */
function isSameEverywhere({ href }: Link): boolean {
  return href.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(href);
}

function keepsRules(page: Page, site: SiteGraph): boolean {
  for (const rule of pageRules) for (const _ of rule(page, site)) return false;
  return true;
}

/** Of what is known, the links and images have been judged once: by themselves, or in the topic. */
function withoutLinks(outline: Outline): Outline {
  return { ...outline, links: [], images: [] };
}
