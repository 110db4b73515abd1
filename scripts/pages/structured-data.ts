import { termsIn } from '../site/pieces.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import type { PageText } from './page-text.ts';
import type { PageData } from './site-plan.ts';

/**
 * What a page says of itself to search engines (schema.org, as JSON-LD): when it was reviewed, where it stands, and the terms
 * that it defines. It stands in a script element, which nothing in it can end.
 * @returns empty for a page that they do not list
 */
export function structuredData({ page, site }: PageData, text: PageText | undefined): string {
  const { canonical, reviewed, title, summary } = page;
  if (!canonical || !reviewed) return '';
  const absolute = (href: string): string => URL.parse(href, canonical)?.href ?? href;
  const self = {
    '@type': 'WebPage',
    '@id': canonical,
    url: canonical,
    name: title,
    description: summary,
    inLanguage: site.language.tag,
    ...(page.modified && { dateModified: page.modified }),
    lastReviewed: reviewed.iso,
    isPartOf: { '@type': 'WebSite', name: site.name, url: absolute(site.home) },
  };
  const trail = (page.breadcrumbs ?? []).map(({ text: name, href }) => ({ name, item: absolute(href) }));
  const crumbs = [...trail, { name: page.short, item: canonical }].map((crumb, index) => {
    return { '@type': 'ListItem', position: index + 1, ...crumb };
  });
  const ownTerms = site.terms
    .filter(({ href }) => href.split('#', 1)[0] === page.address)
    .map(({ href, words: [term = ''], meaning }) => ({ url: absolute(href), term, meaning }));
  const graph = [
    self,
    ...(trail.length > 0 ? [{ '@type': 'BreadcrumbList', itemListElement: crumbs }] : []),
    ...termSet(canonical, title, [...ownTerms, ...termsOf(canonical, text)]),
  ];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}

interface TermTold {
  readonly url: string;
  readonly term: string;
  readonly meaning: string;
}

/** The terms of definition lists on a page, by their ids. */
function termsOf(canonical: string, text: PageText | undefined): TermTold[] {
  const terms = text?.html.includes('<dt id=') ? termsIn(text.html) : [];
  return terms.map(({ id, term, meaning }) => ({ url: `${canonical}#${encodeFragment(id)}`, term, meaning }));
}

/** The terms that a page defines; none where there are none. */
function termSet(canonical: string, name: string, terms: readonly TermTold[]): object[] {
  if (terms.length === 0) return [];
  const hasDefinedTerm = terms.map(({ url, term, meaning }) => {
    return { '@type': 'DefinedTerm', '@id': url, name: term, description: meaning, url };
  });
  return [{ '@type': 'DefinedTermSet', name, url: canonical, hasDefinedTerm }];
}
