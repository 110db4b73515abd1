import type { SiteProject } from '../pages/site-project.ts';
import { anchorsAmong, builtPage, type Page, topicPage } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { emptyOutline, type Outline } from '../text/outline.ts';

/**
 * The site as it is built, as links on its pages see it. What a topic has for anchors is known; what layouts put beside them
 * is looked up on the page when somebody asks for it.
 */
export function builtGraph(project: SiteProject): SiteGraph {
  const { plan, assets, content: site } = project;
  const { base } = site;
  const targets = new Map<string, Page | null>();
  for (const { address, topic, oldIds } of plan.pages) {
    const old = oldIds.map((id) => ({ id, kind: 'layout' as const }));
    const anchors = anchorsAmong(() => (topic ? [...topic.gist().anchors, ...old] : old));
    targets.set(address, { ...builtPage(address, emptyOutline(), base), ...anchors });
  }
  for (const { address } of assets.values()) targets.set(address, null);
  for (const address of site.downloads.keys()) targets.set(address, null);
  // A page that cannot be rendered yet is there all the same: its own problem is told, not one for each link to it.
  for (const topic of [...site.topics, ...site.guests])
    if (!targets.has(topic.address) && !topic.matter) targets.set(topic.address, topicPage(topic));
  for (const code of site.languages.keys()) if (!targets.has(`/${code}/`)) targets.set(`/${code}/`, null);
  return {
    pages: [],
    targets,
    files: new Map(),
    base,
    content: site,
    layoutIds: layoutIds(project),
  };
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
