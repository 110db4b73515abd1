import { problem } from '../problem.ts';
import { withoutBase } from '../site/addresses.ts';
import type { Language } from '../site/data-schema.ts';
import type { Page } from '../site/page.ts';
import { languageAt, resolve, type SiteGraph } from '../site/site-graph.ts';
import type { Link } from '../text/outline.ts';
import type { Rule } from './rule.ts';

/** `other-language`: a link into another language names that language. */
export const otherLanguage: Rule = function* (page, site) {
  const { policy } = site;
  if (policy.languages.size < 2) return;
  const own = languageAt(page.address, policy);
  if (!own) return;
  const home = `${site.base}${own.code}/`;
  for (const link of page.outline.links) {
    if (link.element !== 'a' || link.href.startsWith(home) || link.href.startsWith('#')) continue;
    const language = languageOf(link, page, site);
    if (!language || language.code === own.code || isNamed(language, own, link.name ?? '')) continue;
    if (resolve(link.href, page, site).kind !== 'page') continue;
    yield problem('other-language', link.place, { href: link.href, language: language.name });
  }
};

/** The language that a link leads into, as far as its address tells. */
function languageOf({ href }: Link, page: Page, site: SiteGraph): Language | undefined {
  const { policy, base } = site;
  // Nearly every link of a built page is of this form.
  if (href.startsWith('/') && !href.startsWith('//')) {
    const address = page.origin === 'source' ? href : (withoutBase(href, base) ?? '');
    return address === '/'
      ? languageAt(address, policy)
      : policy.languages.get(address.split('/', 2)[1] ?? '');
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return undefined;
  const target = resolve(href, page, site);
  return target.kind === 'page' ? languageAt(target.page.address, policy) : undefined;
}

/** Whether a text names a language: as its own data call it, or as speakers of the two languages do. */
function isNamed(language: Language, own: Language, text: string): boolean {
  const said = text.toLowerCase();
  return namesOf(language, own).some((name) => said.includes(name));
}

const names = new Map<string, readonly string[]>();

function namesOf(language: Language, own: Language): readonly string[] {
  const key = `${own.tag} ${language.tag}`;
  const known = names.get(key);
  if (known) return known;
  const called = [own.tag, language.tag].flatMap((locale) => {
    const display = new Intl.DisplayNames(locale, { type: 'language' });
    return [language.tag, language.code].flatMap((tag) => display.of(tag) ?? []);
  });
  // In Chinese what is spoken (`英语`) and what is written (`英文`) are two words.
  const written = called.map((name) => name.replace(/语$/, '文'));
  const all = [...new Set([language.name, ...called, ...written].map((name) => name.toLowerCase()))];
  names.set(key, all);
  return all;
}
