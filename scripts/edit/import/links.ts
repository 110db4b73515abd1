import { posix } from 'node:path';
import { stageOf } from '../../checks/link-address.ts';
import { SITE } from '../../site/addresses.ts';
import { isPrivateHost } from '../../site/special-addresses.ts';
import type { OldLink, Tell } from './blocks.ts';

/** A page of the old site, as links find it. */
export interface OldAddress {
  /** Its path, `/privacy/x.html`, decoded. */
  readonly address: string;
  /** The code of its language. */
  readonly language: string;
  /** The path of the topic that it becomes: `en/privacy/x.md`. */
  readonly path: string;
  /** The title of its headings by their ids, and where its old ids lead. */
  readonly now: ReadonlyMap<string, string>;
  readonly headings: readonly { readonly words: string; readonly id: string }[];
}

/** What links of an old page are read against. */
export interface LinkContext {
  readonly page: OldAddress;
  readonly base: string;
  readonly pages: ReadonlyMap<string, OldAddress>;
  /** Tells the code of the language that a part of an address names: `en-us`. */
  readonly isLanguage: (part: string) => string | undefined;
  /** The hosts that the old site was at. */
  readonly isOwnHost: (host: string) => boolean;
  /** Where the new site has moved an old address of its own to: the path of a topic or a file, with the fragment. */
  readonly known: (address: string, id: string | null) => string | undefined;
  readonly note: Tell;
}

/** Addresses that name nothing. */
const LEADS_NOWHERE = /^(?:#|javascript:.*|https?:\/*|about:blank)?$/i;

/** Where a link leads on the new site; undefined where it leads nowhere, and only its text stays. */
export function newHref({ href, line }: OldLink, words: string, context: LinkContext): string | undefined {
  const { note } = context;
  const written = href.replace(/[\t\n\r]/g, '').trim();
  if (LEADS_NOWHERE.test(written)) {
    note('dropped', line, `an address that led nowhere, of “${words}”${written && `: \`${written}\``}`);
    return undefined;
  }
  const plain = unwrapped(written).replace(/[ <>]/g, encodeURIComponent);
  const url = URL.parse(plain, context.base);
  if (/^(?:mailto|tel):/i.test(plain)) return withoutBlanks(plain);
  if (!url || !/^https?:$/.test(url.protocol)) return plain;
  const isAnyScheme = plain.startsWith('//');
  const isOwn = url.origin === SITE || context.isOwnHost(url.hostname);
  const isDraft = !isOwn && isDraftHost(url.hostname);
  if (isAnyScheme && !isOwn) note('guessed', line, `\`${written}\` is taken for \`https:${written}\``);
  if (!isOwn && !isDraft) return isAnyScheme ? `https:${plain}` : plain;
  const address = decoded(url.pathname);
  const id = url.hash.length > 1 ? decoded(url.hash.slice(1)) : null;
  const target = targetOf(address, context);
  if (target === context.page) return onOwnPage(id, words, line, context);
  if (target) {
    if (!isOwn || !isSameIn(target.address, address, context))
      note('guessed', line, `\`${written}\` is taken for \`${target.path}\``);
    return hrefTo(target, id, words, line, context);
  }
  if (isDraft) return plain;
  const known = context.known(address, id);
  if (known !== undefined) return known;
  const cure = /\.(?:pdf|docx?|xlsx?|pptx?|zip|csv|txt)$/i.test(address)
    ? ': `npm run new -- download FILE` offers a file'
    : '';
  note('decide', line, `\`${written}\`, of “${words}”, is no page of this import or of the site${cure}`);
  return url.origin === SITE ? url.pathname + url.search + url.hash : plain;
}

/** Whether two addresses differ in the folder of their language alone. */
function isSameIn(a: string, b: string, { isLanguage }: LinkContext): boolean {
  const plain = (address: string): string =>
    keyOf(address)
      .split('/')
      .filter((part) => part !== '' && !isLanguage(part))
      .join('/');
  return plain(a) === plain(b);
}

/** Whether a host is one on which a site is tried out. */
function isDraftHost(host: string): boolean {
  return isPrivateHost(host) || stageOf(host) !== undefined || /stag(?:e|ing)|preprod/.test(host);
}

/** An address of a person, without the blanks that were typed with it. */
function withoutBlanks(href: string): string {
  const plain = href.replace(/^(\w+:)(?:%20)+/, '$1');
  return /^tel:/i.test(plain) ? plain.replaceAll('%20', '') : plain;
}

/** The id that an address names on its own page; undefined of another address. */
export function ownFragment(href: string): string | undefined {
  const written = href.trim();
  return /^#[^\s]/.test(written) ? decoded(written.slice(1)) : undefined;
}

/** An address that stands within that of a service which counts clicks. */
function unwrapped(href: string): string {
  const url = URL.parse(href);
  if (url && /(?:^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url')
    return url.searchParams.get('q') ?? url.searchParams.get('url') ?? href;
  if (url && /\.safelinks\.protection\.outlook\.com$/.test(url.hostname))
    return url.searchParams.get('url') ?? href;
  return href;
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function onOwnPage(
  id: string | null,
  words: string,
  line: number,
  { page, note }: LinkContext,
): string | undefined {
  if (id === null || /^top$/i.test(id)) return '#top';
  const now = page.now.get(id) ?? meant(id, words, page, line, note);
  if (now !== undefined) return now === 'top' ? '#top' : `#${encodeURI(now)}`;
  note('decide', line, `nothing on the page had the id \`${id}\`, to which “${words}” led`);
  return undefined;
}

/** The letters of a text, without a number in front of it, by which a list of contents and a heading are alike. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\d.()（）、\s]+(?=\p{L})/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The heading that a link to an id meant which no element had. */
function meant(id: string, words: string, page: OldAddress, line: number, note: Tell): string | undefined {
  const found =
    page.headings.find((heading) => plainWords(heading.words) === plainWords(words)) ??
    page.headings.find((heading) => heading.id.toLowerCase() === id.toLowerCase());
  if (found) note('guessed', line, `nothing had the id \`${id}\`: “${words}” leads to \`#${found.id}\``);
  return found?.id;
}

function hrefTo(
  target: OldAddress,
  id: string | null,
  words: string,
  line: number,
  context: LinkContext,
): string {
  const path = posix.relative(posix.dirname(context.page.path), target.path);
  if (id === null) return path;
  const now = target.now.get(id) ?? meant(id, words, target, line, context.note);
  if (now === undefined)
    context.note(
      'decide',
      line,
      `nothing on \`${target.address}\` had the id \`${id}\`, to which “${words}” led: the link leads to the page`,
    );
  return now === undefined || now === 'top' ? path : `${path}#${encodeURI(now)}`;
}

/** The page at an address, whatever form of it was written: the folder of a language, or of a site that moved, may be in front of it. */
function targetOf(address: string, context: LinkContext): OldAddress | undefined {
  const { pages, isLanguage } = context;
  const key = keyOf(address);
  const exact = pages.get(key);
  if (exact) return exact;
  const parts = key.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  const suffix = /^(.+)[-_.]([a-z]{2}(?:-[a-z]{2})?)$/.exec(last);
  const ofSuffix = suffix && isLanguage(suffix[2] ?? '');
  const said = parts.map(isLanguage).find(Boolean) ?? ofSuffix ?? context.page.language;
  const plain = parts.filter((part) => !isLanguage(part));
  const named = ofSuffix ? [...plain.slice(0, -1), suffix?.[1] ?? ''] : plain;
  return pageAt(plain, said, pages, isLanguage) ?? pageAt(named, said, pages, isLanguage);
}

/** The page whose address ends like a path, of several the one in a language. */
function pageAt(
  parts: readonly string[],
  language: string,
  pages: ReadonlyMap<string, OldAddress>,
  isLanguage: LinkContext['isLanguage'],
): OldAddress | undefined {
  const bare = (key: string): string =>
    `/${key
      .split('/')
      .filter((part) => part !== '' && !isLanguage(part))
      .join('/')}`;
  const all = [...pages].map(([key, page]) => ({ key: bare(key), page }));
  for (let skip = 0; skip < Math.max(parts.length, 1); skip++) {
    const tail = `/${parts.slice(skip).join('/')}`;
    const same = all.filter(({ key }) => key === tail);
    const ending =
      same.length > 0 ? same : parts.length > 0 ? all.filter(({ key }) => key.endsWith(tail)) : [];
    const found = new Set(ending.map(({ page }) => page));
    const inLanguage = [...found].filter((page) => page.language === language);
    if (inLanguage.length === 1) return inLanguage[0];
    if (found.size === 1) return [...found][0];
    if (found.size > 1) return undefined;
  }
  return undefined;
}

/** An address in one form of the many that hosts take for one page. */
export function keyOf(address: string): string {
  return address
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/\.(?:html?|md|markdown|aspx?|php|jsp)$/, '')
    .replace(/(?:^|\/)(?:index|default|home)$/, '/')
    .replace(/(?<=.)\/$/, '');
}
