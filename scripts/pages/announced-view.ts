import type { DayView } from '../site/day-format.ts';
import { sectionsOn } from '../site/pieces.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { announcedOn, type EarlierText } from '../site/versions/announced.ts';
import { type DifferentPart, partsOf } from '../site/versions/differences.ts';
import { thaw } from '../site/versions/freeze.ts';
import type { VersionStatement } from '../site/versions/page-history.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { ownTree } from '../text/html/own-tree.ts';
import { escapeHtml } from './escape-html.ts';
import { followed, lineText, readerOf } from './version-view.ts';
import { hrefOf, type ViewSource } from './view-source.ts';

/** What holds below an anchor until a day; and from which day on holds what the topic says. */
export interface AnnouncedView {
  readonly id: string;
  readonly from: DayView;
  /** Its ids begin with a reserved prefix: those of the topic stand in what is to come. */
  readonly earlier: readonly { readonly until: DayView; readonly heading: string; readonly html: string }[];
  /** The topic does not say it any more. */
  readonly isWithdrawn: boolean;
  /** How the last of them and what is to come differ; it is worked out when the page is rendered. */
  readonly parts: () => readonly DifferentPart[];
}

/** The statements of a topic that change on a day to come, as its page shows them: both texts, each with its day. */
export function announcedViews(topic: PublishedTopic, source: ViewSource): AnnouncedView[] {
  const { versions, day } = source.content;
  if (topic.original || (versions.isEmpty && versions.waiting.length === 0)) return [];
  const announced = announcedOn(topic, versions, day);
  if (announced.length === 0) return [];
  const headings = new Map(topic.text().headings.map(({ id, text }) => [id ?? '', text]));
  headings.set('top', topic.matter.title);
  return announced.map(({ id, from, earlier }) => ({
    id,
    from: source.formatDay(from),
    isWithdrawn: !headings.has(id),
    earlier: earlier.map((text) => {
      const { heading } = text.statement.text;
      const isRenamed = heading !== headings.get(id);
      const html = textOf(text, topic, source);
      return { until: source.formatDay(text.until), heading: isRenamed ? heading : '', html };
    }),
    parts: () => differencesFrom(earlier.at(-1)?.statement, id, topic, source),
  }));
}

/** How what a statement said differs from what its topic says now; of one that is new, or goes, nothing. */
function differencesFrom(
  statement: VersionStatement | undefined,
  id: string,
  { matter, html }: PublishedTopic,
  source: ViewSource,
): readonly DifferentPart[] {
  const now = sectionsOn(matter, ownTree(html().html)).find((one) => one.id === id);
  if (!statement || !now) return [];
  const { text } = statement;
  return partsOf(`${text.heading}\n${readerOf(source)(statement)}`, `${now.heading}\n${lineText(now.nodes)}`);
}

/** What a statement said, without its heading. */
function textOf({ statement, permanent }: EarlierText, topic: PublishedTopic, source: ViewSource): string {
  const { content, inLanguage } = source;
  const { html, head } = thaw([statement.text], inLanguage, content, (href) =>
    followed(href, content, topic),
  );
  // One page holds the texts of all others.
  const page = topic.address.split('/').filter(Boolean).join('-');
  const prefix = `tc-until-${page}-${encodeFragment(statement.id)}-`;
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
  const present = new Set(content.anchorsAt(topic.address));
  const inside = (id: string): string => {
    if (ids.has(id)) return `#${prefix}${id}`;
    return present.has(id) ? `#${id}` : hrefOf(`${permanent}#${id}`, source);
  };
  const lead = head.summary ? `<p>${escapeHtml(head.summary)}</p>\n` : '';
  return (lead + html.replace(HEADING, ''))
    .replace(/ id="/g, ` id="${prefix}`)
    .replace(/ href="#([^"]+)"/g, (_, id: string) => ` href="${inside(id)}"`)
    .replace(NOTES, '<div$1>$2</div>');
}

/** As our Markdown writes it. */
const HEADING = /^<div class="heading">.*?<\/div>\n/s;
/** Notes of an older text are no region of the page. */
const NOTES = /<section( class="footnotes") aria-label="[^"]*">(.*?)<\/section>/gs;
