import { inLayouts, renderSite } from '../site/render-site.ts';
import type { PlannedPage } from '../site/site-plan.ts';
import type { SiteProject } from '../site/site-project.ts';
import { FactsGatherer, type PageFacts } from './page-facts.ts';

/**
 * Renders the pages that are due, and writes none; gives the facts of each.
 * @throws CannotRun where a layout is at fault
 */
export function gatherFacts(project: SiteProject): PageFacts[] {
  const gatherer = new FactsGatherer(project);
  return inLayouts(() => project.due.map((planned) => gatherer.gather(project.show(planned))));
}

/**
 * Renders pages through Eleventy into a folder; gives the facts of each.
 * @param take hands out pages to render until there are none; Eleventy keeps what it has rendered until it is done, so
 *   they are given to it in portions
 * @throws CannotRun where a layout is at fault
 */
export async function writePages(
  project: SiteProject,
  output: string,
  take: () => readonly PlannedPage[],
): Promise<PageFacts[]> {
  const gatherer = new FactsGatherer(project);
  const facts: PageFacts[] = [];
  project.onPage = (shown) => facts.push(gatherer.gather(shown));
  for (let portion = take(); portion.length > 0; portion = take()) {
    project.due = portion;
    await renderSite(project, output);
  }
  return facts;
}
