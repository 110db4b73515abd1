import type { DayView } from '../site/day-format.ts';
import type { GatheredName } from '../site/gathered-pages.ts';
import { reviewDue } from '../site/schema.ts';
import type { PublishedTopic } from '../site/twins.ts';
import type { VersionPage } from '../site/versions/version-pages.ts';
import type { Heading } from '../text/outline.ts';
import { type AnnouncedView, announcedViews } from './announced-view.ts';
import { type ChangedView, changedOn } from './changed-view.ts';
import { type Cited, citedOn } from './cited-texts.ts';
import type { FileView } from './file-view.ts';
import type { NewsView } from './news-view.ts';
import type { Gaps } from './not-published.ts';
import { movedFrom, type OldAnchorView, type OldPageView, oldAnchorViews } from './old-page-view.ts';
import {
  type Alternate,
  alternatesOf,
  type LanguageLink,
  languageLinks,
  type MissingIn,
} from './other-languages.ts';
import { type StaleView, staleViews } from './page-text.ts';
import { type Card, cardOf, type SourceView } from './site-view.ts';
import { marksOn, type StatusView, sourceViews, statusViews } from './status-view.ts';
import { sectionOf, shortTitle, type TopicTree } from './topic-tree.ts';
import type { VersionListView } from './version-list-view.ts';
import { type FeedLinks, type Related, relatedOfTopic, type VersionView } from './version-view.ts';
import { absolute, hrefOf, type Tongued, tongueOf, type ViewSource } from './view-source.ts';
import type { wholeContents } from './whole-text.ts';

/** An entry of the on-page contents. */
export interface ContentsEntry {
  readonly id: string;
  readonly text: string;
  readonly children: { readonly id: string; readonly text: string }[];
}

/** What a page says, its text aside: of that, layouts get `html` and `contents` too. */
export interface PageView extends Tongued {
  readonly kind: 'home' | 'section' | 'topic' | 'not-found' | 'old' | VersionPage['kind'] | GatheredName;
  readonly section: string;
  /** Right below the home page: the navigation names it. */
  readonly isSection: boolean;
  readonly address: string;
  /** Absolute; empty where the page is not to be found by search engines. */
  readonly canonical: string;
  readonly noindex: boolean;
  readonly title: string;
  /** Its name in menus and lists, and in the title of the window. */
  readonly short: string;
  readonly summary: string;
  /** On the page of a topic. */
  readonly owner?: string;
  readonly reviewed?: DayView;
  readonly nextReview?: DayView;
  readonly topIds?: readonly string[];
  readonly breadcrumbs?: readonly (Tongued & { text: string; href: string })[];
  readonly children?: readonly Card[];
  /** The topics of its section, where they are few enough for a list beside the text. */
  readonly siblings?: { readonly section: Card; readonly topics: readonly Card[] };
  readonly previous?: Card;
  readonly next?: Card;
  readonly sources?: readonly SourceView[];
  /** How sure its sections are. */
  readonly statuses?: readonly StatusView[];
  /** The marks that it explains: their kinds by the ids of the terms that name them. */
  readonly marks?: Readonly<Record<string, string>>;
  readonly original?: ReturnType<typeof originalView>;
  readonly alternates?: readonly Alternate[];
  /** The addresses of the page for machines. */
  readonly markdown?: string;
  readonly json?: string;
  readonly languages?: readonly LanguageLink[];
  /** On the page for missing ones: the pages that say what became of files. */
  readonly files?: readonly { readonly href: string; readonly name: string }[];
  /** Old ids of the page whose statements are elsewhere now, or gone. */
  readonly movedOff?: readonly OldAnchorView[];
  /** The sections whose original changed since they were translated. */
  readonly stale?: readonly StaleView[];
  /** Of the whole language; on the page for missing ones, as what follows. */
  readonly sections?: readonly Card[];
  readonly elsewhere?: readonly MissingIn[];
  /** On the page of what is not published. */
  readonly gaps?: readonly Gaps[];
  /** On the page of what changed. */
  readonly news?: NewsView;
  /** On the page that holds all others: its contents. */
  readonly parts?: ReturnType<typeof wholeContents>;
  /** The file to keep that holds it, below the output folder; what is told of it is known when it is made. */
  readonly archive?: Pick<FileView, 'href'> & Partial<FileView> & { readonly path: string };
  /** The PDF of it. */
  readonly pdf?: FileView;
  /** What of it changes on a day to come. */
  readonly announced?: readonly AnnouncedView[];
  /** The day on which it came to say what it says, where its versions are kept. */
  readonly modified?: string;
  readonly changes?: readonly ChangedView[];
  readonly cited?: readonly Cited[];
  /** Its versions, on the page of a topic, of a version and of the list of them. */
  readonly related?: readonly Related[];
  readonly versions?: string;
  readonly feed?: FeedLinks;
  readonly version?: VersionView;
  readonly list?: VersionListView;
  /** What stands at an old address. */
  readonly old?: OldPageView;
}

/** What kind of page shows a topic. */
export function kindOf(topic: PublishedTopic, tree: TopicTree): PageView['kind'] {
  if (topic.address === `/${topic.language}/`) return 'home';
  return tree.childrenOf(topic).length > 0 ? 'section' : 'topic';
}

/** Works out the view of one topic. */
export function pageView(topic: PublishedTopic, source: ViewSource): PageView {
  const { content, tree } = source;
  const { matter, original } = topic;
  const kind = kindOf(topic, tree);
  return {
    kind,
    section: sectionOf(topic),
    isSection: tree.sections.includes(topic),
    address: hrefOf(topic.address, source),
    canonical: absolute((original ?? topic).address, source),
    noindex: original !== undefined,
    ...tongueOf(topic, source),
    title: matter.title,
    short: shortTitle(topic),
    summary: matter.summary,
    owner: matter.owner,
    reviewed: source.formatDay(matter.reviewed),
    nextReview: source.formatDay(reviewDue(matter)),
    topIds: topic.topIds,
    breadcrumbs: tree.ancestorsOf(topic).map((above) => ({
      text: shortTitle(above),
      href: hrefOf(above.address, source),
      ...tongueOf(above, source),
    })),
    children: kind === 'home' ? [] : tree.childrenOf(topic).map((child) => cardOf(child, source)),
    ...neighbours(topic, source),
    sources: sourceViews(topic, source),
    statuses: statusViews(topic, source),
    marks: marksOn(topic, source),
    movedOff: oldAnchorViews(movedFrom(topic, content), source),
    alternates: alternatesOf(topic, source),
    languages: languageLinks(topic, source),
    stale: staleViews(topic, source),
    ...(!original && {
      markdown: hrefOf(`${topic.address}index.md`, source),
      json: hrefOf(`${topic.address}index.json`, source),
    }),
    announced: announcedViews(original ?? topic, source),
    ...(original
      ? { original: originalView(original, source) }
      : { ...relatedOfTopic(topic, source), ...changedOn(topic, source), ...citedOn(topic, source) }),
  };
}

/** A longer list beside the text is read by nobody. */
const MOST_SIBLINGS = 24;

/** The topics around one in its section, in their order; none where it stands right below the home page. */
function neighbours(
  topic: PublishedTopic,
  source: ViewSource,
): Pick<PageView, 'siblings' | 'previous' | 'next'> {
  const { tree } = source;
  const section = tree.ancestorsOf(topic).at(-1);
  if (!section || tree.sections.includes(topic)) return {};
  const all = tree.childrenOf(section);
  const at = all.indexOf(topic);
  const [previous, next] = [all[at - 1], all[at + 1]];
  const siblings = {
    section: cardOf(section, source),
    topics: all.length > MOST_SIBLINGS ? [] : all.map((one) => cardOf(one, source)),
  };
  return {
    ...(siblings.topics.length > 1 && { siblings }),
    ...(previous && { previous: cardOf(previous, source) }),
    ...(next && { next: cardOf(next, source) }),
  };
}

/** The way from where a topic is shown to the topic itself, and its language as that of the page calls it. */
function originalView({ address, language }: PublishedTopic, source: ViewSource) {
  const tag = source.content.languages.get(language)?.language.tag ?? language;
  const names = new Intl.DisplayNames(source.inLanguage.language.tag, { type: 'language' });
  return { href: hrefOf(address, source), tag, language: names.of(tag) ?? tag };
}

/** What a page shows that no topic stands on: next to nothing, and search engines leave it out. */
export function barePage(kind: PageView['kind'], address: string, source: ViewSource, title = ''): PageView {
  const titles = { title, short: title, summary: '' };
  const href = hrefOf(address, source);
  return { kind, section: '', isSection: false, address: href, canonical: '', noindex: true, ...titles };
}

/** The on-page contents: headings of level 2 with those of level 3 below them. */
export function contentsOf(headings: readonly Omit<Heading, 'place'>[]): ContentsEntry[] {
  const contents: ContentsEntry[] = [];
  for (const { level, id, text } of headings) {
    if (!id || !text) continue;
    if (level === 2) contents.push({ id, text, children: [] });
    else if (level === 3) contents.at(-1)?.children.push({ id, text });
  }
  return contents;
}
