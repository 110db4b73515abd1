import { problem } from '../problem.ts';
import { readReference, stripControls, withoutBase } from '../site/addresses.ts';
import type { Language } from '../site/data-schema.ts';
import type { Page } from '../site/page.ts';
import { languageAt, resolve, type SiteGraph } from '../site/site-graph.ts';
import { twinPath } from '../site/twins.ts';
import type { Link } from '../text/outline.ts';
import { wayTo, wrongWith } from './link-target.ts';
import type { Rule } from './rule.ts';

/** `empty-link-text`: a link can be read; of one that leads nowhere either, that is told. */
export const emptyLinkText: Rule = function* (page) {
  for (const { element, name, href, place } of page.outline.links)
    if (element === 'a' && name?.trim() === '' && stripControls(href) !== '')
      yield problem('empty-link-text', place, { href });
};

/** What links say that do not say where they lead; in small letters, without punctuation. */
const VAGUE = new Set(
  [
    'here,click here,click this,click this link,tap here,press here,this,this link,this page,this site,link,a link,the link',
    'more,learn more,read more,see more,show more,view more,find out more,more info,more information,more details,details',
    'see here,read here,go,go here,go to page,continue,continue reading,read on,read this,visit,visit page,open,start',
    'website,web page,webpage,page,url,address,download,download here,click to download,info,see details,view details,view',
    '这里,此处,这儿,点这里,点此,点击,点击这里,点击此处,点击此链接,请点击,请点击这里,请点击此处,请点击此链接,单击此处,单击这里,请单击此处',
    '此链接,这个链接,该链接,链接,本页,此页,此页面,该页面,网页,网址,更多,更多信息,更多内容,更多详情,了解更多,了解更多信息,了解详情',
    '查看更多,查看详情,查看,阅读更多,阅读全文,继续阅读,详情,详细信息,详见此处,见此,见此处,见这里,下载,点击下载,在此下载,下载此处',
  ]
    .join(',')
    .split(','),
);
const LONGEST = 40;

/** `vague-link-text`: what is read out for a link says where it leads. */
export const vagueLinkText: Rule = function* (page, site) {
  const languages = [...(site.content?.languages.values() ?? [])];
  const more = new Set(languages.flatMap(({ language }) => language.vague_link_texts.map(plain)));
  for (const { element, name, href, place } of page.outline.links) {
    // `open()` is what a program calls so.
    if (element !== 'a' || !name || name.length > LONGEST || name.endsWith('()')) continue;
    const words = plain(name);
    if (VAGUE.has(words) || more.has(words)) yield problem('vague-link-text', place, { href, text: name });
  }
};

/** The words alone count: not the case, nor punctuation, arrows and the like around them. */
function plain(name: string): string {
  const isBare = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(name);
  const words = (isBare ? name : name.replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '')).toLowerCase();
  return words.includes(' ') ? words.replace(/\s+/g, ' ') : words;
}

/** `other-language`: a link into another language names that language. */
export const otherLanguage: Rule = function* (page, site) {
  if (!site.content || site.content.languages.size < 2) return;
  const own = languageAt(page.address, site);
  if (!own) return;
  const home = `${site.base}${own.code}/`;
  for (const link of page.outline.links) {
    if (link.element !== 'a' || link.href.startsWith(home) || link.href.startsWith('#')) continue;
    const language = languageOf(link, page, site);
    if (!language || language.code === own.code || isNamed(language, own, link.name ?? '')) continue;
    if (resolve(link.href, page, site).kind !== 'page') continue;
    const isOwn = isOwnText(link.name ?? '', own, language, site);
    const suggestion = isOwn ? inOwn(link.href, own.code, page, site) : undefined;
    const facts = { href: link.href, language: language.name, ...(suggestion && { suggestion }) };
    yield problem('other-language', link.place, facts);
  }
};

/** Whether a text may be in the language of its page, as far as its characters tell: what is in those of the other one is meant for the page in that. */
function isOwnText(text: string, own: Language, other: Language, { content }: SiteGraph): boolean {
  const isForeignIn = ({ code }: Language): boolean =>
    (content?.languages.get(code)?.findForeign?.(text).length ?? 0) > 0;
  const isLatin = new Intl.Locale(own.tag).maximize().script === 'Latn';
  return !isForeignIn(own) && (isLatin || isForeignIn(other));
}

/** The way to the same page, or the same place on it, in the language of the page that a link stands on; undefined where there is none, or that is the page itself. */
function inOwn(href: string, code: string, page: Page, site: SiteGraph): string | undefined {
  const reference = page.origin === 'source' ? readReference(href, page.base) : undefined;
  if (reference?.kind !== 'source' && reference?.kind !== 'address') return undefined;
  const { kind, path, fragment } = reference;
  const twin = kind === 'source' ? twinPath(path, code) : path.replace(/^\/(?:[^/]+\/)?/, `/${code}/`);
  const way = (kind === 'source' ? wayTo(twin, page) : twin) + (fragment === null ? '' : `#${fragment}`);
  const target = resolve(way, page, site);
  const isOther = target.kind === 'page' && target.page.address !== page.address;
  return isOther && !wrongWith(way, page, site) ? way : undefined;
}

/** The language that a link leads into, as far as its address tells. */
function languageOf({ href }: Link, page: Page, site: SiteGraph): Language | undefined {
  // Nearly every link of a built page is of this form.
  if (href.startsWith('/') && !href.startsWith('//')) {
    const address = page.origin === 'source' ? href : (withoutBase(href, site.base) ?? '');
    return address === '/'
      ? languageAt(address, site)
      : site.content?.languages.get(address.split('/', 2)[1] ?? '')?.language;
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return undefined;
  const reference = page.origin === 'source' ? readReference(href, page.base) : undefined;
  // The path of a file says it by itself.
  if (reference?.kind === 'source') return languageAt(`/${reference.path}`, site);
  const target = resolve(href, page, site);
  return target.kind === 'page' ? languageAt(target.page.address, site) : undefined;
}

/** Whether a text names a language: as its own data call it, or as speakers of the two languages do. */
function isNamed(language: Language, own: Language, text: string): boolean {
  const said = text.toLowerCase();
  // Nearly all say it as the data do: the tables of names are slow to open.
  return (
    said.includes(language.name.toLowerCase()) || namesOf(language, own).some((name) => said.includes(name))
  );
}

/** The names of a language in itself and in another one, in small letters. */
function namesOf(language: Language, own: Language): string[] {
  const called = [own.tag, language.tag].flatMap((locale) => {
    const display = new Intl.DisplayNames(locale, { type: 'language' });
    return [language.tag, language.code].flatMap((tag) => display.of(tag) ?? []);
  });
  // In Chinese what is spoken (`英语`) and what is written (`英文`) are two words.
  return [...called, ...called.map((name) => name.replace(/语$/, '文'))].map((name) => name.toLowerCase());
}
