import { withBase } from '../content/addresses.ts';
import type { Content, LanguageContent } from '../content/content.ts';
import type { Operator } from '../content/data-schema.ts';
import type { Place } from '../problem.ts';
import { oldPages } from '../redirects/old-pages.ts';
import { barePage } from './bare-page.ts';
import { pagesOfOldAddresses } from './old-address-pages.ts';
import { type Alternate, absolute, kindOf, type PageView, pageView } from './page-view.ts';
import { type PlannedPage, plannedPage } from './planned-page.ts';
import { type SiteView, sectionCards, siteView, type ViewSource } from './site-view.ts';
import { type ReadyTopic, type TopicTree, topicTree } from './topic-tree.ts';

export type { PlannedPage } from './planned-page.ts';

/** Everything that is to be rendered. */
export interface SitePlan {
  readonly pages: readonly PlannedPage[];
  readonly operator: Operator;
  /** Where objects that the layouts are given were written. */
  readonly places: WeakMap<object, Place>;
}

/** Plans the pages of a site: one a topic, the default language's home again at `/`, and those for missing ones. */
export function planSite(content: Content): SitePlan | undefined {
  const { operator } = content;
  if (!operator) return undefined;
  const places = new WeakMap<object, Place>();
  const trees = new Map(
    [...content.languages].map(([code, inLanguage]) => [code, treeOf(inLanguage, content)]),
  );
  const ready = new Map(
    [...trees].flatMap(([code, { topics }]) =>
      topics.map((topic) => [`${code}:${withinLanguage(topic)}`, topic]),
    ),
  );
  const { movedOff } = oldPages(content);
  const pages: PlannedPage[] = [];
  for (const [code, inLanguage] of content.languages) {
    const source: ViewSource = { content, operator, inLanguage, tree: trees.get(code) as TopicTree, places };
    const site = siteView(source);
    for (const topic of source.tree.topics) {
      const kind = kindOf(topic, source.tree);
      const view = () => pageView(topic, kind, alternatesOf(topic, content, ready, operator), source);
      const oldIds = [...topic.topIds, ...(movedOff.get(topic.address) ?? []).map(({ id }) => id)];
      const isRoot = kind === 'home' && code === operator.site.default_language;
      for (const address of isRoot ? [topic.address, '/'] : [topic.address])
        pages.push(plannedPage(address, kind, { view, site, t: inLanguage.texts, topic, oldIds }));
    }
    pages.push(notFoundPage(site, source));
    pages.push(...pagesOfOldAddresses(site, source));
  }
  return { pages, operator, places };
}

function treeOf({ language }: LanguageContent, content: Content): TopicTree {
  const topics = content.topics.filter(
    (topic): topic is ReadyTopic =>
      topic.language === language.code && topic.matter !== undefined && !topic.matter.draft,
  );
  const addresses = new Set<string>();
  return topicTree(
    topics.filter(({ address }) => !addresses.has(address) && addresses.add(address)),
    `/${language.code}/`,
  );
}

/** A topic's path below its language's folder: what its twins in other languages share. */
function withinLanguage({ path }: ReadyTopic): string {
  return path.slice(path.indexOf('/') + 1);
}

function alternatesOf(
  topic: ReadyTopic,
  content: Content,
  ready: ReadonlyMap<string, ReadyTopic>,
  operator: Operator,
): Alternate[] {
  return [...content.languages].flatMap(([code, { language }]) => {
    const twin = ready.get(`${code}:${withinLanguage(topic)}`);
    if (!twin) return [];
    const href = withBase(twin.address, operator.site.base);
    const canonical = absolute(twin.address, { operator });
    return [{ name: language.name, tag: language.tag, href, canonical, current: false }];
  });
}

/** The page for what is missing below the folder of a language; that of the default language is for all else too. */
function notFoundPage(site: SiteView, source: ViewSource): PlannedPage {
  const { inLanguage, operator } = source;
  const { code } = inLanguage.language;
  const address = code === operator.site.default_language ? '/404.html' : `/${code}/404.html`;
  const { not_found: title = '', not_found_lead: summary = '' } = inLanguage.texts;
  const page: PageView = {
    ...barePage('not-found', address, source),
    title,
    short: title,
    summary,
    sections: sectionCards(source),
  };
  return plannedPage(address, 'not-found', { view: () => page, site, t: inLanguage.texts });
}
