import { readRendering } from '../pages/read-built-page.ts';
import type { SiteProject } from '../pages/site-project.ts';
import { builtGraph } from '../site/built-graph.ts';
import { guestTopics } from '../site/guest-topics.ts';
import { policyOf } from '../site/link-policy.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { topicPage } from '../site/source-pages.ts';

/** The site as it is built; a page is rendered when what stands on it is first asked for. */
export function builtSite(project: SiteProject): SiteGraph {
  const { plan, assets, content } = project;
  const files = [...[...assets.values()].map(({ address }) => address), ...content.downloads.keys()];
  const pages = new Map(
    plan.pages.map((planned) => [planned.address, () => readRendering(project.show(planned), plan)]),
  );
  return withUnrendered(builtGraph(pages, files, plan.operator.site.base, policyOf(content)), project);
}

/** A page that cannot be rendered yet is there all the same: its own problem is told, not one for each link to it. */
function withUnrendered(site: SiteGraph, { content: { topics, languages } }: SiteProject): SiteGraph {
  const targets = new Map(site.targets);
  for (const topic of [...topics, ...guestTopics({ topics, languages })])
    if (!targets.has(topic.address) && !topic.matter) targets.set(topic.address, topicPage(topic));
  for (const code of languages.keys()) if (!targets.has(`/${code}/`)) targets.set(`/${code}/`, null);
  return { ...site, targets };
}
