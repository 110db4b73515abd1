import { withBase } from '../content/addresses.ts';
import type { Heading } from '../markdown/outline.ts';
import { oldPages } from '../redirects/old-pages.ts';
import { type DayView, formatDay } from './format-day.ts';
import { type OldAnchorView, type OldPageView, oldAnchorView } from './old-page-view.ts';
import { type Card, cardOf, type SectionCard, sectionCards, type ViewSource } from './site-view.ts';
import { type SourceView, sourceView } from './source-view.ts';
import { type ReadyTopic, sectionOf, shortTitle, type TopicTree } from './topic-tree.ts';

/** An entry of the on-page contents. */
export interface ContentsEntry {
  readonly id: string;
  readonly text: string;
  readonly children: { readonly id: string; readonly text: string }[];
}

/** A language that a page exists in. */
export interface Alternate {
  readonly name: string;
  readonly tag: string;
  readonly href: string;
  readonly canonical: string;
  readonly current: boolean;
}

/** What a page says, its text aside: of that, layouts get `html` and `contents` too. */
export interface PageView {
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
  readonly question?: string;
  readonly summary: string;
  readonly owner: string;
  readonly reviewed: DayView;
  readonly reviewEvery: number;
  readonly topIds: readonly string[];
  readonly breadcrumbs: readonly { text: string; href: string }[];
  readonly children: readonly Card[];
  /** Of the whole language; on the home page and the page for missing ones. */
  readonly sections: readonly SectionCard[];
  readonly sources: readonly SourceView[];
  /** What tells one list of sources from another. */
  readonly sourceIds: string;
  readonly alternates: readonly Alternate[];
  /** Old ids of the page whose statements are elsewhere now, or gone. */
  readonly movedOff: readonly OldAnchorView[];
  /** What stands at an old address. */
  readonly old?: OldPageView;
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
  alternates: readonly Alternate[],
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
    canonical: absolute(topic.address, source),
    noindex: false,
    title: matter.title,
    short: shortTitle(topic),
    ...(matter.question && { question: matter.question }),
    summary: matter.summary,
    owner: matter.owner,
    reviewed: formatDay(matter.reviewed, inLanguage.language),
    reviewEvery: matter.review_every,
    topIds: topic.topIds,
    breadcrumbs: tree
      .ancestorsOf(topic)
      .map((above) => ({ text: shortTitle(above), href: withBase(above.address, base) })),
    children: kind === 'home' ? [] : tree.childrenOf(topic).map((child) => cardOf(child, source)),
    sections: kind === 'home' ? sectionCards(source) : [],
    sources: matter.sources.flatMap((id) => sourceView(id, source)),
    sourceIds: matter.sources.join(' '),
    movedOff: (oldPages(source.content).movedOff.get(topic.address) ?? []).map((anchor) =>
      oldAnchorView(anchor, source),
    ),
    alternates: alternates.map((alternate) => ({
      ...alternate,
      current: alternate.tag === inLanguage.language.tag,
    })),
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
