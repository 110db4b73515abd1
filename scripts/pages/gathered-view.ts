import { archiveOf, type GatheredName, type GatheredPage, pdfOf } from '../site/gathered-pages.ts';
import { fileView } from './file-view.ts';
import { newsView } from './news-view.ts';
import { notPublishedOn } from './not-published.ts';
import { alternatesAt, languageLinksAt } from './other-languages.ts';
import { barePage, type PageView } from './page-view.ts';
import { headOfGathered } from './site-view.ts';
import { shortTitle } from './topic-tree.ts';
import { absolute, hrefOf, type ViewSource } from './view-source.ts';
import { wholeContents } from './whole-text.ts';

/** What each of these pages shows beside its head. */
const bodies: Readonly<Record<GatheredName, (source: ViewSource) => Partial<PageView>>> = {
  'what-changed': (source) => ({ news: newsView(source) }),
  'not-published': (source) => ({ gaps: notPublishedOn(source) }),
  // What it says stands elsewhere too: search engines are to list the pages themselves.
  all: (source) => ({ parts: wholeContents(source), noindex: true }),
};

/** What such a page is called, its first sentence, and its translations. */
export function gatheredHead({ name }: GatheredPage, source: ViewSource) {
  return { ...headOfGathered(name, source), alternates: alternatesAt(addressesOf(name, source), source) };
}

/** Where a page of this name stands in a language, by the code. */
function addressesOf(name: GatheredName, { content }: ViewSource): (code: string) => string | undefined {
  const own = content.gathered.filter((page) => page.name === name);
  return (code) => own.find(({ language }) => language === code)?.address;
}

/** Works out the view of a page that is gathered from topics. */
export function gatheredView(page: GatheredPage, source: ViewSource): PageView {
  const { name, address, language } = page;
  const { title, ...head } = gatheredHead(page, source);
  const archive = archiveOf(page);
  const pdf = source.content.downloads.get(pdfOf(page) ?? '');
  const home = source.tree.topics.find((topic) => topic.address === `/${language}/`);
  return {
    ...barePage(name, address, source, title),
    canonical: absolute(address, source),
    noindex: false,
    ...head,
    breadcrumbs: home ? [{ text: shortTitle(home), href: hrefOf(home.address, source) }] : [],
    languages: languageLinksAt(addressesOf(name, source), source),
    ...bodies[name](source),
    ...(pdf && { pdf: fileView(pdf, source) }),
    ...(archive && { archive: { path: archive.slice(1), href: hrefOf(archive, source) } }),
  };
}
