import type { SiteProject } from '../pages/site-project.ts';
import { codes } from '../report/codes.ts';
import type { Report } from '../report/report.ts';
import type { PublishedSite } from '../site/published-site.ts';
import { conclude } from './conclude.ts';
import type { Examined } from './examine.ts';
import { gatherFacts, writePages } from './gather.ts';
import { remember, type SiteMemory } from './memory.ts';
import type { Facts, PageFacts } from './page-facts.ts';
import type { Stopwatch } from './stopwatch.ts';
import { readHere, type TextSource } from './text-source.ts';
import type { TextThread } from './text-thread.ts';
import { publishedSite } from './what-is-published.ts';
import { writeFiles } from './write-files.ts';

/** How a site was found, and what the next time may know of it. */
export interface Outcome {
  readonly report: Report;
  readonly memory: SiteMemory;
  /** What the site publishes, and may never lose. */
  readonly published: PublishedSite;
}

/** Whether sources are in such a state that pages can be published. */
export function arePublishable({ content, project }: Examined): boolean {
  return project !== undefined && !content.problems.some(({ code }) => codes[code].severity === 'error');
}

/**
 * Checks a site: its sources, and its pages as they are rendered.
 * @param today `YYYY-MM-DD`
 * @param thread one that reads texts
 * @throws CannotRun where a layout is at fault
 */
export function checkSite(
  examined: Examined,
  today: string,
  watch?: Stopwatch,
  thread?: TextThread,
): Outcome {
  const { project } = examined;
  const facts = project ? gatherFacts(project, textsOf(examined, project, thread)) : [];
  watch?.lap('read texts, render and check pages');
  return outcomeOf(examined, facts, today, watch);
}

/**
 * Renders the pages that are due into a folder through Eleventy, and checks the whole site. The files beside the pages
 * are written too, unless they are known to be as they were.
 * @param today `YYYY-MM-DD`
 * @param thread one that reads texts
 * @throws CannotRun where a layout is at fault
 */
export async function buildSite(
  examined: Examined,
  output: string,
  today: string,
  watch?: Stopwatch,
  thread?: TextThread,
): Promise<Outcome> {
  const { project } = examined;
  if (!project || !arePublishable(examined)) return checkSite(examined, today, watch, thread);
  if (!examined.memory) writeFiles(project, output);
  const facts = await writePages(project, output, textsOf(examined, project, thread));
  watch?.lap('read texts, render, check and write pages');
  return outcomeOf(examined, facts, today, watch);
}

function textsOf(examined: Examined, project: SiteProject, thread?: TextThread): TextSource {
  const here = readHere(project);
  return thread ? thread.source(examined, here) : here;
}

function outcomeOf(
  examined: Examined,
  fresh: readonly PageFacts[],
  today: string,
  watch?: Stopwatch,
): Outcome {
  const facts = factsOf(examined, fresh);
  const { content, project, surroundings } = examined;
  const published = publishedSite(content, project?.plan.pages ?? [], facts);
  const { report, suspects } = conclude(examined, facts, published, today);
  watch?.lap('check what leads where');
  return { report, published, memory: remember(surroundings, content, facts, suspects) };
}

/** The facts of every planned page: those of today, and those of pages that were not due. */
function factsOf({ project, memory }: Examined, fresh: readonly PageFacts[]): Facts {
  const known = new Map(memory?.pages);
  for (const facts of fresh) known.set(facts.address, facts);
  const facts = new Map<string, PageFacts>();
  for (const { address } of project?.plan.pages ?? []) {
    const page = known.get(address);
    if (page) facts.set(address, page);
  }
  return facts;
}
