import { setImmediate } from 'node:timers/promises';
import { inLayouts, renderSite } from '../pages/render-site.ts';
import type { PlannedPage } from '../pages/site-plan.ts';
import type { SiteProject } from '../pages/site-project.ts';
import { FactsGatherer, type PageFacts } from './page-facts.ts';
import { portionsOf } from './portions.ts';
import { pageText } from './text-facts.ts';
import type { TextSource } from './text-source.ts';

/**
 * Renders the pages that are due, and writes none; gives the facts of each.
 * @throws CannotRun where a layout is at fault
 */
export function gatherFacts(project: SiteProject, texts: TextSource): PageFacts[] {
  const facts: PageFacts[] = [];
  const render = renderer(project, texts, facts);
  inLayouts(() => project.due.forEach(render));
  return facts;
}

/**
 * Renders the pages that are due through Eleventy into a folder; gives the facts of each. Eleventy keeps what it has
 * rendered until it is done, so it is given them in portions.
 * @throws CannotRun where a layout is at fault
 */
export async function writePages(
  project: SiteProject,
  output: string,
  texts: TextSource,
): Promise<PageFacts[]> {
  const facts: PageFacts[] = [];
  const { due } = project;
  project.page = renderer(project, texts, facts);
  for (const portion of portionsOf(due)) {
    project.due = portion;
    await renderSite(project, output);
    // Ctrl-C is heard between two portions.
    await setImmediate();
  }
  project.due = due;
  return facts;
}

/** Renders a page, and adds its facts to a list. */
function renderer(
  project: SiteProject,
  texts: TextSource,
  facts: PageFacts[],
): (planned: PlannedPage) => string {
  const gatherer = new FactsGatherer(project);
  let last: { topic: PlannedPage['topic']; text: ReturnType<TextSource> } | undefined;
  return (planned) => {
    const { topic } = planned;
    // The home page of a language is shown at `/` too.
    if (topic && last?.topic !== topic) last = { topic, text: texts(topic) };
    const text = topic && last?.text;
    const shown = project.show(planned, text && pageText(text));
    facts.push(gatherer.gather(shown, text));
    return shown.rendering.html;
  };
}
