import type { Content } from '../site/content.ts';
import { keptText } from '../site/kept-text.ts';
import type { Outline } from '../text/outline.ts';
import type { Assets } from './assets.ts';
import { layoutsFolder } from './folders.ts';
import { readTracedPage, type Shown } from './read-built-page.ts';
import { createRenderer, type RenderPage, textOf } from './renderer.ts';
import type { PlannedPage, SitePlan } from './site-plan.ts';

/**
 * A site ready to be rendered: what Eleventy is given.
 * A class, since Eleventy copies plain objects, and joins arrays to themselves, wherever it merges data.
 */
export class SiteProject {
  readonly plan: SitePlan;
  readonly assets: Assets;
  readonly content: Content;
  readonly render: RenderPage;
  /** The pages that Eleventy is to write. */
  due: readonly PlannedPage[];
  #retrace: RenderPage | undefined;

  constructor(content: Content, plan: SitePlan, assets: Assets) {
    this.plan = plan;
    this.assets = assets;
    this.content = content;
    this.due = plan.pages;
    this.render = createRenderer(plan, { layouts: layoutsFolder, assets, trace: false });
  }

  /** Renders a page for Eleventy. */
  page: (planned: PlannedPage) => string = (planned) => this.show(planned).rendering.html;

  /** Renders a page; its text is read unless it is given. */
  show(planned: PlannedPage, text = planned.topic && textOf(planned.topic.read())): Shown {
    const { data } = planned;
    return { planned, text, rendering: this.render(planned.template, data, text) };
  }

  /** What stands on a page, each thing with the place where it was written: the page is rendered from traced templates. */
  traced(planned: PlannedPage): Outline {
    const { plan, assets } = this;
    this.#retrace ??= createRenderer(plan, { layouts: layoutsFolder, assets, trace: true });
    const text = planned.topic && textOf(keptText(planned.topic));
    return readTracedPage(this.#retrace(planned.template, planned.data, text).html, planned, text, plan);
  }
}
