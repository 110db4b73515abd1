import { findAnchor } from './find-anchor.ts';
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
  return fragment && findAnchor(from.outline.anchors, fragment) === undefined ? undefined : null;
}

/** Whether the ids of pages, by their addresses, meet a need. */
export function isMet(
  need: string,
  pages: ReadonlyMap<string, { readonly ids: readonly string[] }>,
): boolean {
  const cut = need.indexOf('#');
  const ids = pages.get(need.slice(0, cut))?.ids;
  if (!ids) return false;
  const fragment = need.slice(cut + 1);
  if (fragment === '' || ids.includes(fragment)) return true;
  const anchors = ids.map((id) => ({ id, kind: 'layout', place: NOWHERE }) as const);
  return findAnchor(anchors, fragment) !== undefined;
}

const NOWHERE = { file: '', line: 1, column: 1 };
