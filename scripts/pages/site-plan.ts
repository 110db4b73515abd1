import type { Place } from '../problem.ts';
import { decodePath } from '../site/addresses.ts';
import type { Content } from '../site/content.ts';
import { dayFormat, midnightIn } from '../site/day-format.ts';
import { addressOfNotice } from '../site/old-address.ts';
import type { OldPage } from '../site/old-pages.ts';
import type { Operator } from '../site/operator-schema.ts';
import type { Site } from '../site/site.ts';
import { firstAtAddress, isPublished, type PublishedTopic } from '../site/twins.ts';
import { headNow } from './announced-view.ts';
import { textsBeside } from './cited-texts.ts';
import { feedsBeside } from './feed-content.ts';
import { gatheredHead, gatheredView } from './gathered-view.ts';
import { oldPageView } from './old-page-view.ts';
import { homeLinks, missingIn, oldPageLinks } from './other-languages.ts';
import type { Beside, OutputFile } from './outputs/output.ts';
import { registerFiles } from './outputs/registers.ts';
import type { OwnText } from './page-text.ts';
import { barePage, kindOf, type PageView, pageView } from './page-view.ts';
import { cardOf, type SiteView, siteView } from './site-view.ts';
import { type TermView, termViews } from './term-views.ts';
import { type TopicTree, topicTree } from './topic-tree.ts';
import { textOfVersion, versionPageView } from './version-page.ts';
import { absolute, hrefOf, isDefault, type ViewSource } from './view-source.ts';

/** Everything that is to be rendered. */
export interface SitePlan {
  readonly pages: readonly PlannedPage[];
  readonly operator: Operator;
  /** What the views of each language are made of, the languages in the order of their codes. */
  readonly sources: readonly ViewSource[];
  /** By their codes. */
  readonly languages: Content['languages'];
  /** The files of the registers, whose facts pages tell. */
  readonly registers: readonly OutputFile[];
  /** Where objects that the layouts are given were written. */
  readonly places: WeakMap<object, Place>;
}

/** One page to be rendered. */
export interface PlannedPage {
  /** Where it is published, without base path. */
  readonly address: string;
  /** Below the output folder. */
  readonly outputPath: string;
  readonly template: string;
  /** What its layout is given, its text aside; worked out each time that it is asked for. */
  readonly data: PageData;
  /** The topic that it shows, where it shows one. */
  readonly topic: PublishedTopic | undefined;
  /** Its text, where that is no topic's; it is read each time that it is asked for. */
  readonly own?: (() => OwnText) | undefined;
  /** What its files for machines are made of, where it has some: not where it shows what stands elsewhere too. */
  readonly view?: ViewSource | undefined;
  /** Its head, where it is gathered from topics. */
  readonly gathered?: ReturnType<typeof gatheredHead> | undefined;
  /** Of a page that one page of its language holds, and of that one, which has no topic: what it is made of. */
  readonly whole?: ViewSource | undefined;
  /** Files that say the same as it, made of the same. */
  readonly beside?: Beside | undefined;
  /** The ids that its layout keeps for others: links of ours use the present ones. */
  readonly oldIds: readonly string[];
}

/** What layouts are given. */
export interface PageData {
  readonly page: PageView;
  readonly site: SiteView & { readonly terms: readonly TermView[] };
  readonly t: Readonly<Record<string, string>>;
}

/** A page before it is said what all pages of its language share. */
interface PageDraft
  extends Pick<PlannedPage, 'address'>,
    Partial<Pick<PlannedPage, 'topic' | 'own' | 'view' | 'gathered' | 'whole' | 'beside' | 'oldIds'>> {
  readonly kind: PageView['kind'];
  readonly data: () => PageView;
}

/**
 * Plans the pages of a site: one a topic, those of one language in the others too; the default language's home again at
 * `/`; those that are gathered from topics; one at each old address; and for each language the page for missing ones.
 */
export function planSite(content: Site): SitePlan | undefined {
  const { operator } = content;
  if (!operator) return undefined;
  // Of a language in preparation nothing is published.
  const languages = new Map([...content.languages].filter(([code]) => content.met.has(code)));
  const places = new WeakMap<object, Place>();
  const trees = treesOf(content);
  const all = [...trees.values()].flatMap((tree) => tree.topics);
  const topics = new Map(all.map((topic) => [topic.path, topic]));
  const present = [...languages.values()]
    .map(({ language }) => language)
    .filter(({ code }) => topics.has(`${code}/index.md`))
    .sort((a, b) => Number(isDefault(b, operator)) - Number(isDefault(a, operator)));
  const midnight = midnightIn(operator.site.time_zone);
  const sources = [...languages].map(([code, inLanguage]): ViewSource => {
    const tree = trees.get(code) as TopicTree;
    const formatDay = dayFormat(inLanguage.language);
    return { content, operator, inLanguage, tree, topics, present, places, formatDay, midnight };
  });
  const registers = [...registerFiles(sources)];
  const pages = sources.flatMap((source) => pagesIn(source, registers));
  return { pages, sources, operator, languages, registers, places };
}

/** The topics of each language, by its code. */
function treesOf(content: Site): Map<string, TopicTree> {
  const heads = new Map(
    firstAtAddress(content.topics.filter(isPublished)).map((topic) => [topic.path, headNow(topic, content)]),
  );
  const shown = (topic: PublishedTopic): PublishedTopic => heads.get(topic.path) ?? topic;
  const topics = firstAtAddress([...content.topics, ...content.guests].filter(isPublished)).map((topic) => {
    const original = topic.original && shown(topic.original);
    return original ? { ...topic, matter: original.matter, original } : shown(topic);
  });
  const byLanguage = Map.groupBy(topics, ({ language }) => language);
  return new Map(
    [...content.languages.keys()].map((code) => [code, topicTree(byLanguage.get(code) ?? [], `/${code}/`)]),
  );
}

function pagesIn(source: ViewSource, registers: readonly OutputFile[]): PlannedPage[] {
  const site = { ...siteView(source, registers), terms: termViews(source) };
  const around = { site, t: source.inLanguage.texts };
  const topics = source.tree.topics.flatMap((topic) => topicPages(topic, source));
  const drafts = [
    ...topics,
    ...gatheredPages(source),
    ...oldPages(source),
    ...notFoundPages(source),
    ...versionDrafts(source),
  ];
  return drafts.map(({ address, kind, data, topic, own, view, gathered, whole, beside, oldIds = [] }) => ({
    address,
    outputPath: `${decodePath(address).slice(1)}${address.endsWith('/') ? 'index.html' : ''}`,
    template: `${kind}.njk`,
    topic,
    own,
    view,
    gathered,
    whole,
    beside,
    oldIds,
    get data() {
      return { page: data(), ...around };
    },
  }));
}

/** The page of a topic; that of the default language's home a second time. */
function topicPages(topic: PublishedTopic, source: ViewSource): PageDraft[] {
  const { content, operator, inLanguage, tree } = source;
  const kind = kindOf(topic, tree);
  const movedOff = content.old.movedOff.get(topic.address) ?? [];
  const page = {
    kind,
    data: () => pageView(topic, source),
    topic: topic.original ?? topic,
    oldIds: [
      ...topic.topIds,
      ...movedOff.map(({ id }) => id),
      ...content.announced.leavingFrom(topic).keys(),
    ],
  };
  const isRoot = kind === 'home' && isDefault(inLanguage.language, operator);
  const whole = operator.site.one_page ? source : undefined;
  const own = { ...page, address: topic.address, whole, ...(!topic.original && { view: source }) };
  return isRoot ? [own, { ...page, address: '/' }] : [own];
}

/** The pages of a language that are gathered from topics. */
function gatheredPages(source: ViewSource): PageDraft[] {
  return source.content.gathered
    .filter(({ language }) => language === source.inLanguage.language.code)
    .map((page) => ({
      address: page.address,
      kind: page.name,
      data: () => gatheredView(page, source),
      beside: feedsBeside(page.address, source),
      // What holds all others is not to be found beside them.
      ...(page.name === 'all' ? { whole: source } : { gathered: gatheredHead(page, source) }),
    }));
}

/** The pages at old addresses that speak a language: each says where its statements are now. */
function oldPages(source: ViewSource): PageDraft[] {
  const { content, inLanguage } = source;
  return [...content.old.pages.values()]
    .filter(({ language }) => language === inLanguage.language.code)
    .map((page) => ({
      address: addressOfNotice(page.address),
      kind: 'old',
      data: () => viewOfOld(page, source),
      oldIds: page.anchors.map(({ id }) => id),
    }));
}

function viewOfOld(page: OldPage, source: ViewSource): PageView {
  const { to } = page;
  const address = addressOfNotice(page.address);
  // Of an aim that is not there, the line that names it is told.
  const canonical = to && source.content.standing.has(to.address) ? absolute(to.address, source) : '';
  return {
    ...barePage('old', address, source),
    canonical,
    old: oldPageView(page, source),
    languages: oldPageLinks(address, to?.address, source),
  };
}

/** The pages of versions in a language. */
function versionDrafts(source: ViewSource): PageDraft[] {
  return [...source.content.versionPages.values()]
    .filter(({ language }) => language === source.inLanguage.language.code)
    .map((page) => ({
      address: page.address,
      kind: page.kind,
      data: () => versionPageView(page, source),
      ...(page.version
        ? { own: () => textOfVersion(page, source), beside: textsBeside(page.version, source) }
        : { beside: feedsBeside(page.address, source, page.history) }),
    }));
}

/** The page for missing ones: of the default language that of the site, of another its own if it has a home page. */
function notFoundPages(source: ViewSource): PageDraft[] {
  const { language, texts } = source.inLanguage;
  const isMain = isDefault(language, source.operator);
  if (!isMain && !source.present.includes(language)) return [];
  const address = isMain ? '/404.html' : `/${language.code}/404.html`;
  const { not_found: title, not_found_lead: summary = '' } = texts;
  const files = [...source.content.old.pages.keys()]
    .filter((old) => addressOfNotice(old) !== old)
    .map((old) => ({ href: hrefOf(addressOfNotice(old), source), name: decodePath(old).slice(1) }));
  const data = (): PageView => ({
    ...barePage('not-found', address, source, title),
    summary,
    sections: source.tree.sections.map((topic) => cardOf(topic, source)),
    elsewhere: missingIn(source),
    languages: homeLinks(source),
    ...(files.length > 0 && { files }),
  });
  return [{ address, kind: 'not-found', data }];
}
