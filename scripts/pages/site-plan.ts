import type { Place } from '../problem.ts';
import type { Content } from '../site/content.ts';
import type { Operator } from '../site/data-schema.ts';
import type { Site } from '../site/site.ts';
import { barePage } from './bare-page.ts';
import { dayFormat } from './format-day.ts';
import { pagesOfOldAddresses } from './old-address-pages.ts';
import { inOthers, isDefault, missingIn, type Translations, translationsOf } from './other-languages.ts';
import { kindOf, type PageView, pageView } from './page-view.ts';
import { type PlannedPage, plannedPage } from './planned-page.ts';
import { type SiteView, sectionCards, siteView } from './site-view.ts';
import { staleViews } from './stale-view.ts';
import { isReady, type TopicTree, topicTree } from './topic-tree.ts';
import type { ViewSource } from './view-source.ts';

export type { PageData, PlannedPage } from './planned-page.ts';

/** Everything that is to be rendered. */
export interface SitePlan {
  readonly pages: readonly PlannedPage[];
  readonly operator: Operator;
  /** By their codes. */
  readonly languages: Content['languages'];
  /** Where objects that the layouts are given were written. */
  readonly places: WeakMap<object, Place>;
}

/**
 * Plans the pages of a site: one a topic, those of one language in the others too; the default language's home again at
 * `/`; and for each language the page for missing ones.
 */
export function planSite(content: Site): SitePlan | undefined {
  const { operator } = content;
  if (!operator) return undefined;
  const places = new WeakMap<object, Place>();
  const trees = treesOf(content);
  const translations = translationsOf(content, operator, trees.values());
  const { movedOff } = content.old;
  const pages: PlannedPage[] = [];
  for (const [code, inLanguage] of content.languages) {
    const tree = trees.get(code) as TopicTree;
    const formatDay = dayFormat(inLanguage.language);
    const source: ViewSource = { content, operator, inLanguage, tree, places, formatDay };
    const site = siteView(source);
    for (const topic of source.tree.topics) {
      const kind = kindOf(topic, source.tree);
      const view = () => pageView(topic, kind, inOthers(topic, translations), source);
      const oldIds = [...topic.topIds, ...(movedOff.get(topic.address) ?? []).map(({ id }) => id)];
      const stale = () => (topic.original ? [] : staleViews(content.staleIn(topic), source));
      const isRoot = kind === 'home' && isDefault(inLanguage.language, operator);
      const given = { view, site, t: inLanguage.texts, topic: topic.original ?? topic, oldIds, stale };
      for (const address of isRoot ? [topic.address, '/'] : [topic.address])
        pages.push(plannedPage(address, kind, given));
    }
    pages.push(...pagesOfOldAddresses(site, source));
    const isMissing = !isDefault(inLanguage.language, operator);
    if (isMissing && !translations.present.includes(inLanguage.language)) continue;
    pages.push(notFoundPage(isMissing ? `/${code}/404.html` : '/404.html', site, source, translations));
  }
  return { pages, operator, languages: content.languages, places };
}

/** The topics of each language, by its code. */
function treesOf(content: Site): Map<string, TopicTree> {
  const topics = [...content.topics, ...content.guests].filter(isReady);
  const addresses = new Set<string>();
  const first = topics.filter(({ address }) => !addresses.has(address) && addresses.add(address));
  const byLanguage = Map.groupBy(first, ({ language }) => language);
  return new Map(
    [...content.languages.keys()].map((code) => [code, topicTree(byLanguage.get(code) ?? [], `/${code}/`)]),
  );
}

function notFoundPage(
  address: string,
  site: SiteView,
  source: ViewSource,
  translations: Translations,
): PlannedPage {
  const { inLanguage } = source;
  const { not_found: title = '', not_found_lead: summary = '' } = inLanguage.texts;
  const page: PageView = {
    ...barePage('not-found', address, source),
    title,
    short: title,
    headTitle: title,
    summary,
    sections: sectionCards(source),
    elsewhere: missingIn(inLanguage.language, translations),
  };
  return plannedPage(address, 'not-found', { view: () => page, site, t: inLanguage.texts });
}
