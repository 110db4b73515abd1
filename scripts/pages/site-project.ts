import { CannotRun } from '../cannot-run.ts';
import { assetsFolder, layoutsFolder } from '../folders.ts';
import { loadContent } from '../site/load.ts';
import { readContent } from '../site/read-content.ts';
import type { Site } from '../site/site.ts';
import { emptyOutline, type Link, type Outline } from '../text/outline.ts';
import { type Assets, loadAssets } from './assets.ts';
import { madeFileView } from './file-view.ts';
import { pageArchive } from './outputs/page-archive.ts';
import { SearchIndex } from './outputs/search-index.ts';
import { type PageText, textOf } from './page-text.ts';
import { readTracedFrame, textInFrame } from './read-frame.ts';
import { createRenderer, type Rendering, type RenderPage } from './renderer.ts';
import { type PageData, type PlannedPage, planSite, type SitePlan } from './site-plan.ts';
import { WholeTexts, wholeOutline } from './whole-text.ts';

/** The file to keep that holds a page, below the output folder. */
interface PageArchive {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the layout of the page is given that leads to it. */
  readonly data: PageData;
}

/**
 * A site ready to be rendered: what Eleventy is given.
 * A class, since Eleventy copies plain objects, and joins arrays to themselves, wherever it merges data.
 */
export class SiteProject {
  readonly plan: SitePlan;
  readonly assets: Assets;
  readonly content: Site;
  readonly search: SearchIndex;
  readonly whole = new WholeTexts();
  /** The pages that Eleventy is to write. */
  due: readonly PlannedPage[];
  readonly #render: RenderPage;
  #retrace: RenderPage | undefined;

  constructor(content: Site, plan: SitePlan, assets: Assets) {
    this.plan = plan;
    this.assets = assets;
    this.content = content;
    this.search = new SearchIndex(plan);
    this.due = plan.pages;
    this.#render = createRenderer(plan, this.#rendered(false));
  }

  #rendered(trace: boolean) {
    const { assets, content } = this;
    return { layouts: layoutsFolder, assets, trace, overlay: content.overlays.layouts };
  }

  /** Renders a page for Eleventy. */
  page: (planned: PlannedPage) => string = (planned) => this.show(planned).html;

  /** Renders a page; its text is read unless it is given. */
  show(planned: PlannedPage, text = this.textOf(planned), data = planned.data): Rendering {
    return this.#render(planned.template, data, text);
  }

  /** The text of a page: that of its topic, or of all topics. @param last the page as the last build left it */
  textOf({ topic, own, whole }: PlannedPage, last?: string): PageText | undefined {
    if (own) return own().text;
    if (topic || !whole) return topic && textOf(topic);
    const pages = new Map(this.plan.pages.map((planned) => [planned.address, planned]));
    const render = (address: string): string => {
      const planned = pages.get(address);
      return planned ? this.part(this.textOf(planned), planned.data) : '';
    };
    return { html: this.whole.textOf(whole, render, last), hash: '', headings: [] };
  }

  /** A page as files hold it: it does not lead to them, or it would have to tell its own size. */
  kept(planned: PlannedPage, text: PageText | undefined, data = planned.data): string {
    const { archive: _, pdf: __, ...page } = data.page;
    return this.show(planned, text, { ...data, page }).html;
  }

  /** The file to keep that holds a page, where it has one. */
  archive(planned: PlannedPage, text: PageText, data = planned.data): PageArchive | undefined {
    const { archive } = data.page;
    if (!archive || !planned.whole) return undefined;
    const bytes = pageArchive(this.kept(planned, text, data), this.assets, this.plan.operator.site);
    const told = { ...archive, ...madeFileView(archive.path, bytes, planned.whole) };
    return { path: archive.path, bytes, data: { ...data, page: { ...data.page, archive: told } } };
  }

  /** What a page shows of itself on the page that holds all. */
  part(text: PageText | undefined, data: PageData): string {
    const page = { ...data.page, kind: 'all' as const };
    return this.#render('whole-page.njk', { ...data, page }, text).html;
  }

  /** The links of a page, its text's first, with their addresses as published. */
  links(planned: PlannedPage): readonly Link[] {
    return [...(planned.topic?.again().links ?? []), ...this.traced(planned).outline.links];
  }

  /** What the layout wrote on a page, each thing with the place where it was written. */
  traced(planned: PlannedPage): ReturnType<typeof readTracedFrame> {
    const { plan } = this;
    this.#retrace ??= createRenderer(plan, this.#rendered(true));
    const { template, data, topic } = planned;
    const rendering = this.#retrace(template, data, topic ? textOf(topic) : planned.own?.().text);
    return readTracedFrame(rendering, frameText(planned), plan.operator.site.url);
  }
}

/** What the text of a page adds to what its layout wrote. */
export function frameText(planned: PlannedPage): Outline {
  if (planned.topic) return textInFrame(planned.topic.text());
  if (planned.own) return textInFrame(planned.own().outline);
  // Its data are worked out each time that they are asked for.
  return planned.whole ? wholeOutline(planned.data.page.parts ?? []) : emptyOutline();
}

/**
 * Reads the site of a content folder for Eleventy's own command line, which knows no checks.
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where the operator's data cannot be read
 */
export function openProject(folder: string, day: string): SiteProject {
  const content = readContent(loadContent(folder, day));
  const plan = planSite(content);
  if (!plan) throw new CannotRun('the operator data has faults: `npm run check` tells them');
  return new SiteProject(content, plan, loadAssets(assetsFolder, content));
}

/** What Eleventy hands to a template. */
interface TemplateData {
  readonly project: SiteProject;
  readonly planned: PlannedPage;
}

/** The one template that every page comes from: Eleventy paginates it over the pages that are due. */
export const pagesTemplate = {
  data: {
    pagination: { data: 'project.due', size: 1, alias: 'planned' },
    eleventyExcludeFromCollections: true,
    permalink: ({ planned }: TemplateData): string => planned.outputPath,
  },
  // Eleventy keeps what it renders, and takes bytes behind a promise alone; texts of 130 MB were moved about in memory.
  render: async ({ project, planned }: TemplateData) => Buffer.from(project.page(planned)),
};
