import { type Problem, problem } from '../problem.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { encodeFragment, percentDecode } from '../text/find-anchor.ts';
import type { Link } from '../text/outline.ts';
import { wayTo } from './suggestions.ts';

/** What is not there, and is known to have moved: `alias-link`. The file that it moved to is named, with its anchor. */
export function movedTarget(
  { href, place }: Pick<Link, 'href' | 'place'>,
  page: Page,
  site: SiteGraph,
  { address, fragment }: { readonly address: string; readonly fragment?: string | null },
): Problem | undefined {
  if (page.origin !== 'source') return undefined;
  const id = fragment ? percentDecode(fragment) : null;
  const now = site.moved?.(address, id) ?? site.moved?.(`${address}/`, id);
  const file = now && site.targets.get(now.address);
  if (!now || !file) return undefined;
  return problem('alias-link', place, { href, part: 'page', suggestion: wayWith(now.id, file, page) });
}

/** A page that was taken off the site: what takes its place is named. */
export function gonePage(
  { href, place }: Link,
  page: Page,
  site: SiteGraph,
  address: string,
): Problem | undefined {
  const found = page.origin === 'source' ? site.gone?.(address) : undefined;
  if (!found) return undefined;
  const file = found.see && site.targets.get(found.see.address);
  const suggestion = found.see && file ? wayWith(found.see.id, file, page) : undefined;
  return problem('missing-page', place, { href, gone: found.on, ...(suggestion && { suggestion }) });
}

/** The path of a topic's file as a page would write it, with an anchor. */
function wayWith(id: string | null, file: Page, page: Page): string {
  return wayTo(file.base, page) + (id === null ? '' : `#${encodeFragment(id)}`);
}
