import { type Problem, problem } from '../problem.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import type { Link } from '../text/outline.ts';

/** How many days before the last one of a page links to it are told. */
const NOTICE = 30;

/** `unpublished-target`: readers of a page do not find yet what a link on it leads to. Of pages to come that is told ahead. */
export function notYetThere({ href, place }: Link, target: Page, page: Page): Problem | undefined {
  if (opensOn(target) <= opensOn(page)) return undefined;
  const day = target.shown?.stage === 'to-come' ? target.shown.publish : undefined;
  return problem('unpublished-target', place, { href, ...(day && { from: day }) });
}

/** `unpublished-target`, a warning: soon readers of a page find no more what a link on it leads to. */
export function soonGone(link: Link, target: Page, page: Page, site: SiteGraph): Problem | undefined {
  const last = lastDayOf(target);
  if (last === undefined || last >= (lastDayOf(page) ?? LATEST)) return undefined;
  const today = site.content?.day ?? '';
  const isSoon = Date.parse(last) - Date.parse(today) <= NOTICE * 86_400_000;
  return isSoon ? problem('unpublished-target', link.place, { href: link.href, until: last }) : undefined;
}

/** Behind all days: nobody knows when a draft is there. */
const LATEST = '9999-99-99';

/** The day from which on readers see a page: one that they see now from the first day on. */
function opensOn({ shown }: Page): string {
  if (shown?.stage === 'draft') return LATEST;
  return shown?.stage === 'to-come' ? (shown.publish ?? '') : '';
}

function lastDayOf({ shown }: Page): string | undefined {
  return shown?.stage === 'draft' ? undefined : shown?.expires;
}

/** A problem with where a link leads; undefined where that is a page which its language will have when it is ready for readers. */
export function unlessAwaited(found: Problem, page: Page, { content }: SiteGraph): Problem | undefined {
  const [language = ''] = page.base.split('/');
  const isInPreparation = content?.languages.has(language) && !content.met.has(language);
  return isInPreparation && found.code === 'missing-page' && found.facts.only ? undefined : found;
}
