import type { nearest } from '../nearest.ts';
import { emptyOutline, type Link } from '../text/outline.ts';
import {
  addressOfSource,
  canonicalPath,
  decodePath,
  type Reference,
  readReference,
  SITE,
  schemeOf,
  stripControls,
  withoutBase,
} from './addresses.ts';
import type { Content } from './content.ts';
import type { Language } from './data-schema.ts';
import type { GatheredPage } from './gathered-pages.ts';
import type { OldPages } from './old-pages.ts';
import { anchorsAmong, builtPage, dataPage, documentPages, type Page, topicPage } from './page.ts';
import type { GuestTopic } from './twins.ts';
import type { SiteVersions } from './versions/site-versions.ts';
import { idsOfVersion, type VersionPage } from './versions/version-pages.ts';

/** The site's own host, empty where it is not known, and those that links may or must not lead to. */
export interface KnownHosts {
  readonly own: string;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** What editors wrote, and what became of what they published before. */
interface SiteWithPast extends Content {
  readonly old: OldPages;
  /** The downloads that are lost, and the new ones that hold what they held, by their addresses. */
  readonly renamedFiles: ReadonlyMap<string, string>;
  /** The addresses of the files beside its pages. */
  readonly files: readonly string[];
  readonly feeds: ReadonlySet<string>;
  readonly versions: SiteVersions;
  readonly gathered: readonly GatheredPage[];
  readonly versionPages: ReadonlyMap<string, VersionPage>;
}

/** Everything of a site that a link can lead to. */
export interface SiteGraph {
  /** The pages to be judged, in a stable order. */
  readonly pages: readonly Page[];
  /** Every address that a link may lead to, with its page; null for files without anchors that we know of. */
  readonly targets: ReadonlyMap<string, Page | null>;
  /** Files that are no pages of the site, and of which links can name a part all the same, by their addresses. */
  readonly documents?: ReadonlyMap<string, Page>;
  /** The topics by the path of their file below the content folder; empty for a site without sources. */
  readonly files: ReadonlyMap<string, Page>;
  /** The path that the site lives under. */
  readonly base: string;
  /** What is known of hosts, of what anything else built; of a site with sources, those say it. */
  readonly hosts?: KnownHosts;
  /** What editors wrote of it, and what became of its old addresses; not known of what anything else built. */
  readonly content?: SiteWithPast;
  /** What differs from an address in case alone. Without it, all addresses are gone through. */
  readonly spellings?: (address: string) => readonly string[];
  /** Finds what was most likely meant, within what a run can take. */
  readonly near?: typeof nearest;
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

function resolveBuilt(href: string, from: Page, site: SiteGraph): Target {
  const written = stripControls(href);
  if (written === '') return { kind: 'empty' };
  const url = URL.parse(written, baseOf(from));
  if (!url || !isOwn(url, site)) return { kind: 'external', scheme: schemeOf(url, written) };
  const fragment = written.includes('#') ? url.hash.slice(1) : null;
  const whole = canonicalPath(url.pathname);
  const path = withoutBase(whole, site.base);
  if (path === null && `${whole}/` !== site.base) {
    // Beside a site under a path stands another one, unless somebody has forgotten that path.
    const isForgotten = url.origin === SITE || site.targets.has(whole) || site.targets.has(`${whole}/`);
    return isForgotten
      ? { kind: 'missing', address: whole, outside: true }
      : { kind: 'external', scheme: schemeOf(url, written) };
  }
  const address = withoutIndex(path ?? '');
  const target = at(address, fragment, site);
  if (target.kind !== 'missing' || address.endsWith('/')) return target;
  const folder = at(`${address}/`, fragment, site);
  return folder.kind === 'page' ? { ...folder, redirected: true } : target;
}

/** Whether an address is one of the site itself. */
function isOwn({ origin, protocol, host }: URL, { hosts }: SiteGraph): boolean {
  return origin === SITE || (host === hosts?.own && /^https?:$/.test(protocol));
}

/** What relative addresses on a built page start from (HTML standard, "document base URL"). */
function baseOf({ base, outline }: Page): string {
  const own = `${SITE}/${base}`;
  const given = outline.base === undefined ? undefined : URL.parse(stripControls(outline.base), own);
  return given && !/^(?:data|javascript):/.test(given.protocol) ? given.href : own;
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
    ? fileAt(address, fragment, site)
    : { kind: 'missing', address, fragment };
}

function at(address: string, fragment: string | null, site: SiteGraph): Target {
  const page = site.targets.get(address);
  if (page === undefined) return { kind: 'missing', address, fragment };
  return page ? { kind: 'page', page, fragment } : fileAt(address, fragment, site);
}

function fileAt(address: string, fragment: string | null, { documents }: SiteGraph): Target {
  const page = fragment ? documents?.get(address) : undefined;
  return page ? { kind: 'page', page, fragment } : { kind: 'file', address };
}

/** `/x/index.html` is `/x/`. */
function withoutIndex(address: string): string {
  return address.replace(/\/index\.html$/, '/');
}

/** The language that stands at an address; undefined for what has none. @param address without base path */
export function languageAt(address: string, { content }: SiteGraph): Language | undefined {
  const code = address.slice(1, address.indexOf('/', 1));
  const isShared = address === '/' || address === '/404.html';
  return content?.languages.get(isShared ? content.defaultLanguage : code)?.language;
}

/** The site as its sources say it: topics, and the links of the data files. */
export function sourceGraph(site: SiteWithPast, guests: readonly GuestTopic[]): SiteGraph {
  const topics = site.topics.map(topicPage);
  const targets = new Map<string, Page | null>(topics.map((page) => [page.address, page]));
  for (const address of [...site.files, ...site.feeds, ...site.versions.textAddresses])
    targets.set(address, null);
  const citable = (address: string, ids: () => readonly string[]): Page => ({
    ...builtPage(address, emptyOutline(), site.base),
    ...anchorsAmong(() => ids().map((id) => ({ id, kind: 'layout' }))),
  });
  for (const { address, ids = [] } of site.gathered)
    targets.set(
      address,
      citable(address, () => ids),
    );
  for (const [address, page] of site.versionPages)
    targets.set(
      address,
      citable(address, () => idsOfVersion(page)),
    );
  const home = targets.get(`/${site.defaultLanguage}/`);
  if (home) targets.set('/', home);
  const files = new Map(topics.map((page) => [page.base, page]));
  // What stands on them is judged where it was written.
  for (const page of guests.map(topicPage)) {
    targets.set(page.address, page);
    files.set(page.base, page);
  }
  let holders: Map<string, { page: Page }[]> | undefined;
  return {
    pages: [...topics, ...dataPages(site)],
    targets,
    documents: documentsOf(site),
    files,
    base: site.base,
    content: site,
    pagesWith(id) {
      const pairs = () => topics.flatMap((page) => page.ids().map((of) => ({ of, page })));
      holders ??= Map.groupBy(pairs(), ({ of }) => of);
      return (holders.get(id) ?? []).map(({ page }) => page);
    },
  };
}

/** The downloads of which links can name a part. */
export function documentsOf({ downloads, base }: Content): Map<string, Page> {
  return documentPages(
    [...downloads].map(([address, { read }]) => [address, read]),
    base,
  );
}

/** What the addresses in data files start from, where they start from no language's folder. */
export const DATA_FOLDER = '_data/';

/** The links of the data files, as pages; those of panels, of marks, of filings, of terms and of old addresses start from the folder of each language. */
function dataPages({ languages, met, dataLinks, legacy, gone }: Content): Page[] {
  const codes = [...languages.keys()].filter((code) => met.has(code));
  const spoken = [...languages.values()].filter(({ language: { code } }) => met.has(code));
  const local = spoken.flatMap(({ language: { code }, panels, marks, filings, terms }) => [
    dataPage(`/${code}/`, `${code}/panels.yaml`, [
      ...panels.flatMap(({ links }) => links),
      ...marks.values(),
      ...filings.values(),
    ]),
    dataPage(
      `/${code}/`,
      `${code}/terms.yaml`,
      terms.map(({ link }) => link),
    ),
  ]);
  const ofGone = gone.flatMap(({ only, see, seePlace, now, nowPlace }) => [
    ...(see === undefined ? [] : [{ only, href: see, place: seePlace }]),
    ...(now === undefined ? [] : [{ only, href: now, place: nowPlace }]),
  ]);
  const aims = codes.map((code) => {
    const all = [
      ...legacy.filter(({ language }) => language === code),
      ...ofGone.filter(({ only = code }) => only === code),
    ];
    const links = all.map(({ href, place }) => ({ href, place, element: 'other' as const, name: null }));
    return dataPage(`/${code}/`, `${code}/legacy.yaml`, links);
  });
  return [...local, dataPage('/', DATA_FOLDER, [...dataLinks.values()]), ...aims];
}

/** Whether an address that begins with `https:` stands in the topics or data, whatever its fragment; they are read when first asked. */
export function secureAddresses({ topics, dataLinks }: Content): (href: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  const links = (): Link[] => [
    ...topics.flatMap((topic) => topic.text().outline.links),
    ...dataLinks.values(),
  ];
  return (href) => {
    const isSecure = (link: Link): boolean => /^\s*https:/i.test(link.href);
    known ??= new Set(
      links()
        .filter(isSecure)
        .map((link) => withoutFragment(link.href)),
    );
    return URL.canParse(href) && known.has(withoutFragment(href));
  };
}

/** An address as the URL parser serialises it. */
function withoutFragment(href: string): string {
  const url = URL.parse(href);
  if (url) url.hash = '';
  return url?.href ?? href;
}
