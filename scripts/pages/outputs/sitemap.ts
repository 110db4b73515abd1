import { inMarkup } from '../../report/printable.ts';
import { CRAWLER_FILES, withBase } from '../../site/addresses.ts';
import { alternatesOf } from '../other-languages.ts';
import type { SitePlan } from '../site-plan.ts';
import { absolute } from '../view-source.ts';
import type { OutputFile } from './output.ts';

const [ROBOTS, SITEMAP] = CRAWLER_FILES;

const NAMESPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** `sitemap.xml` (sitemaps.org): the pages that search engines list, each with its translations; and `robots.txt`, which names it. */
export function* sitemapFiles({
  pages,
  sources,
  operator: { site },
}: SitePlan): Generator<OutputFile, undefined> {
  const [source] = sources;
  if (!source) return;
  // What has no view shows what stands at another address too, or nothing to be found.
  const entries = pages.flatMap(({ address, topic, view, gathered }) => {
    const alternates = topic && view ? alternatesOf(topic, view) : gathered?.alternates;
    if (!alternates) return [];
    const translations = alternates.map(
      ({ tag, href }) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${inMarkup(href)}"/>`,
    );
    const own = `<loc>${inMarkup(absolute(address, source))}</loc>`;
    return [`<url>\n${[own, ...translations].join('\n')}\n</url>`];
  });
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${NAMESPACES}>`;
  yield { path: SITEMAP.slice(1), text: `${[head, ...entries, '</urlset>'].join('\n')}\n` };
  const where = site.url + withBase(SITEMAP, site.base);
  yield { path: ROBOTS.slice(1), text: `User-agent: *\nDisallow:\n\nSitemap: ${where}\n` };
}
