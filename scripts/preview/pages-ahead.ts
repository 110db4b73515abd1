import { type PlannedPage, planSite } from '../pages/site-plan.ts';
import { SiteProject } from '../pages/site-project.ts';
import { Site } from '../site/site.ts';
import { isAhead } from '../site/stage.ts';

/** Pages that readers do not see yet, as they will be. */
export interface PagesAhead {
  readonly project: SiteProject;
  /** By their addresses. */
  readonly pages: ReadonlyMap<string, PlannedPage>;
}

/**
 * Plans the pages of drafts, and of what is to come, as if all of it were published.
 * @param now the site as it is published
 * @returns undefined where there is none
 */
export function pagesAhead(now: SiteProject): PagesAhead | undefined {
  const { content, assets } = now;
  const ahead = new Set(content.topics.filter(isAhead).map(({ path }) => path));
  if (ahead.size === 0) return undefined;
  const topics = content.topics.map((topic) =>
    ahead.has(topic.path) ? { ...topic, stage: 'published' as const } : topic,
  );
  const met = new Set([...content.met, ...topics.map(({ language }) => language)]);
  const then = new Site({ ...content, topics, met });
  const plan = planSite(then);
  if (!plan) return undefined;
  const pages = plan.pages.filter(({ topic }) => topic && ahead.has(topic.path));
  return {
    project: new SiteProject(then, plan, assets),
    pages: new Map(pages.map((planned) => [planned.address, planned])),
  };
}
