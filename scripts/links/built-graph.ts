import type { Outline } from '../markdown/outline.ts';
import type { Page } from './page.ts';
import type { SiteGraph } from './site-graph.ts';

/** The site as it was built: what stands on its pages, and the files beside them. */
export function builtGraph(
  pages: ReadonlyMap<string, Outline>,
  files: Iterable<string>,
  base: string,
): SiteGraph {
  const built = [...pages].map(([address, outline]) => builtPage(address, outline, base));
  const targets = new Map<string, Page | null>(built.map((page) => [page.address, page]));
  for (const address of files) targets.set(address, null);
  return { pages: built, targets, sources: new Map(), base };
}

/** A built page; its relative addresses start from its own. */
export function builtPage(address: string, outline: Outline, base: string): Page {
  return {
    origin: 'built',
    address,
    base: base.slice(1) + address.slice(1),
    outline,
    complete: true,
    titled: false,
  };
}
