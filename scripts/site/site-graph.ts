import { percentDecode } from '../text/find-anchor.ts';
import {
  addressOfSource,
  decodePath,
  type Reference,
  readReference,
  schemeOf,
  stripControls,
  withoutBase,
} from './addresses.ts';
import type { Departure } from './find-gone.ts';
import type { LinkPolicy } from './link-policy.ts';
import type { Destination } from './old-claims.ts';
import type { Page } from './page.ts';

/** Everything of a site that a link can lead to. */
export interface SiteGraph {
  /** The pages to be judged, in a stable order. */
  readonly pages: readonly Page[];
  /** Every address that a link may lead to, with its page; null for files without anchors that we know of. */
  readonly targets: ReadonlyMap<string, Page | null>;
  /** The topics by the path of their file below the content folder; empty for a site without sources. */
  readonly files: ReadonlyMap<string, Page>;
  /** The path that the site lives under. */
  readonly base: string;
  readonly policy: LinkPolicy;
  /** Where what stood at an old address, and behind an id of it, stands now. */
  readonly moved?: (address: string, id: string | null) => Destination | undefined;
  /** What is known of a page that was taken off the site: the day, and where readers find what takes its place. */
  readonly gone?: (address: string) => Departure | undefined;
  /** The pages that have an id. */
  readonly pagesWith?: (id: string) => readonly Page[];
  /** The ids that layouts put on the page at an address; without it they are not known. */
  readonly layoutIds?: (address: string) => readonly string[];
}

/** Where a link leads. Addresses are without base path. */
export type Target =
  | { readonly kind: 'empty' }
  | { readonly kind: 'external'; readonly scheme: string }
  | {
      readonly kind: 'missing';
      readonly address: string;
      readonly fragment?: string | null;
      /** The address is not under the path that the site lives under. */
      readonly outside?: true;
    }
  | {
      readonly kind: 'page';
      readonly page: Page;
      readonly fragment: string | null;
      /** The address is sent on to the page's own: `/x` to `/x/`. */
      readonly redirected?: true;
    }
  | { readonly kind: 'file'; readonly address: string };

/** An anchor of the page itself, in a form that the URL parser would leave as it is. */
const OWN_FRAGMENT = /^#[\w/.:-]*$/;

/** Follows an address as it was written on a page. */
export function resolve(href: string, from: Page, site: SiteGraph): Target {
  if (OWN_FRAGMENT.test(href) && from.outline.base === undefined)
    return { kind: 'page', page: from, fragment: href.slice(1) };
  if (from.origin === 'built') return resolveBuilt(href, from, site);
  const reference = readReference(href, from.base);
  if (reference.kind === 'empty' || reference.kind === 'external') return reference;
  if (reference.kind === 'source') return resolveSource(reference, from, site);
  return at(withoutIndex(reference.path), reference.fragment, site);
}

/** An address space of no real host, in which addresses of a built site are resolved as the URL standard says. */
const SITE = 'https://built-site.invalid';

function resolveBuilt(href: string, from: Page, site: SiteGraph): Target {
  const written = stripControls(href);
  if (written === '') return { kind: 'empty' };
  const url = URL.parse(written, baseOf(from));
  if (url?.origin !== SITE) return { kind: 'external', scheme: schemeOf(url, written) };
  const fragment = written.includes('#') ? url.hash.slice(1) : null;
  const path = withoutBase(url.pathname, site.base);
  if (path === null && `${url.pathname}/` !== site.base)
    return { kind: 'missing', address: url.pathname, outside: true };
  const address = withoutIndex(canonicalPath(path ?? ''));
  const target = at(address, fragment, site);
  if (target.kind !== 'missing' || address.endsWith('/')) return target;
  const folder = at(`${address}/`, fragment, site);
  return folder.kind === 'page' ? { ...folder, redirected: true } : target;
}

/** What relative addresses on a built page start from (HTML standard, "document base URL"). */
function baseOf({ base, outline }: Page): string {
  const own = `${SITE}/${base}`;
  const given = outline.base === undefined ? undefined : URL.parse(stripControls(outline.base), own);
  return given && !/^(?:data|javascript):/.test(given.protocol) ? given.href : own;
}

/** A path with what a server decodes decoded, and then encoded in one way: `/%61%20b` as `/a%20b`. */
export function canonicalPath(path: string): string {
  return /^[\w/.~-]*$/.test(path) ? path : encodeURI(percentDecode(path).toWellFormed());
}

/** A path below the content folder: of a topic's file, of a download, or (`#x` alone) of the file it stands in. */
function resolveSource(
  { path, fragment }: Extract<Reference, { kind: 'source' }>,
  from: Page,
  site: SiteGraph,
): Target {
  const page = path === decodePath(from.base) ? from : site.files.get(path);
  if (page) return { kind: 'page', page, fragment };
  const address = addressOfSource(path);
  return site.targets.get(address) === null
    ? { kind: 'file', address }
    : { kind: 'missing', address, fragment };
}

function at(address: string, fragment: string | null, site: SiteGraph): Target {
  const page = site.targets.get(address);
  if (page === undefined) return { kind: 'missing', address, fragment };
  return page ? { kind: 'page', page, fragment } : { kind: 'file', address };
}

/** `/x/index.html` is `/x/`. */
function withoutIndex(address: string): string {
  return address.replace(/\/index\.html$/, '/');
}
