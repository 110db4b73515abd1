import { eastAsianWidth } from 'get-east-asian-width';
import { withBase } from '../site/addresses.ts';
import type { Heading } from '../text/outline.ts';
import type { DayView } from './format-day.ts';
import type { InOthers, MissingIn } from './language-views.ts';
import { type OldAnchorView, type OldPageView, oldAnchorView } from './old-page-view.ts';
import { type Card, cardOf, type SectionCard, sectionCards } from './site-view.ts';
import { type SourceView, sourceView } from './source-view.ts';
import { type OriginalView, originalView, type Tongued, tongueOf } from './tongue.ts';
import { type ReadyTopic, sectionOf, shortTitle, type TopicTree } from './topic-tree.ts';
import type { ViewSource } from './view-source.ts';

/** An entry of the on-page contents. */
export interface ContentsEntry {
  readonly id: string;
  readonly text: string;
  readonly children: { readonly id: string; readonly text: string }[];
}

/** What a page says, its text aside: of that, layouts get `html` and `contents` too. */
export interface PageView extends Tongued, InOthers {
  readonly kind: 'home' | 'section' | 'topic' | 'not-found' | 'old';
  readonly section: string;
  /** Right below the home page: the navigation names it. */
  readonly isSection: boolean;
  readonly address: string;
  /** Absolute; empty where the page is not to be found by search engines. */
  readonly canonical: string;
  readonly noindex: boolean;
  readonly title: string;
  readonly short: string;
  /** The one of them that leaves room for the site's name where a title is cut off. */
  readonly headTitle: string;
  readonly question?: string;
  readonly summary: string;
  readonly owner: string;
  readonly reviewed: DayView;
  readonly reviewEvery: number;
  readonly topIds: readonly string[];
  readonly breadcrumbs: readonly (Tongued & { text: string; href: string })[];
  readonly children: readonly Card[];
  /** Of the whole language; on the home page and the page for missing ones. */
  readonly sections: readonly SectionCard[];
  readonly sources: readonly SourceView[];
  /** What tells one list of sources from another. */
  readonly sourceIds: string;
  /** Old ids of the page whose statements are elsewhere now, or gone. */
  readonly movedOff: readonly OldAnchorView[];
  /** What stands at an old address. */
  readonly old?: OldPageView;
  readonly original?: OriginalView;
  /** On the page for missing ones. */
  readonly elsewhere?: readonly MissingIn[];
}

/** What kind of page shows a topic. */
export function kindOf(topic: ReadyTopic, tree: TopicTree): PageView['kind'] {
  if (topic.address === `/${topic.language}/`) return 'home';
  return tree.childrenOf(topic).length > 0 ? 'section' : 'topic';
}

/** Works out the view of one topic. */
export function pageView(
  topic: ReadyTopic,
  kind: PageView['kind'],
  others: InOthers,
  source: ViewSource,
): PageView {
  const { operator, inLanguage, tree } = source;
  const { base } = operator.site;
  const { matter } = topic;
  return {
    kind,
    section: sectionOf(topic),
    isSection: tree.sections.includes(topic),
    address: withBase(topic.address, base),
    canonical: absolute((topic.original ?? topic).address, source),
    noindex: topic.original !== undefined,
    ...tongueOf(topic, source),
    title: matter.title,
    short: shortTitle(topic),
    headTitle: isNarrow(matter.title + (inLanguage.words.get('site_name') ?? ''))
      ? matter.title
      : shortTitle(topic),
    ...(matter.question && { question: matter.question }),
    summary: matter.summary,
    owner: matter.owner,
    reviewed: source.formatDay(matter.reviewed),
    reviewEvery: matter.review_every,
    topIds: topic.topIds,
    breadcrumbs: tree.ancestorsOf(topic).map((above) => ({
      text: shortTitle(above),
      href: withBase(above.address, base),
      ...tongueOf(above, source),
    })),
    children: kind === 'home' ? [] : tree.childrenOf(topic).map((child) => cardOf(child, source)),
    sections: kind === 'home' ? sectionCards(source) : [],
    sources: matter.sources.flatMap((id) => sourceView(id, source)),
    sourceIds: matter.sources.join(' '),
    movedOff: (source.content.old.movedOff.get(topic.address) ?? []).map((anchor) =>
      oldAnchorView(anchor, source),
    ),
    ...others,
    ...(topic.original && { original: originalView(topic.original, source) }),
  };
}

/** An address of the site with scheme and host. */
export function absolute(address: string, { operator }: Pick<ViewSource, 'operator'>): string {
  return operator.site.url + withBase(address, operator.site.base);
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

/** How many letters of an alphabet a title may be wide; Chinese characters count for two. */
const WIDEST = 66;

function isNarrow(title: string): boolean {
  return (
    [...title].reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) ?? 0), 0) <= WIDEST
  );
}
