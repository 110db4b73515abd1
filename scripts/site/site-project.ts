import { join, relative } from 'node:path';
import type { Content } from '../content/content.ts';
import type { Outline } from '../markdown/outline.ts';
import type { Assets } from './assets.ts';
import { readRendering, readTracedPage } from './read-built-page.ts';
import { createRenderer, type RenderPage } from './renderer.ts';
import type { PlannedPage, SitePlan } from './site-plan.ts';

/** Where the generator's own files are. */
export const generatorRoot = join(import.meta.dirname, '../..');
/** The Nunjucks layouts. */
export const layoutsFolder = join(generatorRoot, 'layouts');
/** Style, scripts and images of the layouts. */
export const assetsFolder = join(generatorRoot, 'assets');

/** The generator's folders that nothing may be published into. */
export const sourceFolders = [
  layoutsFolder,
  assetsFolder,
  join(generatorRoot, 'scripts'),
  join(generatorRoot, 'test'),
];

/**
 * A site ready to be rendered: what Eleventy is given.
 * A class, since Eleventy copies plain objects, and joins arrays to themselves, wherever it merges data.
 */
export class SiteProject {
  readonly plan: SitePlan;
  readonly assets: Assets;
  readonly render: RenderPage;
  /** What stands on the pages that were rendered. */
  readonly outlines = new Map<PlannedPage, Outline>();
  readonly content: Content;
  #retrace: RenderPage | undefined;

  constructor(content: Content, plan: SitePlan, assets: Assets) {
    this.plan = plan;
    this.assets = assets;
    this.render = createRenderer(plan, { layouts: layoutsFolder, assets, trace: false });
    this.content = content;
  }

  /** What stands on a page, each thing with the place where it was written: the page is rendered from traced templates. */
  traced(planned: PlannedPage): Outline {
    const { plan, assets } = this;
    this.#retrace ??= createRenderer(plan, { layouts: layoutsFolder, assets, trace: true });
    return readTracedPage(this.#retrace(planned).html, planned, plan);
  }

  /** Renders a page for Eleventy, and keeps what stands on it for the checks. */
  page(planned: PlannedPage): string {
    const rendering = this.render(planned);
    this.outlines.set(planned, readRendering(rendering, planned, this.plan));
    return rendering.html;
  }
}

/** A path as Eleventy wants it: relative to the working folder. */
export function fromHere(path: string): string {
  return relative(process.cwd(), path) || '.';
}
