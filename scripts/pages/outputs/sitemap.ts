import { inMarkup } from '../../report/printable.ts';
import { CRAWLER_FILES, withBase } from '../../site/addresses.ts';
import { changedLast, newsIn } from '../../site/versions/news.ts';
import { alternatesOf } from '../other-languages.ts';
import type { PlannedPage, SitePlan } from '../site-plan.ts';
import { absolute, type ViewSource } from '../view-source.ts';
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
  const entries = pages.flatMap((page) => {
    const { address, topic, view, gathered } = page;
    const alternates = topic && view ? alternatesOf(topic, view) : gathered?.alternates;
    if (!alternates) return [];
    const translations = alternates.map(
      ({ tag, href }) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${inMarkup(href)}"/>`,
    );
    const own = `<loc>${inMarkup(absolute(address, source))}</loc>`;
    const modified = modifiedOn(page, source);
    const day = modified ? [`<lastmod>${modified}</lastmod>`] : [];
    return [`<url>\n${[own, ...day, ...translations].join('\n')}\n</url>`];
  });
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${NAMESPACES}>`;
  yield { path: SITEMAP.slice(1), text: `${[head, ...entries, '</urlset>'].join('\n')}\n` };
  const where = site.url + withBase(SITEMAP, site.base);
  yield { path: ROBOTS.slice(1), text: `User-agent: *\nDisallow:\n\nSitemap: ${where}\n` };
}

/** The day on which a page came to say what it says, where that is kept. */
function modifiedOn({ topic, view, address }: PlannedPage, source: ViewSource): string | undefined {
  const { versions, day } = source.content;
  if (versions.log.length === 0) return undefined;
  const history = topic && view && versions.of(topic);
  if (history) return changedLast(versions, history, day);
  const [, language = '', name] = address.split('/');
  return name === 'what-changed' ? newsIn(versions, language)[0]?.released : undefined;
}
