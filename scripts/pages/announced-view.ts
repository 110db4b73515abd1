import { type DayView, dayFormat } from '../site/day-format.ts';
import { sectionsOn } from '../site/pieces.ts';
import type { Site } from '../site/site.ts';
import type { PublishedTopic } from '../site/twins.ts';
import type { EarlierText } from '../site/versions/announced.ts';
import { type DifferentPart, partsOf } from '../site/versions/differences.ts';
import { thaw } from '../site/versions/freeze.ts';
import type { PageVersion, VersionStatement } from '../site/versions/page-history.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { ownTree } from '../text/html/own-tree.ts';
import { fillText } from '../text/markdown/words.ts';
import { escapeHtml } from './escape-html.ts';
import { followed, lineText, readerOf } from './version-view.ts';
import { hrefOf, type ViewSource } from './view-source.ts';

/** What holds below an anchor until a day; and from which day on holds what the topic says. */
export interface AnnouncedView {
  readonly id: string;
  readonly from: DayView;
  /** Its ids begin with a reserved prefix, but for those that the topic has not: these stand in what is to come. */
  readonly earlier: readonly {
    readonly until: DayView;
    readonly sha256: string;
    /** That it holds until then; and from which day on, where that is to come. */
    readonly days: string;
    readonly heading: string;
    readonly html: string;
    /** Of one that goes, how sure it is as long as it holds, and what it rests on: its topic tells neither any more. */
    readonly rests?: ReturnType<typeof restsOf>;
  }[];
  /** Of the head of a page, what is to come, its title where that changes: the page itself says what holds until then. */
  readonly head?: { readonly title: string; readonly summary: string };
  /** The topic does not say it any more; what it is called by stands here until then. */
  readonly isWithdrawn: boolean;
  readonly anchor?: string;
  /** How the last of them and what is to come differ; it is worked out when the page is rendered. */
  readonly parts: () => readonly DifferentPart[];
}

/** A topic with the head that holds on the day of the build; of one that is new from a day to come, with that day. */
export function headNow(topic: PublishedTopic, { announced, languages }: Site): PublishedTopic {
  const held = announced.headOf(topic);
  const first = held ? undefined : announced.firstOf(topic);
  const inLanguage = languages.get(topic.language);
  if (!inLanguage || (!held && !first)) return topic;
  const { title, short, summary } = topic.matter;
  const coming = { title, short, summary };
  if (held) return { ...topic, coming, matter: { ...topic.matter, ...pick(held) } };
  const said = first?.version ? pick(first.version) : coming;
  const day = fillText(inLanguage.texts.announced_from ?? '', {
    date: dayFormat(inLanguage.language)(first?.from ?? '').text,
  });
  return { ...topic, coming, matter: { ...topic.matter, ...said, summary: `${day} · ${said.summary}` } };
}

function pick({ title, short, summary }: PageVersion): Required<PublishedTopic>['coming'] {
  return { title, short, summary };
}

/** The statements of a topic that change on a day to come, as its page shows them: both texts, each with its day. */
export function announcedViews(topic: PublishedTopic, around: ViewSource): AnnouncedView[] {
  const { content } = around;
  const announced = content.announced.of(topic);
  if (announced.length === 0) return [];
  const source = { ...around, inLanguage: content.languages.get(topic.language) ?? around.inLanguage };
  const { title } = topic.coming ?? topic.matter;
  const headings = new Map(topic.text().headings.map(({ id, text }) => [id ?? '', text]));
  headings.set('top', title);
  const leaving = new Set(content.announced.leavingFrom(topic).keys());
  return announced.map(({ id, from, earlier }) => ({
    id,
    from: source.formatDay(from),
    isWithdrawn: !headings.has(id),
    ...(leaving.has(id) && { anchor: id }),
    ...(id === 'top' &&
      topic.coming && { head: { ...topic.coming, title: title === topic.matter.title ? '' : title } }),
    earlier: earlier.map((text, index) => {
      const { heading } = text.statement.text;
      // What holds now is the title of the page.
      const isRenamed = heading !== headings.get(id) && (id !== 'top' || index > 0);
      // The wrapper of both has it.
      leaving.delete(id);
      const html = textOf(text, { topic, leaving, step: index === 0 ? '' : `${index}-` }, source);
      const days = {
        until: source.formatDay(text.until),
        days: daysOf(text, around),
        sha256: text.statement.text.sha256,
      };
      const rests = !headings.has(id) && restsOf(text);
      return { ...days, heading: isRenamed ? heading : '', html, ...(rests && { rests }) };
    }),
    parts: () => differencesFrom(earlier.at(-1)?.statement, id, topic, source),
  }));
}

function restsOf({ statement: { status, status_text: text, sources } }: EarlierText) {
  return {
    ...(status !== undefined && text !== undefined && { status: { kind: status, text, sources: [] } }),
    sources: sources.map(({ title, url }) => ({ title, ...(url !== undefined && { url }) })),
  };
}

/** The days of a text, as readers are told; a page of another language tells them in its own. */
function daysOf({ from, until }: EarlierText, { inLanguage, formatDay }: ViewSource): string {
  const last = formatDay(until).text;
  if (from === undefined) return fillText(inLanguage.texts.announced_until ?? '', { date: last });
  return fillText(inLanguage.texts.announced_between ?? '', { from: formatDay(from).text, until: last });
}

/** How what a statement said differs from what its topic says now; of one that is new, or goes, nothing. */
function differencesFrom(
  statement: VersionStatement | undefined,
  id: string,
  { matter, coming, html }: PublishedTopic,
  source: ViewSource,
): readonly DifferentPart[] {
  const head = { ...matter, ...coming };
  const now = sectionsOn(head, ownTree(html().html)).find((one) => one.id === id);
  if (!statement || !now) return [];
  const { text } = statement;
  return partsOf(`${text.heading}\n${readerOf(source)(statement)}`, `${now.heading}\n${lineText(now.nodes)}`);
}

/** What a statement said, without its heading. @param leaving the ids that are still to be given to one */
function textOf(
  { statement }: EarlierText,
  {
    topic,
    leaving,
    step,
  }: {
    readonly topic: PublishedTopic;
    readonly leaving: Set<string>;
    /** Tells several texts of one statement apart. */
    readonly step: string;
  },
  source: ViewSource,
): string {
  const { content, inLanguage } = source;
  const { html, head } = thaw([statement.text], inLanguage, content, (href) =>
    followed(href, content, topic),
  );
  // One page holds the texts of all others.
  const page = topic.address.split('/').filter(Boolean).join('-');
  const prefix = `tc-until-${page}-${encodeFragment(statement.id)}-${step}`;
  const own = new Set(leaving);
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
  const present = new Set([statement.id, ...(content.anchorsAt(topic.address) ?? []), ...leaving]);
  const inside = (id: string): string => {
    if (id !== statement.id && ids.has(id) && !own.has(id)) return `#${prefix}${id}`;
    // What stood on the page when this was said may have moved.
    return present.has(id) ? `#${id}` : hrefOf(followed(`${topic.address}#${id}`, content, topic), source);
  };
  // Its own heading stands elsewhere, and may say something else.
  const named = (id: string): string => {
    if (id === statement.id) return ` aria-label="${escapeHtml(statement.text.heading)}"`;
    return ` aria-labelledby="${own.has(id) ? '' : prefix}${id}"`;
  };
  const lead = head.summary ? `<p>${escapeHtml(head.summary)}</p>\n` : '';
  return (lead + html.replace(HEADING, ''))
    .replace(/ id="([^"]+)"/g, (_, id: string) => ` id="${leaving.delete(id) ? '' : prefix}${id}"`)
    .replace(/ href="#([^"]+)"/g, (_, id: string) => ` href="${inside(id)}"`)
    .replace(/ aria-labelledby="([^"]+)"/g, (_, id: string) => named(id))
    .replace(NOTES, '<div$1>$2</div>');
}

/** As our Markdown writes it. */
const HEADING = /^<div class="heading">.*?<\/div>\n/s;
/** Notes of an older text are no region of the page. */
const NOTES = /<section( class="footnotes") aria-label="[^"]*">(.*?)<\/section>/gs;
