import type { Anchor } from '../markdown/outline.ts';
import { findAnchor, type Indicated, percentDecode } from './find-anchor.ts';
import type { Page } from './page.ts';
import { resolve, type SiteGraph } from './site-graph.ts';

/**
 * What must be there for a link to be right, as far as its own page and the addresses of the others tell.
 * @returns the page that it needs, as `address#`, with the fragment where it names one; null where it needs nothing more,
 *   undefined where it is wrong already
 */
export function needOf(href: string, from: Page, site: SiteGraph): string | null | undefined {
  const target = resolve(href, from, site);
  if (target.kind === 'external' || target.kind === 'file') return null;
  if (target.kind !== 'page') return undefined;
  const { page, fragment } = target;
  if (page.draft && !from.draft) return undefined;
  if (page.address !== from.address) return `${page.address}#${fragment ?? ''}`;
  return fragment && !isPresent(findAnchor(from.outline.anchors, fragment)) ? undefined : null;
}

/** What a link of ours may lead to: not an old id, which is there for others. */
function isPresent(found: Indicated): boolean {
  return found !== undefined && (found === 'top' || found.kind !== 'alias');
}

/**
 * The ids of a page as one text, each between two spaces: thousands of pages are kept in mind at once. Old ids are left
 * out, since links of ours are told where they use one.
 * @param old further ids that are old
 */
export function listOfIds(anchors: readonly Anchor[], old: readonly string[] = []): string {
  let ids = ' ';
  for (const { id, kind } of anchors) {
    if (kind === 'alias' || old.includes(id)) continue;
    ids += `${/\s/.test(id) ? id.replace(/\s/g, encodeURIComponent) : id} `;
  }
  return ids === ' ' ? '  ' : ids;
}

/** Whether the ids of pages, by their addresses, meet a need. Where only decoding would tell, the answer is no. */
export function isMet(need: string, pages: ReadonlyMap<string, { readonly ids: string }>): boolean {
  const cut = need.indexOf('#');
  const ids = pages.get(need.slice(0, cut))?.ids;
  if (ids === undefined) return false;
  const fragment = need.slice(cut + 1);
  return fragment === '' || ids.includes(` ${fragment} `) || ids.includes(` ${percentDecode(fragment)} `);
}
