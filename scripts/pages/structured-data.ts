import { encodeFragment } from '../text/find-anchor.ts';
import { termsIn } from './outputs/statements.ts';
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
    lastReviewed: reviewed.iso,
    isPartOf: { '@type': 'WebSite', name: site.name, url: absolute(site.home) },
  };
  const trail = (page.breadcrumbs ?? []).map(({ text: name, href }) => ({ name, item: absolute(href) }));
  const crumbs = [...trail, { name: page.short, item: canonical }].map((crumb, index) => {
    return { '@type': 'ListItem', position: index + 1, ...crumb };
  });
  const graph = [
    self,
    ...(trail.length > 0 ? [{ '@type': 'BreadcrumbList', itemListElement: crumbs }] : []),
    ...termSet(canonical, title, text),
  ];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}

/** The terms that have an id on a page; none where there are none. */
function termSet(canonical: string, name: string, text: PageText | undefined): object[] {
  const terms = text?.html.includes('<dt id=') ? termsIn(text.html) : [];
  if (terms.length === 0) return [];
  const hasDefinedTerm = terms.map(({ id, term, meaning }) => {
    const url = `${canonical}#${encodeFragment(id)}`;
    return { '@type': 'DefinedTerm', '@id': url, name: term, description: meaning, url };
  });
  return [{ '@type': 'DefinedTermSet', name, url: canonical, hasDefinedTerm }];
}
