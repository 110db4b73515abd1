import { join, relative } from 'node:path';
import type { Content } from '../content/content.ts';
import type { Assets } from './assets.ts';
import { createRenderer, type RenderPage } from './renderer.ts';
import type { SitePlan } from './site-plan.ts';

/** Where the generator's own files are. */
export const generatorRoot = join(import.meta.dirname, '../..');
/** The Nunjucks layouts. */
export const layoutsFolder = join(generatorRoot, 'layouts');
/** Style, scripts and images of the layouts. */
export const assetsFolder = join(generatorRoot, 'assets');

/**
 * A site ready to be rendered: what Eleventy is given.
 * A class, since Eleventy copies plain objects, and joins arrays to themselves, wherever it merges data.
 */
export class SiteProject {
  readonly plan: SitePlan;
  readonly assets: Assets;
  readonly render: RenderPage;
  /** Files to be published as they are: from a path relative to the working folder, to one below the output. */
  readonly copies: Readonly<Record<string, string>>;

  constructor(content: Content, plan: SitePlan, assets: Assets) {
    this.plan = plan;
    this.assets = assets;
    this.render = createRenderer(plan, { layouts: layoutsFolder, assets, trace: false });
    this.copies = Object.fromEntries(
      [...content.downloads.values()].map(({ path }) => [join(content.folder, path), path]),
    );
  }
}

/** A path as Eleventy wants it: relative to the working folder. */
export function fromHere(path: string): string {
  return relative(process.cwd(), path) || '.';
}
