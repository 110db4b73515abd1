import {
  addressOfSource,
  decodePath,
  type Reference,
  readReference,
  withoutBase,
} from '../content/addresses.ts';
import type { LinkPolicy } from './link-policy.ts';
import type { Page } from './page.ts';

/** Everything of a site that a link can lead to. */
export interface SiteGraph {
  /** The pages to be judged, in a stable order. */
  readonly pages: readonly Page[];
  /** Every address that a link may lead to, with its page; null for files without anchors that we know of. */
  readonly targets: ReadonlyMap<string, Page | null>;
  /** The topics by the path of their file below the content folder; empty for a site without sources. */
  readonly sources: ReadonlyMap<string, Page>;
  /** The path that the site lives under. */
  readonly base: string;
  readonly policy: LinkPolicy;
  /** The addresses of the pages that have an id, where that is known without reading them. */
  readonly pagesWith?: (id: string) => readonly string[];
}

/** Where a link leads. Addresses are without base path. */
export type Target =
  | { readonly kind: 'empty' }
  | { readonly kind: 'external'; readonly scheme: string }
  | { readonly kind: 'missing'; readonly address: string }
  | { readonly kind: 'page'; readonly page: Page; readonly fragment: string | null }
  | { readonly kind: 'file'; readonly address: string };

/** An anchor of the page itself, in a form that the URL parser would leave as it is. */
const OWN_FRAGMENT = /^#[\w/.:-]*$/;

/** Follows an address as it was written on a page. */
export function resolve(href: string, from: Page, site: SiteGraph): Target {
  if (OWN_FRAGMENT.test(href)) return { kind: 'page', page: from, fragment: href.slice(1) };
  const reference = readReference(href, from.base);
  if (reference.kind === 'empty' || reference.kind === 'external') return reference;
  if (from.origin === 'source' && reference.kind === 'source') return resolveSource(reference, from, site);
  const path = reference.kind === 'source' ? encodeURI(`/${reference.path}`) : reference.path;
  const address = from.origin === 'source' ? path : withoutBase(path, site.base);
  return address === null
    ? { kind: 'missing', address: path }
    : at(withoutIndex(address), reference.fragment, site);
}

/** A path below the content folder: of a topic's file, of a download, or (`#x` alone) of the file it stands in. */
function resolveSource(
  { path, fragment }: Extract<Reference, { kind: 'source' }>,
  from: Page,
  site: SiteGraph,
): Target {
  const page = path === decodePath(from.base) ? from : site.sources.get(path);
  if (page) return { kind: 'page', page, fragment };
  const address = addressOfSource(path);
  return site.targets.get(address) === null ? { kind: 'file', address } : { kind: 'missing', address };
}

function at(address: string, fragment: string | null, site: SiteGraph): Target {
  const page = site.targets.get(address);
  if (page === undefined) return { kind: 'missing', address };
  return page ? { kind: 'page', page, fragment } : { kind: 'file', address };
}

/** `/x/index.html` is `/x/`. */
function withoutIndex(address: string): string {
  return address.replace(/\/index\.html$/, '/');
}
