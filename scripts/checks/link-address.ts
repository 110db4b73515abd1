import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { tried } from '../cannot-run.ts';
import type { Flaw } from '../flaws.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { SITE, stripControls, withoutBase } from '../site/addresses.ts';
import type { Page } from '../site/page.ts';
import { DATA_FOLDER, type KnownHosts, resolve, type SiteGraph, type Target } from '../site/site-graph.ts';
import { isPrivateHost } from '../site/special-addresses.ts';
import { percentDecode } from '../text/find-anchor.ts';
import type { Link } from '../text/outline.ts';
import { flawOfMail } from './mail-address.ts';
import type { Rule } from './rule.ts';

const SAFE = new Set(['mailto', 'tel']);

/** Addresses within the site, of which nearly every page has no others. */
const WITHIN = /^(?!www)[\w./#-]*$/;

/**
 * `malformed-link`, `unsafe-link`, `own-address`, `forbidden-host`, `remote-asset`, `insecure-link`: every address is one
 * that a browser can follow, and that a reader may be sent to. It has one problem, the one to be mended first.
 */
export const linkAddress: Rule = function* (page, site) {
  const hosts = hostsOf(site);
  for (const link of page.outline.links) {
    const found = isWithin(link.href) ? undefined : judge(link, page, site, hosts);
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

function judge(link: Link, page: Page, site: SiteGraph, hosts: KnownHosts): Problem | undefined {
  const { href, place } = link;
  const written = standardised(href);
  if (written === '') return undefined;
  const flaw = flawIn(href, page, site);
  if (flaw) return problem('malformed-link', place, { href, ...flaw });
  const scheme = schemeOf(written);
  const isWeb = scheme === undefined ? /^[\\/]{2}/.test(written) : /^https?$/.test(scheme);
  if (isWeb) {
    const web = { link, written, url: new URL(written, SITE), page, site, hosts };
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
function ownAddress({ link: { href, place, cited }, url, page, site, hosts }: WebLink): Problem | undefined {
  const host = hostOf(url);
  const isFormer = isListed(host, site.content?.hosts.former_hosts ?? []);
  if (page.origin !== 'source' || (host !== hosts.own && !isFormer)) return undefined;
  const isOfSite = isFormer || withoutBase(url.pathname, site.base) !== null;
  if (cited) return isOfSite ? problem('circular-source', place, { href, host }) : undefined;
  if (page.base === DATA_FOLDER) return problem('own-address', place, { href, contact: true });
  const address = withoutBase(url.pathname, site.base);
  const target = address === null ? null : (site.targets.get(address) ?? site.targets.get(`${address}/`));
  const suggestion = target && posix.relative(posix.dirname(page.base), target.base) + url.hash;
  return problem('own-address', place, { href, ...(suggestion && { suggestion }) });
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
function stageOf(host: string): string | undefined {
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

function schemeOf(written: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
}

/** Schemes that exist, and that pages must not use: they are not mistyped. */
const OTHER_SCHEMES = new Set(
  (
    'javascript vbscript file data blob about view-source ftp ftps sftp ssh git svn ws wss ldap ldaps telnet sms smsto callto ' +
    'skype sip sips xmpp irc ircs news nntp geo maps magnet urn tag doi rtsp rtmp webcal feed cid mid intent tg'
  ).split(' '),
);

/** Left over by templates and programs. */
const PLACEHOLDER =
  /\{\{|\}\}|\{%|%\}|<%|%>|\$\{|\{[a-z_][\w.]*\}|(?:\[|%5B)object(?: |%20)\w+(?:\]|%5D)|^\w+:\/\/(?:undefined|null)(?=[/:?#]|$)|^\w+:\/\/[^/?#]+\/(?:undefined|null|NaN)\/?(?=[?#]|$)/i;
/** The same as a part of an address within the site. */
const EMPTY_PART = /(?:^|[/#])(?:undefined|null|NaN)(?=[/?#]|\.md|$)/;

/** Characters without ink, blanks among them that are not the space. */
const INVISIBLE =
  /[\p{Cc}\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0]/u;
/** Those of them that count where they are encoded too. */
const INVISIBLE_ENCODED = /[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/;
/**
 * Joiners as words of many scripts and emoji have them, and the blank of Chinese between two characters. A joiner behind a
 * mark, and one that gives an Arabic letter another form, may end a word.
 */
const JOINED =
  /(?<=\p{M})[\u200c\u200d]|(?<=[\p{scx=Arab}\p{scx=Syrc}])\u200d|(?<=[[\p{L}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]--[\p{ASCII}\p{scx=Latn}]])[\u200c\u200d\u3000](?=[[\p{L}\p{M}\p{Extended_Pictographic}]--\p{scx=Latn}])/gv;

/** Whether an address holds a character that nobody can see, and that is no part of a word. */
function holdsInvisible(written: string): boolean {
  const holds = (pattern: RegExp, text: string): boolean =>
    pattern.test(text) && pattern.test(text.replace(JOINED, ''));
  return holds(INVISIBLE, written) || holds(INVISIBLE_ENCODED, percentDecode(written));
}

/** A number with the separators of RFC 3966, and what may stand behind it. */
const NUMBER = /^\+?(?:[-.()]*[\d*#]){3,}[-.()]*(?:;.*)?$/;

/** Why no browser can follow an address; undefined where one can. @param written without what the URL standard ignores */
export function flawOf(written: string): Flaw | undefined {
  const found = firstFlaw(written);
  // What is suggested can be followed.
  return found?.suggestion && firstFlaw(found.suggestion) ? { flaw: found.flaw } : found;
}

function firstFlaw(written: string): Flaw | undefined {
  if (PLACEHOLDER.test(written)) return { flaw: 'placeholder' };
  if (holdsInvisible(written)) return { flaw: 'invisible' };
  const scheme = schemeOf(written);
  if (scheme === undefined) return flawOfPath(written);
  const rest = written.slice(scheme.length + 1);
  if (scheme === 'mailto') {
    const flaw = flawOfMail(rest);
    return flaw && { flaw };
  }
  if (scheme === 'tel') return NUMBER.test(decode(rest)) ? undefined : { flaw: 'tel' };
  if (scheme === 'https' || scheme === 'http') return flawOfWeb(written, rest);
  const meant = OTHER_SCHEMES.has(scheme) || scheme.startsWith('ms-') ? undefined : mistyped(scheme);
  if (!meant) return undefined;
  const isWeb = meant === 'https';
  return { flaw: 'scheme', suggestion: isWeb ? withSlashes(rest) : `${meant}:${rest.replace(/^\/+/, '')}` };
}

/** An address without a scheme: of a file, of the site, or of a host by `//`. */
function flawOfPath(written: string): Flaw | undefined {
  if (/^[\\/]{2}/.test(written)) return flawOfWeb(`https:${written}`, written);
  if (EMPTY_PART.test(written)) return { flaw: 'placeholder' };
  const [, word = '', rest = ''] = /^([a-z]{3,7})[;,.]?(\/\/.*)$/is.exec(written) ?? [];
  if (word && mistyped(word.toLowerCase()) === 'https')
    return { flaw: 'scheme', suggestion: withSlashes(rest) };
  if (/^www\d*\.[^/?#]+\.[a-z]{2,}(?=[/:?#]|$)/i.test(written))
    return { flaw: 'no-scheme', suggestion: `https://${written}` };
  if (MAILBOX.test(written)) return { flaw: 'no-scheme', suggestion: `mailto:${written}` };
  return strayPercent(written);
}

/** A mail address as people write it, with the subject and the like behind it. */
const MAILBOX = /^[^\s/?#@:]+@[^\s/?#@:]+\.[a-z]{2,}(?:\?.*)?$/i;

function flawOfWeb(written: string, rest: string): Flaw | undefined {
  // A page on https reads `https:x` as a path of its own host.
  if (!/^[\\/]{2}/.test(rest)) return { flaw: 'slashes', suggestion: withSlashes(rest) };
  const host = URL.parse(written)?.hostname;
  const doubled = /^\/\/(https?):?(\/\/.+)$/i.exec(rest);
  if (doubled) return { flaw: 'host', suggestion: withSlashes(doubled[2] ?? '') };
  if (!host || !isName(host)) return { flaw: 'host' };
  return strayPercent(written);
}

/** Whether a host is as long as names can be (RFC 1035, 2.3.4). */
function isName(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  return labels.join('.').length <= 253 && labels.every(({ length }) => length > 0 && length <= 63);
}

/** In a fragment a `%` stands for itself: ids may hold it. */
function strayPercent(written: string): Flaw | undefined {
  const [path = ''] = written.split('#');
  if (!/%(?![0-9a-f]{2})/i.test(path)) return undefined;
  const mended = path.replace(/%(?![0-9a-f]{2})/gi, '%25');
  return { flaw: 'percent', suggestion: mended + written.slice(path.length) };
}

function decode(text: string): string {
  return tried(() => decodeURIComponent(text)) ?? '';
}

function mistyped(scheme: string): string | undefined {
  return nearest(scheme, ['https', 'mailto', 'tel']) ?? (nearest(scheme, ['http']) && 'https');
}

/** What follows a scheme, behind one that exists; a second one goes. */
function withSlashes(rest: string): string {
  return `https://${rest.replace(/^(?:[:;,.\\/\s]|https?(?=[:;,]|\/\/))+/i, '')}`;
}
