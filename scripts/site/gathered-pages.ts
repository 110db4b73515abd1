import type { Content } from './content.ts';
import { recordKey } from './record.ts';
import { basesOf } from './sources.ts';
import type { PublishedTopic } from './twins.ts';
import { newsId, newsIn } from './versions/news.ts';
import type { SiteVersions } from './versions/site-versions.ts';

/** A page that the site makes of what the topics of a language say. */
export interface GatheredPage {
  /** What it is called in its address, and the name of its layout. */
  readonly name: GatheredName;
  readonly language: string;
  readonly address: string;
  /** What can be cited on it. */
  readonly ids?: readonly string[];
}

/** What editors wrote, and what of it readers see. */
interface SiteTopics extends Content {
  readonly publishedTopics: readonly PublishedTopic[];
  readonly byAddress: ReadonlyMap<string, PublishedTopic>;
  readonly versions: SiteVersions;
}

export type GatheredName = keyof typeof gathered;

/** What the site gathers: by its name, whether a language has something of it. */
const gathered = {
  'what-changed': ({ versions }: SiteTopics, code: string): boolean => newsIn(versions, code).length > 0,
  'not-published': ({ operator, publishedTopics }: SiteTopics, code: string): boolean =>
    operator?.site.current_since !== undefined &&
    publishedTopics.some(
      ({ language, matter }) =>
        language === code &&
        basesOf(matter.sources)
          .values()
          .some((basis) => basis === 'not-published'),
    ),
  all: ({ operator }: SiteTopics): boolean => operator?.site.one_page === true,
};

/** The addresses at which only these pages may stand, whether there is something to show now or not. */
export function gatheredAddresses(codes: Iterable<string>): ReadonlyMap<string, GatheredPage> {
  const names = Object.keys(gathered) as GatheredName[];
  const pages = [...codes].flatMap((language) =>
    names.map((name) => ({ name, language, address: `/${language}/${name}/` })),
  );
  return new Map(pages.map((page) => [page.address, page]));
}

/** Where such a page stands as a file to keep: that of the one that holds all others. */
export function archiveOf({ name, language, address }: GatheredPage): string | undefined {
  return name === 'all' ? `${address}trust-center-${language}.zip` : undefined;
}

/** Where its PDF stands, which `npm run pdf` makes: among the downloads, since it is committed. */
export function pdfOf({ name, language }: GatheredPage): string | undefined {
  return name === 'all' ? `/downloads/trust-center-${language}.pdf` : undefined;
}

/** Those that are published: where there is something to show, or was once, since others may have cited it. */
export function gatheredPages(site: SiteTopics): readonly GatheredPage[] {
  const { languages, byAddress, record } = site;
  const pages = [...gatheredAddresses(languages.keys()).values()].filter(({ name, language, address }) => {
    if (!byAddress.has(`/${language}/`) || byAddress.has(address)) return false;
    return gathered[name](site, language) || record?.entries.has(recordKey(address)) === true;
  });
  return pages.map((page) =>
    page.name === 'what-changed' ? { ...page, ids: newsIn(site.versions, page.language).map(newsId) } : page,
  );
}
