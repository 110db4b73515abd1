import { readPart, readRendering, type Shown } from '../pages/read-built-page.ts';
import type { Part, Rendering } from '../pages/renderer.ts';
import type { SiteProject } from '../pages/site-project.ts';
import { staleKey } from '../pages/stale-view.ts';
import { builtPage } from '../site/built-graph.ts';
import { listOfIds, needOf } from '../site/need.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { emptyOutline, type Link, type Outline } from '../text/outline.ts';
import { builtSite } from './built-site.ts';
import { keepsRules } from './keeps-rules.ts';
import type { TextFacts } from './text-facts.ts';
import type { TwinFacts } from './twin-facts.ts';

/** What is kept of a page once it is written: enough to know whether it is right when all the others are known. */
export interface PageFacts {
  readonly address: string;
  /** Of the topic that it shows, which links name; empty where it shows none. */
  readonly path: string;
  /** The ids that can be linked to, each between two spaces. */
  readonly ids: string;
  /** The anchors that its topic declares, as they stand in fragments, spaces between them. */
  readonly declared: string;
  /** The other pages that its links need, with an anchor where they name one, as `address#fragment`, spaces between them. */
  readonly needs: string;
  /** The same of the links in its topic's text alone. */
  readonly leads: string;
  readonly links: number;
  readonly anchors: number;
  /** Whether all that can be judged without the anchors of other pages is in order, in its source and as it was rendered. */
  readonly sound: boolean;
  /** What its topic's twins are compared by, where it has any. */
  readonly twin?: TwinFacts;
  /** The sections that it tells its readers are behind the original. */
  readonly stale?: string;
}

/** The facts of pages by their addresses. */
export type Facts = ReadonlyMap<string, PageFacts>;

/** What a part that pages share adds to the facts of each. */
interface PartFacts {
  /** Links that may lead elsewhere from each page. */
  readonly own: readonly Link[];
  readonly needs: readonly string[];
  readonly links: number;
  readonly sound: boolean;
}

/** Gathers the facts of the pages of a site as they are rendered. */
export class FactsGatherer {
  readonly #project: SiteProject;
  readonly #built: SiteGraph;
  readonly #parts = new WeakMap<Part, PartFacts>();

  constructor(project: SiteProject) {
    this.#project = project;
    this.#built = builtSite(project);
  }

  /** The facts of one page, and of the text that it shows. */
  gather(shown: Shown, text: TextFacts | undefined): PageFacts {
    const { planned, rendering } = shown;
    const { plan } = this.#project;
    const outline = readRendering(shown, plan, withoutLinks);
    const page = builtPage(planned.address, outline, this.#built.base);
    const parts = rendering.pieces.flatMap((piece) => (isPart(piece) ? [piece] : []));
    const facts = parts.map((part) => this.#partFacts(part));
    const needs = facts.flatMap((part) => part.needs);
    const links = [...outline.links, ...facts.flatMap(({ own }) => own)];
    const isLed = this.#lead(links, page, needs);
    return {
      address: planned.address,
      path: planned.topic?.path ?? '',
      ids: listOfIds(outline.anchors, planned.oldIds),
      declared: text?.declared ?? '',
      needs: needs.join(' '),
      leads: text?.needs ?? '',
      links: outline.links.length + (text?.links ?? 0) + facts.reduce((sum, part) => sum + part.links, 0),
      anchors: outline.anchors.length,
      ...(text?.twin && { twin: text.twin }),
      ...(planned.stale.length > 0 && { stale: staleKey(planned) }),
      sound:
        isLed && text?.sound !== false && facts.every((part) => part.sound) && keepsRules(page, this.#built),
    };
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
      links: links.length,
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

/** Of what is known, the links and images have been judged once: by themselves, or in the topic. */
function withoutLinks(outline: Outline): Outline {
  return { ...outline, links: [], images: [] };
}
