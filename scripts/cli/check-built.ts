import { checkPage } from '../checks/check-graph.ts';
import type { Content } from '../content/content.ts';
import { builtGraph, builtPage } from '../links/built-graph.ts';
import type { SiteGraph } from '../links/site-graph.ts';
import { topicPage } from '../links/source-pages.ts';
import type { Problem } from '../problem.ts';
import type { Counts } from '../report/report.ts';
import type { RenderedPage } from '../site/render-site.ts';
import type { SiteProject } from '../site/site-project.ts';

/** What a look at the built pages gave. */
export interface BuiltCheck {
  readonly problems: readonly Problem[];
  readonly counts: Counts;
}

/**
 * Checks every page as it was rendered, layouts and data included. A page with problems is rendered a second time from
 * templates that carry their places, so that each problem is told where it was written.
 */
export function checkBuilt(
  content: Content,
  project: SiteProject,
  rendered: readonly RenderedPage[],
): BuiltCheck {
  const { plan, assets } = project;
  const { base } = plan.operator.site;
  const outlines = new Map(rendered.map(({ planned, outline }) => [planned.address, outline]));
  const files = [...[...assets.values()].map(({ address }) => address), ...content.downloads.keys()];
  const site = withUnrendered(builtGraph(outlines, files, base), content);
  const suspects = new Set(
    site.pages.filter((page) => !checkPage(page, site).next().done).map(({ address }) => address),
  );
  const problems = rendered
    .filter(({ planned }) => suspects.has(planned.address))
    .flatMap(({ planned }) => {
      const page = builtPage(planned.address, project.traced(planned), base);
      return [...checkPage(page, site)].map((found) => ({ ...found, page: planned.address }));
    });
  return { problems, counts: countsOf(site) };
}

/** A page that cannot be rendered yet is there all the same: its own problem is told, not one for each link to it. */
function withUnrendered(site: SiteGraph, { topics, languages }: Content): SiteGraph {
  const targets = new Map(site.targets);
  for (const topic of topics)
    if (!targets.has(topic.address) && !topic.matter) targets.set(topic.address, topicPage(topic));
  for (const code of languages.keys()) if (!targets.has(`/${code}/`)) targets.set(`/${code}/`, null);
  return { ...site, targets };
}

function countsOf({ pages }: SiteGraph): Counts {
  const sum = (count: (page: SiteGraph['pages'][number]) => number): number =>
    pages.reduce((total, page) => total + count(page), 0);
  return {
    pages: pages.length,
    links: sum(({ outline }) => outline.links.length),
    anchors: sum(({ outline }) => outline.anchors.length),
  };
}
