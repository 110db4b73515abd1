import { createRequire } from 'node:module';
import { posix } from 'node:path';
import type { Flaw } from '../flaws.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { SITE, stripControls, withBase, withoutBase } from '../site/addresses.ts';
import { pdfOf } from '../site/gathered-pages.ts';
import type { Page } from '../site/page.ts';
import { DATA_FOLDER, type KnownHosts, resolve, type SiteGraph, type Target } from '../site/site-graph.ts';
import { downloadAt } from '../site/sources.ts';
import { isPrivateHost } from '../site/special-addresses.ts';
import type { Link } from '../text/outline.ts';
import { flawOf, schemeOf } from './flaw-of.ts';
import type { Rule } from './rule.ts';

const SAFE = new Set(['mailto', 'tel']);

/** Addresses within the site, of which nearly every page has no others. */
const WITHIN = /^(?!www)[\w./#-]*$/;

/**
 * `malformed-link`, `unsafe-link`, `own-address`, `forbidden-host`, `remote-asset`, `insecure-link`: every address is one
 * that a browser can follow, and that a reader may be sent to. It has one problem, the one to be mended first.
 */
export const linkAddress: Rule = function* (page, site) {
  for (const link of page.outline.links) {
    const found = isWithin(link.href) ? undefined : judge(link, page, site);
    if (found) yield found;
  }
};

/** Whether an address on a page is one that no browser can follow, so that it leads nowhere at all. */
export function isMalformed(href: string, page: Page, site: SiteGraph): boolean {
  return !isWithin(href) && flawIn(href, page, site) !== undefined;
}

/** What is wrong with how an address is written; whatever it looks like, nothing is where what it names is there. */
function flawIn(href: string, page: Page, site: SiteGraph): Flaw | undefined {
  const written = standardised(href);
  // In an address of the web `\` is `/`; a path that editors write is read by other programs too.
  if (page.origin === 'source' && /^(?![a-z][a-z0-9+.-]*:|[\\/]{2})[^?#]*\\/i.test(written))
    return { flaw: 'backslash', suggestion: written.replaceAll('\\', '/') };
  const flaw = flawOf(written);
  return flaw && (isThere(resolve(href, page, site)) ? undefined : flaw);
}

function isThere(target: Target): boolean {
  if (target.kind !== 'page') return target.kind === 'file';
  const { page, fragment } = target;
  return !fragment || !page.complete || page.find(fragment) !== undefined;
}

function isWithin(href: string): boolean {
  return WITHIN.test(href) && !href.includes('//') && !/undefined|null|NaN/.test(href);
}

/** An address without what the URL standard takes out before it reads one. */
function standardised(href: string): string {
  return stripControls(href).replace(/[\t\n\r]/g, '');
}

function hostsOf({ hosts, content }: SiteGraph): KnownHosts {
  const own = URL.parse(content?.operator?.site.url ?? '')?.hostname ?? '';
  return hosts ?? { own, ...(content?.hosts ?? { allow: [], deny: [] }) };
}

function judge(link: Link, page: Page, site: SiteGraph): Problem | undefined {
  const { href, place } = link;
  const written = standardised(href);
  if (written === '') return undefined;
  const flaw = flawIn(href, page, site);
  if (flaw) return problem('malformed-link', place, { href, ...flaw });
  const scheme = schemeOf(written);
  const isWeb = scheme === undefined ? /^[\\/]{2}/.test(written) : /^https?$/.test(scheme);
  if (isWeb) {
    const web = { link, written, url: new URL(written, SITE), page, site, hosts: hostsOf(site) };
    return ownAddress(web) ?? forbiddenHost(web) ?? remoteAsset(web) ?? insecureLink(web);
  }
  if (page.origin === 'built' && isEmbedded(written, link.element)) return undefined;
  if (scheme === undefined || SAFE.has(scheme)) return undefined;
  return problem('unsafe-link', place, { href, scheme, ...fileIn(written, scheme, page) });
}

/** Of an address that holds a file, or names one on the editor's own machine: what could be written in its place. */
function fileIn(written: string, scheme: string, page: Page): { bytes?: number; download?: string } {
  if (scheme === 'data')
    return { bytes: Math.round(written.length * (/;base64,/i.test(written) ? 0.75 : 1)) };
  const name = /^(?:[a-z]|file)$/.test(scheme) ? /[^\\/]+$/.exec(written)?.[0] : undefined;
  if (name === undefined || page.origin !== 'source') return {};
  const folder = posix.relative(posix.dirname(page.base), 'downloads');
  return { download: `${folder}/${name.replace(/\s/g, '%20')}` };
}

/** Built pages may hold pictures and the like in themselves, and frames that are empty at first. */
function isEmbedded(written: string, element: string): boolean {
  if (element === 'frame') return /^about:(?:blank|srcdoc)$/i.test(written);
  return /^(?:img|use|media|style|link)$/.test(element) && /^(?:data|blob):/i.test(written);
}

/** A link to an address of the web: `http:`, `https:`, or a host without a scheme. */
interface WebLink {
  readonly link: Link;
  /** Its address, standardised. */
  readonly written: string;
  readonly url: URL;
  readonly page: Page;
  readonly site: SiteGraph;
  readonly hosts: KnownHosts;
}

/**
 * `own-address`: editors name pages of the site by their files, which can be checked; `circular-source`: and where statements
 * come from by what is no page of it. Its own hosts are that of today and those of earlier days.
 */
function ownAddress({ link, url, page, site, hosts }: WebLink): Problem | undefined {
  const { href, place, cited } = link;
  const host = hostOf(url);
  const isFormer = isListed(host, site.content?.hosts.former_hosts ?? []);
  if (page.origin !== 'source' || (host !== hosts.own && !isFormer)) return undefined;
  const isOfSite = isFormer || withoutBase(url.pathname, site.base) !== null;
  if (cited) return isOfSite ? sourceOnSite(link, url, site) : undefined;
  const address = withoutBase(url.pathname, site.base) ?? url.pathname;
  const target = site.targets.get(address) ?? site.targets.get(`${address}/`);
  // Beside a site under a path stands another one, unless somebody has forgotten that path.
  if (!isOfSite && !target) return undefined;
  if (page.base === DATA_FOLDER) return problem('own-address', place, { href, contact: true });
  const suggestion = isOfSite && target && posix.relative(posix.dirname(page.base), target.base) + url.hash;
  return problem('own-address', place, { href, ...(suggestion && { suggestion }) });
}

/** A source on the site itself: a document among its downloads is one, unless it is made of the pages, which say nothing of their own there. */
function sourceOnSite({ href, place }: Link, url: URL, { content }: SiteGraph): Problem | undefined {
  const address = content && downloadAt(url, content);
  const isMade = content?.gathered.some((page) => pdfOf(page) === address);
  if (!content || address === undefined || isMade)
    return problem('circular-source', place, { href, host: hostOf(url) });
  if (content.downloads.has(address)) return undefined;
  const meant = nearest(address, content.downloads.keys());
  const suggestion = meant && new URL(withBase(meant, content.base), url).href;
  return problem('missing-page', place, { href, ...(suggestion && { suggestion }) });
}

/** `forbidden-host`: no reader is sent to a machine of one's own, a test system, or a host that the site rules out. */
function forbiddenHost({ link: { href, place }, url, hosts }: WebLink): Problem | undefined {
  const { allow, deny } = hosts;
  const host = hostOf(url);
  if (isPrivateHost(host)) return problem('forbidden-host', place, { href, host, reason: 'private' });
  if (isListed(host, deny)) return problem('forbidden-host', place, { href, host, reason: 'denied' });
  const label = isListed(host, allow) ? undefined : stageOf(host);
  if (label === undefined) return undefined;
  return problem('forbidden-host', place, { href, host, reason: 'label', label });
}

/** `remote-asset`: what a page loads comes from the site's own host. */
function remoteAsset({ link, url, hosts }: WebLink): Problem | undefined {
  const { href, element, loads, place } = link;
  const isLoaded = element === 'img' || element === 'script' || loads === true;
  if (!isLoaded || url.host === hosts.own || url.hostname === hosts.own) return undefined;
  return problem('remote-asset', place, { href, host: url.host });
}

/** `insecure-link`: every address says `https:`. */
function insecureLink({ link: { href, place }, written, url }: WebLink): Problem | undefined {
  if (/^https:/i.test(written)) return undefined;
  return problem('insecure-link', place, { href, suggestion: url.href.replace(url.protocol, 'https:') });
}

/** The host of an address, without the dot that may end it. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '');
}

/** Whether a list holds a host, or one that it stands below. */
function isListed(host: string, list: readonly string[]): boolean {
  return list.some((listed) => host === listed || host.endsWith(`.${listed}`));
}

const STAGE = /(?:^|[.-])(stage|staging|ppe|preview|test|uat|qa|dev)(?=[.-]|$)/;

/** The label, or part of one, left of the registrable domain that tells a host for tests. */
export function stageOf(host: string): string | undefined {
  if (!STAGE.test(host)) return undefined;
  const domain = registrableDomain(host) ?? host.slice(host.lastIndexOf('.') + 1);
  return STAGE.exec(host.slice(0, -domain.length))?.[1];
}

/**
 * The part of a name that somebody registered, by the Public Suffix List. It is loaded when it is first needed: few names
 * give reason to. Suffixes that companies hand out (`azurewebsites.net`) count as domains: what is left of them may well
 * be a test system.
 */
function registrableDomain(host: string): string | null {
  const { getDomain } = createRequire(import.meta.url)('tldts-icann') as typeof import('tldts-icann');
  return getDomain(host);
}
