import { checkContent } from '../checks/check-content.ts';
import { checkPage } from '../checks/check-page.ts';
import { checkRecord } from '../checks/check-record.ts';
import { inOrder } from '../checks/in-order.ts';
import { orphanPages } from '../checks/orphan-pages.ts';
import { overdueReviews } from '../checks/overdue-reviews.ts';
import type { PlannedPage } from '../pages/site-plan.ts';
import type { SiteProject } from '../pages/site-project.ts';
import type { Problem } from '../problem.ts';
import { type Report, reportOf } from '../report/report.ts';
import { builtPage } from '../site/built-graph.ts';
import type { Topic } from '../site/content.ts';
import { isMet } from '../site/need.ts';
import type { PublishedSite } from '../site/published-site.ts';
import { accept } from './accept.ts';
import { builtSite } from './built-site.ts';
import { causesOf, causesOfAliases, idKey, placeKey } from './causes.ts';
import { checkSheets } from './check-sheets.ts';
import { compareTwins } from './compare-twins.ts';
import type { Examined } from './examine.ts';
import type { Facts, PageFacts } from './page-facts.ts';
import { unlinkedPages } from './unlinked-pages.ts';

/** What is wrong with a site, and with which of its pages something may be wrong. */
export interface Conclusion {
  readonly report: Report;
  readonly suspects: readonly PlannedPage[];
}

/**
 * Judges the whole site by the facts of its pages. Pages on which something may be wrong are looked at again in full,
 * source and built page, so that each problem is told once, where it was written.
 * @param facts of every planned page
 * @param site what it publishes
 * @param today the day by which reviews and accepted problems are judged, `YYYY-MM-DD`
 */
export function conclude(
  { content, project, memory, earlier }: Examined,
  facts: Facts,
  site: PublishedSite,
  today: string,
): Conclusion {
  const pages = project?.plan.pages ?? [];
  const suspects = suspectsOf(pages, facts, memory?.pages);
  const fine = new Set<Topic | undefined>(pages.map(({ topic }) => topic));
  for (const { topic } of suspects) fine.delete(topic);
  const inSources = checkContent(content, (topic) => !fine.has(topic), addressesBy(facts));
  const inRecord = [...checkRecord(content, site, earlier)];
  const inPages = project && suspects.length > 0 ? checkPages(project, suspects) : [];
  const inSheets = project ? checkSheets(project, () => builtSite(project)) : [];
  const known = new Set([
    ...[...inSources, ...inRecord].flatMap(causesOf),
    ...causesOfAliases(inSources, content.topics),
  ]);
  const isNew = (found: Problem): boolean =>
    !known.has(placeKey(found.code, found.place)) && !known.has(idKey(found.facts));
  const sum = (of: (page: PageFacts) => number): number =>
    [...facts.values()].reduce((total, page) => total + of(page), 0);
  const published = pages.flatMap(({ topic, address }) => (topic?.address === address ? [topic] : []));
  const unlinked = unlinkedPages(
    published.map(({ address }) => address),
    content,
    facts,
  );
  const found = inOrder([
    ...inSources,
    ...inPages.filter(isNew),
    ...inSheets,
    ...orphanPages(published, unlinked),
    ...overdueReviews(published, today),
    ...inRecord,
    ...compareTwins(published, content, facts),
  ]);
  const { told, accepted } = accept(found, content, today);
  const counts = {
    accepted,
    pages: facts.size,
    links: sum(({ links }) => links),
    anchors: sum(({ anchors }) => anchors),
    ...(content.record && { recorded: content.record.entries.size }),
  };
  return { report: reportOf(inOrder(told), counts, content.operator?.repository), suspects };
}

/**
 * The pages that are not known to be in order.
 * @param before what was known of pages that were in order the last time
 */
function suspectsOf(pages: readonly PlannedPage[], facts: Facts, before?: Facts): PlannedPage[] {
  const isAsBefore = before && nothingIsLost(before, facts);
  const met = new Set<string>();
  const isThere = (need: string): boolean => {
    if (met.has(need)) return true;
    const found = isMet(need, facts);
    if (found) met.add(need);
    return found;
  };
  return pages.filter(({ address }) => {
    const found = facts.get(address);
    const areThere = (needs: string): boolean => needs === '' || needs.split(' ').every(isThere);
    if (isAsBefore && found?.sound && found === before.get(address)) return false;
    return !found?.sound || !areThere(found.needs) || !areThere(found.leads);
  });
}

/** Finds the pages that have an id, without reading them. */
function addressesBy(facts: Facts): (id: string) => string[] {
  return (id) =>
    [...facts.values()].flatMap(({ address, ids }) => (ids.includes(` ${id} `) ? [address] : []));
}

/** Whether every id that was there is there still: then a page that has not changed needs no second look. */
function nothingIsLost(before: Facts, facts: Facts): boolean {
  for (const [address, last] of before) {
    const now = facts.get(address);
    if (now === last) continue;
    if (!now || last.ids.split(' ').some((id) => id !== '' && !now.ids.includes(` ${id} `))) return false;
  }
  return true;
}

/** Checks pages as they were rendered, from templates that carry their places. */
function checkPages(project: SiteProject, suspects: readonly PlannedPage[]): Problem[] {
  const site = builtSite(project);
  return suspects.flatMap((planned) => {
    const page = builtPage(planned.address, project.traced(planned), site.base);
    const problems = [...checkPage(page, site)].filter((found) => !isOfItsTongue(found, planned));
    return problems.map((found) => ({ ...found, page: planned.address }));
  });
}

/** Links of a text among pages of another language: whether they lead into another one than its own, its source tells. */
function isOfItsTongue({ code, place }: Problem, { topic }: PlannedPage): boolean {
  return code === 'other-language' && place.file === topic?.file;
}
