import { checkContent } from '../checks/check-content.ts';
import { checkPage } from '../checks/check-page.ts';
import { inOrder } from '../checks/in-order.ts';
import type { Topic } from '../content/content.ts';
import { builtPage } from '../links/built-graph.ts';
import { isMet } from '../links/need.ts';
import type { Place, Problem } from '../problem.ts';
import { type Report, reportOf } from '../report/report.ts';
import type { PlannedPage } from '../site/site-plan.ts';
import type { SiteProject } from '../site/site-project.ts';
import { builtSite } from './built-site.ts';
import { checkSheets } from './check-sheets.ts';
import type { Examined } from './examine.ts';
import type { Facts, PageFacts } from './page-facts.ts';

/**
 * Judges the whole site by the facts of its pages. Pages on which something may be wrong are looked at again in full,
 * source and built page, so that each problem is told once, where it was written.
 * @param facts of every planned page
 */
export function conclude({ content, project }: Examined, facts: Facts): Report {
  const pages = project?.plan.pages ?? [];
  const suspects = suspectsOf(pages, facts);
  const fine = new Set<Topic | undefined>(pages.map(({ topic }) => topic));
  for (const { topic } of suspects) fine.delete(topic);
  const inSources = checkContent(content, (topic) => !fine.has(topic));
  const inPages = project && suspects.length > 0 ? checkPages(project, suspects) : [];
  const inSheets = project ? checkSheets(project, () => builtSite(project)) : [];
  const known = new Set(inSources.flatMap(causesOf));
  const isNew = (found: Problem): boolean =>
    !known.has(placeKey(found.code, found.place)) && !known.has(idKey(found.facts));
  const sum = (of: (page: PageFacts) => number): number =>
    [...facts.values()].reduce((total, page) => total + of(page), 0);
  return reportOf(inOrder([...inSources, ...inPages.filter(isNew), ...inSheets]), {
    pages: facts.size,
    links: sum(({ links }) => links),
    anchors: sum(({ anchors }) => anchors),
  });
}

/** The pages that are not known to be in order. */
function suspectsOf(pages: readonly PlannedPage[], facts: Facts): PlannedPage[] {
  const met = new Set<string>();
  const isThere = (need: string): boolean => {
    if (met.has(need)) return true;
    const found = isMet(need, facts);
    if (found) met.add(need);
    return found;
  };
  return pages.filter(({ address }) => {
    const found = facts.get(address);
    return !found?.sound || !found.needs.split(' ').every((need) => need === '' || isThere(need));
  });
}

/** Checks pages as they were rendered, from templates that carry their places. */
function checkPages(project: SiteProject, suspects: readonly PlannedPage[]): Problem[] {
  const site = builtSite(project);
  return suspects.flatMap((planned) => {
    const page = builtPage(planned.address, project.traced(planned), site.base);
    return [...checkPage(page, site)].map((found) => ({ ...found, page: planned.address }));
  });
}

/**
 * How the built pages may show the cause of a problem again: at its place; of two equal ids at either; a link to a draft
 * as one to nothing; an id that is taken from the generator as one that stands twice.
 */
function causesOf({ code, place, facts }: Problem): string[] {
  const { first } = facts as { first?: Place };
  const shown = code === 'unpublished-target' ? 'missing-page' : code;
  const keys = [place, ...(first ? [first] : [])].map((at) => placeKey(shown, at));
  return code === 'bad-id' ? [...keys, idKey(facts)] : keys;
}

function idKey(facts: Problem['facts']): string {
  return `id\0${(facts as { id?: string }).id ?? '\0'}`;
}

function placeKey(code: string, place: Place): string {
  return `${code}\0${place.file}\0${place.line}\0${place.column}`;
}
