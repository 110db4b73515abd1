import type { Site } from '../site/site.ts';
import { emptyOutline, type Link, type Outline } from '../text/outline.ts';
import type { Assets } from './assets.ts';
import { layoutsFolder } from './folders.ts';
import { type PageText, textOf } from './page-text.ts';
import { readTracedFrame, type TracedFrame, textInFrame } from './read-frame.ts';
import { createRenderer, type Rendering, type RenderPage } from './renderer.ts';
import type { PlannedPage, SitePlan } from './site-plan.ts';

/**
 * A site ready to be rendered: what Eleventy is given.
 * A class, since Eleventy copies plain objects, and joins arrays to themselves, wherever it merges data.
 */
export class SiteProject {
  readonly plan: SitePlan;
  readonly assets: Assets;
  readonly content: Site;
  readonly render: RenderPage;
  /** The pages that Eleventy is to write. */
  due: readonly PlannedPage[];
  #retrace: RenderPage | undefined;

  constructor(content: Site, plan: SitePlan, assets: Assets) {
    this.plan = plan;
    this.assets = assets;
    this.content = content;
    this.due = plan.pages;
    this.render = createRenderer(plan, { layouts: layoutsFolder, assets, trace: false });
  }

  /** Renders a page for Eleventy. */
  page: (planned: PlannedPage) => string = (planned) => this.show(planned).html;

  /** Renders a page; its text is read unless it is given. */
  show(planned: PlannedPage, text = planned.topic && textOf(planned.topic), data = planned.data): Rendering {
    return this.render(planned.template, data, text);
  }

  /** The links of a page, its text's first, with their addresses as published. */
  links(planned: PlannedPage): readonly Link[] {
    return [...(planned.topic?.again().written.links ?? []), ...this.traced(planned).outline.links];
  }

  /** What the layout wrote on a page, each thing with the place where it was written. */
  traced(planned: PlannedPage): TracedFrame {
    const { plan, assets } = this;
    this.#retrace ??= createRenderer(plan, { layouts: layoutsFolder, assets, trace: true });
    const text: PageText | undefined = planned.topic && textOf(planned.topic);
    const rendering = this.#retrace(planned.template, planned.data, text);
    return readTracedFrame(rendering, frameText(planned), plan.operator.site.url);
  }
}

/** What the text of a page adds to what its layout wrote. */
export function frameText({ topic }: PlannedPage): Outline {
  return topic ? textInFrame(topic.text().outline) : emptyOutline();
}
