import type { Outline } from '../text/outline.ts';
import { type LinkPolicy, noPolicy } from './link-policy.ts';
import { LazyPage, type Page } from './page.ts';
import type { SiteGraph } from './site-graph.ts';

/**
 * The site as it is built: what stands on its pages, and the files beside them.
 * @param pages by address; read when they are first looked at
 * @param files addresses
 */
export function builtGraph(
  pages: ReadonlyMap<string, () => Outline>,
  files: Iterable<string>,
  base: string,
  policy: LinkPolicy = noPolicy,
): SiteGraph {
  const built = [...pages].map(([address, read]) => new LazyPage(fieldsOf(address, base), read));
  const targets = new Map<string, Page | null>(built.map((page) => [page.address, page]));
  for (const address of files) targets.set(address, null);
  return { pages: built, targets, sources: new Map(), base, policy };
}

/** A built page; its relative addresses start from its own. */
export function builtPage(address: string, outline: Outline, base: string): Page {
  return { ...fieldsOf(address, base), outline };
}

function fieldsOf(address: string, base: string): Omit<Page, 'outline'> {
  return {
    origin: 'built',
    address,
    base: base.slice(1) + address.slice(1),
    complete: true,
    titled: false,
  };
}
