import { findAnchor, type Indicated, percentDecode } from '../text/find-anchor.ts';
import type { Anchor } from '../text/outline.ts';
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
  if (target.kind !== 'page' || target.redirected) return undefined;
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
 * The ids of a page as one text, each between two spaces: thousands of pages are kept in mind at once. An id that holds
 * a space itself is left out, and so are old ids, since links of ours are told where they use one.
 * @param old further ids that are old
 */
export function listOfIds(anchors: readonly Anchor[], old: readonly string[] = []): string {
  const present = anchors.filter(
    ({ id, kind }) => kind !== 'alias' && !old.includes(id) && !id.includes(' '),
  );
  return ` ${present.map(({ id }) => id).join(' ')} `;
}

/** Whether the ids of pages, by their addresses, meet a need. Where only a look at the page would tell, the answer is no. */
export function isMet(need: string, pages: ReadonlyMap<string, { readonly ids: string }>): boolean {
  const cut = need.indexOf('#');
  const ids = pages.get(need.slice(0, cut))?.ids;
  if (ids === undefined) return false;
  const fragment = need.slice(cut + 1);
  if (fragment === '') return true;
  const id = percentDecode(fragment);
  // A text directive is no part of an id, and two ids with a space between them are not one.
  if (fragment.includes(':~:') || id.includes(' ')) return false;
  return ids.includes(` ${fragment} `) || ids.includes(` ${id} `);
}
